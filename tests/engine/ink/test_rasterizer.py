import time

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.ink.drawing import Drawing, Stroke
from engine.ink.rasterizer import DIGIT_PX, LONGEST_PX, MARGIN_PX, Rendered, render


def stroke(*xy: tuple[float, float], width: float = 16.0, pressure: float = 1.0, eraser: bool = False) -> Stroke:
    points = np.array([(x, y, pressure, 8 * i) for i, (x, y) in enumerate(xy)], np.float32)
    return Stroke(points, width, eraser)


def drawing(*strokes: Stroke, side: float = 400.0) -> Drawing:
    return Drawing(side, side, strokes)


def hook(factor: float = 1.0) -> Drawing:
    """A 7-like shape on a canvas ``factor`` times as large."""
    xy = [(120, 110), (260, 115), (200, 200), (180, 300)]
    return drawing(stroke(*((x * factor, y * factor) for x, y in xy), width=16 * factor), side=400 * factor)


def ink_box(rendered: Rendered) -> tuple[float, float, float, float]:
    x, y, width, height = cv2.boundingRect((rendered.gray > 127).astype(np.uint8))
    return rendered.to_canvas((x, y, width, height))


def test_that_an_empty_drawing_has_no_picture():
    assert render(drawing()).gray.size == 0


@pytest.mark.parametrize("factor", [0.05, 0.5, 1.25, 3.0, 40.0])
def test_that_canvas_size_and_device_scale_do_not_change_the_picture(factor: float):
    usual, other = render(hook()).gray.astype(int), render(hook(factor)).gray.astype(int)
    assert usual.shape == other.shape
    assert np.abs(usual - other).mean() < 0.5


def test_that_a_digits_long_side_is_the_working_scale_with_a_margin_of_paper():
    gray = render(hook()).gray
    _, _, width, height = cv2.boundingRect(gray)
    assert abs(max(width, height) - DIGIT_PX) <= 3
    assert not gray[: MARGIN_PX - 2].any()
    assert not gray[:, -MARGIN_PX + 2 :].any()


def test_that_boxes_lead_back_to_the_canvas():
    left, top, width, height = ink_box(render(hook()))
    assert (left, top) == pytest.approx((112, 102), abs=1.5)
    assert (left + width, top + height) == pytest.approx((268, 308), abs=1.5)


def test_that_paper_is_0_ink_is_255_and_edges_lie_between():
    values = np.unique(render(hook()).gray)
    assert values[0] == 0
    assert values[-1] == 255
    assert len(values) > 3


def test_that_a_tap_is_a_disc_of_the_nibs_size():
    rendered = render(drawing(stroke((50, 60), width=20)))
    ink = (rendered.gray > 127).sum() / rendered.scale**2
    assert ink == pytest.approx(np.pi * 10**2, rel=0.03)
    left, top, width, height = ink_box(rendered)
    assert (left + width / 2, top + height / 2) == pytest.approx((50, 60), abs=0.5)


def test_that_pressure_widens_the_line():
    def area(pressure: float) -> float:
        rendered = render(drawing(stroke((50, 200), (350, 200), pressure=pressure)))
        return rendered.gray.sum() / 255 / rendered.scale**2

    assert area(0.0) == pytest.approx(0.35 * area(1.0), rel=0.1)
    assert area(0.0) < area(0.5) < area(1.0)


def test_that_a_line_of_changing_pressure_has_no_gaps_and_widens_steadily():
    points = np.array([(50, 200, 0.1, 0), (350, 200, 1.0, 8)], np.float32)
    gray = render(drawing(Stroke(points, 30.0))).gray
    heights = (gray > 127).sum(0)[MARGIN_PX + 6 : -MARGIN_PX - 12]
    assert heights.min() > 0
    assert (np.diff(heights.astype(int)) >= -1).all()
    assert heights[-1] > 1.8 * heights[0]


def test_that_the_number_of_mouse_events_does_not_change_the_line():
    few = render(drawing(stroke((50, 50), (350, 310)))).gray.astype(int)
    many = render(drawing(stroke(*np.linspace((50, 50), (350, 310), 400).tolist()))).gray.astype(int)
    assert few.shape == many.shape
    assert np.abs(few - many).mean() < 1.5


def test_that_an_eraser_takes_only_what_came_before():
    line = stroke((50, 200), (350, 200))
    wipe = stroke((200, 100), (200, 300), width=40, eraser=True)
    erased = render(drawing(line, wipe))
    redrawn = render(drawing(wipe, line))
    assert cv2.connectedComponents((erased.gray > 127).astype(np.uint8))[0] - 1 == 2
    assert cv2.connectedComponents((redrawn.gray > 127).astype(np.uint8))[0] - 1 == 1


def test_that_erasing_everything_leaves_no_picture():
    assert render(drawing(stroke((50, 50)), stroke((50, 50), width=60, eraser=True))).gray.size == 0


def test_that_what_an_eraser_leaves_is_drawn_as_large_as_any_digit():
    small = stroke((20, 20), (40, 22), (30, 60), width=4)
    large = stroke((150, 50), (350, 350), width=4)
    wipe = stroke((150, 50), (350, 350), width=12, eraser=True)
    rest = render(drawing(small, large, wipe))
    alone = render(drawing(small))
    assert rest.gray.shape == pytest.approx(alone.gray.shape, rel=0.1)
    assert ink_box(rest) == pytest.approx(ink_box(alone), abs=1.0)


def test_that_digits_far_apart_keep_their_size_until_the_picture_would_be_huge():
    two = render(drawing(stroke((20, 20), (20, 100)), stroke((380, 20), (380, 100))))
    assert two.gray.shape[0] == pytest.approx(DIGIT_PX + 2 * MARGIN_PX, abs=3)
    dots = render(Drawing(9e5, 400, (stroke((1, 1)), stroke((9e5, 1)))))
    assert max(dots.gray.shape) <= LONGEST_PX + 2 * MARGIN_PX + 1


def test_that_points_that_are_no_numbers_are_left_out():
    nan, inf = float("nan"), float("inf")
    clean = render(hook())
    points = np.insert(hook().strokes[0].points, 2, [(nan, 3, 1, 0), (5, inf, 1, 0)], axis=0)
    assert np.array_equal(render(drawing(Stroke(points, 16.0))).gray, clean.gray)
    points = hook().strokes[0].points.copy()
    points[:, 2] = nan
    assert np.array_equal(render(drawing(Stroke(points, 16.0))).gray, clean.gray)
    assert render(drawing(stroke((nan, nan)))).gray.size == 0


@pytest.mark.parametrize("width", [0.0, -3.0, float("nan"), float("inf")])
def test_that_a_pen_without_a_width_draws_a_hairline(width: float):
    gray = render(drawing(stroke((50, 50), (350, 350), width=width))).gray
    assert 0 < (gray > 0).mean() < 0.05


hostile_points = arrays.arrays(np.float32, st.tuples(st.integers(0, 6), st.just(4)), elements=st.floats(width=32))


@settings(max_examples=60, deadline=None)
@given(
    strokes=st.lists(st.tuples(hostile_points, st.floats(), st.booleans()), max_size=4),
    size=st.tuples(st.floats(), st.floats()),
)
def test_that_whatever_a_device_sends_gives_a_picture_of_bounded_size(strokes, size):
    gray = render(Drawing(*size, tuple(Stroke(*parts) for parts in strokes))).gray
    assert gray.dtype == np.uint8
    assert max(gray.shape) <= LONGEST_PX + 2 * MARGIN_PX + 2


def test_that_an_ordinary_digit_is_drawn_within_a_millisecond():
    t = np.linspace(0, 2 * np.pi, 80)
    points = np.stack([200 + 60 * np.sin(2 * t), 200 - 90 * np.cos(t), 0.6 + 0.3 * np.sin(t), t], 1).astype(np.float32)
    eight = drawing(Stroke(points, 16.0))
    render(eight)
    seconds = []
    for _ in range(50):
        start = time.perf_counter()
        render(eight)
        seconds.append(time.perf_counter() - start)
    assert min(seconds) < 0.001
