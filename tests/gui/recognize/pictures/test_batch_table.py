"""Many pictures in a table."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel
from pytestqt.qtbot import QtBot

from engine.protocol.recognize import ListPictures, ReadFile
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from tests.gui.answers import by_name
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.writing import answered


def test_that_many_pictures_become_a_table_with_broken_ones_in_their_rows(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    engine.answer_by = by_name
    session.navigator.open_paths([f"/p/{i}.png" for i in (1, 2, 3)] + ["/p/broken.png"])
    qtbot.waitUntil(lambda: screen.page == "pictures" and not screen.table.reader.is_running)
    _, rows = screen.table.model.table()
    assert [row[2] for row in rows] == ["1", "2", "3", ""]
    assert rows[3][4:] == ["not readable", "“broken.png” is incomplete."]
    screen.table.save_rows(tmp_path / "out.csv")
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == 5


def test_that_a_row_shows_its_answer_and_opens_alone(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    engine.answer_by = by_name
    session.navigator.open_paths(["/p/1.png", "/p/2.png"])
    qtbot.waitUntil(lambda: screen.page == "pictures" and not screen.table.reader.is_running)
    view = screen.table.findChild(QAbstractItemView, "pictures")
    assert view is not None
    view.setCurrentIndex(screen.table.model.index(1, 0))
    qtbot.waitUntil(lambda: answered(screen) == "2")
    assert screen.page == "pictures"
    view.activated.emit(screen.table.model.index(0, 0))
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert answered(screen) == "1"
    QTest.keyClick(screen.picture, Qt.Key.Key_Escape)
    assert screen.page == "pictures"


def test_that_stop_ends_the_reading_of_a_batch_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    session.navigator.open_paths([f"/p/{i}.png" for i in range(50)])
    listing = engine.of(ListPictures)[-1]
    engine.give(listing, by_name(listing))
    ends: list[bool] = []
    screen.table.reader.ended.connect(ends.append)
    for request in engine.of(ReadFile)[:2]:
        engine.give(request, by_name(request))
    stop = screen.table.findChild(QAbstractButton, "batch_stop")
    assert stop is not None
    stop.click()
    assert stop.text() == "Stopping…"
    for request in list(engine.of(ReadFile)):
        engine.give(request, by_name(request))
    assert ends == [False]
    assert len(engine.of(ReadFile)) == 4
    words = screen.findChild(QLabel, "batch_progress_words")
    assert words is not None
    assert words.text() == "Stopped after 4 of 50"
