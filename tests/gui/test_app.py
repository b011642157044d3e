"""The program as a process, started and ended as a person or a session does."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.commands import app
from engine.storage import paths
from gui.app import create_window
from gui.settings import Settings
from gui.style.style import colors
from tests.gui.fake_engine import FakeEngine

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals and /proc")

TEXTS = ("opened", "told", "dialogs")

RUN = """
import sys
from pathlib import Path
from engine.storage import paths as folders
import gui.app
make = gui.app.create_window
def create_window():
    window = make()
    session = window.session
    session.navigator.paths_opened.connect(lambda paths: (folders.home() / "opened").write_text("\\n".join(paths)))
    session.told.connect(lambda message: (folders.home() / "told").write_text(message.sentence))
    session.engine_changed.connect(lambda state: (folders.home() / f"engine-{{state}}").touch())
    {extra}
    return window
gui.app.create_window = create_window
sys.exit(gui.app.run_window(sys.argv))
"""


class Program:
    """``main.py``'s window in a process of its own."""

    def __init__(self, home: Path, *arguments: str, extra: str = "") -> None:
        self.home = home
        environment = {**os.environ, "INKLING_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN.format(extra=extra), *arguments],
            cwd=paths.PROGRAM_FOLDER,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_for(self, name: str) -> Path:
        """The file ``name`` in the home, as soon as it is there."""
        end = time.monotonic() + 60
        while not (self.home / name).exists() or (name in TEXTS and not (self.home / name).read_text()):
            assert time.monotonic() < end, f"no {name}"
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.05)
                assert self.process.stderr is not None
                pytest.fail(f"ended too early: {self.process.stderr.read()}")
        return self.home / name

    def end_with(self, number: signal.Signals) -> tuple[int, float, str]:
        """Exit code, seconds until it was gone, and what it wrote to stderr."""
        began = time.monotonic()
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, time.monotonic() - began, said


@pytest.fixture
def programs(qapp: QApplication) -> Iterator[list[Program]]:
    """Those that were started; killed at the end if they are still there."""
    started: list[Program] = []
    yield started
    for program in started:
        if program.process.poll() is None:
            program.process.kill()
            program.process.communicate()


@linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["log-out", "Ctrl+C"])
def test_that_the_program_ends_cleanly_and_takes_its_engine_along(
    home: Path, programs: list[Program], number: signal.Signals
) -> None:
    program = Program(home)
    programs.append(program)
    program.wait_for("engine-starting")
    children = Path(f"/proc/{program.process.pid}/task/{program.process.pid}/children").read_text().split()
    code, seconds, said = program.end_with(number)
    assert (code, said) == (0, "")
    assert seconds < 8  # 3 on a machine that does nothing else
    assert [pid for pid in children if Path(f"/proc/{pid}/cmdline").exists()] == []
    assert Settings().geometry.size() > 0


@linux
def test_that_paths_on_the_command_line_are_opened(home: Path, tmp_path: Path, programs: list[Program]) -> None:
    picture = tmp_path / "한글 7.png"
    picture.write_bytes(b"no picture, but a path")
    program = Program(home, "--window", str(picture))
    programs.append(program)
    opened = program.wait_for("opened")
    program.end_with(signal.SIGTERM)
    assert opened.read_text() == str(picture)


@linux
def test_that_a_fault_of_last_time_is_told(home: Path, programs: list[Program]) -> None:
    (home / "state").mkdir()
    (home / "state" / "faults.log").write_text("Fatal Python error: Segmentation fault\n")
    program = Program(home)
    programs.append(program)
    told = program.wait_for("told")
    program.end_with(signal.SIGTERM)
    assert "did not close correctly" in told.read_text()
    assert (home / "state" / "faults.log").read_text() == ""


@linux
def test_that_an_error_in_a_slot_and_in_a_paint_event_is_one_dialog_and_work_goes_on(
    home: Path, programs: list[Program]
) -> None:
    extra = """
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QLabel, QDialog
    def fail(): raise ValueError("paper jam")
    class Bad(QLabel):
        def paintEvent(self, event): fail()
    bad = Bad("x", window)
    def look():
        dialogs = [one for one in window.findChildren(QDialog, "crash_dialog") if one.isVisible()]
        (folders.home() / "dialogs").write_text(str(len(dialogs)))
    def begin():
        bad.show()
        QTimer.singleShot(0, fail); QTimer.singleShot(5, fail); QTimer.singleShot(300, look)
    window.first_painted.connect(begin)
    """
    program = Program(home, extra=extra)
    programs.append(program)
    dialogs = program.wait_for("dialogs")
    code, _, said = program.end_with(signal.SIGTERM)
    assert code == 0
    assert dialogs.read_text() == "1"
    assert "ValueError: paper jam" in said
    assert "ValueError: paper jam" in (home / "state" / "inkling.log").read_text()


def test_that_create_window_gives_a_window_in_the_remembered_theme(qapp: QApplication, qtbot: QtBot) -> None:
    settings = Settings()
    settings.theme = "dark"
    settings.save()
    engine = FakeEngine()
    window = create_window(engine)
    assert window.session.engine is engine
    window.show()
    qtbot.waitUntil(lambda: engine.calls == ["start"])
    qtbot.waitUntil(window.has_all_screens, timeout=20_000)
    assert window.grab().toImage().pixelColor(3, 400).name() == colors().window == "#1b1c1e"
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("argument", ["train", "networks"])
def test_that_a_file_named_like_a_command_does_not_shadow_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, argument: str
) -> None:
    import main

    (tmp_path / argument).write_text("")
    monkeypatch.chdir(tmp_path)
    ran: list[list[str]] = []
    monkeypatch.setattr(app, "run", lambda arguments: ran.append(arguments) or 0)
    monkeypatch.setattr(sys, "argv", ["main.py", argument, "--help"])
    assert main.main() == 0
    assert ran == [[argument, "--help"]]


@pytest.mark.parametrize("name", ["seven.png", "a folder", "weights"])
def test_that_an_existing_path_opens_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, qapp: QApplication
) -> None:
    import main

    (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    opened: list[list[str]] = []
    monkeypatch.setattr(main, "open_window", lambda: opened.append(sys.argv[1:]) or 0)
    monkeypatch.setattr(sys, "argv", ["main.py", f"./{name}"])
    assert main.main() == 0
    assert opened == [[f"./{name}"]]
