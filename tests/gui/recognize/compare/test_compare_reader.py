import pytest
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing
from engine.protocol.compare import CompareBytes, Compared, CompareDrawing, CompareFile, OneAnswer
from engine.protocol.messages import Failed
from gui.recognize.compare import compare_reader
from gui.recognize.compare.compare_reader import CompareReader, Subject
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import info, reading
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def answers() -> list[tuple[str, bool]]:
    return []


@pytest.fixture
def reader(engine: FakeEngine, answers: list[tuple[str, bool]], qtbot: QtBot) -> CompareReader:
    made = CompareReader(Session(engine, Settings()), lambda: Drawing(10.0, 10.0, ()), lambda: "auto")
    made.answered.connect(lambda one, is_fresh: answers.append((one.key, is_fresh)))
    made.let_answer([info("slow"), info("quick"), info("third")])
    return made


def answered(key: str, ms: float = 1.0) -> OneAnswer:
    return OneAnswer(key, reading("7"), ms)


def asked(engine: FakeEngine) -> list[CompareDrawing | CompareFile | CompareBytes]:
    return [one for one in engine.asked if isinstance(one, CompareDrawing | CompareFile | CompareBytes)]


def give(engine: FakeEngine, *answers: OneAnswer, remaining: tuple[str, ...] = (), kind: str = "ink") -> None:
    request = asked(engine)[-1]
    engine.give(request, Compared(answers, remaining, kind))  # type: ignore[arg-type]


def test_that_nothing_is_asked_until_it_is_turned_on(reader: CompareReader, engine: FakeEngine) -> None:
    reader.read_again()
    assert asked(engine) == []
    reader.turn(True)
    assert [type(one) for one in asked(engine)] == [CompareDrawing]
    assert set(asked(engine)[0].recognizers) == {"slow", "quick", "third"}
    assert asked(engine)[0].budget_ms > 0


def test_that_the_rest_is_asked_for_next_and_the_quickest_first(
    reader: CompareReader, engine: FakeEngine, answers: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    reader.turn(True)
    give(engine, answered("slow", 90.0), remaining=("quick", "third"))
    qtbot.waitUntil(lambda: len(asked(engine)) == 2)
    assert asked(engine)[1].recognizers == ("quick", "third")
    give(engine, answered("quick", 0.2), answered("third", 5.0))
    assert answers == [("slow", True), ("quick", True), ("third", True)]
    assert not reader.is_busy
    reader.read_again()
    assert asked(engine)[2].recognizers == ("quick", "third", "slow")


def test_that_one_request_is_under_way_at_a_time_and_the_newest_ink_is_asked_for_next(
    reader: CompareReader, engine: FakeEngine, answers: list[tuple[str, bool]], qtbot: QtBot
) -> None:
    reader.turn(True)
    for _ in range(50):
        reader.read_again()
    assert len(asked(engine)) == 1
    give(engine, answered("slow"), answered("quick"), answered("third"))
    assert [is_fresh for _, is_fresh in answers] == [False, False, False]
    qtbot.waitUntil(lambda: len(asked(engine)) == 2)
    give(engine, answered("slow"), answered("quick"), answered("third"))
    assert [is_fresh for _, is_fresh in answers[3:]] == [True, True, True]


def test_that_a_slow_network_gets_its_turn_while_quick_ones_follow_the_pen(
    reader: CompareReader, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    reader.turn(True)
    give(engine, answered("slow", 90.0), answered("quick", 0.2), answered("third", 0.3))
    monkeypatch.setattr(compare_reader, "LONGEST_WAIT_MS", -1)
    reader.read_again()
    reader.read_again()
    assert len(asked(engine)) == 2
    assert len(asked(engine)[1].recognizers) == 1


def test_that_the_answer_to_another_subject_is_dropped(
    reader: CompareReader, engine: FakeEngine, answers: list[tuple[str, bool]]
) -> None:
    reader.turn(True)
    old = asked(engine)[0]
    reader.look_at(Subject("/a.png"))
    engine.give(old, Compared((answered("slow"),)))
    assert answers == []


@pytest.mark.parametrize(
    ("subject", "kind"), [(Subject("/a.png"), CompareFile), (Subject("pasted.png", b"bytes"), CompareBytes)]
)
def test_that_a_picture_says_its_kind_before_anybody_is_asked(
    reader: CompareReader, engine: FakeEngine, subject: Subject, kind: type, qtbot: QtBot
) -> None:
    found: list[str] = []
    reader.kind_found.connect(found.append)
    reader.turn(True)
    reader.look_at(subject)
    assert isinstance(asked(engine)[-1], kind)
    assert asked(engine)[-1].recognizers == ()
    give(engine, kind="photo")
    assert found == ["ink", "photo"]
    qtbot.waitUntil(lambda: bool(asked(engine)[-1].recognizers))
    assert reader.kind == "photo"


def test_that_a_refusal_is_told_and_the_next_ink_is_asked_for(reader: CompareReader, engine: FakeEngine) -> None:
    told: list[str] = []
    reader.refused.connect(told.append)
    reader.turn(True)
    engine.give(asked(engine)[0], Failed("It cannot be read."))
    assert told == ["It cannot be read."]
    reader.read_again()
    assert len(asked(engine)) == 2


def test_that_after_it_is_turned_off_nothing_is_asked_or_answered(
    reader: CompareReader, engine: FakeEngine, answers: list[tuple[str, bool]]
) -> None:
    reader.turn(True)
    reader.turn(False)
    give(engine, answered("slow"))
    reader.read_again()
    assert answers == []
    assert len(asked(engine)) == 1


def test_that_a_recognizer_that_cannot_answer_is_not_asked_again_for_the_same_ink(
    reader: CompareReader, engine: FakeEngine, qtbot: QtBot
) -> None:
    reader.turn(True)
    give(engine, OneAnswer("slow", None, error="gone"), answered("quick"), answered("third"))
    assert not reader.is_busy
