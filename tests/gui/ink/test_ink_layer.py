import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QTransform
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Stroke
from gui.ink import ink_layer
from gui.ink.ink_layer import InkLayer
from gui.ink.ink_model import OpenStroke
from gui.widgets.qimage import to_rgba
from tests.gui.recognize.strokes import mixed, wavy


def fresh(strokes: tuple[Stroke, ...], scale: float = 1.0) -> InkLayer:
    layer = InkLayer()
    layer.fit(QSize(round(400 * scale), round(300 * scale)), QTransform.fromScale(scale, scale), QColor("black"))
    layer.show(strokes, None)
    return layer


def pixels(layer: InkLayer) -> np.ndarray:
    return to_rgba(layer.image)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0, 3.0])
def test_that_undo_and_redo_give_the_same_pixels_at_every_step(qtbot: QtBot, scale: float) -> None:
    strokes = tuple(mixed(24))
    layer = fresh((), scale)
    expected = [pixels(fresh(strokes[:n], scale)) for n in range(len(strokes) + 1)]
    order = [*range(25), *range(24, -1, -1), *range(25)]
    for n in order:
        layer.show(strokes[:n], None)
        np.testing.assert_array_equal(pixels(layer), expected[n])


def test_that_undo_is_exact_when_memory_for_patches_has_run_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ink_layer, "MOST_PATCH_BYTES", 400_000)
    strokes = tuple(mixed(20))
    layer = fresh(strokes)
    for n in range(20, -1, -1):
        layer.show(strokes[:n], None)
        np.testing.assert_array_equal(pixels(layer), pixels(fresh(strokes[:n])))


def test_that_clear_and_its_undo_are_exact(qtbot: QtBot) -> None:
    strokes = tuple(mixed(12))
    layer = fresh(strokes)
    before = pixels(layer)
    layer.show((), None)
    assert not pixels(layer).any()
    layer.show(strokes, None)
    np.testing.assert_array_equal(pixels(layer), before)
    layer.show(strokes[:-1], None)
    np.testing.assert_array_equal(pixels(layer), pixels(fresh(strokes[:-1])))


@pytest.mark.parametrize("pressure", [False, True])
def test_that_the_growing_stroke_looks_as_the_finished_one(qtbot: QtBot, pressure: bool) -> None:
    below = tuple(mixed(5))
    stroke = wavy(77, n=120, pressure=pressure)
    layer, growing = fresh(below), OpenStroke(stroke.pen_width, is_eraser=False)
    for x, y, p, t in stroke.points.tolist():
        growing.add(x, y, p, t)
        layer.show(below, growing)
    live = pixels(layer).astype(int)
    done = growing.finished()
    layer.show((*below, done), None)
    finished = pixels(layer).astype(int)
    np.testing.assert_array_equal(finished, pixels(fresh((*below, done))))
    assert np.abs(live - finished).max() <= 8, "the line would jump when the pen is lifted"


def test_that_only_the_end_of_a_growing_stroke_is_painted(qtbot: QtBot) -> None:
    layer, growing = fresh(()), OpenStroke(10.0, is_eraser=False)
    for x in range(20, 300, 4):
        growing.add(x, 100, 1.0, 0.0)
        layer.show((), growing)
    growing.add(302, 100, 1.0, 0.0)
    changed = layer.show((), growing)
    assert changed.isValid()
    assert changed.width() < 40
    assert QRect(270, 80, 60, 40).contains(changed)


def test_that_a_cancelled_stroke_leaves_no_trace(qtbot: QtBot) -> None:
    below = tuple(mixed(3))
    layer, growing = fresh(below), OpenStroke(30.0, is_eraser=True)
    for x in range(0, 400, 10):
        growing.add(x, 150, 1.0, 0.0)
    layer.show(below, growing)
    layer.show(below, None)
    np.testing.assert_array_equal(pixels(layer), pixels(fresh(below)))


def test_that_a_wide_line_of_changing_pressure_has_no_holes(qtbot: QtBot) -> None:
    points = np.array([[60, 150, 1, 0], [200, 60, 0.4, 8], [340, 150, 1, 16]], np.float32)
    layer = fresh((Stroke(points, 40.0),))
    alpha = pixels(layer)[..., 3]
    columns = [np.flatnonzero(column > 128) for column in alpha[:, 80:320].T]
    assert all(len(column) and len(column) == np.ptp(column) + 1 for column in columns)


def test_that_another_theme_and_size_paint_the_same_strokes(qtbot: QtBot) -> None:
    strokes = tuple(mixed(6))
    layer = fresh(strokes)
    assert layer.fit(QSize(800, 600), QTransform.fromScale(2, 2), QColor("white"))
    other = InkLayer()
    other.fit(QSize(800, 600), QTransform.fromScale(2, 2), QColor("white"))
    other.show(strokes, None)
    np.testing.assert_array_equal(pixels(layer), pixels(other))
