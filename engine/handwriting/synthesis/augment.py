"""Variation: the same drawing as other moments and pens would have made it, strokes, erasers and all."""

import numpy as np
from numpy.typing import NDArray

from engine.handwriting.synthesis.distortion import USUAL, Distortion, distort
from engine.ink.drawing import Drawing, Stroke

PEN_WIDTHS = (0.02, 0.25)  # diameters, as shares of the drawing's long side; evenly spread on a logarithmic scale


def vary(drawing: Drawing, chance: np.random.Generator, hand: Distortion = USUAL) -> Drawing:
    """Another way to write ``drawing``: strokes around the origin with a long side of about 1, canvas units.

    Eraser strokes move with the ink and keep their width in relation to it. A drawing without points comes back as it
    is. Pressure and time stay with the points, but for strokes that lost some: those are written with full pressure.
    """
    strokes = [stroke for stroke in drawing.strokes if len(stroke.points)]
    if not strokes:
        return drawing
    every = np.concatenate([stroke.points[:, :2] for stroke in strokes])
    side = max(float(np.ptp(every, axis=0).max()), 1e-3)
    moved = distort([stroke.points[:, :2] for stroke in strokes], chance, hand)
    pen = float(np.exp(chance.uniform(*np.log(PEN_WIDTHS))))
    made = [
        Stroke(_with_pressure(xy, old.points), old.pen_width / side if old.is_eraser else pen, old.is_eraser)
        for xy, old in zip(moved, strokes, strict=True)
    ]
    return Drawing(2.0, 2.0, tuple(made))


def _with_pressure(xy: NDArray[np.float32], old: NDArray[np.float32]) -> NDArray[np.float32]:
    if len(xy) == len(old):
        return np.column_stack([xy, old[:, 2:]]).astype(np.float32)
    rest = np.column_stack([np.ones(len(xy)), np.zeros(len(xy))])
    return np.column_stack([xy, rest]).astype(np.float32)
