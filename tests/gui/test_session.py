from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.protocol.library import ImportWeights, KnownRecognizers, ListRecognizers
from engine.protocol.messages import Failed
from gui.session import Message, Session
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
    with qtbot.waitSignals([session.recognizers_changed, session.choice_changed, session.engine_changed]):
        engine.greet(recognizer("shipped:a"), recognizer("shipped:pets", kind="photo"))
    assert session.engine_state == "ready"
    assert (session.chosen("ink"), session.chosen("photo")) == ("shipped:a", "shipped:pets")
    assert (session.device, session.device_reason) == ("CPU", "no graphics card")


def test_that_starting_twice_starts_one_engine(session: Session, engine: FakeEngine) -> None:
    session.start()
    session.start()
    assert engine.calls == ["start"]


def test_that_asking_before_the_start_starts_the_engine(session: Session, engine: FakeEngine) -> None:
    session.refresh_recognizers()
    assert engine.calls == ["start"]
    assert isinstance(engine.asked[0], ListRecognizers)


def test_that_a_choice_is_remembered_at_the_next_start(session: Session, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.greet(recognizer("shipped:a"), recognizer("mine:b"))
    with qtbot.waitSignal(session.choice_changed):
        session.choose("ink", "mine:b")
    with qtbot.assertNotEmitted(session.choice_changed):
        session.choose("ink", "mine:b")
    session.close()
    engine = FakeEngine()
    again = Session(engine, Settings())
    engine.greet(recognizer("shipped:a"), recognizer("mine:b"))
    assert again.chosen("ink") == "mine:b"


def test_that_a_chosen_recognizer_that_is_gone_gives_way_to_the_default_and_comes_back(
    session: Session, engine: FakeEngine
) -> None:
    a, b = recognizer("shipped:a"), recognizer("mine:b")
    engine.greet(a, b)
    session.choose("ink", "mine:b")
    session.refresh_recognizers()
    engine.answer(KnownRecognizers((a,)))
    assert session.chosen("ink") == "shipped:a"
    session.refresh_recognizers()
    engine.answer(KnownRecognizers((a, b)))
    assert session.chosen("ink") == "mine:b"


def test_that_the_weights_of_a_run_become_the_chosen_recognizer(
    session: Session, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    engine.greet(recognizer("shipped:a"))
    weights = tmp_path / "best.safetensors"
    session.use_weights(weights)
    with qtbot.waitSignal(session.weights_used) as used:
        engine.answer(KnownRecognizers((recognizer("shipped:a"), recognizer("run:x", path=str(weights)))))
    assert used.args == ["run:x"]
    assert session.chosen("ink") == "run:x"


def test_that_weights_from_elsewhere_are_imported_first(
    session: Session, engine: FakeEngine, tmp_path: Path, told: list[Message]
) -> None:
    engine.greet(recognizer("shipped:a"))
    session.use_weights(tmp_path / "other.safetensors")
    engine.answer(KnownRecognizers((recognizer("shipped:a"),)))
    assert isinstance(engine.asked[1], ImportWeights)
    new = recognizer("mine:other", "My net")
    engine.answer(KnownRecognizers((recognizer("shipped:a"), new), imported="mine:other"))
    assert session.chosen("ink") == "mine:other"
    assert [(message.level, "My net" in message.sentence) for message in told] == [("success", True)]


def test_that_a_refused_import_changes_nothing_and_says_why(
    session: Session, engine: FakeEngine, told: list[Message]
) -> None:
    engine.greet(recognizer("shipped:a"))
    session.open_paths(["/x/evil.pth"])
    engine.answer(Failed("The file holds code. Ask for a safetensors file.", "GLOBAL os.system"))
    assert session.chosen("ink") == "shipped:a"
    assert told == [Message("error", "The file holds code. Ask for a safetensors file.", "GLOBAL os.system")]


def test_that_paths_are_opened_once_each_and_remembered(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.paths_opened) as opened:
        session.open_paths([Path("/p/한글.png"), "/p/folder", "/p/한글.png"])
    assert opened.args == [("/p/한글.png", "/p/folder")]
    assert session.settings.recent == ["/p/한글.png", "/p/folder"]


def test_that_weights_among_pictures_go_to_the_library(session: Session, engine: FakeEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.paths_opened) as opened:
        session.open_paths(["/p/a.png", "/p/W.SAFETENSORS"])
    assert opened.args == [("/p/a.png",)]
    assert [request.path for request in engine.asked if isinstance(request, ImportWeights)] == ["/p/W.SAFETENSORS"]


def test_that_nothing_opened_is_no_news(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.paths_opened):
        session.open_paths([])


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


def test_that_a_problem_with_a_file_on_the_shelf_is_told_once(
    session: Session, engine: FakeEngine, told: list[Message]
) -> None:
    for _ in range(3):
        session.refresh_recognizers()
        engine.answer(KnownRecognizers((), notes=("“x.safetensors” is damaged.",)))
    assert [message.sentence for message in told] == ["“x.safetensors” is damaged."]


def test_that_closing_keeps_the_settings_and_ends_the_engine(session: Session, engine: FakeEngine) -> None:
    session.start()
    session.settings.theme = "dark"
    session.close()
    assert engine.calls == ["start", "close"]
    assert Settings().theme == "dark"
