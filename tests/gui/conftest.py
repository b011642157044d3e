"""A window around screens that do nothing, beside an engine that answers when a test says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.main_window import MainWindow
from gui.screen import Place
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSwitch
from tests.gui.plain_window import Page
from tests.gui.stand_in_engine import StandInEngine


@pytest.fixture
def calls() -> list[str]:
    """What the window asked of its screens."""
    return []


@pytest.fixture
def engine() -> StandInEngine:
    return StandInEngine()


@pytest.fixture
def plain(qapp: QApplication, engine: StandInEngine, calls: list[str]) -> Iterator[MainWindow]:
    """A window around screens that do nothing."""
    settings = Settings()
    settings.theme = "light"
    session = Session(engine, settings)
    places = [
        Place("recognize", "Recognize", "pen-line", lambda: Page(calls)),
        Place("train", "Train", "graduation-cap", lambda: Page(calls)),
        Place("library", "Library", "library", QWidget),
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
