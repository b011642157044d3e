from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.protocol.library import ImportWeights
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def told(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.told.connect(messages.append)
    return messages


def test_that_paths_are_opened_once_each_and_remembered(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.navigator.paths_opened) as opened:
        session.navigator.open_paths([Path("/p/한글.png"), "/p/folder", "/p/한글.png"])
    assert opened.args == [("/p/한글.png", "/p/folder")]
    assert session.settings.recent == ["/p/한글.png", "/p/folder"]


def test_that_weights_among_pictures_go_to_the_library(session: Session, engine: FakeEngine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.navigator.paths_opened) as opened:
        session.navigator.open_paths(["/p/a.png", "/p/W.SAFETENSORS"])
    assert opened.args == [("/p/a.png",)]
    assert [request.path for request in engine.asked if isinstance(request, ImportWeights)] == ["/p/W.SAFETENSORS"]


def test_that_nothing_opened_is_no_news(session: Session, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(session.navigator.paths_opened):
        session.navigator.open_paths([])
