"""The recognize screen beside an engine that answers when a test says so."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gui.message import Message
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import info
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.writing import answer_all


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine, qtbot: QtBot) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def said(session: Session) -> list[Message]:
    """What the session tells the person."""
    heard: list[Message] = []
    session.told.connect(heard.append)
    return heard


@pytest.fixture
def screen(session: Session, engine: FakeEngine, qtbot: QtBot) -> Iterator[RecognizeScreen]:
    """The screen, shown, with an engine that is ready."""
    made = RecognizeScreen(session)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    engine.greet(info("lenet5"))
    answer_all(engine)
    yield made
    made.save()
