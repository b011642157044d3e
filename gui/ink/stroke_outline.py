"""The outline of a pen's line: smooth between the points it was given, as wide as the pressure says."""

import itertools
import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker

from engine.ink.drawing import nib_diameter

FINEST = 2.0  # canvas units between the places where a line of changing width is measured
SMALLEST_GAP = 0.05  # canvas units
Disc = tuple[float, float, float]  # x, y, radius
Side = tuple[float, float]
ROOM = 2.0  # canvas units around a line for its soft edge


def bounds(points: NDArray[np.float32], pen_width: float) -> QRectF:
    """What the line through ``points`` may touch, canvas units."""
    half = pen_width / 2 + ROOM
    left, top = (points[:, :2].min(0) - half).tolist()
    right, bottom = (points[:, :2].max(0) + half).tolist()
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def outline(points: NDArray[np.float32], pen_width: float) -> QPainterPath:
    """The filled shape of one line. points: float32 (n, 4), n >= 1."""
    xy = points[:, :2].tolist()
    pressures = points[:, 2]
    if len(xy) == 1 or np.ptp(points[:, :2], axis=0).max() < 1e-3:
        return _dot(xy[0], nib_diameter(pen_width, float(pressures.max())) / 2)
    if float(np.ptp(pressures)) < 1e-3:
        return _even(xy, nib_diameter(pen_width, float(pressures[0])))
    return _changing(xy, [nib_diameter(pen_width, p) / 2 for p in pressures.tolist()])


def outline_within(points: NDArray[np.float32], pen_width: float, area: QRectF) -> QPainterPath:
    """The same shape, but only those parts of the line that can touch ``area``."""
    half = pen_width / 2 + ROOM
    x, y = points[:, 0], points[:, 1]
    reach = 2 if len(points) > 2 else 0  # a smooth piece depends on its neighbors
    near = np.zeros(len(points), bool)
    touches = (
        (np.maximum(x[:-1], x[1:]) + half >= area.left())
        & (np.minimum(x[:-1], x[1:]) - half <= area.right())
        & (np.maximum(y[:-1], y[1:]) + half >= area.top())
        & (np.minimum(y[:-1], y[1:]) - half <= area.bottom())
    )
    near[:-1] |= touches
    near[1:] |= touches
    if len(points) == 1 or near.all():
        return outline(points, pen_width)
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for first, last in _runs(near):
        whole.addPath(outline(points[max(first - reach, 0) : last + 1 + reach], pen_width))
    return whole


def paint(painter: QPainter, path: QPainterPath, is_eraser: bool) -> None:
    """Fill ``path`` with the painter's brush, or take the ink away there."""
    mode = QPainter.CompositionMode.CompositionMode_DestinationOut if is_eraser else None
    painter.setCompositionMode(mode or QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPath(path)


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(first), int(after) - 1) for first, after in zip(edges[::2], edges[1::2], strict=True)]


def _dot(center: list[float], radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(*center), radius, radius)
    return path


def _even(xy: list[list[float]], diameter: float) -> QPainterPath:
    """Straight to the first midpoint, then one quadratic curve per point, straight to the end."""
    line = QPainterPath(QPointF(*xy[0]))
    for here, after in itertools.pairwise(xy[1:]):
        line.quadTo(here[0], here[1], (here[0] + after[0]) / 2, (here[1] + after[1]) / 2)
    line.lineTo(*xy[-1])
    stroker = QPainterPathStroker()
    stroker.setWidth(diameter)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCurveThreshold(0.1)
    path = stroker.createStroke(line)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _changing(xy: list[list[float]], radii: list[float]) -> QPainterPath:
    """The ribbon between each two places along the line; discs at its ends and wherever it turns."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    discs = _discs(xy, radii)
    start = math.nan, math.nan  # the side (unit normal) at which the last ribbon ended
    for i, (one, other) in enumerate(itertools.pairwise(discs)):
        side = _side(one, other)
        if not _is_gentle(start, side, one[2]):
            _add_disc(path, one)
            start = side
        after = _side(other, discs[i + 2]) if i + 2 < len(discs) else side
        end = _between(side, after) if _is_gentle(side, after, other[2]) else side
        if not math.isnan(side[0]):
            _add_ribbon(path, one, start, other, end)
        start = end
    _add_disc(path, discs[-1])
    _add_disc(path, max(discs, key=lambda disc: disc[2]))
    return path


def _side(one: Disc, other: Disc) -> Side:
    """The unit normal of the way from one disc to the other; nan when the larger covers the smaller."""
    along_x, along_y = other[0] - one[0], other[1] - one[1]
    length = math.hypot(along_x, along_y)
    if length <= abs(other[2] - one[2]) or length < 1e-6:
        return math.nan, math.nan
    return -along_y / length, along_x / length


def _is_gentle(before: Side, after: Side, radius: float) -> bool:
    """Whether the rounding of this turn is too small to be seen; False for nan."""
    cosine = before[0] * after[0] + before[1] * after[1]
    return radius * (1.0 - cosine) / 4 < SMALLEST_GAP  # r (1 - cos(turn / 2)), about


def _between(before: Side, after: Side) -> Side:
    x, y = before[0] + after[0], before[1] + after[1]
    length = math.hypot(x, y)
    return x / length, y / length


def _add_disc(path: QPainterPath, disc: Disc) -> None:
    path.addEllipse(QPointF(disc[0], disc[1]), disc[2], disc[2])


def _add_ribbon(path: QPainterPath, one: Disc, start: Side, other: Disc, end: Side) -> None:
    """The quadrilateral between the diameters of two discs, wound as ``addEllipse`` winds."""
    (x, y, r), (to_x, to_y, to_r) = one, other
    path.moveTo(x - start[0] * r, y - start[1] * r)
    path.lineTo(to_x - end[0] * to_r, to_y - end[1] * to_r)
    path.lineTo(to_x + end[0] * to_r, to_y + end[1] * to_r)
    path.lineTo(x + start[0] * r, y + start[1] * r)
    path.closeSubpath()


def _discs(xy: list[list[float]], radii: list[float]) -> list[Disc]:
    """(x, y, radius) along the smooth line, close enough to look even."""
    found = [(xy[0][0], xy[0][1], radii[0])]
    last = len(xy) - 1
    for i in range(1, last):
        start = found[-1]
        (x, y), (after_x, after_y) = xy[i], xy[i + 1]
        end = ((x + after_x) / 2, (y + after_y) / 2, (radii[i] + radii[i + 1]) / 2)
        _add_curve(found, start, (x, y, radii[i]), end)
    start, end = found[-1], (xy[last][0], xy[last][1], radii[last])
    middle = tuple((a + b) / 2 for a, b in zip(start, end, strict=True))
    _add_curve(found, start, (middle[0], middle[1], middle[2]), end)
    return found


def _add_curve(
    found: list[Disc],
    start: Disc,
    control: Disc,
    end: Disc,
) -> None:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    parts = max(1, math.ceil(length / max(FINEST, 0.35 * min(start[2], end[2]))))
    for k in range(1, parts + 1):
        t = k / parts
        a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
        found.append(
            (
                a * start[0] + b * control[0] + c * end[0],
                a * start[1] + b * control[1] + c * end[1],
                a * start[2] + b * control[2] + c * end[2],
            )
        )
