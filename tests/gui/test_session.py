import pytest
from pytestqt.qtbot import QtBot

from engine.protocol.library import ListRecognizers
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


def test_that_a_ready_engine_brings_recognizers_defaults_and_the_device(
    session: Session, engine: FakeEngine, qtbot: QtBot
) -> None:
    session.start()
    with qtbot.waitSignals([session.recognizers.changed, session.recognizers.choice_changed, session.engine_changed]):
        engine.greet(recognizer("shipped:a"), recognizer("shipped:pets", kind="photo"))
    assert session.engine_state == "ready"
    assert (session.recognizers.chosen("ink"), session.recognizers.chosen("photo")) == ("shipped:a", "shipped:pets")
    assert (session.device, session.device_reason) == ("CPU", "no graphics card")


def test_that_starting_twice_starts_one_engine(session: Session, engine: FakeEngine) -> None:
    session.start()
    session.start()
    assert engine.calls == ["start"]


def test_that_asking_before_the_start_starts_the_engine(session: Session, engine: FakeEngine) -> None:
    session.recognizers.refresh()
    assert engine.calls == ["start"]
    assert isinstance(engine.asked[0], ListRecognizers)


def test_that_a_dead_engine_is_told_and_a_stopped_one_can_be_tried_again(
    session: Session, engine: FakeEngine, told: list[Message]
) -> None:
    states: list[str] = []
    session.engine_changed.connect(states.append)
    engine.died.emit("The engine stopped. It is being restarted.")
    engine.restarted.emit()
    engine.has_given_up, engine.stderr_tail = True, "Segmentation fault"
    engine.died.emit("The engine stopped. It was restarted 5 times without success.")
    assert states == ["restarting", "starting", "stopped"]
    assert [message.level for message in told] == ["warning", "error"]
    assert told[1].details == "Segmentation fault"
    assert told[1].action is not None
    told[1].action()
    assert engine.calls == ["try_again"]


def test_that_closing_keeps_the_settings_and_ends_the_engine(session: Session, engine: FakeEngine) -> None:
    session.start()
    session.settings.theme = "dark"
    session.close()
    assert engine.calls == ["start", "close"]
    assert Settings().theme == "dark"
