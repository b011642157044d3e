"""Training pictures from a person's few drawings: each is varied many times on its strokes, then inked and centred."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.handwriting.collections import KeptDrawing
from engine.handwriting.synthesis.augment import vary
from engine.handwriting.synthesis.distortion import USUAL, Distortion
from engine.ink.centering import centre
from engine.ink.rasterizer import render

GENTLE = Distortion(slant=0.1, turn=0.05, stretch=0.08, bend=0.018, shake=0.004, drift=0.008)
LEAST_TO_HOLD_OUT = 5  # drawings of one class from which one in five is kept aside to measure


@dataclass(frozen=True, eq=False)
class Lesson:
    """What is learned from and what is kept aside. Whole drawings are kept aside, never variations of learned ones."""

    learned: tuple[KeptDrawing, ...]
    held_out: tuple[KeptDrawing, ...]


def lesson_of(drawings: Sequence[KeptDrawing]) -> Lesson:
    """Every fifth drawing of each class with at least five is held out; the others are learned from."""
    held_out: list[KeptDrawing] = []
    learned: list[KeptDrawing] = []
    for label in dict.fromkeys(one.label for one in drawings):
        same = [one for one in drawings if one.label == label]
        for place, one in enumerate(same):
            is_fifth = len(same) >= LEAST_TO_HOLD_OUT and place % LEAST_TO_HOLD_OUT == LEAST_TO_HOLD_OUT - 1
            (held_out if is_fifth else learned).append(one)
    return Lesson(tuple(learned), tuple(held_out))


def as_drawn(drawings: Sequence[KeptDrawing]) -> NDArray[np.uint8]:
    """uint8 (N, 1, 28, 28): each drawing as the recognizer sees it."""
    pictures = [_picture(centre(render(one.drawing).gray)) for one in drawings]
    return np.stack(pictures)[:, None] if pictures else np.zeros((0, 1, 28, 28), np.uint8)


def varied(
    drawings: Sequence[KeptDrawing], classes: Sequence[str], count: int, seed: int, hand: Distortion = USUAL
) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """About ``count`` pictures uint8 (N, 1, 28, 28) and their labels int64 (N,), the classes equally often.

    Half of the variations are gentle, so that the hand is still recognized as this one.
    """
    rng = np.random.default_rng(seed)
    pictures: list[NDArray[np.uint8]] = []
    labels: list[int] = []
    present = [label for label in classes if any(one.label == label for one in drawings)]
    each = max(1, count // max(1, len(present)))
    for label in present:
        same = [one for one in drawings if one.label == label]
        for place in range(each):
            how = GENTLE if place % 2 == 0 else hand
            made = vary(same[place % len(same)].drawing, rng, how)
            pictures.append(_picture(centre(render(made).gray)))
            labels.append(classes.index(label))
    return np.stack(pictures)[:, None], np.array(labels, np.int64)


def _picture(centred: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
    return np.zeros((28, 28), np.uint8) if centred is None else centred
