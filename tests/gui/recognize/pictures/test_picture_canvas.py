from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.prediction import Reading
from gui.recognize.pictures.picture_canvas import PictureCanvas
from gui.recognize.pictures.picture_zoom import CLOSEST, PictureZoom
from tests.gui.answers import reading

FRAME, WIDE = QRectF(12, 12, 400, 300), QSizeF(800, 200)


def half_and_half(blue: int = 255) -> Reading:
    """The left half red, the right half blue; 120 x 90 pixels."""
    picture = np.zeros((90, 120, 3), np.uint8)
    picture[:, :60, 0] = 255
    picture[:, 60:, 2] = blue
    return replace(reading("7", source="halves.png"), picture=picture, source_size=(120, 90))


@pytest.fixture
def photo(qtbot: QtBot) -> PictureCanvas:
    made = PictureCanvas()
    qtbot.addWidget(made)
    made.resize(424, 324)
    made.show_reading(half_and_half(), -1)
    made.show()
    return made


def turn_wheel(photo: PictureCanvas, at: QPoint, notches: int) -> None:
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    QApplication.sendEvent(
        photo, QWheelEvent(QPointF(at), photo.mapToGlobal(QPointF(at)), QPoint(), QPoint(0, 120 * notches), *none)
    )


def color(photo: PictureCanvas, x: int, y: int) -> str:
    seen = photo.grab().toImage().pixelColor(x, y)
    return "red" if seen.red() > 200 > seen.blue() else "blue" if seen.blue() > 200 > seen.red() else seen.name()


def test_that_the_wheel_zooms_about_the_pointer(photo: PictureCanvas) -> None:
    assert (color(photo, 100, 160), color(photo, 300, 160)) == ("red", "blue")
    turn_wheel(photo, QPoint(60, 160), 6)
    assert photo.zoom_factor == pytest.approx(1.25**6)
    assert color(photo, 300, 160) == "red"
    turn_wheel(photo, QPoint(60, 160), -20)
    assert photo.zoom_factor == 1
    assert color(photo, 300, 160) == "blue"


def test_that_dragging_moves_what_is_zoomed(photo: PictureCanvas) -> None:
    turn_wheel(photo, QPoint(60, 160), 6)
    QTest.mousePress(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(380, 160))
    for x in range(360, 20, -20):
        QTest.mouseMove(photo, QPoint(x, 160))
    for x in range(20, -800, -20):
        QTest.mouseMove(photo, QPoint(x, 160))
    QTest.mouseRelease(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(-800, 160))
    assert color(photo, 60, 160) == "blue"
    assert photo.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_that_a_double_click_goes_closer_and_back(photo: PictureCanvas) -> None:
    QTest.mouseDClick(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 160))
    assert photo.zoom_factor == 3
    assert color(photo, 300, 160) == "red"
    QTest.mouseDClick(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 160))
    assert photo.zoom_factor == 1
    assert photo.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_that_keys_zoom_move_and_show_all(photo: PictureCanvas) -> None:
    photo.setFocus()
    for _ in range(6):
        QTest.keyClick(photo, Qt.Key.Key_Plus)
    for _ in range(40):
        QTest.keyClick(photo, Qt.Key.Key_Right)
    assert color(photo, 60, 160) == "blue"
    QTest.keyClick(photo, Qt.Key.Key_0)
    assert photo.zoom_factor == 1


def test_that_the_same_picture_read_anew_keeps_its_zoom_and_another_one_does_not(photo: PictureCanvas) -> None:
    turn_wheel(photo, QPoint(60, 160), 3)
    photo.show_reading(half_and_half(), -1)
    assert photo.zoom_factor > 1
    photo.show_reading(half_and_half(blue=254), -1)
    assert photo.zoom_factor == 1


def test_that_a_box_is_picked_by_a_click_and_not_by_a_drag(photo: PictureCanvas, qtbot: QtBot) -> None:
    two = replace(reading("42", source="number.png"), picture=half_and_half().picture, source_size=(120, 90))
    photo.show_reading(two, -1)
    x, y, width, height = two.glyphs[1].box
    scale = 400 / 120
    middle = QPoint(round(12 + (x + width / 2) * scale), round(12 + (y + height / 2) * scale))
    with qtbot.waitSignal(photo.glyph_picked) as picked:
        QTest.mouseClick(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert picked.args == [1]
    with qtbot.assertNotEmitted(photo.glyph_picked):
        QTest.mousePress(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        QTest.mouseMove(photo, middle + QPoint(40, 0))
        QTest.mouseRelease(photo, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle + QPoint(40, 0))


@pytest.mark.parametrize("at", [QPointF(12, 162), QPointF(200, 150), QPointF(412, 160)])
def test_that_a_zoomed_picture_leaves_no_gap_and_no_end(at: QPointF) -> None:
    zoom = PictureZoom()
    for _ in range(60):
        zoom.zoom(1.25, at, FRAME, WIDE)
    assert zoom.factor == CLOSEST
    for way in (QPointF(1e5, 1e5), QPointF(-1e5, -1e5)):
        zoom.move(way, FRAME, WIDE)
        assert zoom.place(FRAME, WIDE).contains(FRAME)
    for _ in range(60):
        zoom.zoom(0.8, at, FRAME, WIDE)
    assert zoom.place(FRAME, WIDE) == QRectF(12, 112, 400, 100)
