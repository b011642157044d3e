"""From the picture of a digit back to strokes: its lines are thinned to one pixel and followed. No torch.

T. Y. Zhang, C. Y. Suen: A Fast Parallel Algorithm for Thinning Digital Patterns. Communications of the ACM 27(3), 1984.
Departure: many pictures are thinned at once, each step by a table over the 256 neighborhoods.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.handwriting.synthesis.shapes import Strokes

ENLARGED = 4  # times; thinner steps and smoother lines
INK = 110  # of 255, of the enlarged picture
SHORTEST = 8  # points; shorter leftovers are crumbs of the thinning
SMOOTHED = 5  # points that a line is averaged over
BATCH = 256

# the eight neighbors P2..P9 of the paper: clockwise from above, (dy, dx)
NEIGHBORS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


def trace(pictures: NDArray[np.uint8]) -> list[Strokes]:
    """The strokes of each picture, uint8 (N, h, w), 0 paper .. 255 ink; in pixels of the picture, y downwards.

    A picture without ink gives no strokes; a dot gives a stroke of one point.
    """
    traced: list[Strokes] = []
    for first in range(0, len(pictures), BATCH):
        ink = np.stack([_enlarged(picture) for picture in pictures[first : first + BATCH]]) > INK
        traced += [follow(line) or _dot(whole) for whole, line in zip(ink, thinned(ink), strict=True)]
    return [[((stroke + 0.5) / ENLARGED - 0.5).astype(np.float32) for stroke in strokes] for strokes in traced]


def _enlarged(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    size = (picture.shape[1] * ENLARGED, picture.shape[0] * ENLARGED)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _dot(ink: NDArray[np.bool_]) -> Strokes:
    """One point in the middle of ink that thinning wore away (small squares); nothing where there is no ink."""
    ys, xs = np.nonzero(ink)
    return [np.array([[xs.mean(), ys.mean()]], np.float32)] if len(xs) else []


def thinned(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Lines one pixel wide in the middle of the ink; bool (N, h, w) both."""
    left = np.pad(ink, ((0, 0), (1, 1), (1, 1))).view(np.uint8)
    inner = left[:, 1:-1, 1:-1]
    before = -1
    while before != (before := int(np.count_nonzero(left))):
        for stays in (_FIRST_STEP, _SECOND_STEP):
            code = _neighborhoods(left)
            inner &= np.asarray(cv2.LUT(code.reshape(-1, code.shape[2]), stays), np.uint8).reshape(code.shape)
    return inner.astype(bool)


def _neighborhoods(padded: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """uint8 (N, h, w) of uint8 0 or 1 (N, h + 2, w + 2): a bit for each of NEIGHBORS."""
    height, width = padded.shape[1] - 2, padded.shape[2] - 2
    code = np.zeros((len(padded), height, width), np.uint8)
    for bit, (dy, dx) in enumerate(NEIGHBORS):
        code |= padded[:, 1 + dy : 1 + dy + height, 1 + dx : 1 + dx + width] << np.uint8(bit)
    return code


def _table(step: int) -> NDArray[np.uint8]:
    """1 where a pixel stays, 0 where it goes, for each neighborhood (conditions a to d of the paper)."""
    stays = np.ones(256, np.uint8)
    for code in range(256):
        p = [(code >> bit) & 1 for bit in range(8)]  # P2..P9
        crossings = sum(p[i] == 0 and p[(i + 1) % 8] == 1 for i in range(8))
        north, east, south, west = p[0], p[2], p[4], p[6]
        if step == 1:
            clear = north * east * south == 0 and east * south * west == 0
        else:
            clear = north * east * west == 0 and north * south * west == 0
        stays[code] = not (2 <= sum(p) <= 6 and crossings == 1 and clear)
    return stays


_FIRST_STEP, _SECOND_STEP = _table(1), _table(2)


def follow(skeleton: NDArray[np.bool_]) -> Strokes:
    """Strokes along the lines of a skeleton, bool (h, w): each goes straight on where lines cross."""
    ys, xs = np.nonzero(skeleton)
    unvisited = set(zip(ys.tolist(), xs.tolist(), strict=True))
    all_pixels = frozenset(unvisited)
    ends = [pixel for pixel in sorted(unvisited) if len(_around(pixel, all_pixels)) == 1]
    strokes: Strokes = []
    while unvisited:
        start = next((pixel for pixel in ends if pixel in unvisited), None) or min(unvisited)
        joint = [pixel for pixel in _around(start, all_pixels) if pixel not in unvisited]
        path = [*joint[:1], *_walk(start, unvisited)]
        closing = [pixel for pixel in _around(path[-1], all_pixels) if pixel not in path[-3:]]
        path += closing[:1]
        if len(path) >= SHORTEST or not strokes:
            strokes.append(_smoothed(np.array(path, np.float32)[:, ::-1]))
    return strokes


def _walk(start: tuple[int, int], unvisited: set[tuple[int, int]]) -> list[tuple[int, int]]:
    path = [start]
    unvisited.discard(start)
    while True:
        here = path[-1]
        back = path[max(0, len(path) - 5)]
        heading = (here[0] - back[0], here[1] - back[1])
        onward = _around(here, unvisited)
        if not onward:
            return path
        # straight on; among equals the nearer of the neighbors, so that no corner is left behind as a crumb
        path.append(max(onward, key=lambda to: _straightness(here, to, heading)))
        unvisited.discard(path[-1])


def _straightness(here: tuple[int, int], to: tuple[int, int], heading: tuple[int, int]) -> tuple[float, int]:
    dy, dx = to[0] - here[0], to[1] - here[1]
    length = (dy * dy + dx * dx) ** 0.5
    return (dy * heading[0] + dx * heading[1]) / length, -abs(dy) - abs(dx)


def _around(pixel: tuple[int, int], pixels: set[tuple[int, int]] | frozenset[tuple[int, int]]) -> list[tuple[int, int]]:
    y, x = pixel
    return [(y + dy, x + dx) for dy, dx in NEIGHBORS if (y + dy, x + dx) in pixels]


def _smoothed(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """Averaged over SMOOTHED neighbors, ends kept."""
    if len(points) < SMOOTHED:
        return points
    half = SMOOTHED // 2
    padded = np.concatenate([np.repeat(points[:1], half, 0), points, np.repeat(points[-1:], half, 0)])
    mean = np.stack([np.convolve(padded[:, axis], np.full(SMOOTHED, 1 / SMOOTHED), "valid") for axis in (0, 1)], 1)
    mean[0], mean[-1] = points[0], points[-1]
    return mean.astype(np.float32)
