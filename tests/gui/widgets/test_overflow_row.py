from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.style import style
from gui.widgets.overflow_row import OverflowRow


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[OverflowRow]:
    """A title, then “Export…” with an icon, then a button that may go."""
    around = QWidget()
    qtbot.addWidget(around)
    made = OverflowRow(around)
    made.row.addWidget(QLabel("Title"))
    made.row.addStretch(1)
    made.row.addWidget(QPushButton(style.icon("download"), "Export to a folder"))
    made.row.addWidget(QPushButton("Goes first"))
    export, goes = buttons(made)
    made.hide_first(goes)
    made.fold_texts(export)
    around.show()
    yield made
    around.close()


def buttons(row: QWidget) -> list[QPushButton]:
    return row.findChildren(QPushButton)


def test_that_what_may_go_goes_first_and_texts_fold_next(row: OverflowRow) -> None:
    export, goes = buttons(row)
    wide = row.sizeHint().width()
    row.resize(wide, 40)
    assert (export.text(), goes.isVisible()) == ("Export to a folder", True)
    row.resize(wide - 1, 40)
    assert (export.text(), goes.isVisible()) == ("Export to a folder", False)
    row.resize(row.minimumSizeHint().width(), 40)
    assert (export.text(), export.toolTip(), goes.isVisible()) == ("", "Export to a folder", False)
    assert export.accessibleName() == "Export to a folder"
    row.resize(wide, 40)
    assert (export.text(), export.toolTip(), goes.isVisible()) == ("Export to a folder", "", True)


def test_that_the_least_width_is_the_same_folded_or_not(row: OverflowRow) -> None:
    row.resize(row.sizeHint().width(), 40)
    least = row.minimumSizeHint().width()
    row.resize(least, 40)
    assert abs(row.minimumSizeHint().width() - least) <= 8
    assert row.sizeHint().width() > least


def test_that_tools_are_never_squeezed_lower_than_they_are(row: OverflowRow) -> None:
    assert row.minimumSizeHint().height() == row.sizeHint().height()
