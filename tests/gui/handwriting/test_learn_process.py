import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.handwriting.events import BeforeAfter, LearnDone, LearnFailed, LearnProgress, LearnStarted
from engine.storage.json_dataclasses import to_json
from gui.handwriting.learn_process import LearnProcess

FAKE = [sys.executable, "-S", str(Path(__file__).parent.parent / "fake_command.py")]
STARTED = LearnStarted("my-handwriting", 12, 3, 60)
PROGRESS = LearnProgress(3, 60, 0.25, 4.5)
DONE = LearnDone("mine:a", BeforeAfter(3, 1, 3), BeforeAfter(10_000, 9_900, 9_910), 0.5, 8.0)
Make = Callable[..., LearnProcess]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Makes a lesson whose process does what is said in ``fake_command.py``, started."""
    made: list[LearnProcess] = []

    def make_one(*acts: str) -> LearnProcess:
        made.append(LearnProcess(command=[*FAKE, *acts, "end", "0"]))
        return made[-1]

    yield make_one
    for lesson in made:
        lesson.close()


def heard(lesson: LearnProcess) -> list[object]:
    told: list[object] = []
    lesson.happened.connect(told.append)
    lesson.canceled.connect(lambda: told.append("canceled"))
    return told


def say(*events: object) -> list[str]:
    return [word for event in events for word in ("say", to_json(event))]


def test_that_a_lesson_is_told_and_has_ended_with_its_result(make: Make, qtbot: QtBot) -> None:
    lesson = make(*say(STARTED, PROGRESS, DONE), "wait")
    told = heard(lesson)
    lesson.start("my-handwriting", "shipped:digits")
    qtbot.waitUntil(lambda: DONE in told, timeout=30_000)
    assert told == [STARTED, PROGRESS, DONE]
    assert not lesson.is_running  # its process may hang for what it likes: the next lesson can begin


def test_that_a_canceled_lesson_is_no_failure(make: Make, qtbot: QtBot) -> None:
    lesson = make(*say(STARTED), "wait")
    told = heard(lesson)
    with qtbot.waitSignal(lesson.happened, timeout=30_000):
        lesson.start("my-handwriting", "")
    assert lesson.is_running
    with qtbot.waitSignal(lesson.canceled, timeout=30_000):
        lesson.cancel()
    assert told == [STARTED, "canceled"]
    assert not lesson.is_running


def test_that_a_lesson_canceled_too_late_is_done_and_not_canceled(make: Make, qtbot: QtBot) -> None:
    """The cancel comes while the last word is on its way: the recognizer is in the library all the same."""
    lesson = make("say", f"{to_json(STARTED)}\n{to_json(DONE)}", "wait")
    told = heard(lesson)
    lesson.happened.connect(lambda event: lesson.cancel() if event == STARTED else None)
    lesson.start("my-handwriting", "")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=30_000)
    assert told == [STARTED, DONE]
    assert not lesson.is_running


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        (("complain", "There are too few drawings. Draw some more.", "end", "1"), "There are too few drawings."),
        (("complain", "Traceback", "complain", "KeyError: 3", "end", "1"), "Learning ended unexpectedly"),
        (("end", "9"), "Learning ended unexpectedly"),
    ],
)
def test_that_a_lesson_without_a_result_has_failed(
    make: Make, qtbot: QtBot, acts: tuple[str, ...], sentence: str
) -> None:
    lesson = make(*say(STARTED), *acts)
    told = heard(lesson)
    lesson.start("my-handwriting", "")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=30_000)
    assert isinstance(told[1], LearnFailed)
    assert told[1].sentence.startswith(sentence)
    assert "The process ended" in told[1].details


def test_that_a_program_that_is_not_there_is_a_failure(qtbot: QtBot) -> None:
    lesson = LearnProcess(command=["/nothing/here"])
    with qtbot.waitSignal(lesson.happened, timeout=30_000) as told:
        lesson.start("my-handwriting", "")
    assert told.args is not None
    assert told.args[0].sentence == "Learning could not be started. Start Inkling again."
