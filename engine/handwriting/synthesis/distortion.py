"""The same writing by another hand: strokes slanted, turned, stretched, bent, shaken, with points lost. No torch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.handwriting.synthesis.shapes import Strokes

WAVES = 2  # sines added up in each direction


@dataclass(frozen=True)
class Distortion:
    """How far a hand strays; standard deviations, lengths in units of the digit's long side, angles in radians."""

    slant: float = 0.17
    turn: float = 0.08
    stretch: float = 0.11
    bend: float = 0.025
    shake: float = 0.006
    drift: float = 0.012  # of each stroke against the others
    points_lost: float = 0.3  # share of the digits that lose points
    ends_cut: float = 0.15  # share of the strokes that end early, or begin late


USUAL = Distortion()


def distort(strokes: Strokes, chance: np.random.Generator, hand: Distortion = USUAL) -> Strokes:
    """New strokes, float32 (n, 2) each, about the origin, the long side of the old ones 1."""
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    middle, side = (low + high) / 2, max(float((high - low).max()), 1e-3)
    turned = _affine(chance, hand)
    waves = _Waves(chance, hand.bend)
    loses_points = chance.random() < hand.points_lost
    shake = hand.shake * 2 * chance.random() if chance.random() < 0.5 else 0.0
    changed: Strokes = []
    for stroke in strokes:
        xy = (stroke.astype(np.float64) - middle) / side
        if loses_points and len(xy) > 8:
            xy = _thinned(xy, chance)
        if len(xy) > 12 and chance.random() < hand.ends_cut:
            xy = _shortened(xy, chance)
        xy = waves(xy @ turned.T) + chance.normal(0.0, hand.drift, 2) * (len(strokes) > 1)
        if shake:
            xy = xy + _tremor(len(xy), chance, shake)
        changed.append(xy.astype(np.float32))
    return changed


def _affine(chance: np.random.Generator, hand: Distortion) -> NDArray[np.float64]:
    angle, slant, stretch = chance.normal(0.0, (hand.turn, hand.slant, hand.stretch)).clip(-0.6, 0.6)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return turn @ np.array([[np.exp(stretch), -slant], [0.0, 1.0]])


class _Waves:
    """A smooth displacement of the plane: x moves by sines of y, y by sines of x."""

    def __init__(self, chance: np.random.Generator, size: float) -> None:
        self._height = chance.normal(0.0, size, (2, WAVES))
        self._per_unit = chance.uniform(1.0, 6.0, (2, WAVES))
        self._phase = chance.uniform(0.0, 2 * np.pi, (2, WAVES))

    def __call__(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        across, down = xy[:, :1], xy[:, 1:]
        moved = [
            (self._height[i] * np.sin(self._per_unit[i] * along + self._phase[i])).sum(1)
            for i, along in enumerate((down, across))
        ]
        return xy + np.stack(moved, 1)


def _thinned(xy: NDArray[np.float64], chance: np.random.Generator) -> NDArray[np.float64]:
    """A slower tablet: up to half of the points between the ends are gone."""
    kept = chance.random(len(xy)) >= chance.uniform(0.0, 0.5)
    kept[[0, -1]] = True
    return xy[kept]


def _shortened(xy: NDArray[np.float64], chance: np.random.Generator) -> NDArray[np.float64]:
    """Up to an eighth of the points are missing at the beginning, up to an eighth at the end."""
    most = len(xy) // 8
    return xy[int(chance.integers(most + 1)) : len(xy) - int(chance.integers(most + 1))]


def _tremor(count: int, chance: np.random.Generator, size: float) -> NDArray[np.float64]:
    """Noise (count, 2) that neighbors share."""
    noise = chance.normal(0.0, size, (count + 2, 2))
    return (noise[:-2] + noise[1:-1] + noise[2:]) / np.sqrt(3.0)
