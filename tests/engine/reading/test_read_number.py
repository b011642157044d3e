from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

from engine.inference.recognizer import Recognizer
from engine.reading.read_digit import WholeInk
from engine.reading.read_number import is_one_digit


def recognizer(share: float, *, knows_rubbish: bool) -> Recognizer:
    """Says that everything is a 3, as sure as ``share``."""
    classes = (*"0123456789", "not a digit") if knows_rubbish else tuple("0123456789")
    shares = np.full((1, 10), 0.001, np.float32)
    shares[0, 3] = share
    card = SimpleNamespace(classes=classes, input=SimpleNamespace(size=28))
    answers = SimpleNamespace(shares=lambda: shares)
    return cast("Recognizer", SimpleNamespace(card=card, answers=lambda pictures: answers))


def ink(width: int, height: int, reader: Recognizer) -> WholeInk:
    gray = np.zeros((height + 10, width + 10), np.uint8)
    gray[5:-5, 5:-5] = 255
    return WholeInk(gray, reader)


@pytest.mark.parametrize(
    ("width", "share", "knows_rubbish", "is_one"),
    [
        (60, 0.99, True, True),
        (60, 0.5, True, False),  # perhaps a digit
        (60, 0.99, False, True),
        (100, 0.99, True, True),
        (100, 0.99, False, False),  # a 3 and something, for all it knows
        (150, 0.99, True, False),  # wider than a digit
    ],
)
def test_that_only_clear_digits_are_taken_for_one(width: int, share: float, knows_rubbish: bool, is_one: bool) -> None:
    assert is_one_digit(ink(width, 100, recognizer(share, knows_rubbish=knows_rubbish))) is is_one


def test_that_a_single_stroke_may_be_wider() -> None:
    assert is_one_digit(ink(150, 100, recognizer(0.99, knows_rubbish=True)), widest=2.0)


def test_that_no_ink_is_no_digit() -> None:
    assert not is_one_digit(WholeInk(np.zeros((20, 20), np.uint8), recognizer(0.99, knows_rubbish=True)))
