"""Pictures that are opened or pasted on the recognize screen."""

from pytestqt.qtbot import QtBot

from engine.protocol.recognize import ListPictures, Pictures, Read, ReadBytes, ReadFile
from gui.message import Message
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from tests.gui.answers import by_name, reading
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.writing import answered


def test_that_a_picture_is_shown_beside_its_answer_and_back_again(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    engine.answer_by = by_name
    session.navigator.open_paths(["/p/3.png"])
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert answered(screen) == "3"
    screen.show_canvas()
    assert screen.page == "canvas"
    assert answered(screen) != "3"


def test_that_of_two_pictures_the_last_one_wins_whatever_comes_first(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    session.navigator.open_paths(["/p/1.png"])
    session.navigator.open_paths(["/p/2.png"])
    first, second = engine.of(ListPictures)[-2:]
    engine.give(second, Pictures(("/p/2.png",)))
    engine.give(first, Pictures(("/p/1.png",)))
    files = engine.of(ReadFile)
    assert [request.path for request in files] == ["/p/2.png"]
    session.navigator.open_paths(["/p/3.png"])
    third = engine.of(ListPictures)[-1]
    engine.give(files[0], Read(reading("2", source="2.png")))
    assert screen.page == "canvas", "the answer to what was asked before must not show"
    engine.give(third, Pictures(("/p/3.png",)))
    last = engine.of(ReadFile)[-1]
    engine.give(last, Read(reading("3", source="3.png")))
    assert answered(screen) == "3"


def test_that_going_back_to_the_canvas_drops_a_late_picture(
    screen: RecognizeScreen, engine: FakeEngine, session: Session
) -> None:
    session.navigator.open_paths(["/p/1.png"])
    asked = engine.of(ListPictures)[-1]
    screen.show_canvas()
    engine.give(asked, Pictures(("/p/1.png",)))
    assert engine.of(ReadFile) == []
    assert screen.page == "canvas"


def test_that_a_pasted_picture_without_a_file_is_read(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answer_by = by_name
    screen.open_picture(b"png bytes", "5.png")
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert engine.of(ReadBytes)[-1].data == b"png bytes"
    assert answered(screen) == "5"


def test_that_a_refused_picture_is_told_and_the_canvas_stays(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    engine.answer_by = by_name
    session.navigator.open_paths(["/p/broken.png"])
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].sentence == "“broken.png” is incomplete."
    assert screen.page == "canvas"


def test_that_an_empty_folder_is_told(
    screen: RecognizeScreen, engine: FakeEngine, session: Session, said: list[Message]
) -> None:
    session.navigator.open_paths(["/p/empty"])
    asked = engine.of(ListPictures)[-1]
    engine.give(asked, Pictures((), ()))
    assert "no picture" in said[0].sentence
