from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from engine.prediction import Prediction
from gui.recognize.answer import answer_texts
from gui.recognize.answer.answer import AnswerPanel
from gui.recognize.answer.probabilities import ProbabilityPanel
from tests.gui.answers import prediction, reading


@pytest.mark.parametrize(
    ("text", "verdict", "says"),
    [
        ("7", "sure", "7"),
        ("4", "unsure", "4 or 5 · not sure"),
        ("4", "unknown", "Not a digit"),
        ("4", "blank", "Nothing drawn"),
        ("2026", "sure", "2026"),
        ("26", "unsure", "26 · 2 of 2 digits are not sure"),
    ],
)
def test_that_the_answer_says_what_is_known(qtbot: QtBot, text: str, verdict: str, says: str) -> None:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    panel.show_reading(reading(text, 0.6, verdict))
    assert panel.label.text() == says
    assert says in panel.label.accessibleName()


def test_that_each_answer_is_counted(qtbot: QtBot) -> None:
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    for _ in range(3):
        panel.show_reading(reading("7"))
    assert panel.label.property("request_id") == 3


def test_that_a_class_name_is_shown_as_plain_text(qtbot: QtBot) -> None:
    labels = ("<b>bold</b>", "right\u202eleft")
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    shares = np.array([0.1, 0.9], np.float32)
    assert answer_texts.headline_of(Prediction(labels, shares, "sure")) == "right<U+202E>left"
    assert answer_texts.headline_of(Prediction(labels, shares[::-1], "sure")) == "<b>bold</b>"


@pytest.mark.parametrize(
    ("share", "says"), [(1.0, ">99.9%"), (0.99999, ">99.9%"), (0.9949, "99.5%"), (0.0, "0.0%"), (0.0449, "4.5%")]
)
def test_that_a_percentage_claims_no_more_than_is_known(share: float, says: str) -> None:
    assert answer_texts.percent(share) == says


def shown(panel: ProbabilityPanel) -> list[str]:
    rows = panel.bars.rows
    return [str(rows.data(rows.index(i))) for i in range(rows.rowCount())]


def test_that_bars_stand_in_class_order_or_the_most_probable_first(qtbot: QtBot) -> None:
    panel = ProbabilityPanel(is_sorted=False)
    qtbot.addWidget(panel)
    panel.show_prediction(prediction("7", 0.9))
    assert [row[0] for row in shown(panel)] == list("0123456789")
    assert shown(panel)[7] == "7  90.0%"
    with qtbot.waitSignal(panel.order_changed) as told:
        panel.findChild(QToolButton, "probability_order").click()
    assert told.args == [True]
    assert shown(panel)[:2] == ["7  90.0%", "8  9.1%"]


def test_that_bars_say_what_the_answer_says(qtbot: QtBot) -> None:
    panel = ProbabilityPanel(is_sorted=False)
    qtbot.addWidget(panel)
    heading = panel.findChild(QLabel)
    panel.show_prediction(replace(prediction("4", 0.999, "unknown"), rejected=0.98))
    assert heading.text() == "Not a digit 98.0%. If it were one:"
    assert not any(row.is_answer for row in panel.bars.rows.rows)
    panel.set_heading("Digit 1 of 2: ?")  # whose digit it is does not hide that it is none
    assert heading.text() == "Not a digit 98.0%. If it were one:"
    panel.show_prediction(prediction("4", 0.999))
    assert heading.text() == "Digit 1 of 2: ?"
    assert all(row.is_answer for row in panel.bars.rows.rows)


def test_that_new_numbers_change_the_bars_without_building_them_anew(qtbot: QtBot) -> None:
    panel = ProbabilityPanel(is_sorted=True)
    qtbot.addWidget(panel)
    panel.show_prediction(prediction("7"))
    with qtbot.assertNotEmitted(panel.bars.rows.modelReset):
        panel.show_prediction(prediction("3"))
    assert shown(panel)[0].startswith("3 ")


def test_that_a_thousand_classes_show_the_top_twenty_and_the_rest_on_demand(qtbot: QtBot) -> None:
    labels = tuple(f"class {i}" for i in range(1000))
    panel = ProbabilityPanel(is_sorted=False)
    qtbot.addWidget(panel)
    panel.show_prediction(prediction("class 500", 0.5, labels=labels))
    assert len(shown(panel)) == 21
    assert shown(panel)[0] == "class 500  50.0%"
    assert shown(panel)[-1] == "980 more"
    panel.bars.clicked.emit(panel.bars.rows.index(20))
    assert len(shown(panel)) == 1000


def test_that_bars_show_their_number_as_pixels(qtbot: QtBot) -> None:
    panel = ProbabilityPanel(is_sorted=False)
    qtbot.addWidget(panel)
    panel.resize(320, 400)
    panel.show_prediction(prediction("0", 0.5))
    panel.show()
    qtbot.waitExposed(panel)
    half = panel.bars.grab().toImage()
    panel.show_prediction(prediction("0", 1.0))
    full = panel.bars.grab().toImage()
    row = panel.bars.visualRect(panel.bars.rows.index(0))
    y = row.center().y()
    differing = [x for x in range(half.width()) if half.pixel(x, y) != full.pixel(x, y)]
    assert differing, "the bar did not grow"
    assert min(differing) > row.width() * 0.3


def test_that_without_an_answer_the_classes_stay_with_empty_bars(qtbot: QtBot) -> None:
    panel = ProbabilityPanel(is_sorted=False)
    qtbot.addWidget(panel)
    panel.show_prediction(prediction("7"))
    panel.show_prediction(reading("7", verdict="blank").prediction)
    assert shown(panel) == list("0123456789")


@pytest.mark.parametrize(
    "name",
    [
        "Greater Swiss Mountain dog, a very large breed of the Alps",
        "아주긴이름을가진띄어쓰기없는클래스이름입니다정말로",
        "W" * 300,
    ],
)
def test_that_a_long_name_is_painted_whole_or_cut_with_dots_never_over_the_edge(qtbot: QtBot, name: str) -> None:
    labels = (name, "spider monkey")
    panel = AnswerPanel()
    qtbot.addWidget(panel)
    panel.resize(280, 200)
    panel.show_reading(replace(reading("7"), prediction=prediction(name, 0.55, "unsure", labels), glyphs=()))
    panel.show()
    seen = panel.label.grab().toImage()
    edges = {seen.pixelColor(x, y).name() for x in (0, seen.width() - 1) for y in range(seen.height())}
    assert len(edges) == 1
