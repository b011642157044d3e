"""Every function that makes a text of a number has one for any number; nothing here may end a program."""

import math
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.charts.heat_map import heat_map
from engine.charts.line_chart import Line, line_chart
from engine.charts.scatter_chart import Point, scatter
from engine.charts.svg import ChartColors, Scale, short, span_of, straight_ticks
from engine.charts.svg import percent as axis_percent
from engine.commands.output.terminal import say
from engine.data.files import megabytes
from engine.evaluation.confidence import interval, wilson_interval
from engine.figures import UNKNOWN, figure, is_time, percent
from engine.report.run_sections import duration
from engine.training.estimate.forecast import size_text, time_text
from engine.training.runs.compare_runs import chance

VALUES = (
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -1e-9,
    59.96,
    3599.7,
    1e-300,
    5e-324,
    1e15,
    1e300,
    -1e308,
    math.nan,
    math.inf,
    -math.inf,
)
COLORS = ChartColors("#000", "#444", "#ccc", "#fff", ("#00f", "#f00"))
ANY = st.floats(allow_nan=True, allow_infinity=True)
LONGEST = 24  # letters: what an axis, a cell or a line has room for

SAID: dict[str, Callable[[float], str]] = {
    "figure": lambda value: figure(value, ",.2f"),
    "percent": percent,
    "short": short,
    "axis_percent": axis_percent,
    "size_text": size_text,
    "time_text": lambda value: say(time_text(value)),
    "duration": duration,
    "chance": lambda value: say(chance(value)),
}


@pytest.mark.parametrize("value", VALUES, ids=str)
@pytest.mark.parametrize("name", SAID)
def test_that_any_number_has_a_short_text(name: str, value: float) -> None:
    text = SAID[name](value)
    assert len(text) <= LONGEST
    assert not any(word in text for word in ("nan", "inf", "None"))
    assert not text.startswith("-0 ")
    assert text.strip("0.,% ") != "-", "there is no negative nothing"


def test_that_no_number_is_a_dash() -> None:
    assert [figure(value, ".1f") for value in (None, math.nan, math.inf)] == [UNKNOWN] * 3
    assert [percent(None), percent(math.nan)] == [UNKNOWN] * 2
    assert [size_text(math.nan), size_text(-1.0), time_text(math.inf), duration(-1.0)] == [UNKNOWN] * 4


def test_that_only_all_of_them_are_100_percent() -> None:
    assert percent(1.0) == "100.00 %"
    assert percent(59_998 / 60_000) == "99.99 %"
    assert percent(0.0) == "0.00 %"


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 MB"), (1, "1 MB"), (999_400_000, "999 MB"), (999_600_000, "1.0 GB"), (1e12, "1,000.0 GB")],
)
def test_that_sizes_change_their_unit_where_they_are_rounded_to_it(count: float, text: str) -> None:
    assert size_text(count) == text


@pytest.mark.parametrize(("seconds", "text"), [(59.94, "59.9 s"), (59.96, "1:00 min"), (3599.6, "1:00:00")])
def test_that_durations_change_their_unit_where_they_are_rounded_to_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


@pytest.mark.parametrize("count", [0, 1, 999, 10**30])
def test_that_any_count_of_bytes_has_a_text(count: int) -> None:
    assert megabytes(count)


@pytest.mark.parametrize("share", [*VALUES, 98.5])
@pytest.mark.parametrize("count", [0, 1, 10_000])
def test_that_an_interval_lies_between_0_and_1_whatever_was_told(share: float, count: int) -> None:
    low, high = interval(share, count)
    assert 0 <= low <= high <= 1
    assert wilson_interval(0, 0) == (0.0, 1.0)


@given(low=ANY, high=ANY)
def test_that_ticks_are_few_and_in_order(low: float, high: float) -> None:
    ticks = straight_ticks(low, high)
    assert len(ticks) <= 9
    assert all(map(math.isfinite, ticks))
    assert ticks == sorted(ticks)


@given(values=st.lists(ANY, max_size=6), is_log=st.booleans())
def test_that_a_scale_over_any_values_has_finite_places(values: list[float], is_log: bool) -> None:
    low, high = span_of(values, is_log=is_log)
    assert low < high
    scale = Scale(low, high, 0, 100, is_log=is_log)
    ticks = scale.ticks()
    assert len(ticks) <= 15
    assert all(math.isfinite(scale.at(value)) for value in (*ticks, *(one for one in values if math.isfinite(one))))


def is_clean(svg: str) -> bool:
    ElementTree.fromstring(svg)
    return not any(word in svg for word in ('"nan', '"inf', '"-inf', ",nan", "nan,", "nan ", ">nan", ">inf"))


@given(points=st.lists(st.tuples(ANY, ANY), max_size=6), log_y=st.booleans(), y_percent=st.booleans())
def test_that_lines_over_any_values_are_drawn(points: list[tuple[float, float]], log_y: bool, y_percent: bool) -> None:
    one = Line("a", [x for x, _ in points], [y for _, y in points])
    assert is_clean(line_chart([one], ("x", "y"), COLORS, log_y=log_y, y_percent=y_percent).svg)


@given(points=st.lists(st.tuples(ANY, ANY, ANY, ANY), max_size=4))
def test_that_points_of_any_values_are_drawn(points: list[tuple[float, float, float, float]]) -> None:
    assert is_clean(scatter([Point("a", *point) for point in points], ("x", "y"), COLORS).svg)


@given(values=st.lists(st.lists(st.none() | ANY, min_size=2, max_size=2), max_size=4), is_share=st.booleans())
def test_that_a_map_of_any_values_is_drawn(values: list[list[float | None]], is_share: bool) -> None:
    columns = [float(place) for place in range(len(values))]
    assert is_clean(heat_map(["a", "b"], columns, values, ("x", "y"), COLORS, is_share=is_share).svg)


@given(seconds=ANY)
def test_that_a_time_is_neither_negative_nor_endless(seconds: float) -> None:
    assert is_time(seconds) is (math.isfinite(seconds) and 0 <= seconds < 3e9)
