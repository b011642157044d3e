"""Charts: whole SVG whatever goes in, nothing hidden, the right places."""

import math
import xml.etree.ElementTree as ElementTree

import pytest

from engine.charts.heat_map import MOST_COLUMNS, heat_map
from engine.charts.line_chart import Line, line_chart
from engine.charts.scatter_chart import Point, scatter
from engine.charts.svg import ChartColors, Scale, cut, short, straight_ticks, visible

COLORS = ChartColors("#000", "#555", "#ddd", "#fff", ("#00f", "#f00", "#0f0"))
SVG = "{http://www.w3.org/2000/svg}"
EVIL = '"><script>\x00\u202e'


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_that_ticks_are_round_and_few():
    assert straight_ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert straight_ticks(0.983, 0.9951) == [0.985, 0.99, 0.995]
    assert straight_ticks(5, 5) == [5]
    logarithmic = Scale(0.0005, 3, 0, 100, is_log=True)
    assert logarithmic.ticks()[0] == pytest.approx(0.001)
    assert logarithmic.at(0.0005) == 0
    assert logarithmic.at(3) == 100
    assert len(Scale(1e-30, 1e30, 0, 100, is_log=True).ticks()) < 12


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.05, "0.05"), (61_706, "61.7 k"), (999_960, "1 M"), (2.5e9, "2.5 G"), (1e-5, "1e-05")],
)
def test_that_numbers_are_short(value, text):
    assert short(value) == text


def test_that_names_from_outside_become_plain_text():
    for svg in (
        line_chart([Line(EVIL, [1, 2], [3, 4]), Line("b", [1], [2])], ("x", EVIL), COLORS).svg,
        scatter([Point(EVIL, 10, 0.5, 0.4, 0.6)], ("x", "y"), COLORS).svg,
        heat_map([EVIL], [1.0], [[0.5]], ("x", "y"), COLORS).svg,
    ):
        root = ElementTree.fromstring(svg)
        assert not [element for element in root.iter() if element.tag.endswith("script")]
        assert any("<script>" in (element.text or "") for element in root.iter())
    assert visible(EVIL).endswith("��")
    assert cut("a" * 100) == "a" * 14 + "…" + "a" * 13


def test_that_gaps_and_what_is_not_finite_break_a_line_and_nothing_else():
    svg = line_chart([Line("a", range(6), [1, 2, math.nan, 3, math.inf, 4])], ("x", "y"), COLORS).svg
    root = ElementTree.fromstring(svg)
    assert [len(one.attrib["points"].split()) for one in root.iter(f"{SVG}polyline")] == [2]
    assert len(list(root.iter(f"{SVG}circle"))) == 2
    assert "nan" not in svg
    empty = line_chart([], ("x", "y"), COLORS, log_y=True).svg
    assert "nan" not in empty


def test_that_every_line_is_in_the_legend_however_many_there_are():
    lines = [Line(f"network number {number}", [0, 1], [1, 2], number) for number in range(12)]
    found = texts(line_chart(lines, ("x", "y"), COLORS, size=(500, 300)).svg)
    assert all(one.name in found for one in lines)


def test_that_names_of_points_do_not_lie_on_each_other():
    points = [Point(f"network {number}", 1000 + number, 0.99, 0.985, 0.995, number) for number in range(4)]
    made = scatter(points, ("x", "y"), COLORS)
    places = [
        (round(float(one.attrib["x"])), round(float(one.attrib["y"])))
        for one in ElementTree.fromstring(made.svg).iter(f"{SVG}text")
        if (one.text or "").startswith("network")
    ]
    assert len(set(places)) == 4
    assert all("99 %" in spot.text for spot in made.spots)


def test_that_a_map_is_thinned_to_what_can_be_seen_and_leaves_out_what_is_not_known():
    values = [[0.1, None, 0.3] for _ in range(500)]
    made = heat_map(["a", "b", "c"], [float(i) for i in range(500)], values, ("x", "y"), COLORS)
    assert len(made.spots) <= 2 * MOST_COLUMNS
    assert {spot.text.split("\n")[0] for spot in made.spots} == {"a", "c"}
    shares = heat_map(["a"], [1.0, 2.0], [[0.0], [1.0]], ("x", "y"), COLORS, is_share=True)
    assert "100 %" in texts(shares.svg)
    assert ElementTree.fromstring(heat_map([], [], [], ("x", "y"), COLORS).svg) is not None


def test_that_epochs_are_marked_by_whole_numbers_only():
    def marks(epochs):
        found = texts(line_chart([Line("a", epochs, [1e6] * len(epochs))], ("x", "y"), COLORS, whole_x=True).svg)
        return [text for text in found if text.replace(".", "").isdigit() and float(text) in epochs]

    assert marks([1, 2]) == ["1", "2"]
    assert marks([1]) == ["1"]
    assert marks(list(range(1, 101))) == ["20", "40", "60", "80", "100"]


def test_that_a_logarithmic_axis_has_ticks_also_between_powers_of_ten():
    assert len(Scale(58_000, 65_000, 0, 100, is_log=True).ticks()) > 1
