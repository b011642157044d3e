"""The threshold of "sure" says what it costs, is told once it rests, and goes back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.networks.input_spec import MNIST_INK_32
from engine.weights.model_card import ModelCard
from gui.library.recognizers.reliability_view import ReliabilityView

CARD = ModelCard(
    "Digits",
    "lenet5",
    "small",
    ("0", "1"),
    MNIST_INK_32,
    1,
    "MNIST",
    sure_above=0.7,
    trust=((0.0, 1.0, 0.02), (0.7, 0.98, 0.004), (0.9, 0.9, 0.001)),
    reliability=((0.6, 0.55, 10), (0.99, 0.99, 990)),
    calibration_error=0.003,
)


def test_that_the_cost_follows_the_threshold_and_is_told(qtbot: QtBot) -> None:
    view = ReliabilityView()
    qtbot.addWidget(view)
    view.show_card("shipped:digits", CARD, 0.7)
    view.show()
    assert "From 70 % on: 98.0 % get a sure answer, 0.40 % of these are wrong" in view.cost.text()
    with qtbot.waitSignal(view.sure_above_requested) as told:
        view.threshold.setFocus()
        QTest.keyClick(view.threshold, Qt.Key.Key_Right)
    assert told.args == ["shipped:digits", 0.71]
    assert "From 71 %" in view.cost.text()
    with qtbot.waitSignal(view.sure_above_requested) as told:
        QTest.mouseClick(view.reset, Qt.MouseButton.LeftButton)
    assert told.args == ["shipped:digits", -1.0]
    assert view.threshold.value() == 70


def test_that_what_was_not_measured_is_not_shown(qtbot: QtBot) -> None:
    view = ReliabilityView()
    qtbot.addWidget(view)
    view.show_card("mine:x", replace(CARD, trust=()), 0.7)
    assert view.isHidden()
