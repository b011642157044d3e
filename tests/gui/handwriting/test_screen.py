"""A person keeps, browses, relabels and deletes drawings, and makes sets of symbols, with the mouse and the keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from engine.handwriting import collections
from engine.handwriting.events import BeforeAfter, LearnDone, LearnFailed, LearnProgress, LearnStarted
from gui.handwriting.new_set_dialog import NewSetDialog, named
from gui.handwriting.screen import HandwritingScreen
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from tests.gui.fake_engine import FakeEngine
from tests.gui.handwriting.desk import answer_by_desk


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(answer_by_desk, at_once=True)


@pytest.fixture
def session(qtbot: QtBot, engine: FakeEngine) -> Iterator[Session]:
    made = Session(engine, Settings())
    yield made
    made.close()


@pytest.fixture
def told(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.told.connect(messages.append)
    return messages


@pytest.fixture
def screen(qtbot: QtBot, session: Session) -> HandwritingScreen:
    made = HandwritingScreen(session)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    qtbot.waitExposed(made)
    return made


def draw(screen: HandwritingScreen, *points: tuple[int, int]) -> None:
    canvas = screen.pad.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(canvas, QPoint(*point))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def make_set(screen: HandwritingScreen) -> str:
    screen.shelf.create("Shapes", ("♥", "★"))
    return screen.shelf.current


def test_that_an_example_is_drawn_kept_and_the_next_class_offered(screen: HandwritingScreen) -> None:
    key = make_set(screen)
    assert screen.pad.label.currentText() == "♥"
    assert not screen.pad.keep.isEnabled()
    draw(screen, (30, 30), (60, 80), (90, 30))
    QTest.mouseClick(screen.pad.keep, Qt.MouseButton.LeftButton)
    assert [one.label for one in collections.drawings(key)] == ["♥"]
    assert screen.pad.ink.is_empty
    assert screen.pad.label.currentText() == "★"
    assert screen.gallery.rows.rowCount() == 1


def test_that_enter_keeps_and_escape_clears(screen: HandwritingScreen) -> None:
    key = make_set(screen)
    draw(screen, (30, 30), (60, 80))
    QTest.keyClick(screen.pad.canvas, Qt.Key.Key_Escape)
    assert screen.pad.ink.is_empty
    draw(screen, (30, 30), (60, 80))
    QTest.keyClick(screen.pad.canvas, Qt.Key.Key_Return)
    assert len(collections.drawings(key)) == 1


def test_that_deleting_can_be_undone_from_the_message(screen: HandwritingScreen, told: list[Message]) -> None:
    key = make_set(screen)
    draw(screen, (30, 30), (60, 80))
    QTest.mouseClick(screen.pad.keep, Qt.MouseButton.LeftButton)
    screen.gallery.selectAll()
    QTest.mouseClick(screen.discard, Qt.MouseButton.LeftButton)
    assert collections.drawings(key) == ()
    assert screen.gallery.rows.rowCount() == 0
    undo = told[-1].action
    assert undo is not None
    undo()
    assert screen.gallery.rows.rowCount() == 1


def test_that_a_drawing_is_relabelled(screen: HandwritingScreen) -> None:
    key = make_set(screen)
    draw(screen, (30, 30), (60, 80))
    QTest.mouseClick(screen.pad.keep, Qt.MouseButton.LeftButton)
    screen.gallery.selectAll()
    star = next(act for act in screen.relabel.menu().actions() if act.text() == "★")
    star.trigger()
    assert [one.label for one in collections.drawings(key)] == ["★"]


def test_that_a_set_is_named_in_the_dialog(screen: HandwritingScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(screen.new_set, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QDialog, "new_set")
    assert isinstance(dialog, NewSetDialog)
    create = dialog.findChild(QPushButton, "new_set_create")
    assert create is not None
    QTest.keyClicks(dialog.name, "Jamo")
    assert not create.isEnabled()
    dialog.classes.setText("ㄱ ㄴ ㄷ")
    QTest.mouseClick(create, Qt.MouseButton.LeftButton)
    info = screen.shelf.current_info
    assert info is not None
    assert (info.name, info.classes) == ("Jamo", ("ㄱ", "ㄴ", "ㄷ"))
    assert screen.sets.currentItem().text().startswith("Jamo")


def test_that_a_deleted_set_comes_back(screen: HandwritingScreen, told: list[Message]) -> None:
    key = make_set(screen)
    QTest.mouseClick(screen.remove, Qt.MouseButton.LeftButton)
    assert key not in [info.key for info in screen.shelf.collections]
    undo = told[-1].action
    assert undo is not None
    undo()
    assert key in [info.key for info in screen.shelf.collections]


def choose_file(screen: HandwritingScreen, button: str, path: Path) -> None:
    """Click ``button`` and choose ``path`` in the dialog that it opens."""
    QTest.mouseClick(screen.findChild(QPushButton, button), Qt.MouseButton.LeftButton)
    (dialog,) = (one for one in screen.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_that_sets_travel_by_file(screen: HandwritingScreen, tmp_path: Path, told: list[Message]) -> None:
    key = make_set(screen)
    draw(screen, (30, 30), (60, 80))
    QTest.mouseClick(screen.pad.keep, Qt.MouseButton.LeftButton)
    choose_file(screen, "share_set", tmp_path / "shapes.inkset.json")
    choose_file(screen, "receive_set", tmp_path / "shapes.inkset.json")
    assert [m.sentence for m in told] == ["1 drawing exported.", "1 drawing imported."]
    assert screen.shelf.current != key
    (tmp_path / "broken.json").write_text("{")
    choose_file(screen, "receive_set", tmp_path / "broken.json")
    assert "damaged" in told[-1].sentence


def test_that_learning_says_what_is_missing(screen: HandwritingScreen) -> None:
    assert not screen.card.learn.isEnabled()
    make_set(screen)
    assert "“♥” needs more" in screen.card.learn.toolTip()


def test_that_a_lesson_shows_progress_result_and_the_way_back(screen: HandwritingScreen, engine: FakeEngine) -> None:
    happened = screen.lesson.happened
    happened.emit(LearnStarted("my-handwriting", 20, 4, 70))
    happened.emit(LearnProgress(35, 70, 0.4, 3.2))
    assert not screen.card.learn.isVisible()
    happened.emit(LearnDone("mine:x", BeforeAfter(4, 2, 4), BeforeAfter(10_000, 9_950, 9_948), 1.0, 7.7))
    result = screen.card.findChild(object, "learn_result")
    assert "50 % right before, 100 % now (of 4)" in result.text()  # pyright: ignore[reportAttributeAccessIssue]
    assert "99.50 % right before, 99.48 % now (of 10000)" in result.text()  # pyright: ignore[reportAttributeAccessIssue]
    assert screen.card.undo.isVisible()
    QTest.mouseClick(screen.card.undo, Qt.MouseButton.LeftButton)
    assert [type(request).__name__ for request in engine.asked][-1] == "DeleteRecognizer"


def test_that_a_failed_lesson_says_why(screen: HandwritingScreen, told: list[Message]) -> None:
    screen.lesson.happened.emit(LearnFailed("There is no room on the disk."))
    assert told[-1].sentence == "There is no room on the disk."
    assert screen.card.learn.isVisible()


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("♥ ★  ▲", ("♥", "★", "▲")),
        ("left arrow, right arrow", ("left arrow", "right arrow")),
        (" , ,", ()),
    ],
)
def test_that_symbols_are_separated_by_commas_or_spaces(text: str, classes: tuple[str, ...]) -> None:
    assert named(text) == classes
