import pytest
from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.window.geometry import LEAST_SEEN, put_back


def is_on_a_screen(window: QWidget) -> bool:
    top = QRect(window.x(), window.y(), window.width(), LEAST_SEEN)
    return any(top.intersects(screen.availableGeometry()) for screen in QGuiApplication.screens())


def place_of(rect: QRect, qtbot: QtBot) -> QByteArray:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(rect)
    return window.saveGeometry()


def test_that_the_first_window_is_in_the_middle_of_the_screen(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, QByteArray())
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(window.geometry())
    assert abs(window.geometry().center().x() - area.center().x()) <= 2


def test_that_a_window_comes_back_where_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, place_of(QRect(120, 90, 640, 480), qtbot))
    assert window.geometry() == QRect(120, 90, 640, 480)


@pytest.mark.parametrize(
    "rect",
    [QRect(9000, 200, 800, 600), QRect(-5000, -5000, 800, 600), QRect(100, 9000, 800, 600), QRect(0, 0, 90000, 60000)],
    ids=["right", "up left", "below", "huge"],
)
def test_that_a_window_on_a_screen_that_is_gone_comes_into_view(qtbot: QtBot, rect: QRect) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, place_of(rect, qtbot))
    assert is_on_a_screen(window)
    assert window.width() <= QGuiApplication.primaryScreen().size().width()


@pytest.mark.parametrize("damage", [b"?", b"\x01\xd9\xd0\xcb\x00", bytes(64)])
def test_that_a_damaged_place_is_no_place(qtbot: QtBot, damage: bytes) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    put_back(window, QByteArray(damage))
    assert is_on_a_screen(window)
