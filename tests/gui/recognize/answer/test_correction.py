"""What was misread is corrected."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QStyle, QStyleOptionToolButton, QToolButton
from pytestqt.qtbot import QtBot

from gui.recognize.answer.correction import AROUND, CorrectionRow
from gui.recognize.screen import RecognizeScreen
from gui.style.style import LIGHT
from gui.style.style_sheet import style_sheet
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag
from tests.gui.recognize.writing import KEYS, answer_until_quiet, write


def test_that_corrections_are_hidden_until_somebody_listens(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    assert not screen.result.correction.isVisible()
    screen.offer_corrections()
    assert screen.result.correction.isVisible()
    assert screen.result.correction.labels == tuple("0123456789")
    with qtbot.waitSignal(screen.corrected) as told:
        QTest.keyClick(screen.canvas, Qt.Key.Key_1)
    drawing, label = told.args
    assert label == "1"
    assert drawing.strokes == screen.ink.strokes


def test_that_one_digit_of_a_number_is_corrected_with_its_own_strokes(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    screen.offer_corrections()
    drag(screen.canvas, (65, 100), (70, 130))
    drag(screen.canvas, (115, 100), (120, 130))
    answer_until_quiet(screen, qtbot, engine, "42")
    assert not screen.result.correction.isVisible(), "first a digit must be chosen"
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(102, 60))
    button = screen.findChild(QToolButton, "correct_3")
    assert button is not None
    with qtbot.waitSignal(screen.corrected) as told:
        button.click()
    drawing, label = told.args
    assert label == "3"
    assert len(drawing.strokes) == 1
    np.testing.assert_allclose(drawing.strokes[0].points[0, :2], (115, 100))


def buttons(row: CorrectionRow) -> list[QToolButton]:
    return [one for one in row.findChildren(QToolButton) if one.isVisible()]


@pytest.fixture
def row(qtbot: QtBot, qapp: QApplication) -> Iterator[CorrectionRow]:
    before = qapp.styleSheet()
    qapp.setStyleSheet(style_sheet(LIGHT, 10))
    made = CorrectionRow()
    qtbot.addWidget(made)
    made.resize(230, 60)
    made.show()
    yield made
    qapp.setStyleSheet(before)


def is_whole(button: QToolButton) -> bool:
    """Whether its text has the room that it takes; else Qt paints dots in its middle."""
    option = QStyleOptionToolButton()
    button.initStyleOption(option)
    room = button.style().subControlRect(
        QStyle.ComplexControl.CC_ToolButton, option, QStyle.SubControl.SC_ToolButton, button
    )
    return button.fontMetrics().horizontalAdvance(button.text()) <= room.width() - AROUND


@pytest.mark.parametrize("labels", [tuple("0123456789"), ("cat", "dog", "bird")])
def test_that_digits_and_short_names_are_buttons_that_show_all_of_them(
    row: CorrectionRow, qtbot: QtBot, labels: tuple[str, ...]
) -> None:
    row.offer(labels)
    qtbot.waitUntil(lambda: [one.text() for one in buttons(row)] == list(labels))
    assert all(is_whole(one) for one in buttons(row))


def test_that_long_names_become_a_list_until_there_is_room(row: CorrectionRow, qtbot: QtBot) -> None:
    labels = ("golden retriever", "Siamese cat", "double-decker bus")
    row.offer(labels)
    chosen = row.findChild(QComboBox, "correct_list")
    assert chosen is not None
    assert chosen.isVisible()
    assert buttons(row) == []
    assert [chosen.itemText(place) for place in range(1, chosen.count())] == list(labels)
    with qtbot.waitSignal(row.label_chosen) as told:
        chosen.activated.emit(2)
    assert told.args == ["Siamese cat"]
    row.resize(700, 60)
    assert not chosen.isVisible()
    assert [one.text() for one in buttons(row)] == list(labels)
    assert all(is_whole(one) for one in buttons(row))
    assert row.minimumSizeHint().width() < 230, "it can always be a list again"
