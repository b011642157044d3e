from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.ink.canvas import Canvas
from gui.ink.ink_model import InkModel
from gui.style import style
from gui.widgets.qimage import to_rgb
from tests.gui.answers import reading
from tests.gui.recognize.pens import drag, line, pen_event, pen_stroke
from tests.gui.recognize.strokes import mixed

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    made = Canvas(InkModel())
    made.ink.setParent(made)
    made.resize(500, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def looks(canvas: Canvas) -> np.ndarray:
    return to_rgb(canvas.grab().toImage())


def is_ink(canvas: Canvas, x: int, y: int) -> bool:
    color = canvas.grab().toImage().pixelColor(x, y)
    return abs(color.lightness() - (240 if style.is_dark() else 26)) < 40


def test_that_the_mouse_draws_one_stroke_of_all_its_places(canvas: Canvas) -> None:
    drag(canvas, *line((50, 50), (300, 250), 20))
    (stroke,) = canvas.ink.strokes
    assert stroke.points.dtype == np.float32
    np.testing.assert_allclose(stroke.points[0, :2], (50, 50))
    np.testing.assert_allclose(stroke.points[-1, :2], (300, 250))
    assert len(stroke.points) == 20
    assert (stroke.points[:, 2] == 1).all()
    assert (np.diff(stroke.points[:, 3]) >= 0).all()
    assert is_ink(canvas, 175, 150)
    assert not is_ink(canvas, 300, 60)


def test_that_a_click_is_a_dot(canvas: Canvas) -> None:
    QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(100, 100))
    assert canvas.ink.strokes[0].points.shape == (1, 4)
    assert is_ink(canvas, 100, 100)


def test_that_a_stroke_that_leaves_the_canvas_goes_on(canvas: Canvas) -> None:
    drag(canvas, (400, 200), (600, 200), (600, 300), (400, 300))
    (stroke,) = canvas.ink.strokes
    assert stroke.points[:, 0].max() == 600


def test_that_the_pens_pressure_widens_the_line(canvas: Canvas) -> None:
    pen_stroke(canvas, *((float(x), 100.0, 0.1) for x in range(50, 250, 10)))
    pen_stroke(canvas, *((float(x), 200.0, 1.0) for x in range(50, 250, 10)))
    light, strong = canvas.ink.strokes
    assert light.points[:, 2].max() < 0.2 < strong.points[:, 2].min()
    half = int(canvas.hand.pen_width / 2) - 1
    assert is_ink(canvas, 150, 200 + half)
    assert not is_ink(canvas, 150, 100 + half)
    assert is_ink(canvas, 150, 100)


def test_that_the_eraser_end_erases(canvas: Canvas) -> None:
    drag(canvas, (50, 200), (450, 200))
    pen_stroke(canvas, (250, 150, 1), (250, 250, 1), is_eraser=True)
    assert canvas.ink.strokes[1].is_eraser
    assert not is_ink(canvas, 250, 200)
    assert is_ink(canvas, 100, 200)


def test_that_the_right_button_erases(canvas: Canvas) -> None:
    drag(canvas, (50, 200), (450, 200))
    drag(canvas, (250, 150), (250, 250), button=Qt.MouseButton.RightButton)
    assert canvas.ink.strokes[1].is_eraser
    assert not is_ink(canvas, 250, 200)


def test_that_mouse_events_during_a_pen_stroke_change_nothing(canvas: Canvas) -> None:
    pen_event(canvas, QEvent.Type.TabletPress, (50, 50), 0.5)
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    pen_event(canvas, QEvent.Type.TabletMove, (90, 90), 0.5)
    QTest.mouseMove(canvas, QPoint(300, 300))
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(300, 300))
    pen_event(canvas, QEvent.Type.TabletRelease, (90, 90), 0.0)
    (stroke,) = canvas.ink.strokes
    np.testing.assert_allclose(stroke.points[:, :2], [(50, 50), (90, 90)])


def test_that_a_pen_takes_over_from_its_own_mouse_press(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    pen_stroke(canvas, (50, 50, 0.4), (80, 80, 0.6))
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(80, 80))
    (stroke,) = canvas.ink.strokes
    assert stroke.points[1, 2] == pytest.approx(0.6, abs=0.01)


def test_that_a_finger_draws_and_a_second_one_is_ignored(canvas: Canvas) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(canvas, device).press(0, QPoint(50, 50), canvas).commit()
    QTest.touchEvent(canvas, device).move(0, QPoint(60, 60), canvas).press(1, QPoint(300, 300), canvas).commit()
    QTest.touchEvent(canvas, device).move(0, QPoint(90, 70), canvas).move(1, QPoint(320, 320), canvas).commit()
    QTest.touchEvent(canvas, device).release(0, QPoint(90, 70), canvas).stationary(1).commit()
    QTest.touchEvent(canvas, device).release(1, QPoint(320, 320), canvas).commit()
    (stroke,) = canvas.ink.strokes
    np.testing.assert_allclose(stroke.points[:, :2], [(50, 50), (60, 60), (90, 70)])


def test_that_a_mouse_event_made_from_touch_draws_nothing(canvas: Canvas) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind,
            QPointF(50, 50),
            QPointF(50, 50),
            canvas.mapToGlobal(QPointF(50, 50)),
            LEFT,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseEventSource.MouseEventSynthesizedBySystem,
        )
        QApplication.sendEvent(canvas, event)
    assert canvas.ink.strokes == ()


def test_that_the_hint_goes_at_the_first_touch_and_comes_back(canvas: Canvas) -> None:
    canvas.set_hint("Write a digit", "or drop a picture")
    hinting = looks(canvas)
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    middle = looks(canvas)[150:250, 100:400]
    assert (middle == middle[0, 0]).all(), "the hint is still painted"
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    canvas.ink.undo()
    np.testing.assert_array_equal(looks(canvas), hinting)


def test_that_undo_and_redo_look_the_same_at_every_step(canvas: Canvas) -> None:
    pictures = [looks(canvas)]
    for stroke in mixed(12):
        canvas.ink.begin_stroke(stroke.pen_width, stroke.is_eraser)
        for x, y, pressure, t in stroke.points.tolist():
            canvas.ink.add_point(x, y, pressure, t)
            canvas.repaint()
        canvas.ink.end_stroke()
        pictures.append(looks(canvas))
    for expected in reversed(pictures[:-1]):
        canvas.ink.undo()
        np.testing.assert_array_equal(looks(canvas), expected)
    for expected in pictures[1:]:
        canvas.ink.redo()
        np.testing.assert_array_equal(looks(canvas), expected)


def test_that_a_smaller_window_keeps_the_ink_and_shows_all_of_it(canvas: Canvas) -> None:
    drag(canvas, (20, 20), (480, 380))
    before = canvas.ink.strokes[0].points.copy()
    canvas.resize(250, 200)
    np.testing.assert_array_equal(canvas.ink.strokes[0].points, before)
    assert is_ink(canvas, 120, 95)
    assert 490 * canvas.hand.scale <= 241, "the box around it would be cut off"
    drawing = canvas.drawing()
    assert drawing.width >= 490
    drag(canvas, (200, 20), (200, 60))
    assert canvas.ink.strokes[1].points[0, 0] == pytest.approx(200 / canvas.hand.scale, abs=0.5)
    canvas.resize(500, 400)
    assert canvas.hand.scale == 1.0


def test_that_resizing_during_a_stroke_keeps_the_stroke(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    QTest.mouseMove(canvas, QPoint(100, 100))
    canvas.resize(300, 240)
    QTest.mouseMove(canvas, QPoint(150, 150))
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(150, 150))
    (stroke,) = canvas.ink.strokes
    np.testing.assert_allclose(stroke.points[:, :2], [(50, 50), (100, 100), (150, 150)])


def test_that_hiding_the_canvas_ends_the_stroke(canvas: Canvas) -> None:
    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    QTest.mouseMove(canvas, QPoint(90, 90))
    canvas.hide()
    assert len(canvas.ink.strokes) == 1
    assert not canvas.hand.is_writing


def test_that_a_click_on_a_tag_picks_its_digit_and_draws_nothing(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_glyphs(reading("42").glyphs)
    with qtbot.waitSignal(canvas.glyph_picked) as picked:
        QTest.mouseClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(102, 60))
    assert picked.args == [1]
    assert canvas.ink.strokes == ()
    drag(canvas, (120, 100), (120, 130))
    assert len(canvas.ink.strokes) == 1, "inside a box a person can go on writing"


def test_that_the_pointer_shows_the_nib(canvas: Canvas) -> None:
    narrow = canvas.cursor().pixmap().deviceIndependentSize().width()
    canvas.hand.set_pen_width(40)
    wide = canvas.cursor().pixmap().deviceIndependentSize().width()
    assert wide - narrow == pytest.approx(20, abs=2)
    canvas.hand.set_pen_width(1000)
    assert canvas.hand.pen_width == 60
