"""Classes of known data sets are painted in the window's language and kept in English."""

import numpy as np
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from engine.data.sets.known_sets import known_set
from engine.prediction import Glyph, Prediction, Reading, Verdict
from gui.recognize.answer.answer_texts import headline
from gui.recognize.answer.correction import CorrectionRow
from gui.recognize.answer.probability_model import ProbabilityModel
from gui.recognize.pictures.batch_model import BatchModel

CIFAR = known_set("cifar10").classes


@pytest.fixture
def korean():
    before = QLocale()
    QLocale.setDefault(QLocale("ko_KR"))
    yield
    QLocale.setDefault(before)


def prediction(labels: tuple[str, ...], verdict: Verdict = "sure") -> Prediction:
    shares = np.linspace(0.01, 0.9, len(labels), dtype=np.float32)
    return Prediction(labels, shares / shares.sum(), verdict)


def reading(found: Prediction) -> Reading:
    return Reading(found, found.label, "photos", 1.0, glyphs=(Glyph((0.0, 0.0, 32.0, 32.0), found),))


def test_that_answers_bars_and_buttons_speak_the_windows_language(korean: None, qtbot: QtBot):
    found = prediction(CIFAR)
    assert headline(reading(found)) == "트럭"
    model = ProbabilityModel()
    model.show_prediction(found)
    assert [row.label for row in model.rows][:2] == ["비행기", "자동차"]
    row = CorrectionRow()
    qtbot.addWidget(row)
    row.resize(1200, 80)
    row.offer(CIFAR)
    button = row.findChild(QToolButton, "correct_dog")
    assert button is not None
    assert button.text() == "개"
    with qtbot.waitSignal(row.label_chosen) as chosen:
        button.click()
    assert chosen.args == ["dog"]


def test_that_files_hold_the_english_names(korean: None):
    model = BatchModel()
    model.start(["a.png"], [])
    model.set_reading(0, reading(prediction(CIFAR)))
    _, lines = model.table()
    assert "truck" in lines[0]
    assert "트럭" not in lines[0]
    assert model.data(model.index(0, 1)) == "트럭"


def test_that_a_persons_own_names_stay(korean: None):
    assert headline(reading(prediction(("cat", "dog")))) == "dog"
