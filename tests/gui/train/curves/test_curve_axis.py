"""Texts of the ticks: whatever numbers a curve holds, its axis can be painted."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.train.curves.curve_axis import curve_axis, tick_texts


@pytest.mark.parametrize(
    ("values", "spacing", "texts"),
    [
        ([0.0], 0.001, ["0"]),  # the only tick of a run's first seconds
        ([-0.0], 1.0, ["0"]),
        ([], 0.1, []),
        ([0.2, 0.4], 0.2, ["0.2", "0.4"]),
        ([0.0, 5.0, 10.0], 5.0, ["0", "5", "10"]),
        ([0.0, 0.0002, 0.0004], 0.0002, ["0", "2e-4", "4e-4"]),
        ([-0.0002, 0.00025], 0.00005, ["-2.0e-4", "2.5e-4"]),
        ([1e30], 1e29, ["1e+30"]),
        ([float("nan"), 1.0], 1.0, ["", "1"]),
        ([math.inf, -math.inf], 1.0, ["", ""]),
        ([1.0], 0.0, ["1"]),
        ([0.0001], math.nan, ["1e-4"]),
    ],
)
def test_that_ticks_are_told_shortly(values: list[float], spacing: float, texts: list[str]) -> None:
    assert tick_texts(values, 1.0, spacing) == texts


@given(st.lists(st.floats(), max_size=6), st.floats(), st.floats())
def test_that_every_tick_has_a_text(values: list[float], scale: float, spacing: float) -> None:
    assert len(tick_texts(values, scale, spacing)) == len(values)


@settings(deadline=None)  # the first call imports pyqtgraph
@given(st.lists(st.floats(), max_size=6), st.floats())
def test_that_every_logarithmic_tick_has_a_text(qapp: object, values: list[float], spacing: float) -> None:
    import pyqtgraph as pg

    axis = curve_axis(pg)("left")
    axis.setLogMode(False, True)
    assert len(axis.tickStrings(values, 1.0, spacing)) == len(values)
