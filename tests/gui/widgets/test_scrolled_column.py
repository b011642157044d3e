import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.scrolled_column import ScrolledColumn

WORDS = "Words that are wrapped sooner where they have a little less room. " * 6


def column_of(*texts: str) -> QWidget:
    content = QWidget()
    layout = QVBoxLayout(content)
    for text in texts:
        label = QLabel(text)
        label.setWordWrap(True)
        layout.addWidget(label)
    layout.addStretch(1)
    return content


@pytest.fixture
def area(qtbot: QtBot) -> ScrolledColumn:
    made = ScrolledColumn(column_of(*[WORDS] * 3))
    made.resize(340, 200)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_no_height_makes_it_change_its_mind_without_end(area: ScrolledColumn) -> None:
    """Heights at which the texts fit without the bar but not beside it filled the stack: the program ended."""
    needed = area.widget().layout().totalHeightForWidth(area.width())
    widths: set[int] = set()
    for height in range(needed - 60, needed + 120):
        area.resize(340, height)
        widths.add(area.widget().width())
    assert len(widths) == 1


def test_that_all_of_a_long_column_can_be_scrolled_to_and_a_short_one_fills_the_room(area: ScrolledColumn) -> None:
    content, bar = area.widget(), area.verticalScrollBar()
    assert content.height() >= content.layout().totalHeightForWidth(content.width()) > area.viewport().height()
    assert bar.maximum() == content.height() - area.viewport().height()
    area.resize(340, 2000)
    assert bar.maximum() == 0
    assert area.widget().height() == area.viewport().height()
    assert area.widget().width() <= area.viewport().width()


def test_that_it_follows_a_content_that_grows_and_another_one(area: ScrolledColumn, qtbot: QtBot) -> None:
    before = area.widget().height()
    more = QLabel("\n".join("line" for _ in range(40)))
    area.widget().layout().addWidget(more)
    qtbot.waitUntil(lambda: area.widget().height() > before)
    area.show_content(column_of("short"))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert area.widget().width() > 300
