import sys

import numpy as np
from pytestqt.qtbot import QtBot

from gui.ink.ink_model import InkModel
from tests.gui.recognize.strokes import mixed, wavy


def draw(ink: InkModel, *places: tuple[float, float], is_eraser: bool = False) -> None:
    ink.begin_stroke(10.0, is_eraser)
    for t, (x, y) in enumerate(places):
        ink.add_point(x, y, 1.0, float(t))
    ink.end_stroke()


def test_that_every_act_is_undone_and_redone(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, (1, 1), (5, 5))
    draw(ink, (3, 3), is_eraser=True)
    ink.clear()
    ink.load((wavy(1), wavy(2)))
    states = [ink.strokes]
    while ink.undo_stack.canUndo():
        ink.undo()
        states.append(ink.strokes)
    assert [len(strokes) for strokes in states] == [2, 0, 2, 1, 0]
    while ink.undo_stack.canRedo():
        ink.redo()
    assert ink.strokes is states[0]


def test_that_undo_while_drawing_takes_the_open_stroke_only(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, (1, 1), (5, 5))
    ink.begin_stroke(10.0, is_eraser=False)
    ink.add_point(7, 7, 1.0, 0.0)
    ink.undo()
    assert len(ink.strokes) == 1
    ink.add_point(8, 8, 1.0, 1.0)
    ink.end_stroke()
    assert len(ink.strokes) == 1


def test_that_redo_while_drawing_does_nothing(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, (1, 1))
    ink.undo()
    ink.begin_stroke(10.0, is_eraser=False)
    ink.redo()
    assert ink.strokes == ()


def test_that_clearing_empty_paper_is_no_act(qtbot: QtBot) -> None:
    ink = InkModel()
    ink.clear()
    assert not ink.undo_stack.canUndo()


def test_that_a_touch_without_moving_is_a_dot(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, (4, 4), (4, 4), (4, 4.01))
    assert ink.strokes[0].points.shape == (1, 4)


def test_that_a_long_stroke_keeps_all_its_points(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, *((float(i), float(i % 7)) for i in range(5000)))
    points = ink.strokes[0].points
    assert points.dtype == np.float32
    np.testing.assert_array_equal(points[:, 0], np.arange(5000))


def test_that_the_drawing_holds_the_open_stroke(qtbot: QtBot) -> None:
    ink = InkModel()
    ink.begin_stroke(10.0, is_eraser=False)
    ink.add_point(7, 7, 1.0, 0.0)
    assert len(ink.drawing(100, 100).strokes) == 1
    assert not ink.is_empty


def test_that_erasing_empty_paper_leaves_it_empty(qtbot: QtBot) -> None:
    ink = InkModel()
    draw(ink, (1, 1), (5, 5), is_eraser=True)
    assert ink.is_empty


def test_that_a_thousand_undos_hold_no_more_than_the_strokes(qtbot: QtBot) -> None:
    ink = InkModel()
    for stroke in mixed(1000):
        ink.begin_stroke(stroke.pen_width, stroke.is_eraser)
        for x, y, pressure, t in stroke.points.tolist():
            ink.add_point(x, y, pressure, t)
        ink.end_stroke()
    assert ink.undo_stack.count() == 1000
    held = sum(sys.getsizeof(stroke.points) + stroke.points.nbytes for stroke in ink.strokes)
    assert held < 4 << 20
