import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from engine.storage.json_dataclasses import to_json
from engine.training.estimate.forecast import TRIAL_EVENTS, RateFound, RateTried
from gui.processes import command_process
from gui.processes.command_process import KILL_NOW, CommandEnd, CommandProcess, ShutdownPolicy, told_sentence

FAKE = (sys.executable, "-S", str(Path(__file__).parents[1] / "fake_command.py"))
STEP = RateTried(1, 2, 0.001, 2.5)
RESULT = RateFound(0.001, "It is “0.001”.", (0.1, 0.2), (2.0, 1.0))
POLITELY = ShutdownPolicy(QProcess.terminate, patience_ms=60_000, with_window_ms=60_000)
Make = Callable[..., CommandProcess]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    """Makes processes of the fake command; all are closed after the test."""
    made: list[CommandProcess] = []

    def make_one(farewell: ShutdownPolicy = KILL_NOW, command: tuple[str, ...] = FAKE) -> CommandProcess:
        made.append(CommandProcess(TRIAL_EVENTS.unchecked, (RateFound,), command=command, farewell=farewell))
        return made[-1]

    yield make_one
    for process in made:
        process.close()


@pytest.fixture
def process(make: Make) -> CommandProcess:
    return make()


def heard(process: CommandProcess) -> list[object]:
    """All that it tells from now on, its end too."""
    told: list[object] = []
    process.told.connect(told.append)
    process.ended.connect(told.append)
    return told


def run(process: CommandProcess, qtbot: QtBot, *acts: str, stdin: bytes | None = None) -> CommandEnd:
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        process.start(acts, stdin)
    assert ended.args is not None
    return ended.args[0]


def begin(process: CommandProcess, qtbot: QtBot, *acts: str) -> None:
    """Start it and wait until it has told its first event."""
    with qtbot.waitSignal(process.told, timeout=30_000):
        process.start(["say", to_json(STEP), *acts])


def test_that_events_are_told_in_order_and_the_last_word_is_the_result(process: CommandProcess, qtbot: QtBot) -> None:
    told = heard(process)
    end = run(process, qtbot, "say", to_json(STEP), "say", "a line of some library", "say", to_json(RESULT))
    assert told == [STEP, RESULT, end]
    assert (end.result, end.is_canceled, end.has_started, end.sentence) == (RESULT, False, True, "")
    assert not process.is_running


def test_that_a_line_that_comes_in_halves_is_one_event(process: CommandProcess, qtbot: QtBot, tmp_path: Path) -> None:
    told = heard(process)
    line, half_is_out = to_json(RESULT), tmp_path / "out"
    middle = line.index("”")  # a letter of several bytes begins the second half
    process.start(["begin", line[:middle], "made", str(half_is_out), "say", line[middle:]])
    qtbot.waitUntil(lambda: process.has_result, timeout=30_000)
    assert half_is_out.exists()
    assert told[:1] == [RESULT]
    assert [one for one in told[1:] if not isinstance(one, CommandEnd)] == []


def test_that_a_last_line_without_an_end_counts(process: CommandProcess, qtbot: QtBot) -> None:
    told = heard(process)
    assert run(process, qtbot, "begin", to_json(RESULT)).result == RESULT
    assert told[0] == RESULT


def test_that_a_line_cut_by_the_end_is_no_event(process: CommandProcess, qtbot: QtBot) -> None:
    end = run(process, qtbot, "begin", to_json(RESULT)[:-1])
    assert end.result is None
    assert end.details == "The process ended: exit code 0."


def test_that_the_command_reads_what_it_is_given_to_the_end(process: CommandProcess, qtbot: QtBot) -> None:
    assert run(process, qtbot, "read", stdin=to_json(RESULT).encode()).result == RESULT


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        (("complain", "some warning", "complain", "The data are gone. Choose other data.", "end", "1"), "The data are"),
        (("complain", "Traceback (most recent call last):", "complain", "ValueError: 3", "end", "1"), ""),
        (("complain", "Killed by a driver", "end", "7"), ""),
        (("end", "1"), ""),
    ],
)
def test_that_only_a_sentence_for_people_is_one(
    process: CommandProcess, qtbot: QtBot, acts: tuple[str, ...], sentence: str
) -> None:
    end = run(process, qtbot, *acts)
    assert end.sentence.startswith(sentence) if sentence else end.sentence == ""
    assert end.result is None
    for words in acts[1::2]:
        assert words in end.details


def test_that_of_many_words_the_end_is_kept(
    process: CommandProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_process, "LONGEST_STDERR_TAIL", 20)
    end = run(process, qtbot, "complain", "x" * 100_000, "complain", "The disk is full.", "end", "1")
    assert end.sentence == "The disk is full."
    assert len(end.details) < 100


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_that_a_process_that_is_killed_from_outside_ends_without_a_sentence(
    process: CommandProcess, qtbot: QtBot
) -> None:
    begin(process, qtbot, "complain", "not a sentence", "wait")
    child = process.findChild(QProcess)
    assert child is not None
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        os.kill(child.processId(), signal.SIGKILL)
    assert ended.args is not None
    assert ended.args[0].sentence == ""
    assert "signal 9" in ended.args[0].details


def test_that_a_program_that_is_not_there_ends_once_and_later(make: Make, qtbot: QtBot) -> None:
    process = make(command=("/nothing/here",))
    told = heard(process)
    process.start(["say", "this"], b"what nobody reads")
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1, timeout=30_000)
    (end,) = told
    assert isinstance(end, CommandEnd)
    assert not end.has_started
    assert end.details
    assert not process.is_running


def test_that_a_program_that_is_not_there_tells_nothing_after_close(make: Make, qtbot: QtBot) -> None:
    process = make(command=("/nothing/here",))
    told = heard(process)
    process.start([])
    process.close()
    run(make(), qtbot)  # meanwhile the event loop has turned many times
    assert told == []


def test_that_a_cancel_kills_and_is_the_end(process: CommandProcess, qtbot: QtBot) -> None:
    begin(process, qtbot, "wait")
    told = heard(process)
    with qtbot.waitSignal(process.ended, timeout=30_000):
        process.cancel()
        process.cancel()
    (end,) = told
    assert isinstance(end, CommandEnd)
    assert end.is_canceled
    assert end.result is None


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be asked to end")
def test_that_a_polite_cancel_lets_the_process_clean_up(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    process, cleaned = make(POLITELY), tmp_path / "cleaned"
    with qtbot.waitSignal(process.told, timeout=30_000):
        process.start(["clean", str(cleaned), "say", to_json(STEP), "wait"])
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        process.cancel()
    assert ended.args is not None
    assert ended.args[0].is_canceled
    assert cleaned.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be asked to end")
def test_that_a_process_that_does_not_listen_is_killed(make: Make, qtbot: QtBot) -> None:
    process = make(ShutdownPolicy(QProcess.terminate, patience_ms=50))
    with qtbot.waitSignal(process.told, timeout=30_000):
        process.start(["deaf", "say", to_json(STEP), "wait"])
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        process.cancel()
    assert ended.args is not None
    assert ended.args[0].is_canceled
    assert "signal 9" in ended.args[0].details


def test_that_a_result_that_comes_after_the_cancel_is_kept_and_not_told(make: Make, qtbot: QtBot) -> None:
    process = make(ShutdownPolicy(QProcess.closeWriteChannel, patience_ms=60_000))
    begin(process, qtbot, "read", "say", to_json(STEP), "say", to_json(RESULT))
    told = heard(process)
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        process.cancel()
    assert ended.args is not None
    assert ended.args[0].is_canceled
    assert ended.args[0].result == RESULT
    assert told == ended.args


def test_that_after_the_last_word_it_is_too_late_to_cancel(process: CommandProcess, qtbot: QtBot) -> None:
    process.start(["say", to_json(RESULT), "wait"])
    qtbot.waitUntil(lambda: process.has_result, timeout=30_000)
    with qtbot.waitSignal(process.ended, timeout=30_000) as ended:
        process.cancel()
    assert ended.args is not None
    assert ended.args[0].result == RESULT
    assert not ended.args[0].is_canceled


def test_that_a_process_that_has_said_all_and_stays_is_killed(
    process: CommandProcess, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_process, "LEAVING_PATIENCE_MS", 50)
    assert run(process, qtbot, "say", to_json(RESULT), "wait").result == RESULT


def test_that_a_second_start_does_nothing_while_one_is_running(process: CommandProcess, qtbot: QtBot) -> None:
    begin(process, qtbot, "read", "say", to_json(RESULT))
    told = heard(process)
    process.start(["end", "3"], b"")
    child = process.findChild(QProcess)
    assert child is not None
    child.closeWriteChannel()
    qtbot.waitUntil(lambda: not process.is_running, timeout=30_000)
    assert told[0] == RESULT
    assert len(told) == 2


def test_that_one_that_has_said_its_last_word_makes_way(process: CommandProcess, qtbot: QtBot) -> None:
    process.start(["say", to_json(RESULT), "wait"])
    qtbot.waitUntil(lambda: process.has_result, timeout=30_000)
    told = heard(process)
    end = run(process, qtbot, "say", to_json(STEP))
    assert told == [STEP, end]
    assert end.result is None


def test_that_after_close_nothing_is_told(make: Make, qtbot: QtBot) -> None:
    process = make(ShutdownPolicy(QProcess.closeWriteChannel, with_window_ms=60_000))
    begin(process, qtbot, "read", "say", to_json(STEP), "say", to_json(RESULT))
    told = heard(process)
    process.close()  # it says its last word while the window waits for it
    assert not process.is_running
    assert run(make(), qtbot).result is None  # meanwhile the event loop has turned many times
    assert told == []


def test_that_who_closes_it_from_what_is_told_hears_no_more(process: CommandProcess, qtbot: QtBot) -> None:
    told = heard(process)
    process.told.connect(lambda _event: process.close())
    process.start(["say", f"{to_json(STEP)}\n{to_json(STEP)}\n{to_json(RESULT)}"])
    qtbot.waitUntil(lambda: len(told) > 0, timeout=30_000)
    assert told == [STEP]
    assert not process.is_running


def test_that_it_can_be_started_anew_from_its_end(process: CommandProcess, qtbot: QtBot) -> None:
    ends: list[CommandEnd] = []

    def on_ended(end: CommandEnd) -> None:
        ends.append(end)
        if len(ends) == 1:
            process.start(["say", to_json(RESULT)])

    process.ended.connect(on_ended)
    process.start(["end", "4"])
    qtbot.waitUntil(lambda: len(ends) == 2, timeout=30_000)
    assert [end.result for end in ends] == [None, RESULT]
    assert "exit code 4" in ends[0].details


def test_that_a_sentence_is_the_last_line_and_no_longer_than_anybody_reads() -> None:
    assert told_sentence("a warning\nThe folder is gone.\n", 1) == "The folder is gone."
    assert told_sentence("x" * 10_000, 1) == "x" * 600
    assert told_sentence("The folder is gone.", 2) == ""
    assert told_sentence(" \n", 1) == ""
