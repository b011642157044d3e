import functools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shiboken6
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing, Stroke
from engine.protocol.data import InspectData
from engine.protocol.messages import EngineReady, Failed
from engine.protocol.recognize import ListPictures, ReadDrawing, ReadFile
from engine.storage import paths
from gui.processes.engine_process import EngineProcess
from tests.gui.processes.asking import Answers

Make = Callable[..., EngineProcess]
QUICK = {"canvas": 1_000, "pictures": 1_000, "data": 1_000, "library": 1_000}


@pytest.fixture
def engine(engine_process: EngineProcess) -> EngineProcess:
    """An engine process that is ready."""
    return engine_process


def test_that_what_is_asked_before_it_is_ready_is_answered_later(make_engine_process: Make, qtbot: QtBot) -> None:
    engine = make_engine_process()
    answers = Answers(engine)
    answers.read("one.png")
    engine.start()
    assert not engine.is_ready
    answers.read("two.png")
    qtbot.waitUntil(lambda: answers.texts == ["one.png", "two.png"], timeout=10_000)
    assert engine.is_ready


def test_that_ready_tells_the_recognizers_and_the_device(make_engine_process: Make, qtbot: QtBot) -> None:
    engine = make_engine_process()
    with qtbot.waitSignal(engine.ready, timeout=10_000) as told:
        engine.start()
    (ready,) = told.args or ()
    assert isinstance(ready, EngineReady)
    assert (ready.device, ready.device_reason) == ("CPU", "It is a test.")


def test_that_a_batch_is_answered_in_the_order_it_was_asked(engine: EngineProcess, qtbot: QtBot) -> None:
    answers = Answers(engine)
    names = [f"{number}.png" for number in range(100)]
    for name in names:
        answers.read(name)
    qtbot.waitUntil(lambda: answers.texts == names)


def test_that_answers_to_drawings_never_go_back_and_the_last_one_is_answered(
    engine: EngineProcess, qtbot: QtBot
) -> None:
    answers = Answers(engine)
    last = [answers.draw() for _ in range(200)][-1]
    qtbot.waitUntil(lambda: bool(answers.numbers) and answers.numbers[-1] == last)
    assert answers.numbers == sorted(set(answers.numbers))


def test_that_of_another_channel_only_the_newest_request_is_answered(engine: EngineProcess, qtbot: QtBot) -> None:
    inspected, after = Answers(engine), Answers(engine)
    numbers = [inspected.ask(InspectData("folder")) for _ in range(200)]
    after.read("after.png")
    qtbot.waitUntil(lambda: after.texts == ["after.png"] and bool(inspected.numbers))
    assert inspected.numbers == numbers[-1:]


def test_that_a_drawing_with_its_arrays_reaches_the_engine_whole(engine: EngineProcess, qtbot: QtBot) -> None:
    points = np.random.default_rng(0).random((5_000, 4), np.float32)
    drawing = Drawing(100.0, 100.0, tuple(Stroke(points, 3.0) for _ in range(20)))
    answers = Answers(engine)
    answers.ask(ReadDrawing(drawing))
    qtbot.waitUntil(lambda: answers.texts == ["drawing 100"])


def test_that_a_killed_engine_is_told_and_restarted(engine: EngineProcess, qtbot: QtBot) -> None:
    before = engine.process_id
    happened: list[str] = []
    engine.died.connect(happened.append)
    engine.restarted.connect(lambda: happened.append("restarted"))
    engine.ready.connect(lambda _: happened.append("ready"))
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        os.kill(before, signal.SIGKILL)
    assert happened[1:] == ["restarted", "ready"]
    assert "stopped unexpectedly" in happened[0]
    assert "drawing is kept" in happened[0]
    assert engine.process_id not in (0, before)
    answers = Answers(engine)
    answers.draw()
    qtbot.waitUntil(lambda: len(answers.texts) == 1)


def test_that_only_the_picture_that_kills_the_engine_fails_and_the_rest_is_read(
    engine: EngineProcess, qtbot: QtBot
) -> None:
    answers = Answers(engine)
    for name in ("a.png", "killer.png", "b.png", "c.png"):
        answers.read(name)
    qtbot.waitUntil(lambda: len(answers.got) == 4, timeout=10_000)
    assert answers.texts == ["a.png", "b.png", "c.png"]
    (failed,) = answers.failures
    assert "killer.png" in failed.sentence
    assert "decoder fell over" in failed.details


def test_that_the_drawing_is_asked_again_after_a_restart(engine: EngineProcess, qtbot: QtBot) -> None:
    answers, files = Answers(engine), Answers(engine)
    files.read("hanging.png")  # what comes after it waits
    wanted = [answers.draw() for _ in range(5)][-1]
    os.kill(engine.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: len(answers.got) == 1, timeout=10_000)
    assert answers.texts == [f"drawing {wanted}"]


def test_that_a_drawing_that_kills_the_engine_twice_is_given_up(engine: EngineProcess, qtbot: QtBot) -> None:
    answers = Answers(engine)
    answers.draw(width=13)
    qtbot.waitUntil(lambda: len(answers.got) == 1, timeout=10_000)
    assert isinstance(answers.got[0], Failed)
    qtbot.waitUntil(lambda: engine.is_ready, timeout=10_000)
    answers.draw()
    qtbot.waitUntil(lambda: len(answers.texts) == 1)


def test_that_garbage_on_the_pipe_is_told_and_the_engine_restarted(engine: EngineProcess, qtbot: QtBot) -> None:
    answers, said = Answers(engine), list[str]()
    engine.died.connect(said.append)
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        answers.read("garbage.png")
    assert "something unreadable" in said[0]
    assert len(answers.failures) == 1


def test_that_a_hanging_engine_is_ended_and_restarted(make_engine_process: Make, qtbot: QtBot) -> None:
    engine = make_engine_process(patience_ms=QUICK)
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        engine.start()
    answers, said = Answers(engine), list[str]()
    engine.died.connect(said.append)
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        answers.read("hanging.png")
        answers.read("after.png")
    assert "did not answer for 1 seconds" in said[0]
    qtbot.waitUntil(lambda: answers.texts == ["after.png"])
    assert "hanging.png" in answers.failures[0].sentence


def test_that_an_engine_that_is_never_ready_is_ended(make_engine_process: Make, qtbot: QtBot) -> None:
    engine = make_engine_process("never", start_patience_ms=500, restart_delays_ms=())
    with qtbot.waitSignal(engine.died, timeout=10_000) as told:
        engine.start()
    assert "did not start in time" in (told.args or [""])[0]


def test_that_an_engine_that_cannot_start_is_given_up_and_can_be_tried_again(
    make_engine_process: Make, qtbot: QtBot
) -> None:
    engine = make_engine_process("broken", restart_delays_ms=(0, 0))
    answers = Answers(engine)
    said: list[str] = []
    engine.died.connect(said.append)
    engine.start()
    answers.draw()
    qtbot.waitUntil(lambda: engine.has_given_up, timeout=10_000)
    assert len(said) == 3
    assert "2 times without success" in said[-1]
    assert "no such network" in engine.stderr_tail
    assert [type(answer) for answer in answers.got] == [Failed]

    answers.draw()
    qtbot.waitUntil(lambda: len(answers.failures) == 2)
    assert "Try again" in answers.failures[1].sentence

    engine.try_again()
    qtbot.waitUntil(lambda: len(said) == 6, timeout=10_000)


def test_that_a_program_that_is_not_there_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    engine = EngineProcess(command=[str(tmp_path / "nothing")], restart_delays_ms=(0,))
    said: list[str] = []
    engine.died.connect(said.append)
    engine.start()
    qtbot.waitUntil(lambda: engine.has_given_up)
    assert len(said) == 2
    assert all("could not be started" in sentence for sentence in said)
    engine.close()


def test_that_one_callers_mistake_does_not_eat_the_others_answers(engine: EngineProcess, qtbot: QtBot) -> None:
    def stumble(_answer: object) -> None:
        raise ValueError("a mistake in a screen")

    answers = Answers(engine)
    with qtbot.captureExceptions() as caught:
        engine.ask(ReadFile("first.png"), stumble, stumble, owner=engine)
        answers.read("second.png")
        qtbot.waitUntil(lambda: answers.texts == ["second.png"])
    assert [kind for kind, _, _ in caught] == [ValueError]


def test_that_nobody_is_called_who_was_deleted_meanwhile(engine: EngineProcess, qtbot: QtBot) -> None:
    """Its callback would reach into a widget that is gone."""
    gone, stays, called = QLabel(), QLabel(), list[str]()
    for owner, name in ((gone, "gone"), (stays, "stays")):
        ended = functools.partial(called.append, name)
        engine.ask(ReadFile("a.png"), lambda _read, ended=ended: ended(), lambda _failed: None, owner=owner)
        engine.ask(ReadFile("killer.png"), lambda _read: None, lambda _failed, ended=ended: ended(), owner=owner)
    shiboken6.delete(gone)
    after = Answers(engine)
    after.read("after.png")
    qtbot.waitUntil(lambda: after.texts == ["after.png"], timeout=20_000)
    assert called == ["stays", "stays"]
    shiboken6.delete(stays)


def test_that_a_request_that_cannot_travel_has_failed(engine: EngineProcess, qtbot: QtBot) -> None:
    answers = Answers(engine)
    answers.ask(ReadFile(object()))  # type: ignore[arg-type]
    answers.read("after.png")
    qtbot.waitUntil(lambda: len(answers.got) == 2)
    assert answers.texts == ["after.png"]
    assert "could not be passed" in answers.failures[0].sentence


def test_that_closing_ends_the_process_with_exit_code_0(engine: EngineProcess) -> None:
    began = time.monotonic()
    engine.close()
    assert engine.process_id == 0
    assert engine.exit_code == 0
    assert time.monotonic() - began < 3


def test_that_closing_ends_a_process_that_does_not_listen(engine: EngineProcess) -> None:
    os.kill(engine.process_id, signal.SIGSTOP)
    began = time.monotonic()
    engine.close()
    assert engine.process_id == 0
    assert time.monotonic() - began < 3


def test_that_nothing_is_answered_after_closing(engine: EngineProcess, qtbot: QtBot) -> None:
    answers, died = Answers(engine), list[str]()
    engine.died.connect(died.append)
    answers.read("hanging.png")
    engine.close()
    late = Answers(engine)
    late.ask(ListPictures(()))
    qtbot.waitUntil(lambda: len(late.failures) == 1)
    assert not answers.got
    assert not died


def test_that_the_engines_words_go_to_a_log_that_does_not_grow_for_ever(
    make_engine_process: Make, qtbot: QtBot, home: Path
) -> None:
    log = home / "state" / "engine.log"
    log.parent.mkdir()
    log.write_text("x" * 300_000)
    engine = make_engine_process()
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        engine.start()
    assert log.stat().st_size < 1_000
    assert (home / "state" / "engine.old.log").stat().st_size == 300_000


def test_that_it_works_where_no_log_can_be_written(make_engine_process: Make, qtbot: QtBot, home: Path) -> None:
    (home / "state").write_text("a file where the folder should be")
    engine = make_engine_process()
    with qtbot.waitSignal(engine.ready, timeout=10_000):
        engine.start()
    assert engine.is_ready


A_WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from gui.processes.engine_process import EngineProcess
from tests.gui.processes.asking import Answers
app = QCoreApplication([])
engine = EngineProcess(command=[sys.executable, "-m", "tests.gui.processes.scripted_engine"])
engine.ready.connect(lambda _: print(engine.process_id, flush=True))
engine.start()
app.exec()
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for the process in /proc")
def test_that_a_killed_window_leaves_no_engine_behind(qtbot: QtBot) -> None:
    window = subprocess.Popen([sys.executable, "-c", A_WINDOW], cwd=paths.PROGRAM_FOLDER, stdout=subprocess.PIPE)
    with window:
        assert window.stdout is not None
        engine = Path("/proc", window.stdout.readline().decode().strip())
        assert engine.exists()
        window.kill()
    qtbot.waitUntil(lambda: not _is_running(engine), timeout=5_000)


def _is_running(process: Path) -> bool:
    try:
        return (process / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
