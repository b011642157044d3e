"""Where the window stood last time, mended when that screen is gone."""

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

FIRST_WIDTH, FIRST_HEIGHT = 1240, 820
LEAST_SEEN = 80  # logical pixels of the title bar that must be on a screen to grab the window


def put_back(window: QWidget, geometry: QByteArray) -> None:
    """Give ``window`` the place that ``geometry`` (of saveGeometry) names, or a good first one."""
    if geometry.isEmpty() or not window.restoreGeometry(geometry) or not _can_be_grabbed(window.geometry()):
        _center(window)


def _can_be_grabbed(place: QRect) -> bool:
    """Whether enough of the window's top is on some screen, and the window is not larger than all of them."""
    top = QRect(place.x(), place.y(), place.width(), LEAST_SEEN)
    for screen in QGuiApplication.screens():
        seen = top.intersected(screen.availableGeometry())
        fits = place.width() <= screen.virtualSize().width() and place.height() <= screen.virtualSize().height()
        if fits and seen.width() >= LEAST_SEEN and seen.height() >= LEAST_SEEN // 2:
            return True
    return False


def _center(window: QWidget) -> None:
    screen: QScreen | None = QGuiApplication.primaryScreen()
    area = screen.availableGeometry() if screen else QRect(0, 0, FIRST_WIDTH, FIRST_HEIGHT)
    width = min(FIRST_WIDTH, area.width() * 94 // 100)
    height = min(FIRST_HEIGHT, area.height() * 92 // 100)
    window.resize(width, height)
    window.move(area.x() + (area.width() - width) // 2, area.y() + (area.height() - height) // 2)
