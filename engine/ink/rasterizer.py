"""The pen: strokes become a gray picture. The ONE place where ink is drawn: canvas, training from strokes and tests.

The picture's scale follows the ink, not the canvas: the largest stroke is about DIGIT_PX long, so a small digit on a
large canvas of a dense screen gives the same picture as a large one on a small canvas.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.ink.drawing import LIGHTEST_NIB, Drawing, Stroke

DIGIT_PX = 176.0  # long side of the largest stroke in the picture, nib included
MARGIN_PX = 8  # paper around the ink
LONGEST_PX = 2048  # no picture is longer, however far apart its strokes lie
FARTHEST_PX = 1e5  # an eraser's point farther away is moved here: OpenCV counts in 32 bits
SUPERSAMPLING = 2  # drawn this many times as large, then averaged: overlapping joints do not thicken the line
SHIFT_BITS = 4  # OpenCV's sub-pixel digits
REDRAW_BELOW = 0.5  # when erasing left less than this share of the size, the rest is drawn again, larger
STEP_OF_NIB = 2  # pressure changes the drawn nib by at most this many (supersampled) pixels at once


@dataclass(frozen=True, eq=False)
class Rendered:
    """A drawing as a picture.

    gray: uint8 (h, w), 0 paper .. 255 ink, cropped to the ink plus a margin; (0, 0) when there is no ink.
    scale: picture pixels per canvas unit. origin: canvas x, y of the picture's top left corner.
    """

    gray: NDArray[np.uint8]
    scale: float
    origin: tuple[float, float]

    def to_canvas(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box x, y, width, height in picture pixels -> the same box in canvas units."""
        x, y, width, height = box
        return (
            self.origin[0] + x / self.scale,
            self.origin[1] + y / self.scale,
            width / self.scale,
            height / self.scale,
        )


@dataclass(frozen=True, eq=False)
class _Line:
    """A cleaned stroke. xy: float64 (n, 2); nib: float64 (n,) diameters; box: left, top, right, bottom with the nib."""

    xy: NDArray[np.float64]
    nib: NDArray[np.float64]
    box: tuple[float, float, float, float]
    is_eraser: bool

    @property
    def longest(self) -> float:
        left, top, right, bottom = self.box
        return max(right - left, bottom - top)


def render(drawing: Drawing, scale: float | None = None) -> Rendered:
    """The drawing as a gray picture, anti-aliased, with round nibs and joints; erasers take away what came before.

    scale: picture pixels per canvas unit, to match another picture; None lets the ink decide.

    Points that are no numbers are left out, points far outside of the canvas are drawn at its surroundings' edge, and
    a pen without width draws a hairline: whatever a device sends gives a picture of bounded size.
    """
    lines = _clean(drawing)
    pens = [line for line in lines if not line.is_eraser]
    if not pens:
        return _blank()
    left = min(line.box[0] for line in pens)
    top = min(line.box[1] for line in pens)
    right = max(line.box[2] for line in pens)
    bottom = max(line.box[3] for line in pens)
    longest_stroke = max(line.longest for line in pens)
    digit = longest_stroke if scale is None else DIGIT_PX / scale
    rendered = _draw(lines, (left, top, right, bottom), digit)
    if len(pens) == len(lines):
        return rendered
    return _after_erasing(rendered, lines)


def _blank() -> Rendered:
    return Rendered(np.zeros((0, 0), np.uint8), 1.0, (0.0, 0.0))


def _after_erasing(rendered: Rendered, lines: list[_Line]) -> Rendered:
    """Crop to the ink that the erasers left; draw it again at a larger scale when little is left."""
    x, y, width, height = cv2.boundingRect(rendered.gray)
    if width == 0 or height == 0:
        return _blank()
    left, top, wide, high = rendered.to_canvas((x, y, width, height))
    before, rest = max(rendered.gray.shape), max(width, height)
    if rest < REDRAW_BELOW * DIGIT_PX and rest < REDRAW_BELOW * before:
        rendered = _draw(lines, (left, top, left + wide, top + high), max(wide, high))
    return _crop(rendered)


def _crop(rendered: Rendered) -> Rendered:
    """Cut off the paper around the ink, but for the margin."""
    x, y, width, height = cv2.boundingRect(rendered.gray)
    gray = np.pad(rendered.gray[y : y + height, x : x + width], MARGIN_PX)
    margin = MARGIN_PX / rendered.scale
    left, top, _, _ = rendered.to_canvas((x, y, 0, 0))
    return Rendered(gray, rendered.scale, (left - margin, top - margin))


def _clean(drawing: Drawing) -> list[_Line]:
    """Strokes with finite points inside of the canvas's surroundings, and nibs that are numbers."""
    reach_x, reach_y = _reach(drawing.width), _reach(drawing.height)
    lines: list[_Line] = []
    for stroke in drawing.strokes:
        line = _clean_stroke(stroke, reach_x, reach_y)
        if line is not None:
            lines.append(line)
    return lines


def _reach(side: float) -> float:
    """How far from 0 a point may lie, canvas units: four canvases, so that no digit grows tiny beside a stray point."""
    return 4.0 * side if 0 < side < 1e6 else 1e6


def _clean_stroke(stroke: Stroke, reach_x: float, reach_y: float) -> _Line | None:
    points = np.asarray(stroke.points, np.float64)
    if points.ndim != 2 or points.shape[0] == 0 or points.shape[1] < 2:
        return None
    xy = points[:, :2]
    pressure = points[:, 2] if points.shape[1] > 2 else np.ones(len(points))
    if not np.isfinite(points).all():
        good = np.isfinite(xy).all(1)
        xy, pressure = xy[good], np.nan_to_num(pressure[good], nan=1.0)
        if len(xy) == 0:
            return None
    xy = np.clip(xy, (-reach_x, -reach_y), (reach_x, reach_y))
    width = stroke.pen_width if np.isfinite(stroke.pen_width) and stroke.pen_width > 0 else 0.0
    width = min(width, reach_x, reach_y)
    nib = width * (LIGHTEST_NIB + (1.0 - LIGHTEST_NIB) * np.clip(pressure, 0.0, 1.0))
    half = float(nib.max()) / 2.0
    (left, top), (right, bottom) = xy.min(0).tolist(), xy.max(0).tolist()
    return _Line(xy, nib, (left - half, top - half, right + half, bottom + half), stroke.is_eraser)


def _draw(lines: list[_Line], box: tuple[float, float, float, float], digit: float) -> Rendered:
    """The part of the lines that lies in ``box`` (canvas units), scaled so that ``digit`` becomes DIGIT_PX long."""
    left, top, right, bottom = box
    longest = max(right - left, bottom - top)
    digit = max(digit, longest * DIGIT_PX / LONGEST_PX, 1e-6)
    scale = DIGIT_PX / digit
    width = int(np.ceil((right - left) * scale)) + 2 * MARGIN_PX
    height = int(np.ceil((bottom - top) * scale)) + 2 * MARGIN_PX
    large = np.zeros((height * SUPERSAMPLING, width * SUPERSAMPLING), np.uint8)
    origin = (left - MARGIN_PX / scale, top - MARGIN_PX / scale)
    zoom = scale * SUPERSAMPLING
    widest = 2.0 * max(large.shape)  # a nib that covers everything from anywhere near
    for line in lines:
        xy = np.clip((line.xy - origin) * zoom - 0.5, -FARTHEST_PX, FARTHEST_PX)
        _ink(large, xy, np.minimum(line.nib * zoom, widest), 0 if line.is_eraser else 255)
    gray = cv2.resize(large, (width, height), interpolation=cv2.INTER_AREA)
    return Rendered(np.asarray(gray, np.uint8), scale, origin)


def _ink(large: NDArray[np.uint8], xy: NDArray[np.float64], nib: NDArray[np.float64], color: int) -> None:
    """Draw one line of changing width. xy, nib: in pixels of ``large``."""
    widths = np.maximum(np.rint(nib), 1).astype(np.int64)
    if len(xy) == 1 or not (xy != xy[0]).any():
        _dot(large, xy[0], int(widths.max()), color)
        return
    if widths.min() != widths.max():
        xy, widths = _gradual(xy, widths)
    points = np.rint(xy * (1 << SHIFT_BITS)).astype(np.int32)
    changes = np.flatnonzero(np.diff(widths)) + 1
    first = 0
    for end in [*changes.tolist(), len(points)]:
        # each run of equal width goes on to the next run's first point, so that the line has no gaps
        run = points[first : end + 1]
        cv2.polylines(large, [run], isClosed=False, color=color, thickness=int(widths[first]), shift=SHIFT_BITS)
        first = end


def _dot(large: NDArray[np.uint8], xy: NDArray[np.float64], width: int, color: int) -> None:
    center = np.rint(xy * (1 << SHIFT_BITS)).astype(np.int64).tolist()
    radius = width * (1 << SHIFT_BITS) // 2
    cv2.circle(large, center, radius, color, thickness=cv2.FILLED, shift=SHIFT_BITS)


def _gradual(xy: NDArray[np.float64], widths: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """More points where the width jumps, so that it changes by at most STEP_OF_NIB from point to point."""
    jumps = np.abs(np.diff(widths))
    if jumps.max() <= STEP_OF_NIB:
        return xy, widths
    parts = np.append(np.ceil(jumps / STEP_OF_NIB).astype(np.int64).clip(1), 1)
    place = np.repeat(np.arange(len(xy)), parts)
    share = (np.arange(len(place)) - np.repeat(np.cumsum(parts) - parts, parts)) / parts[place]
    position = place + share
    old = np.arange(len(xy))
    finer = np.stack([np.interp(position, old, xy[:, 0]), np.interp(position, old, xy[:, 1])], 1)
    return finer, np.rint(np.interp(position, old, widths)).astype(np.int64)
