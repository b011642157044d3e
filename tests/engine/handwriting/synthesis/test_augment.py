"""A drawing is varied on its strokes, repeatably and with bounds."""

import numpy as np

from engine.handwriting.synthesis.augment import vary
from engine.ink.centering import centre
from engine.ink.drawing import Drawing, Stroke
from engine.ink.rasterizer import render

SEVEN = np.array([[0, 0, 1, 0], [50, 0, 1, 10], [100, 0, 1, 20], [70, 60, 1, 30], [40, 150, 0.5, 40]], np.float32)
BAR = np.array([[30, 75, 1, 60], [90, 75, 1, 70]], np.float32)
DRAWING = Drawing(400, 400, (Stroke(SEVEN, 12.0), Stroke(BAR, 12.0)))


def picture(drawing: Drawing) -> np.ndarray:
    centred = centre(render(drawing).gray)
    assert centred is not None
    return centred.astype(np.float64)


def test_that_the_same_seed_gives_the_same_drawing() -> None:
    one, other = (vary(DRAWING, np.random.default_rng(5)) for _ in range(2))
    for a, b in zip(one.strokes, other.strokes, strict=True):
        np.testing.assert_array_equal(a.points, b.points)


def test_that_variations_differ_but_stay_the_same_shape() -> None:
    rng = np.random.default_rng(0)
    original = picture(vary(DRAWING, np.random.default_rng(1)))
    other_shape = picture(Drawing(9, 9, (Stroke(np.array([[0, 0, 1, 0], [0, 9, 1, 9]], np.float32), 1.0),)))
    alike = [picture(vary(DRAWING, rng)) for _ in range(20)]
    apart = [np.abs(one - original).mean() for one in alike]
    assert min(apart) > 2.0
    assert np.mean(apart) < np.mean([np.abs(one - other_shape).mean() for one in alike])


def test_that_pens_vary_and_pressure_and_time_stay() -> None:
    rng = np.random.default_rng(0)
    made = [vary(DRAWING, rng).strokes[0] for _ in range(20)]
    assert max(s.pen_width for s in made) > 3 * min(s.pen_width for s in made)
    for stroke in made:
        assert len(stroke.points) == len(SEVEN)
        np.testing.assert_array_equal(stroke.points[:, 2:], SEVEN[:, 2:])


def test_that_erasers_stay_erasers_and_dots_stay_dots() -> None:
    dot = Stroke(np.array([[5, 5, 1, 0]], np.float32), 4.0)
    eraser = Stroke(BAR, 30.0, is_eraser=True)
    made = vary(Drawing(10, 10, (dot, eraser)), np.random.default_rng(0))
    assert [len(s.points) for s in made.strokes] == [1, 2]
    assert [s.is_eraser for s in made.strokes] == [False, True]
    assert vary(Drawing(5, 5), np.random.default_rng(0)).strokes == ()
