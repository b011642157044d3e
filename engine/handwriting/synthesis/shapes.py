"""Shapes of strokes as short texts, and the curves that a pen makes of them. No torch.

A text names points on a grid about 10 wide and 16 high, y downwards: ``"2 4, 5 0!, 5 16 | 1 16, 9 16"``. The pen goes
smoothly through the points, turns sharply at ``!``, and is lifted at ``|``.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Strokes = list[NDArray[np.float32]]
"""float32 (n, 2) each, n >= 1: x to the right, y downwards, any unit."""

POINTS_PER_SPAN = 6  # of the curve between two named points


@dataclass(frozen=True)
class Shape:
    """One way to write one character: the character, a name for this way, and its strokes as a text."""

    label: str
    name: str
    text: str


def strokes_of(shape: Shape, chance: np.random.Generator | None = None, unrest: float = 0.0) -> Strokes:
    """The shape's curves, float32 (n, 2) in grid units; each named point strays by ``unrest`` (standard deviation)."""
    strokes: Strokes = []
    for part in shape.text.split("|"):
        points, is_corner = _named(part)
        if chance is not None and unrest > 0:
            points = points + chance.normal(0.0, unrest, points.shape)
        strokes.append(curve(points, is_corner))
    return strokes


def _named(part: str) -> tuple[NDArray[np.float64], list[bool]]:
    words = [word.strip() for word in part.split(",")]
    points = [[float(number) for number in word.rstrip("!").split()] for word in words]
    return np.array(points, np.float64), [word.endswith("!") for word in words]


def curve(points: NDArray[np.float64], is_corner: list[bool]) -> NDArray[np.float32]:
    """A smooth line through points (n, 2), float32 (m, 2); sharp where ``is_corner``."""
    corners = [i for i in range(1, len(points) - 1) if is_corner[i]]
    bounds = [0, *corners, len(points) - 1]
    pieces = [_smooth(points[first : last + 1]) for first, last in pairwise(bounds)]
    joined = [pieces[0], *(piece[1:] for piece in pieces[1:])]
    return np.concatenate(joined).astype(np.float32)


def _smooth(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Catmull and Rom's spline (1974) through points (n, 2)."""
    if len(points) < 3:
        return points
    before = np.concatenate([2 * points[:1] - points[1:2], points[:-2]])  # (spans, 2)
    first, second = points[:-1], points[1:]
    after = np.concatenate([points[2:], 2 * points[-1:] - points[-2:-1]])
    share = (np.arange(POINTS_PER_SPAN) / POINTS_PER_SPAN)[None, :, None]
    straight, bend = second - before, after - first
    p, q, r, s = (side[:, None] for side in (first, second, straight, bend))
    spans = (
        (2 * share**3 - 3 * share**2 + 1) * p
        + (3 * share**2 - 2 * share**3) * q
        + (share**3 - 2 * share**2 + share) * 0.5 * r
        + (share**3 - share**2) * 0.5 * s
    )  # (spans, POINTS_PER_SPAN, 2)
    return np.concatenate([spans.reshape(-1, 2), points[-1:]])
