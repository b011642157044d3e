from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.library.info import RecognizerInfo
from engine.protocol.envelope import Request
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from gui.recognize.recognizer_choice import RecognizerChoice
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import by_name, info, reading
from tests.gui.fake_engine import FakeEngine


def photo(key: str) -> RecognizerInfo:
    return info(key, kind="photo")


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    made = Session(engine, Settings())
    made.start()
    engine.greet(info("lenet5"), info("mine", origin="run"), photo("resnet"), photo("vgg"))
    return made


@pytest.fixture
def choice(session: Session, qtbot: QtBot) -> RecognizerChoice:
    made = RecognizerChoice(session)
    qtbot.addWidget(made)
    return made


def take(choice: RecognizerChoice, key: str) -> None:
    """As the list does when a person clicks a line."""
    index = choice.findData(key, Qt.ItemDataRole.UserRole)
    assert index >= 0
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


def test_that_it_shows_who_answers_a_drawing(choice: RecognizerChoice, session: Session) -> None:
    assert choice.currentText().startswith("LENET5")
    assert choice.key_for_drawing == "lenet5"
    session.recognizers.choose("ink", "mine")
    assert choice.currentText().startswith("MINE")
    assert choice.key_for_drawing == "mine"


def test_that_it_shows_who_answered_a_photo(choice: RecognizerChoice, session: Session) -> None:
    session.recognizers.choose("photo", "resnet")
    choice.look_at("")
    assert choice.currentText().startswith("Automatic")
    choice.tell_reader("RESNET")
    assert choice.currentText().startswith("RESNET")
    assert choice.key == ""


def test_that_what_is_taken_is_remembered_for_its_kind(
    choice: RecognizerChoice, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(choice.changed):
        take(choice, "mine")
    choice.look_at("")
    choice.tell_reader("VGG")
    take(choice, "vgg")
    assert (session.recognizers.chosen("ink"), session.recognizers.chosen("photo")) == ("mine", "vgg")
    choice.look_at("ink")
    assert choice.currentText().startswith("MINE")
    session.settings.save()
    assert (Settings().chosen("ink"), Settings().chosen("photo")) == ("mine", "vgg")


def test_that_one_of_the_other_kind_answers_what_is_on_view_only(choice: RecognizerChoice, session: Session) -> None:
    take(choice, "vgg")
    assert choice.key == choice.key_for_drawing == "vgg"
    assert choice.currentText().startswith("VGG")
    assert session.recognizers.chosen("ink") == "lenet5"
    choice.look_at("ink")
    assert choice.key == ""
    assert choice.key_for_drawing == "lenet5"


def test_that_automatic_forgets_what_was_taken(choice: RecognizerChoice, session: Session) -> None:
    take(choice, "mine")
    take(choice, "")
    assert choice.key_for_drawing == "lenet5"
    assert choice.currentText().startswith("LENET5")
    assert Settings().chosen("ink") == ""


def test_that_a_dropped_photo_is_answered_by_the_photo_recognizer_and_can_be_read_by_another(
    session: Session, engine: FakeEngine, qtbot: QtBot
) -> None:
    screen = RecognizeScreen(session)
    qtbot.addWidget(screen)
    screen.show()

    def answer(request: Request) -> Any:
        if isinstance(request, ReadFile):
            named = request.recognizer or "vgg"
            return Read(replace(reading("7", source="cat.jpg"), recognizer=named.upper()))
        return by_name(request)

    engine.answer_by = answer
    session.recognizers.choose("photo", "vgg")
    session.navigator.open_paths(["/p/cat.jpg"])
    qtbot.waitUntil(lambda: screen.page == "picture")
    asked = engine.of(ReadFile)[-1]
    assert (asked.recognizer, asked.for_ink, asked.for_photos) == ("", "lenet5", "vgg")
    assert screen.choice.currentText().startswith("VGG")
    take(screen.choice, "mine")  # it was handwriting after all
    qtbot.waitUntil(lambda: engine.of(ReadFile)[-1].recognizer == "mine")
    qtbot.waitUntil(lambda: not engine.waiting_of(ReadFile))
    session.navigator.open_paths(["/p/dog.jpg"])
    qtbot.waitUntil(lambda: engine.of(ReadFile)[-1].path == "/p/dog.jpg")
    assert engine.of(ReadFile)[-1].recognizer == ""
    screen.show_canvas()
    qtbot.waitUntil(lambda: bool(engine.of(ReadDrawing)) and engine.of(ReadDrawing)[-1].recognizer == "mine")
    screen.close()
