"""What is written is answered; the screen's acts, modes and memory."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from engine.protocol.recognize import ListPictures, ReadDrawing
from engine.storage import paths
from gui.message import Message
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from tests.gui.answers import info
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag
from tests.gui.recognize.writing import KEYS, answer_all, answer_until_quiet, answered, write


def test_that_writing_is_answered_with_bars_and_steps(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    assert answered(screen) == "7"
    assert screen.result.probabilities.bars.rows.rows[7].probability == pytest.approx(0.9)
    assert len(screen.steps.shown()) == 2
    small_print = screen.findChild(QLabel, "answered_by")
    assert small_print is not None
    assert small_print.toolTip() == "1.2 ms · LENET5 · PyTorch"


def test_that_keys_do_what_the_tools_do(screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot) -> None:
    screen.canvas.setFocus()
    drag(screen.canvas, (50, 50), (90, 90))
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.ink.strokes == ()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.ink.strokes) == 1
    QTest.keyClick(screen.canvas, Qt.Key.Key_E)
    assert screen.canvas.hand.tool == "eraser"
    QTest.keyClick(screen.canvas, Qt.Key.Key_B)
    assert screen.canvas.hand.tool == "pen"
    QTest.keyClick(screen.canvas, Qt.Key.Key_BracketRight)
    assert screen.canvas.hand.pen_width == 22
    QTest.keyClick(screen.canvas, Qt.Key.Key_Delete)
    assert screen.ink.strokes == ()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.ink.strokes) == 1


def test_that_tools_are_enabled_only_when_they_can_do_something(screen: RecognizeScreen) -> None:
    undo, redo = (screen.findChild(QToolButton, name) for name in ("undo", "redo"))
    assert undo is not None
    assert redo is not None
    assert not undo.isEnabled()
    drag(screen.canvas, (50, 50), (90, 90))
    assert undo.isEnabled()
    undo.click()
    assert redo.isEnabled()
    assert not undo.isEnabled()


def test_that_several_digits_are_boxed_and_one_is_looked_at(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine, "42")
    assert answered(screen) == "42"
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(102, 60))
    assert screen.result.probabilities.bars.rows.rows[2].probability == pytest.approx(0.9)
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(52, 60))
    assert screen.result.probabilities.bars.rows.rows[4].probability == pytest.approx(0.9)


def test_that_another_mode_or_recognizer_asks_anew_at_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    engine.greet(info("lenet5"), info("mine", origin="run"))
    answer_all(engine)
    qtbot.waitUntil(lambda: not engine.waiting_of(ReadDrawing))
    before = len(engine.of(ReadDrawing))
    screen.tools.mode.set_mode("many")
    qtbot.waitUntil(lambda: len(engine.of(ReadDrawing)) > before)
    assert engine.of(ReadDrawing)[-1].mode == "many"
    answer_all(engine)
    screen.choice.choose("mine")
    qtbot.waitUntil(lambda: engine.of(ReadDrawing)[-1].recognizer == "mine")


def test_that_recognizers_are_grouped_with_their_accuracy(screen: RecognizeScreen, engine: FakeEngine) -> None:
    engine.greet(
        info("lenet5"), info("resnet", kind="photo", accuracy=0.913), info("mine", origin="run", accuracy=None)
    )
    combo = screen.findChild(QComboBox, "recognizer_choice")
    assert combo is not None
    texts = [combo.itemText(i) for i in range(combo.count())]
    assert texts == [
        "Automatic: the best fit",
        "Handwriting",
        "LENET5 · 99.2%",
        "Photos",
        "RESNET · 91.3%",
        "Mine",
        "MINE",
    ]


def test_that_weights_for_photos_leave_the_drawing_to_the_recognizer_it_has(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    write(screen, qtbot, engine)
    engine.greet(info("lenet5"), info("resnet", kind="photo"), info("mine", origin="run"))
    answer_until_quiet(screen, qtbot, engine, "7")
    session.recognizers.choose("photo", "resnet")
    session.recognizers.use("resnet")
    answer_until_quiet(screen, qtbot, engine, "7")
    assert {one.recognizer for one in engine.of(ReadDrawing)[-2:]} == {"lenet5"}
    assert screen.choice.currentText().startswith("LENET5")
    assert said[-1].sentence == "RESNET answers photos. Open one to try it."
    session.recognizers.choose("ink", "mine")
    session.recognizers.use("mine")
    answer_until_quiet(screen, qtbot, engine, "7")
    assert engine.of(ReadDrawing)[-1].recognizer == "mine"


def order_button(screen: RecognizeScreen) -> QToolButton:
    found = screen.findChild(QToolButton, "probability_order")
    assert found is not None
    return found


def test_that_pen_width_mode_and_order_are_remembered(session: Session, screen: RecognizeScreen, qtbot: QtBot) -> None:
    screen.canvas.hand.set_pen_width(33)
    screen.tools.mode.set_mode("many")
    order_button(screen).click()
    screen.save()
    other = RecognizeScreen(session)
    qtbot.addWidget(other)
    assert other.canvas.hand.pen_width == 33
    assert other.tools.mode.mode == "many"
    assert order_button(other).isChecked()
    other.save()


def test_that_everything_a_person_acts_on_has_a_name_for_screen_readers(screen: RecognizeScreen) -> None:
    nameless = [
        button.objectName()
        for button in screen.findChildren(QToolButton)
        if not (button.accessibleName() or button.text() or isinstance(button.parent(), QLineEdit))
    ]
    assert nameless == []
    assert screen.canvas.accessibleName()
    assert screen.result.probabilities.bars.accessibleName()


def test_that_the_empty_canvas_invites_to_the_sample_pictures(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    samples = screen.findChild(QPushButton, "open_samples")
    assert samples is not None
    assert samples.isVisible()
    drag(screen.canvas, (50, 50), (90, 90))
    assert not samples.isVisible()
    screen.acts.undo.trigger()
    assert samples.isVisible()
    samples.click()
    assert engine.of(ListPictures)[-1].paths == (str(paths.RESOURCES / "samples"),)


def test_that_the_wide_canvas_gives_the_width_to_the_ink(screen: RecognizeScreen, session: Session) -> None:
    narrow = screen.canvas.width()
    screen.acts.wide.trigger()
    QTest.qWait(0)
    assert screen.canvas.width() > narrow + 200
    assert not screen.result.probabilities.isVisible()
    assert screen.result.answer.isVisible()
    assert session.settings.flag("recognize/wide", False)
    screen.acts.wide.trigger()
    QTest.qWait(0)
    assert screen.canvas.width() == narrow
    assert screen.result.probabilities.isVisible()
