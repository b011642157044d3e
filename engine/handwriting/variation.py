"""Variation: the same drawing as other moments, hands and pens would have made it. Works on strokes, before any pixel.

Slant, turn, stretch and a smooth bend move the points of all strokes alike; each stroke is shifted a little by itself,
trembles a little, loses some of its points, and the whole is inked with another pen.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.drawing import Drawing, Stroke


@dataclass(frozen=True)
class Strength:
    """Standard deviations of what varies; pen_widths: range of pen diameters, as shares of the drawing's long side."""

    turn: float = 0.09  # radians
    slant: float = 0.17  # shift in x per unit of y
    stretch: float = 0.11  # log of the aspect
    bend: float = 0.03  # amplitude of the smooth bend, share of the long side
    apart: float = 0.012  # shift of single strokes, share of the long side
    tremble: float = 0.006  # of points, share of the long side
    thinning: float = 0.3  # probability that points are left out
    pen_widths: tuple[float, float] = (0.02, 0.25)


ORDINARY = Strength()


def vary(drawing: Drawing, rng: np.random.Generator, strength: Strength = ORDINARY) -> Drawing:
    """Another way to write ``drawing``: strokes around the origin with a long side of about 1, canvas units.

    Eraser strokes move with the ink and keep their width in relation to it. A drawing without points comes back as it
    is.
    """
    points = [stroke.points for stroke in drawing.strokes if len(stroke.points)]
    if not points:
        return drawing
    every = np.concatenate(points)[:, :2]
    low, high = every.min(0), every.max(0)
    center, side = (low + high) / 2, float(max((high - low).max(), 1e-3))
    move = _Movement(rng, strength)
    pen = float(np.exp(rng.uniform(*np.log(strength.pen_widths))))
    strokes = [
        Stroke(
            _varied(stroke.points, center, side, move, rng, strength),
            stroke.pen_width / side if stroke.is_eraser else pen,
            stroke.is_eraser,
        )
        for stroke in drawing.strokes
        if len(stroke.points)
    ]
    return Drawing(2.0, 2.0, tuple(strokes))


class _Movement:
    """One affine map and one smooth bend, the same for all strokes of a drawing."""

    def __init__(self, rng: np.random.Generator, strength: Strength) -> None:
        turn, slant = rng.normal(0, strength.turn), rng.normal(0, strength.slant)
        stretch = float(np.exp(rng.normal(0, strength.stretch)))
        turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        self._matrix = turned @ np.array([[stretch, -slant], [0.0, 1.0]])
        self._phase = rng.uniform(0, 2 * np.pi, (2, 2))
        self._frequency = rng.uniform(1, 5, (2, 2))  # radians per long side: less than one wave
        self._amplitude = rng.normal(0, strength.bend, (2, 2))

    def __call__(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:  # (n, 2), long side 1
        moved = xy @ self._matrix.T
        across = moved[:, ::-1]  # x bends along y, y along x
        waves = [
            (self._amplitude[axis] * np.sin(self._frequency[axis] * across[:, axis, None] + self._phase[axis])).sum(1)
            for axis in range(2)
        ]
        return moved + np.stack(waves, 1)


def _varied(
    points: NDArray[np.float32],
    center: NDArray[np.float32],
    side: float,
    move: _Movement,
    rng: np.random.Generator,
    strength: Strength,
) -> NDArray[np.float32]:
    if len(points) > 8 and rng.random() < strength.thinning:
        keep = rng.random(len(points)) > rng.uniform(0, 0.4)
        keep[[0, -1]] = True
        points = points[keep]
    xy = move((points[:, :2].astype(np.float64) - center) / side)
    tremble = rng.normal(0, strength.tremble, xy.shape)
    if len(xy) > 3:
        tremble[1:-1] = (tremble[:-2] + tremble[1:-1] + tremble[2:]) / 1.7
    xy += tremble + rng.normal(0, strength.apart, 2)
    return np.column_stack([xy, points[:, 2:]]).astype(np.float32)
