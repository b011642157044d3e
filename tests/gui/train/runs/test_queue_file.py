"""What waits in the queue outlives the window: the files, one for each window."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.recipe import Recipe
from engine.storage import paths
from engine.training.runs.run_folder import create_run
from gui.train.runs.queue_file import VERSION, KeptRuns, QueuedRun, QueueFile


@pytest.fixture
def windows() -> Iterator[list[QueueFile]]:
    """Files of windows; those put in are closed at the end."""
    opened: list[QueueFile] = []
    yield opened
    for file in opened:
        file.close()


@pytest.fixture
def window(windows: list[QueueFile]) -> QueueFile:
    windows.append(QueueFile())
    return windows[0]


def place() -> Path:
    return paths.state() / "queue.json"


def titles(found: KeptRuns) -> list[str]:
    return [run.title for run in found.waiting]


def test_that_what_waits_is_found_again(window):
    folder = create_run(Recipe(name="half done"))
    waiting = (
        QueuedRun("LeNet-5 on MNIST", Recipe(network="lenet5", epochs=3, data_options={"count": 5})),
        QueuedRun("half done", Recipe(name="half done"), folder),
    )
    window.keep(waiting)
    window.close()
    assert window.kept().waiting == waiting
    window.keep(())
    assert not place().exists()
    window.close()
    assert window.kept() == KeptRuns()


def test_that_a_run_whose_folder_is_gone_is_told(home, window):
    window.keep((QueuedRun("gone", Recipe(), home / "runs" / "gone"), QueuedRun("there", Recipe())))
    window.close()
    found = window.kept()
    assert titles(found) == ["there"]
    assert [(run.title, run.reason) for run in found.lost] == [("gone", None)]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"waiting": 3}', "[" * 100_000, "null"])
def test_that_a_damaged_file_is_kept_aside_and_told_once(window, text):
    place().parent.mkdir(parents=True, exist_ok=True)
    place().write_text(text)
    found = window.kept()
    assert found.waiting == ()
    (aside,) = paths.state().glob("queue.json.bad-*")
    assert found.set_aside == (aside.name,)
    assert aside.read_text() == text
    window.keep((QueuedRun("new", Recipe()),))
    window.close()
    found = window.kept()
    assert (titles(found), found.set_aside) == (["new"], ())


def test_that_a_run_that_cannot_be_read_is_told_and_the_others_wait(window):
    window.keep((QueuedRun("good", Recipe()), QueuedRun("bad", Recipe())))
    window.close()
    plain = json.loads(place().read_text())
    plain["waiting"][1]["recipe"]["epochs"] = 0
    plain["waiting"].append(5)
    content = json.dumps(plain)
    place().write_text(content)
    found = window.kept()
    assert titles(found) == ["good"]
    assert [run.title for run in found.lost] == ["bad", "?"]
    assert all(run.reason for run in found.lost)
    (name,) = found.set_aside
    window.keep(found.waiting)
    assert (paths.state() / name).read_text() == content


def test_that_a_file_of_a_newer_inkling_stays_as_it_is_and_is_told(window):
    place().parent.mkdir(parents=True)
    content = json.dumps({"version": VERSION + 1, "waiting": [], "more": "what this Inkling does not know"})
    place().write_text(content)
    assert window.kept().newer == ("queue.json",)
    window.keep((QueuedRun("new", Recipe()),))
    window.close()
    assert place().read_text() == content
    found = window.kept()
    assert (titles(found), found.newer) == (["new"], ("queue.json",))


def test_that_two_windows_do_not_erase_what_waits_in_the_other(windows):
    windows += [QueueFile(), QueueFile()]
    first, second = windows
    first.keep((QueuedRun("of the first", Recipe()),))
    second.keep((QueuedRun("of the second", Recipe()),))
    first.keep(())
    first.close()
    second.close()
    windows.append(QueueFile())
    assert titles(windows[-1].kept()) == ["of the second"]


def test_that_one_window_that_comes_back_gets_what_waited_in_all(windows):
    windows += [QueueFile(), QueueFile(), QueueFile()]
    for number, window in enumerate(windows):
        window.keep((QueuedRun(f"of {number}", Recipe()),))
    windows[1].close()
    windows[2].close()
    windows.append(QueueFile())
    assert titles(windows[-1].kept()) == ["of 1", "of 2"]  # the first one is still open
    windows[-1].close()
    windows.append(QueueFile())
    assert titles(windows[-1].kept()) == ["of 1", "of 2"]


def test_that_what_is_added_before_anybody_asked_keeps_what_waited(window):
    window.keep((QueuedRun("before", Recipe()),))
    window.close()
    window.keep((QueuedRun("new", Recipe()),))
    assert titles(window.kept()) == ["before"]
    window.close()
    assert titles(window.kept()) == ["before", "new"]


def test_that_the_queue_of_a_killed_window_comes_to_the_next(window):
    code = (
        "import os, signal; from engine.recipe import Recipe; from gui.train.runs.queue_file import *;"
        "file = QueueFile(); file.keep((QueuedRun('waits', Recipe()),)); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert titles(window.kept()) == ["waits"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes with names of files")
@pytest.mark.parametrize("name", ["queue.json", "queue.lock"])
def test_that_a_named_pipe_never_hangs(window, name):
    paths.state().mkdir(parents=True)
    os.mkfifo(paths.state() / name)
    assert window.kept().waiting == ()
    window.keep((QueuedRun("waits", Recipe()),))
    window.close()
    assert titles(window.kept()) == ["waits"]
