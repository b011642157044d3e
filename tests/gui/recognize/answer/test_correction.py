"""What was misread is corrected."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from gui.recognize.screen import RecognizeScreen
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag
from tests.gui.recognize.writing import KEYS, answer_until_quiet, write


def test_that_corrections_are_hidden_until_somebody_listens(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    assert not screen.result.correction.isVisible()
    screen.offer_corrections()
    assert screen.result.correction.isVisible()
    assert screen.result.correction.labels == tuple("0123456789")
    with qtbot.waitSignal(screen.corrected) as told:
        QTest.keyClick(screen.canvas, Qt.Key.Key_1)
    drawing, label = told.args
    assert label == "1"
    assert drawing.strokes == screen.ink.strokes


def test_that_one_digit_of_a_number_is_corrected_with_its_own_strokes(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    screen.offer_corrections()
    drag(screen.canvas, (65, 100), (70, 130))
    drag(screen.canvas, (115, 100), (120, 130))
    answer_until_quiet(screen, qtbot, engine, "42")
    assert not screen.result.correction.isVisible(), "first a digit must be chosen"
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(102, 60))
    button = screen.findChild(QToolButton, "correct_3")
    assert button is not None
    with qtbot.waitSignal(screen.corrected) as told:
        button.click()
    drawing, label = told.args
    assert label == "3"
    assert len(drawing.strokes) == 1
    np.testing.assert_allclose(drawing.strokes[0].points[0, :2], (115, 100))
