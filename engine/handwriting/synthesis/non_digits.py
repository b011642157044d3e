"""What is drawn on a canvas for digits and is none: letters, symbols, scribbles, hatchings, blobs, digits lying down.

Made from chance alone, as strokes; ``lying`` turns real digits so that they are none. No torch.
"""

from collections.abc import Callable

import numpy as np

from engine.handwriting.synthesis.letter_shapes import NOT_DIGITS
from engine.handwriting.synthesis.shapes import Strokes, curve, strokes_of

NonDigit = Callable[[np.random.Generator], Strokes]

UNREST = 0.3  # of a letter's named points, in grid units
# a quarter turn to the right, to the left, mirrored: what of 0..9 is no digit then
TURNED_RIGHT = (2, 3, 4, 5, 7)
TURNED_LEFT = (2, 3, 4, 5, 7)
MIRRORED = (3, 9)


def letter(chance: np.random.Generator) -> Strokes:
    """One of the letters, Hangul and symbols of engine.handwriting.synthesis.letter_shapes."""
    return strokes_of(NOT_DIGITS[int(chance.integers(len(NOT_DIGITS)))], chance, UNREST)


def scribble(chance: np.random.Generator) -> Strokes:
    """One to three long restless lines."""
    return [_wander(chance, int(chance.integers(8, 40))) for _ in range(int(chance.integers(1, 4)))]


def strange_sign(chance: np.random.Generator) -> Strokes:
    """Two to five short strokes that belong to no writing."""
    strokes: Strokes = []
    for _ in range(int(chance.integers(2, 6))):
        start, reach = chance.uniform(0, 10, 2), chance.normal(0, 5, (int(chance.integers(1, 4)), 2))
        points = np.concatenate([start[None], start + np.cumsum(reach, 0)])
        strokes.append(curve(points, (chance.random(len(points)) < 0.4).tolist()))
    return strokes


def hatching(chance: np.random.Generator) -> Strokes:
    """A zigzag over an area, or three to eight parallel lines."""
    count, height = int(chance.integers(3, 9)), chance.uniform(4, 12)
    xs = np.linspace(0, chance.uniform(4, 12), count) + chance.normal(0, 0.3, count)
    if chance.random() < 0.5:
        zigzag = np.stack([np.repeat(xs, 2), np.tile([0, height, height, 0], count)[: 2 * count]], 1)
        return [curve(zigzag + chance.normal(0, 0.4, zigzag.shape), [True] * len(zigzag))]
    lines = [np.array([[x, 0], [x + chance.normal(0, 1), height]]) + chance.normal(0, 0.4, (2, 2)) for x in xs]
    turn = int(chance.integers(2))
    return [curve(line[:, ::-1] if turn else line, [False, False]) for line in lines]


def spiral(chance: np.random.Generator) -> Strokes:
    """Two to five rounds, each wider than the last or all about as wide."""
    rounds = chance.uniform(2.2, 5.0)
    angle = np.linspace(0, 2 * np.pi * rounds, int(24 * rounds)) * chance.choice([-1.0, 1.0])
    inner = chance.choice([0.05, 0.4, 0.8])
    radius = 5 * np.linspace(inner, 1, len(angle)) + np.convolve(
        chance.normal(0, 0.8, len(angle)), np.ones(5) / 5, "same"
    )
    xy = np.stack([radius * np.cos(angle), radius * np.sin(angle) * chance.uniform(0.6, 1.4)], 1)
    return [xy.astype(np.float32)]


def blob(chance: np.random.Generator) -> Strokes:
    """An area filled by a hand that goes to and fro."""
    count = int(chance.integers(14, 30))
    ys = np.linspace(-5, 5, count)
    half = 5 * np.sqrt(np.clip(1.05 - (ys / 5.2) ** 2, 0.02, None)) * chance.uniform(0.5, 1.3)
    xs = half * np.where(np.arange(count) % 2, 1, -1) * chance.uniform(0.7, 1.0, count)
    return [np.stack([xs, ys], 1).astype(np.float32)]


def dots(chance: np.random.Generator) -> Strokes:
    """Two to six separate dots or ticks."""
    places = chance.uniform(0, 10, (int(chance.integers(2, 7)), 2))
    return [np.stack([place, place + chance.normal(0, 0.5, 2)]).astype(np.float32) for place in places]


KINDS: tuple[tuple[NonDigit, float], ...] = (
    (letter, 0.62),
    (scribble, 0.1),
    (strange_sign, 0.12),
    (hatching, 0.05),
    (spiral, 0.04),
    (blob, 0.04),
    (dots, 0.03),
)
"""Each kind and its share."""


def non_digit(chance: np.random.Generator) -> Strokes:
    """Something that is no digit, in any unit."""
    shares = np.array([share for _, share in KINDS])
    kind = KINDS[int(chance.choice(len(KINDS), p=shares / shares.sum()))][0]
    return kind(chance)


def lying(strokes: Strokes, digit: int, chance: np.random.Generator) -> Strokes | None:
    """A written digit turned by a quarter or mirrored, None when it would still be read as a digit."""
    turns = [
        np.array(matrix, np.float32)
        for digits, matrix in (
            (TURNED_RIGHT, [[0, -1], [1, 0]]),
            (TURNED_LEFT, [[0, 1], [-1, 0]]),
            (MIRRORED, [[-1, 0], [0, 1]]),
        )
        if digit in digits
    ]
    if not turns:
        return None
    turn = turns[int(chance.integers(len(turns)))]
    return [(stroke @ turn.T).astype(np.float32) for stroke in strokes]


def beside(digits: list[Strokes], chance: np.random.Generator) -> Strokes:
    """Written digits of one height side by side, near or touching: a number, and so no digit. digits: y downwards."""
    x, together = 0.0, list[np.ndarray]()
    for strokes in digits:
        points = np.concatenate(strokes)
        low, high = points.min(0), points.max(0)
        scale = chance.uniform(0.85, 1.15) / max(float(high[1] - low[1]), 0.6 * float(high[0] - low[0]), 1e-6)
        place = np.array([x, chance.normal(0, 0.06)])
        together += [((stroke - low) * scale + place).astype(np.float32) for stroke in strokes]
        x += float(high[0] - low[0]) * scale + max(float(chance.normal(0.14, 0.12)), -0.1)
    return together


def _wander(chance: np.random.Generator, count: int) -> np.ndarray:
    steps = chance.normal(0, 4.5, (count, 2))
    places, kept = np.zeros((count, 2)), chance.uniform(0.5, 0.95)
    for i in range(1, count):
        places[i] = kept * places[i - 1] + steps[i]  # pulled back, so that it stays a tangle
    return curve(places, (chance.random(count) < 0.2).tolist())
