"""Whatever number a file, a clock or a division gives, the window has a text for it and goes on."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.download.source import DownloadProgress
from gui.library.networks.diagram_layout import short_count
from gui.library.recognizers import card_texts
from gui.recognize.answer.answer_texts import percent as probability
from gui.train.curves.curve_axis import tick_texts
from gui.train.curves.curve_readout import values_at, values_html
from gui.train.curves.curves_export import csv_bytes
from gui.train.curves.shown_run import CurveOptions, ShownRun
from gui.train.recipe.recipe_texts import value_text
from gui.train.recipe.trial.lr_curve import LrCurve
from gui.train.runs.run_history import RunCurves
from gui.widgets import download_texts, formatting
from gui.widgets.number_box import NumberBox
from tests.gui.answers import info

USUAL = (0.0, -0.0, 1.0, -1.0, 0.5, -1e-9, 59.96, 3599.7)
VALUES = (*USUAL, 1e-300, 5e-324, 1e15, 1e300, -1e308, math.nan, math.inf, -math.inf)
LONGEST = 34  # letters

SAID: dict[str, Callable[[float], str]] = {
    "duration": formatting.duration,
    "time_left": formatting.time_left,
    "rough": formatting.rough,
    "size": formatting.size,
    "percent": formatting.percent,
    "decimal": lambda value: formatting.decimal(value, 1),
    "probability": probability,
    "left of a download": download_texts.time_left,
    "time limit": lambda value: value_text("time_limit", value),
    "share": lambda value: value_text("validation_share", value),
    "rate": lambda value: value_text("learning_rate", value),
    "tick": lambda value: tick_texts([value], 1.0, value)[0],
}


def is_clean(text: str) -> bool:
    return not any(word in text.lower() for word in ("nan", "inf ", "inf%", "none")) and text.strip("0.,% ") != "-"


@pytest.mark.parametrize("value", VALUES, ids=str)
@pytest.mark.parametrize("name", SAID)
def test_that_any_number_has_a_short_text(name: str, value: float) -> None:
    text = SAID[name](value)
    assert len(text) <= LONGEST
    assert is_clean(text)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3569.0, "about 59 min left"), (3570.0, "about 1 h 00 min left"), (3629.0, "about 1 h 00 min left")],
)
def test_that_there_is_no_hour_of_no_hours(seconds: float, text: str) -> None:
    assert formatting.time_left(seconds) == text


@pytest.mark.parametrize("count", [0, 1, 999_999, 2**63, 10**40, -5])
def test_that_any_count_has_a_text(count: int) -> None:
    assert is_clean(formatting.count(count))
    assert is_clean(download_texts.size(count))
    if 0 <= count < 2**63:
        assert is_clean(short_count(count))


@pytest.mark.parametrize("iso", ["", "no date", "0001-01-01T00:00:00+14:00"])
def test_that_what_is_no_moment_has_no_text(iso: str) -> None:
    assert formatting.when(iso) == ""


def test_that_a_moment_has_a_text() -> None:
    assert "26" in formatting.when("2026-11-30T10:00:00")


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_that_a_download_of_any_speed_is_told(value: float) -> None:
    told = DownloadProgress(5, 10, value, value)
    assert is_clean(download_texts.state(told))


@pytest.mark.parametrize(("done", "total", "text"), [(0, 0, ""), (-5, 10, "0 %"), (10, 10, "99 %"), (20, 10, "99 %")])
def test_that_a_download_is_between_0_and_99_percent(done: int, total: int, text: str) -> None:
    assert download_texts.percent(done, total) == text


@pytest.mark.parametrize("accuracy", [*VALUES, 98.5])
def test_that_a_card_from_elsewhere_may_claim_any_number(accuracy: float) -> None:
    given = info("mine", accuracy=accuracy)
    card = replace(given.card, test_count=100, parameters=10**40, temperature=accuracy, sure_above=accuracy)
    lines = card_texts.facts(replace(given, card=card), 0)
    assert all("nan" not in value for _, value in lines)
    assert len(dict(lines)["Parameters"]) < LONGEST


def curves(figures: list[float]) -> RunCurves:
    series = np.array(figures, np.float64)
    return RunCurves(10, *[series] * 12, best_epoch=0)


@pytest.mark.parametrize("figures", [[], [math.nan], [0.0, math.nan, math.inf], [-1.0, 1e308], [5e-324]], ids=str)
@pytest.mark.parametrize("x", VALUES, ids=str)
def test_that_the_figures_under_the_crosshair_are_figures(figures: list[float], x: float) -> None:
    run = ShownRun("a", "run", curves(figures))
    for axis in ("epochs", "steps"):
        options = CurveOptions(x_axis=axis)
        assert all(is_clean(line) for line in values_at(run, options, x))
        assert "nan" not in values_html((run, run), options, x)


def test_that_a_table_of_curves_has_no_numbers_of_300_digits() -> None:
    text = csv_bytes((ShownRun("a", "run", curves([1e308, 3.0])),)).decode("utf-8-sig")
    assert max(len(cell) for line in text.splitlines() for cell in line.split(",")) < 20


@pytest.mark.parametrize(
    ("rates", "losses"),
    [
        ([], []),
        ([0.0], [1.0]),
        ([0.0, 1e-3, 1e-2], [math.nan, 1.0, math.inf]),
        ([1e-300, 1e300], [-1e300, 1e300]),
        ([1.0, 1.0], [2.0, 2.0]),
    ],
)
def test_that_a_search_of_any_losses_is_drawn(qtbot: QtBot, rates: list[float], losses: list[float]) -> None:
    curve = LrCurve()
    qtbot.addWidget(curve)
    curve.resize(160, 96)
    curve.show_points(rates, losses, rates[-1] if rates else math.nan)
    assert not curve.grab().isNull()
    assert is_clean(curve.accessibleDescription())


@pytest.mark.parametrize("value", [1_234_567.0, 0.123456789, 9_999_999.5, 1e-7])
def test_that_a_field_shows_every_digit_that_it_keeps(qtbot: QtBot, value: float) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setRange(0, 10_000_000)
    box.setValue(value)
    assert box.valueFromText(box.textFromValue(box.value())) == pytest.approx(value, rel=1e-9)
