import errno
import gc
import io
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.commands.app import run
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.training import loop
from engine.training.process import StopRequest, lines_of, run_in
from engine.training.runs import run_lock
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import Notice, Progress, RunEnded, RunFailed
from engine.training.runs.run_folder import create_run, request_stop
from engine.training.runs.run_lock import RunLock
from engine.training.runs.run_record import run_record

END = RunEnded("finished", 1, None, None, 0, 1.0)
PROGRAM = Path(loop.__file__).parents[2]


@pytest.fixture
def folder():
    return create_run(Recipe(data="bars", epochs=2000, device="cpu"))


def pretend(monkeypatch, *events):
    """Instead of training: these events, an exception among them is raised, None waits for the request to stop."""

    def train(recipe, run_folder, *, should_stop):
        for event in events:
            if isinstance(event, Exception):
                raise event
            while event is None and not should_stop():
                threading.Event().wait(0.005)
            if event is not None:
                yield event

    monkeypatch.setattr(loop, "train", train)


def test_that_events_are_passed_on_and_written(monkeypatch, folder):
    pretend(monkeypatch, Notice("Hello."), END)
    assert list(run_in(folder, StopRequest())) == [Notice("Hello."), END]
    assert EventFollower(folder).all_events() == (Notice("Hello."), END)
    assert run_record(folder).state == "finished"


def test_that_an_error_nobody_foresaw_is_the_one_end(monkeypatch, folder):
    pretend(monkeypatch, Notice("Hello."), ZeroDivisionError("no"))
    *_, end = run_in(folder, StopRequest())
    assert isinstance(end, RunFailed)
    assert "ZeroDivisionError in test_process.py" in end.sentence
    assert "Traceback" in end.details
    assert run_record(folder).state == "failed"


def test_that_nothing_comes_after_an_end(monkeypatch, folder):
    pretend(monkeypatch, END, Notice("Too late."))
    assert list(run_in(folder, StopRequest())) == [END]


def test_that_two_processes_never_train_one_run(monkeypatch, folder):
    pretend(monkeypatch, END)
    with RunLock(folder), pytest.raises(EngineError, match="another process"):
        list(run_in(folder, StopRequest()))
    assert EventFollower(folder).all_events() == ()


def test_that_a_stop_file_stops_and_an_old_one_does_not(monkeypatch, folder):
    request_stop(folder)
    pretend(monkeypatch, Notice("Going."), None, END)
    seen = []
    for event in run_in(folder, StopRequest()):
        seen.append(event)
        if isinstance(event, Notice):
            assert not (folder / "stop").exists()
            request_stop(folder)
    assert seen == [Notice("Going."), END]
    assert not (folder / "stop").exists()


@pytest.mark.parametrize("said", ["stop\n", "", "stay\nstop\n", "what\n"])
def test_that_a_line_or_the_end_of_input_stops_a_controlled_run(monkeypatch, folder, said):
    pretend(monkeypatch, None, END)
    assert list(run_in(folder, StopRequest(io.StringIO(said)))) == [END]


def test_that_after_stay_the_end_of_input_stops_nothing(folder):
    stop = StopRequest()
    stop.listen(io.StringIO("stay\n"))
    assert not stop.is_set()


def test_that_the_terminals_input_is_not_listened_to(monkeypatch, folder):
    pretend(monkeypatch, END)
    stop = StopRequest()
    list(run_in(folder, stop))
    assert not stop.is_set()


def test_that_a_signal_stops_gracefully(monkeypatch, folder):
    pretend(monkeypatch, Notice("Going."), None, END)
    gc.collect()  # a run that an earlier test left unfinished gives the signals back now, not in the middle of this one
    before = signal.getsignal(signal.SIGTERM)
    events = run_in(folder, StopRequest())
    assert next(events) == Notice("Going.")
    os.kill(os.getpid(), signal.SIGTERM)
    assert list(events) == [END]
    assert signal.getsignal(signal.SIGTERM) is before


def test_that_a_folder_without_a_recipe_is_no_run(tmp_path):
    with pytest.raises(EngineError, match="no run"):
        list(run_in(tmp_path, StopRequest()))


COMMAND = """
import sys
from tests.engine.training import tiny
tiny.add_to_catalog()
import typer
from engine.commands import app, register
register.COMMANDS = ("train", "evaluate")
sys.exit(app.run(sys.argv[1:]))
"""


def start(home, *arguments, **more):
    environment = {**os.environ, "INKLING_HOME": str(home), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-c", COMMAND, *arguments]
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=PROGRAM,
        env=environment,
        **more,
    )


def test_that_the_window_controls_a_run_and_goes_away(home, folder):
    child = start(home, "train", "--run", str(folder), "--json", "--controlled")
    assert child.stdout is not None
    assert child.stdin is not None
    kinds = []
    for line in child.stdout:
        kinds.append(json.loads(line)["type"])
        if kinds[-1] == "EpochDone" and not child.stdin.closed:
            child.stdin.close()  # the window is gone
    child.stdout.close()
    assert child.stderr is not None
    assert child.stderr.read() == ""
    child.stderr.close()
    assert child.wait() == 0
    assert kinds[0] == "RunStarted"
    assert kinds[-1] == "RunEnded"
    assert kinds.count("RunEnded") == 1
    record = run_record(folder)
    assert (record.state, record.can_resume) == ("stopped", True)
    assert record.weights is not None


def test_that_ctrl_c_in_the_terminal_stops_keeps_and_tells_how_to_go_on(home):
    child = start(home, "train", "--data", "bars", "--epochs", "2000", "--device", "cpu", "--seed", "4")
    assert child.stdout is not None
    said = []
    for line in child.stdout:
        said.append(line)
        if line.startswith("epoch   2"):
            child.send_signal(signal.SIGINT)
    _, errors = child.communicate()
    assert (child.returncode, errors) == (0, "")
    assert said[-1].startswith("Go on with: python main.py train --resume ")
    record = run_record(next(iter((home / "runs").iterdir())))
    assert record.recipe.seed == 4
    assert record.state == "stopped"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--epochs", "0"], 1, "epochs"),
        (["--learning-rate", "-1"], 1, "learning_rate"),
        (["--schedule", "wild"], 1, "schedule"),
        (["--resume", "nothing"], 1, "no run"),
        (["--resume", "x", "--epochs", "3"], 1, "--resume"),
        (["--network", "nothing", "--device", "cpu"], 1, "There is no network"),
        (["--data", "nowhere", "--device", "cpu"], 1, "There is no data set"),
        (["--recipe", "missing.json"], 1, "missing.json"),
        (["--data-option", "x"], 1, "KEY=VALUE"),
    ],
)
def test_that_wrong_options_are_one_sentence_on_stderr(arguments, code, words, capsys):
    assert run(["train", *arguments]) == code
    said = capsys.readouterr().err.strip()
    assert words in said
    assert "Traceback" not in said


def test_that_progress_lines_do_not_drown_the_end(monkeypatch, folder):
    lines = [Progress(1, i, 9, 0.1, 0.9, 0.01, i / 1000, 1.0, 1.0) for i in range(3000)]
    pretend(monkeypatch, *lines, END)
    list(run_in(folder, StopRequest()))
    written = EventFollower(folder).all_events()
    assert written[-1] == END
    assert len(written) < 30


def test_that_lines_come_whole_whatever_pieces_they_are_written_in():
    reading, writing = os.pipe()
    for piece in (b"st", b"op\nsta", b"y\n\xff\n", b"no end"):
        os.write(writing, piece)
    os.close(writing)
    assert list(lines_of(reading)) == ["stop", "stay", "\ufffd"]
    os.close(reading)


def test_that_a_controlled_run_ends_by_itself_while_the_window_listens(home):
    child = start(home, "train", "--data", "bars", "--epochs", "1", "--device", "cpu", "--json", "--controlled")
    assert child.stdout is not None
    last = list(child.stdout)[-1]
    assert child.wait() == 0
    child.communicate()
    assert json.loads(last)["reason"] == "finished"


def test_that_a_full_disk_at_the_start_is_told_and_the_lock_is_free_again(monkeypatch, folder):
    def full(_folder):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(run_lock, "started_at", full)
        with pytest.raises(EngineError, match="could not be begun"):
            list(run_in(folder, StopRequest()))
    with RunLock(folder):
        assert run_record(folder).state == "running"
