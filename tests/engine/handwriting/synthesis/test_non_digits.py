import numpy as np

from engine.handwriting.synthesis.digit_shapes import STYLES
from engine.handwriting.synthesis.non_digits import KINDS, lying, non_digit
from engine.handwriting.synthesis.shapes import strokes_of


def test_that_every_kind_gives_finite_strokes_of_some_size() -> None:
    for kind, _ in KINDS:
        for seed in range(8):
            strokes = kind(np.random.default_rng(seed))
            points = np.concatenate(strokes)
            assert all(stroke.dtype == np.float32 for stroke in strokes)
            assert np.isfinite(points).all()
            assert np.ptp(points, axis=0).max() > 0


def test_that_the_same_chance_gives_the_same_rubbish() -> None:
    first, again = (non_digit(np.random.default_rng(5)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))


def test_that_digits_that_stay_digits_are_never_laid_down() -> None:
    chance = np.random.default_rng(0)
    for style in STYLES:
        laid = lying(strokes_of(style), int(style.label), chance)
        assert (laid is None) == (style.label in "0168")


def test_that_a_laid_down_seven_lies() -> None:
    seven = [np.array([[0, 0], [9, 0], [4, 16]], np.float32)]
    laid = lying(seven, 7, np.random.default_rng(0))
    assert laid is not None
    assert np.ptp(laid[0], axis=0).tolist() == [16, 9]
