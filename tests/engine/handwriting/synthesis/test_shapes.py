import numpy as np

from engine.handwriting.synthesis.digit_shapes import STYLES
from engine.handwriting.synthesis.letter_shapes import NOT_DIGITS
from engine.handwriting.synthesis.shapes import Shape, strokes_of


def test_that_the_pen_passes_through_the_named_points() -> None:
    (stroke,) = strokes_of(Shape("2", "test", "1 4, 5 0, 9 4, 1 16!, 9 16"))
    for point in ([1, 4], [5, 0], [9, 4], [1, 16], [9, 16]):
        assert np.abs(stroke - point).sum(1).min() < 1e-5


def test_that_corners_are_sharp_and_the_rest_is_round() -> None:
    (sharp,) = strokes_of(Shape("L", "test", "0 0, 0 10!, 10 10"))
    (smooth,) = strokes_of(Shape("L", "test", "0 0, 0 10, 10 10"))
    assert len(sharp) == 3
    assert len(smooth) > 10


def test_that_every_style_is_drawn_and_differs_from_all_others() -> None:
    drawn = [np.concatenate(strokes_of(style)) for style in STYLES]
    assert all(np.isfinite(points).all() and len(points) >= 2 for points in drawn)
    assert len({points.tobytes() for points in drawn}) == len(STYLES)
    assert len({(style.label, style.name) for style in STYLES}) == len(STYLES)


def test_that_every_digit_has_several_styles_and_no_letter_is_a_digit() -> None:
    for digit in "0123456789":
        assert sum(style.label == digit for style in STYLES) >= 6
    assert not any(shape.label in "0123456789" for shape in NOT_DIGITS)


def test_that_the_same_chance_gives_the_same_strokes() -> None:
    first = strokes_of(STYLES[0], np.random.default_rng(3), 0.3)
    again = strokes_of(STYLES[0], np.random.default_rng(3), 0.3)
    other = strokes_of(STYLES[0], np.random.default_rng(4), 0.3)
    assert np.array_equal(first[0], again[0])
    assert not np.array_equal(first[0], other[0])
