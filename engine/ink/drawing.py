"""Ink as data: strokes with pressure and time. The picture is made from them, in one place (engine.ink.rasterizer)."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

LIGHTEST_NIB = 0.35  # share of the pen's diameter that the lightest touch still draws


@dataclass(frozen=True, eq=False)
class Stroke:
    """One movement of a pen, from touch to lift.

    points: float32 (n, 4), n >= 1: x, y in canvas units (logical pixels, y grows downwards), pressure 0..1
    (1.0 where the device has none), t in ms since the drawing began.
    """

    points: NDArray[np.float32]
    pen_width: float  # diameter at full pressure, canvas units
    is_eraser: bool = False


@dataclass(frozen=True, eq=False)
class Drawing:
    """Strokes in the order they were made, on a canvas of ``width`` x ``height`` canvas units."""

    width: float
    height: float
    strokes: tuple[Stroke, ...] = field(default=())


def nib_diameter(pen_width: float, pressure: float) -> float:
    """Diameter in canvas units that a pen of ``pen_width`` draws at ``pressure`` (0..1)."""
    return pen_width * (LIGHTEST_NIB + (1.0 - LIGHTEST_NIB) * min(max(pressure, 0.0), 1.0))
