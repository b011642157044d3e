from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from engine.protocol.handwriting import Drawings
from gui.handwriting.collections import MINE, Collections
from gui.session import Session
from gui.settings import Settings
from tests.gui.fake_engine import FakeEngine


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    made = Session(FakeEngine(), Settings())
    yield made
    made.close()


def test_that_a_collection_that_is_being_read_is_not_called_empty(session: Session) -> None:
    kept = Collections(session)
    assert kept.is_reading
    kept.refresh()
    assert kept.is_reading
    engine = session.engine
    assert isinstance(engine, FakeEngine)
    engine.give(engine.asked[-1], Drawings(MINE, ()))
    assert not kept.is_reading
    kept.open("shapes")
    assert kept.is_reading
