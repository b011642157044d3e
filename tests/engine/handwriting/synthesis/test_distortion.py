import numpy as np

from engine.handwriting.synthesis.digit_shapes import STYLES
from engine.handwriting.synthesis.distortion import Distortion, distort
from engine.handwriting.synthesis.shapes import strokes_of


def test_that_a_bent_digit_is_of_unit_size_about_the_origin() -> None:
    for seed in range(20):
        points = np.concatenate(distort(strokes_of(STYLES[seed]), np.random.default_rng(seed)))
        assert np.isfinite(points).all()
        assert 0.5 < np.ptp(points, axis=0).max() < 1.8
        assert np.abs(points.mean(0)).max() < 0.4


def test_that_a_hand_that_never_strays_changes_nothing_but_the_size() -> None:
    still = Distortion(0, 0, 0, 0, 0, 0, points_lost=0, ends_cut=0)
    strokes = strokes_of(STYLES[12])
    same = distort(strokes, np.random.default_rng(0), still)
    side = np.ptp(np.concatenate(strokes), axis=0).max()
    for before, after in zip(strokes, same, strict=True):
        assert np.allclose(np.diff(before, axis=0) / side, np.diff(after, axis=0), atol=1e-5)


def test_that_dots_and_single_points_survive() -> None:
    dot = [np.array([[3.0, 4.0]], np.float32)]
    (moved,) = distort(dot, np.random.default_rng(1))
    assert moved.shape == (1, 2)
    assert np.isfinite(moved).all()


def test_that_the_same_chance_bends_alike() -> None:
    strokes = strokes_of(STYLES[5])
    first, again = (distort(strokes, np.random.default_rng(9)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
