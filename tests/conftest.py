"""What every test gets: a home of its own, and a check that it leaves nothing behind and nothing unsaid."""

import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # tests of the engine load no Qt
    from pytestqt.qtbot import QtBot

    from gui.main_window import MainWindow
    from tests.shared_engine import SharedEngine


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """INKLING_HOME, empty; commands speak English whatever the developer's terminal does."""
    monkeypatch.setenv("INKLING_LANG", "en")
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("INKLING_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fails a test that leaves top-level widgets, threads or child processes."""
    threads, children, widgets = set(threading.enumerate()), _children(), _top_level_widgets()
    yield
    for thread in set(threading.enumerate()) - threads:
        thread.join(2)
    left_threads = [thread.name for thread in set(threading.enumerate()) - threads]
    left_children = sorted(_children() - children)
    left_widgets = sorted(repr(widget) for widget in _top_level_widgets() - widgets)
    assert not left_threads, f"threads left running: {left_threads}"
    assert not left_children, f"processes left running: {left_children}"
    assert not left_widgets, f"widgets left: {left_widgets}"


@pytest.fixture(autouse=True)
def no_unexpected_warnings_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test in which a warning was logged; a test that expects one checks it and calls ``caplog.clear()``."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    said = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not said, f"unexpected log warnings: {said}"


@pytest.fixture(scope="session")
def shared_engine(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> "Iterator[SharedEngine]":
    """One real engine process for all tests that want a window; its home is ``shared_engine.home``."""
    from tests.shared_engine import SharedEngine

    engine = SharedEngine(tmp_path_factory.mktemp("engine_home"))
    yield engine
    engine.end()


@pytest.fixture
def window(shared_engine: "SharedEngine", qtbot: "QtBot", monkeypatch: pytest.MonkeyPatch) -> "Iterator[MainWindow]":
    """The main window, shown, with a real engine that is ready, in an empty home."""
    from gui.app import create_window
    from gui.window.dialogs import WindowDialogs

    shared_engine.empty_home()
    monkeypatch.setenv("INKLING_HOME", str(shared_engine.home))
    made = create_window(shared_engine)
    made.show()
    qtbot.waitUntil(lambda: made.session.engine_state == "ready", timeout=60_000)
    qtbot.waitUntil(made.has_all_screens, timeout=30_000)
    yield made
    # a test that failed while it trained must not end in a question that nobody answers
    monkeypatch.setattr(WindowDialogs, "ask_about_runs", lambda *_: "stop")
    made.close()
    made.deleteLater()


def _children() -> set[str]:
    """Process ids of this process's living children; empty where the system does not list them."""
    found: set[str] = set()
    for listing in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        try:
            found.update(listing.read_text().split())
        except OSError:
            continue
    return {pid for pid in found if _is_alive(pid)}


def _is_alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _top_level_widgets() -> set[object]:
    """Living top-level widgets, after all that was asked to be deleted is gone."""
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if not isinstance(QApplication.instance(), QApplication):
        return set()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return set(QApplication.topLevelWidgets())
