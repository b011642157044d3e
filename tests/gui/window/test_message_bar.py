from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.message import Message
from gui.window.message_bar import MOST_ROWS, MessageBar, MessageRow


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    place = QWidget()
    place.resize(800, 600)
    made = MessageBar()
    column = QVBoxLayout(place)
    column.addWidget(made)
    column.addStretch(1)
    qtbot.addWidget(place)
    place.show()
    yield made
    place.close()


def button(row: MessageRow, text: str) -> QPushButton:
    return next(one for one in row.findChildren(QPushButton) if one.text() == text)


def test_that_a_low_window_shows_the_newest_and_a_high_one_all(bar: MessageBar) -> None:
    for sentence in ("First.", "Second.", "Third."):
        bar.show_message(Message("error", sentence))
    bar.window().resize(800, 560)
    assert [row.text() for row in bar.rows() if row.isVisible()] == ["Third."]
    bar.window().resize(800, 900)
    assert [row.text() for row in bar.rows() if row.isVisible()] == ["Third.", "Second.", "First."]
    bar.window().resize(800, 560)
    bar.rows()[0].dismiss.click()
    assert [row.text() for row in bar.rows() if row.isVisible()] == ["Second."]


def test_that_the_newest_message_is_on_top_and_the_bar_hides_when_empty(bar: MessageBar, qtbot: QtBot) -> None:
    assert not bar.isVisible()
    bar.show_message(Message("error", "First."))
    bar.show_message(Message("warning", "Second."))
    assert [row.text() for row in bar.rows()] == ["Second.", "First."]
    for _ in range(2):
        qtbot.mouseClick(bar.rows()[0].dismiss, Qt.MouseButton.LeftButton)
    assert bar.rows() == []
    assert not bar.isVisible()


def test_that_the_same_message_again_counts_up(bar: MessageBar) -> None:
    for number in range(500):
        bar.show_message(Message("error", "The disk is full.", f"try {number}"))
    assert [row.text() for row in bar.rows()] == ["The disk is full.  ×500"]


def test_that_no_flood_covers_the_window(bar: MessageBar) -> None:
    for number in range(50):
        bar.show_message(Message("error", f"File {number} is empty."))
    assert len(bar.rows()) == MOST_ROWS
    assert bar.rows()[0].text() == "File 49 is empty."
    assert bar.height() < 300


def test_that_an_action_is_done_once_and_takes_the_message_away(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.show_message(Message("info", "Deleted.", action_text="Undo", action=lambda: done.append("undone")))
    qtbot.mouseClick(bar.rows()[0].action, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert bar.rows() == []


def test_that_details_open_on_a_click_and_all_is_copied(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(Message("error", "Refused.", "GLOBAL os.system at 12"))
    row = bar.rows()[0]
    details = row.findChild(QPlainTextEdit)
    assert details is not None
    assert not details.isVisible()
    qtbot.mouseClick(button(row, "Details"), Qt.MouseButton.LeftButton)
    assert details.isVisible()
    assert "GLOBAL" in details.toPlainText()
    copy = next(one for one in row.findChildren(type(row.dismiss)) if one is not row.dismiss)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Refused.\nGLOBAL os.system at 12"


def test_that_without_details_or_action_there_are_no_such_buttons(bar: MessageBar) -> None:
    bar.show_message(Message("error", "Refused."))
    shown = [one.text() for one in bar.rows()[0].findChildren(QPushButton) if one.isVisible()]
    assert shown == []


def test_that_markup_and_hidden_characters_stay_plain_text(bar: MessageBar) -> None:
    bar.show_message(Message("error", "<b>bold</b>\u202egnp.exe\x07%s is no picture."))
    assert bar.rows()[0].text() == "<b>bold</b><U+202E>gnp.exe<U+0007>%s is no picture."


def test_that_a_very_long_name_does_not_widen_the_window(bar: MessageBar) -> None:
    bar.show_message(Message("error", f"“{'x' * 255}.png” is empty."))
    assert bar.window().width() == 800
    assert "…" in bar.rows()[0].text()
    assert bar.rows()[0].text().endswith(".png” is empty.")


@pytest.mark.parametrize("level", ["warning", "error"])
def test_that_bad_news_stays(bar: MessageBar, level: str) -> None:
    bar.show_message(Message(level, "Look."))  # pyright: ignore[reportArgumentType]
    assert not bar.rows()[0].leave.isActive()


@pytest.mark.parametrize("level", ["info", "success"])
def test_that_good_news_leaves_by_itself(bar: MessageBar, level: str, qtbot: QtBot) -> None:
    bar.show_message(Message(level, "Done."))  # pyright: ignore[reportArgumentType]
    row = bar.rows()[0]
    assert row.leave.isActive()
    row.leave.start(1)
    qtbot.waitUntil(lambda: bar.rows() == [])


def test_that_a_screen_reader_finds_level_and_sentence(bar: MessageBar) -> None:
    bar.show_message(Message("error", "The disk is full."))
    assert bar.accessibleName()
    assert bar.rows()[0].accessibleName() == "Error: The disk is full."
    for one in bar.rows()[0].findChildren(type(bar.rows()[0].dismiss)):
        assert one.accessibleName()
