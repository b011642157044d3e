from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing
from engine.library.info import RecognizerInfo
from engine.networks.catalog import list_architectures
from engine.protocol.compare import Compared, CompareDrawing, CompareFile, OneAnswer
from engine.protocol.envelope import Request
from engine.protocol.networks import Architectures, ListArchitectures
from gui.recognize.compare.compare_panel import ComparePanel
from gui.recognize.compare.compare_reader import Subject
from gui.session import Session
from gui.settings import Settings
from tests.gui.answers import info, reading
from tests.gui.fake_engine import FakeEngine

SAID = {"lenet5": "7", "dense": "1", "alex": "7", "photos": "7"}


def of(key: str, architecture: str, kind: str = "ink") -> RecognizerInfo:
    made = info(key, kind)
    return replace(made, card=replace(made.card, architecture=architecture))


def answer(request: Request) -> Any:
    """Each recognizer says what SAID holds; pictures are photos."""
    if isinstance(request, ListArchitectures):
        return Architectures(list_architectures())
    if isinstance(request, CompareDrawing | CompareFile):
        answers = tuple(OneAnswer(key, reading(SAID[key]), 1.2) for key in request.recognizers)
        return Compared(answers, (), "ink" if isinstance(request, CompareDrawing) else "photo")
    return None


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(answer)


@pytest.fixture
def session(engine: FakeEngine) -> Session:
    made = Session(engine, Settings())
    made.start()
    return made


@pytest.fixture
def panel(session: Session, engine: FakeEngine, qtbot: QtBot) -> Iterator[ComparePanel]:
    made = ComparePanel(session, lambda: Drawing(10.0, 10.0, ()), lambda: "auto")
    qtbot.addWidget(made)
    made.resize(560, 600)
    made.show()
    engine.greet(info("lenet5"), of("dense", "densenet121"), of("alex", "alexnet"), of("photos", "resnet20", "photo"))
    yield made
    made.close()


def names(panel: ComparePanel) -> list[str]:
    return [card.key for card in panel.cards()]


def label(panel: QWidget, name: str) -> str:
    found = panel.findChild(QLabel, name)
    assert found is not None
    return found.text()


def await_answers(panel: ComparePanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(panel.cards()) and all(card.answer is not None for card in panel.cards()))


def test_that_the_answers_stand_in_the_order_of_history_with_all_their_facts(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    assert names(panel) == ["lenet5", "alex", "dense"]
    words = panel.cards()[0].accessibleName()
    for part in ("1998", "LENET5", "7", "90.0%", "1.2 ms", "parameters", "says the same"):
        assert part in words
    assert "differs" in panel.cards()[2].accessibleName()


def test_that_the_agreement_and_who_differs_are_told(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    assert label(panel, "compare_agreement") == "2 of 3 say 7"
    assert label(panel, "compare_differ") == "DENSE says 1"


def test_that_a_photo_is_answered_by_those_for_photos(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    panel.look_at(Subject("/cat.jpg"))
    qtbot.waitUntil(lambda: names(panel) == ["photos"])
    panel.look_at(Subject())
    assert names(panel) == ["lenet5", "alex", "dense"]


def test_that_check_marks_choose_who_takes_part_and_are_remembered(
    panel: ComparePanel, session: Session, engine: FakeEngine, qtbot: QtBot
) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    choose = panel.findChild(QToolButton, "compare_choose")
    assert choose is not None
    assert choose.text() == "3 of 4"
    qtbot.mouseClick(choose, Qt.MouseButton.LeftButton)
    box = panel.findChild(QCheckBox, "compare_dense")
    assert box is not None
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert names(panel) == ["lenet5", "alex"]
    assert label(panel, "compare_agreement") == "Both say 7"
    photo = panel.findChild(QCheckBox, "compare_photos")
    assert photo is not None
    qtbot.mouseClick(photo, Qt.MouseButton.LeftButton, pos=QPoint(10, photo.height() // 2))
    assert names(panel) == ["lenet5", "alex", "photos"]
    assert choose.text() == "3 of 4"
    session.settings.save()
    assert set(Settings().texts("compare/ink")) == {"lenet5", "alex", "photos"}


def test_that_nobody_can_be_chosen_too(panel: ComparePanel, session: Session, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    for key in ("lenet5", "alex", "dense"):
        box = panel.findChild(QCheckBox, f"compare_{key}")
        assert box is not None
        box.click()
    assert names(panel) == []
    assert "Fewer than two" in label(panel, "compare_alone")
    every = panel.findChild(QPushButton, "compare_ink")
    assert every is not None
    every.click()
    assert names(panel) == ["lenet5", "alex", "dense"]


def test_that_new_ink_dims_the_old_answers_until_the_new_ones_come(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    before = panel.cards()[0].grab().toImage()
    panel.read_again()
    assert panel.cards()[0].grab().toImage() != before
    qtbot.waitUntil(lambda: panel.cards()[0].grab().toImage() == before)


def test_that_enter_lets_one_answer_alone(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    with qtbot.waitSignal(panel.use_requested) as wanted:
        qtbot.keyClick(panel.cards()[1], Qt.Key.Key_Return)
    assert wanted.args == ["alex"]


def test_that_one_alone_is_told_what_to_do(engine: FakeEngine, session: Session, qtbot: QtBot) -> None:
    panel = ComparePanel(session, lambda: Drawing(10.0, 10.0, ()), lambda: "auto")
    qtbot.addWidget(panel)
    panel.show()
    engine.greet(info("lenet5"))
    panel.turn(True)
    await_answers(panel, qtbot)
    assert "Only one recognizer" in label(panel, "compare_alone")
    train = panel.findChild(QPushButton, "compare_train")
    assert train is not None
    with qtbot.waitSignal(session.navigator.training_requested):
        qtbot.mouseClick(train, Qt.MouseButton.LeftButton)


def test_that_narrow_and_wide_panels_use_their_room(panel: ComparePanel, qtbot: QtBot) -> None:
    panel.turn(True)
    await_answers(panel, qtbot)
    panel.resize(300, 600)
    qtbot.waitUntil(lambda: panel.cards()[0].x() == panel.cards()[1].x())
    panel.resize(1000, 600)
    qtbot.waitUntil(lambda: panel.cards()[0].y() == panel.cards()[2].y())
