"""A corrected drawing is kept, relabelled when pressed again, and taken back from the message."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.handwriting import collections
from engine.handwriting.collections import MINE
from engine.ink.drawing import Drawing, Stroke
from engine.library.info import RecognizerInfo
from engine.networks.input_spec import MNIST_INK_32
from engine.protocol.messages import EngineReady
from engine.weights.model_card import ModelCard
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from gui.window.corrections import Corrections
from tests.gui.fake_engine import FakeEngine
from tests.gui.handwriting.desk import answer_by_desk

STROKE = Stroke(np.array([[10, 10, 1, 0], [20, 90, 1, 16]], np.float32), 12.0)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(FakeEngine(answer_by_desk, at_once=True), Settings())
    yield made
    made.close()


@pytest.fixture
def told(session: Session) -> list[Message]:
    messages: list[Message] = []
    session.told.connect(messages.append)
    return messages


def labels(key: str = MINE) -> list[str]:
    return [one.label for one in collections.drawings(key)]


def test_that_a_correction_is_kept_and_can_be_taken_back(session: Session, told: list[Message]) -> None:
    Corrections(session, session).keep(Drawing(300, 300, (STROKE,)), "7")
    assert labels() == ["7"]
    assert told[-1].sentence.startswith("Kept as 7.")
    assert told[-1].action is not None
    told[-1].action()
    assert labels() == []


def test_that_another_label_for_the_same_drawing_relabels_it(session: Session, told: list[Message]) -> None:
    corrections = Corrections(session, session)
    corrections.keep(Drawing(300, 300, (STROKE,)), "7")
    corrections.keep(Drawing(300, 300, (STROKE,)), "1")
    assert labels() == ["1"]
    corrections.keep(Drawing(300, 300, (Stroke(STROKE.points.copy(), 12.0),)), "4")
    assert labels() == ["1", "4"]
    assert "2 drawings" in told[-1].sentence


def test_that_symbols_go_to_the_set_whose_recognizer_is_in_use(session: Session) -> None:
    shapes = collections.create("Shapes", ("♥", "★"))
    collections.save(collections.Collection(shapes.key, "Shapes", shapes.classes, recognizer="mine:Shapes"))
    card = ModelCard("Shapes", "lenet5", "small", ("♥", "★"), MNIST_INK_32, 1, "mine")
    corrections = Corrections(session, session)
    ready = EngineReady((RecognizerInfo("mine:Shapes", card, "imported", "x"),), "mine:Shapes", "", "CPU", "")
    session.engine.ready.emit(ready)
    corrections.keep(Drawing(300, 300, (STROKE,)), "★")
    assert labels(shapes.key) == ["★"]
    assert labels() == []
