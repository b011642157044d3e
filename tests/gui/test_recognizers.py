from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.protocol.library import ImportWeights, KnownRecognizers
from engine.protocol.messages import Failed
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import recognizer
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def told(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.told.connect(messages.append)
    return messages


def test_that_a_choice_is_remembered_at_the_next_start(session: Session, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.greet(recognizer("shipped:a"), recognizer("mine:b"))
    with qtbot.waitSignal(session.recognizers.choice_changed):
        session.recognizers.choose("ink", "mine:b")
    with qtbot.assertNotEmitted(session.recognizers.choice_changed):
        session.recognizers.choose("ink", "mine:b")
    session.close()
    engine = FakeEngine()
    again = Session(engine, Settings())
    engine.greet(recognizer("shipped:a"), recognizer("mine:b"))
    assert again.recognizers.chosen("ink") == "mine:b"


def test_that_a_chosen_recognizer_that_is_gone_gives_way_to_the_default_and_comes_back(
    session: Session, engine: FakeEngine
) -> None:
    a, b = recognizer("shipped:a"), recognizer("mine:b")
    engine.greet(a, b)
    session.recognizers.choose("ink", "mine:b")
    session.recognizers.refresh()
    engine.answer(KnownRecognizers((a,)))
    assert session.recognizers.chosen("ink") == "shipped:a"
    session.recognizers.refresh()
    engine.answer(KnownRecognizers((a, b)))
    assert session.recognizers.chosen("ink") == "mine:b"


def test_that_the_weights_of_a_run_become_the_chosen_recognizer(
    session: Session, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.greet(recognizer("shipped:a"))
    weights = tmp_path / "best.safetensors"
    session.recognizers.use_weights(weights)
    with qtbot.waitSignal(session.recognizers.used) as used:
        engine.answer(KnownRecognizers((recognizer("shipped:a"), recognizer("run:x", path=str(weights)))))
    assert used.args == ["run:x"]
    assert session.recognizers.chosen("ink") == "run:x"


def test_that_weights_from_elsewhere_are_imported_first(
    session: Session, engine: FakeEngine, tmp_path: Path, told: list[Message]
) -> None:
    engine.greet(recognizer("shipped:a"))
    session.recognizers.use_weights(tmp_path / "other.safetensors")
    engine.answer(KnownRecognizers((recognizer("shipped:a"),)))
    assert isinstance(engine.asked[1], ImportWeights)
    new = recognizer("mine:other", "My net")
    engine.answer(KnownRecognizers((recognizer("shipped:a"), new), imported="mine:other"))
    assert session.recognizers.chosen("ink") == "mine:other"
    assert [(message.level, "My net" in message.sentence) for message in told] == [("success", True)]


def test_that_a_refused_import_changes_nothing_and_says_why(
    session: Session, engine: FakeEngine, told: list[Message]
) -> None:
    engine.greet(recognizer("shipped:a"))
    session.navigator.open_paths(["/x/evil.pth"])
    engine.answer(Failed("The file holds code. Ask for a safetensors file.", "GLOBAL os.system"))
    assert session.recognizers.chosen("ink") == "shipped:a"
    assert told == [Message("error", "The file holds code. Ask for a safetensors file.", "GLOBAL os.system")]


def test_that_a_problem_with_a_file_on_the_shelf_is_told_once(
    session: Session, engine: FakeEngine, told: list[Message]
) -> None:
    for _ in range(3):
        session.recognizers.refresh()
        engine.answer(KnownRecognizers((), notes=("“x.safetensors” is damaged.",)))
    assert [message.sentence for message in told] == ["“x.safetensors” is damaged."]
