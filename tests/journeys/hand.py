"""A hand that writes digits with the mouse, as a person would."""

import itertools
import math

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

Place = tuple[float, float]


def digit(which: int, x: float, y: float, height: float) -> list[Place]:
    """The places of one stroke for 0, 1, 2, 3 or 7 in a box with its corner at x, y; 0.6 times as wide as high."""
    width = height * 0.6
    if which == 0:
        return _arc(x + width / 2, y + height / 2, width / 2, height / 2, -90, 270)
    if which == 1:
        return _polyline((x + width * 0.5, y), (x + width * 0.5, y + height))
    if which == 2:
        bow = _arc(x + width / 2, y + height * 0.3, width / 2, height * 0.3, -180, 45)
        return bow + _polyline(bow[-1], (x, y + height), (x + width, y + height))
    if which == 3:
        upper = _arc(x + width * 0.4, y + height * 0.25, width * 0.45, height * 0.25, -144, 90)
        return upper + _arc(x + width * 0.4, y + height * 0.75, width * 0.5, height * 0.25, -90, 144)
    return _polyline((x, y), (x + width, y), (x + width * 0.4, y + height))


def write(canvas: QWidget, places: list[Place]) -> None:
    """One stroke with the left button."""
    points = [QPoint(round(x), round(y)) for x, y in places]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, points[-1])


def _polyline(*corners: Place) -> list[Place]:
    places = [corners[0]]
    for (x, y), (to_x, to_y) in itertools.pairwise(corners):
        count = max(2, round(math.hypot(to_x - x, to_y - y) / 6))
        places += [(x + (to_x - x) * i / count, y + (to_y - y) * i / count) for i in range(1, count + 1)]
    return places


def _arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> list[Place]:
    angles = [math.radians(start + (end - start) * i / 40) for i in range(41)]
    return [(x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in angles]
