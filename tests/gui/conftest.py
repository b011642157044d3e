"""A window around screens that do nothing, and engines: one that answers when a test says so, one in a process."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.storage import paths
from gui.main_window import MainWindow
from gui.processes.engine_process import EngineProcess
from gui.session import Session
from gui.settings import Settings
from gui.style.theme import ThemeSwitch
from gui.window.screen_protocols import ScreenEntry
from tests.gui.fake_engine import FakeEngine
from tests.gui.plain_window import Page


@pytest.fixture
def calls() -> list[str]:
    """What the window asked of its screens."""
    return []


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def plain(qapp: QApplication, engine: FakeEngine, calls: list[str]) -> Iterator[MainWindow]:
    """A window around screens that do nothing."""
    settings = Settings()
    settings.theme = "light"
    session = Session(engine, settings)
    places = [
        ScreenEntry("recognize", "Recognize", "pen-line", lambda: Page(calls)),
        ScreenEntry("train", "Train", "graduation-cap", lambda: Page(calls)),
        ScreenEntry("library", "Library", "library", QWidget),
    ]
    themes = ThemeSwitch(qapp, settings)
    made = MainWindow(session, themes, places)
    session.setParent(made)
    themes.setParent(made)
    made.show()
    QTest.qWaitForWindowExposed(made)
    yield made
    for page in made.findChildren(Page):
        page.running.clear()
    made.close()
    made.deleteLater()


@pytest.fixture
def make_engine_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., EngineProcess]]:
    """Makes engine processes around the fake engine; all are closed after the test."""
    monkeypatch.setenv("PYTHONPATH", str(paths.PROGRAM_FOLDER))
    made: list[EngineProcess] = []

    def make_one(*arguments: str, **options: object) -> EngineProcess:
        options.setdefault("restart_delays_ms", (0, 0, 0))
        command = [sys.executable, "-m", "tests.gui.processes.scripted_engine", *arguments]
        made.append(EngineProcess(command=command, **options))  # pyright: ignore[reportArgumentType]
        return made[-1]

    yield make_one
    for engine in made:
        engine.close()


@pytest.fixture
def engine_process(make_engine_process: Callable[..., EngineProcess], qtbot: QtBot) -> EngineProcess:
    """An engine process around the fake engine that is ready."""
    one = make_engine_process()
    with qtbot.waitSignal(one.ready, timeout=30_000):
        one.start()
    return one
