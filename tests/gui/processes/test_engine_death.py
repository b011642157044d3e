"""The engine dies at the worst moments: every question is answered or told to have failed, none is lost."""

import os
import random
import signal
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing, Stroke
from engine.protocol.library import ListRecognizers
from engine.protocol.messages import Failed
from engine.protocol.recognize import ReadDrawing
from gui.processes.engine_process import EngineProcess
from tests.gui.processes.asking import Answers

pytestmark = pytest.mark.skipif(not hasattr(os, "WNOWAIT"), reason="looks at a process that has ended")


def kill(engine: EngineProcess) -> None:
    """It is dead when this returns, and the window has not noticed."""
    os.kill(engine.process_id, signal.SIGKILL)
    os.waitid(os.P_PID, engine.process_id, os.WEXITED | os.WNOWAIT)


def large_drawing() -> Drawing:
    """Some megabytes: more than a pipe holds."""
    points = np.random.default_rng(0).random((20_000, 4), np.float32)
    return Drawing(100.0, 100.0, tuple(Stroke(points, 3.0) for _ in range(10)))


def test_that_what_is_asked_of_a_dead_engine_is_answered(engine_process: EngineProcess, qtbot: QtBot) -> None:
    engine = engine_process
    drawings, files = Answers(engine), Answers(engine)
    kill(engine)
    wanted = [drawings.draw() for _ in range(5)][-1]
    names = ["1.png", "2.png", "3.png"]
    for name in names:
        files.read(name)
    qtbot.waitUntil(lambda: len(files.got) == 3 and len(drawings.got) == 1, timeout=30_000)
    assert drawings.texts == [f"drawing {wanted}"]
    assert [failed.sentence.count("1.png") for failed in files.failures] == [1]  # it may have been its fault
    assert files.texts == names[1:]


def test_that_a_question_cut_by_the_death_does_not_reach_the_next_engine_in_halves(
    engine_process: EngineProcess, qtbot: QtBot
) -> None:
    engine = engine_process
    deaths, drawn = list[str](), Answers(engine)
    engine.died.connect(deaths.append)
    os.kill(engine.process_id, signal.SIGSTOP)
    drawn.ask(ReadDrawing(large_drawing()))
    Answers(engine).ask(ListRecognizers())
    kill(engine)
    qtbot.waitUntil(lambda: drawn.texts == ["drawing 100"], timeout=30_000)
    assert len(deaths) == 1


def test_that_what_is_asked_while_the_death_is_told_is_answered(engine_process: EngineProcess, qtbot: QtBot) -> None:
    engine = engine_process
    later = Answers(engine)
    engine.died.connect(lambda _sentence: later.read("at the death.png"))
    engine.restarted.connect(lambda: later.read("at the restart.png"))
    engine.ready.connect(lambda _ready: later.read("at the return.png"))
    Answers(engine).ask(ReadDrawing(Drawing(13.0, 100.0)), channel="")
    failures: list[Failed] = []

    def on_failed(failed: Failed) -> None:
        failures.append(failed)
        later.read("at the failure.png")

    engine.ask(ListRecognizers(), lambda _answer: None, on_failed, owner=engine)
    kill(engine)
    names = {f"at the {what}.png" for what in ("death", "failure", "restart", "return")}
    qtbot.waitUntil(lambda: names <= set(later.texts), timeout=30_000)
    assert len(failures) == 1


@pytest.mark.parametrize("seed", [1, 2])
def test_that_however_it_dies_each_question_has_one_answer(
    engine_process: EngineProcess, qtbot: QtBot, seed: int
) -> None:
    """Asked every millisecond, killed three times at moments of chance."""
    engine, chance = engine_process, random.Random(seed)
    drawings, files, asked = Answers(engine), Answers(engine), list[int]()
    kills = [chance.randrange(5, 60) + 100 * number for number in range(3)]
    timer = QTimer(interval=1)

    def on_time() -> None:
        number = len(asked)
        asked.append(files.read(Path(f"{number}.png").name))
        drawings.draw()
        if number in kills and engine.process_id:
            os.kill(engine.process_id, signal.SIGKILL)
        if number == 400:
            timer.stop()

    timer.timeout.connect(on_time)
    timer.start()
    qtbot.waitUntil(lambda: len(asked) == 401 and len(files.got) == 401, timeout=60_000)
    assert sorted(files.numbers) == asked
    assert len(files.failures) <= 3  # at most one for each death: the one in work
    last = drawings.draw()
    qtbot.waitUntil(lambda: drawings.numbers[-1] == last, timeout=30_000)
    assert drawings.numbers == sorted(set(drawings.numbers))


def test_that_an_engine_that_answers_and_dies_again_and_again_is_given_up(
    engine_process: EngineProcess, qtbot: QtBot
) -> None:
    """Screens ask anew whenever it is back: what it died of is among that, and other things are answered."""
    engine, answers = engine_process, Answers(engine_process)

    def ask_all_anew() -> None:
        answers.ask(ListRecognizers())
        answers.draw(width=13.0)

    engine.ready.connect(lambda _ready: ask_all_anew())
    ask_all_anew()
    qtbot.waitUntil(lambda: engine.has_given_up, timeout=60_000)
    assert engine.deaths == 4  # one more than there are restarts


def test_that_many_deaths_among_many_pictures_stop_nothing(engine_process: EngineProcess, qtbot: QtBot) -> None:
    files = Answers(engine_process)
    for number in range(5):
        files.read("killer.png")
        files.read(f"{number}.png")
    qtbot.waitUntil(lambda: len(files.got) == 10, timeout=60_000)
    assert files.texts == [f"{number}.png" for number in range(5)]
    assert not engine_process.has_given_up
