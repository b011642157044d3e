"""Hands to test with: mouse, tablet pen and fingers as Qt delivers them."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Place = tuple[float, float]
_PRESS, _MOVE, _RELEASE = QEvent.Type.TabletPress, QEvent.Type.TabletMove, QEvent.Type.TabletRelease


def drag(widget: QWidget, *places: Place, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Press at the first place, move over the others, release at the last."""
    points = [QPoint(round(x), round(y)) for x, y in places]
    QTest.mousePress(widget, button, Qt.KeyboardModifier.NoModifier, points[0])
    for point in points[1:]:
        QTest.mouseMove(widget, point)
    QTest.mouseRelease(widget, button, Qt.KeyboardModifier.NoModifier, points[-1])


def line(start: Place, end: Place, count: int = 12) -> list[Place]:
    """Places on the way from start to end."""
    (x, y), (to_x, to_y) = start, end
    return [(x + (to_x - x) * i / (count - 1), y + (to_y - y) * i / (count - 1)) for i in range(count)]


def pen_event(widget: QWidget, kind: QEvent.Type, place: Place, pressure: float, is_eraser: bool = False) -> None:
    """One event of a tablet's pen."""
    tip = QPointingDevice.PointerType.Eraser if is_eraser else QPointingDevice.PointerType.Pen
    device = QPointingDevice(
        "pen",
        1,
        QInputDevice.DeviceType.Stylus,
        tip,
        QInputDevice.Capability.Pressure | QInputDevice.Capability.Position,
        1,
        1,
        "",
        QPointingDeviceUniqueId(),
    )
    at, is_up = QPointF(*place), kind == _RELEASE
    event = QTabletEvent(
        kind,
        device,
        at,
        widget.mapToGlobal(at),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.NoButton if kind == _MOVE else Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if is_up else Qt.MouseButton.LeftButton,
    )
    QApplication.sendEvent(widget, event)


def pen_stroke(widget: QWidget, *places: tuple[float, float, float], is_eraser: bool = False) -> None:
    """A stroke of a tablet's pen; each place has a pressure."""
    for index, (x, y, pressure) in enumerate(places):
        pen_event(widget, _PRESS if index == 0 else _MOVE, (x, y), pressure, is_eraser)
    pen_event(widget, _RELEASE, places[-1][:2], 0.0, is_eraser)
