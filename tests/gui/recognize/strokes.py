"""Strokes to test with."""

import numpy as np

from engine.ink.drawing import Stroke


def wavy(seed: int, n: int = 60, pressure: bool = False, pen_width: float = 18.0, is_eraser: bool = False) -> Stroke:
    """A random walk with smooth turns inside 400 x 300."""
    random = np.random.default_rng(seed)
    direction = np.cumsum(random.normal(0, 0.3, n)) + random.uniform(0, 6)
    points = np.ones((n, 4), np.float32)
    points[:, 0] = np.clip(random.uniform(50, 350) + np.cumsum(np.cos(direction) * 6), 0, 400)
    points[:, 1] = np.clip(random.uniform(50, 250) + np.cumsum(np.sin(direction) * 6), 0, 300)
    if pressure:
        points[:, 2] = 0.2 + 0.8 * np.abs(np.sin(np.linspace(0, 5, n)))
    points[:, 3] = np.arange(n) * 8
    return Stroke(points, pen_width, is_eraser)


def mixed(count: int) -> list[Stroke]:
    """Even and pressed strokes, every fifth an eraser, every seventh a dot."""
    return [
        wavy(i, n=1 if i % 7 == 6 else 20 + i % 40, pressure=i % 2 == 1, is_eraser=i % 5 == 4) for i in range(count)
    ]
