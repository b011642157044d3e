"""The ink on the canvas as data: finished strokes with their history, and the stroke being drawn."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from engine.ink.drawing import Drawing, Stroke

UNDO_STEPS = 10_000
FIRST_CAPACITY = 256
NEXT_TO_NOTHING = 0.25  # canvas units: a smaller move with the same pressure is the same place
PRESSURE_STEP = 0.02


class OpenStroke:
    """The stroke being drawn; grows point by point without copying."""

    def __init__(self, pen_width: float, is_eraser: bool) -> None:
        self.pen_width = pen_width
        self.is_eraser = is_eraser
        self._points = np.zeros((FIRST_CAPACITY, 4), np.float32)
        self._count = 0

    @property
    def points(self) -> NDArray[np.float32]:
        """float32 (n, 4) x, y, pressure, t; a view that the next ``add`` may leave behind."""
        return self._points[: self._count]

    def add(self, x: float, y: float, pressure: float, t: float) -> bool:
        """Append a point; False when it is the same place with the same pressure as the last one."""
        if self._count and self._is_same_place(x, y, pressure):
            return False
        if self._count == len(self._points):
            self._points = np.concatenate([self._points, np.zeros_like(self._points)])
        self._points[self._count] = (x, y, pressure, t)
        self._count += 1
        return True

    def finished(self) -> Stroke:
        """The stroke so far, as a value."""
        return Stroke(self.points.copy(), self.pen_width, self.is_eraser)

    def _is_same_place(self, x: float, y: float, pressure: float) -> bool:
        last_x, last_y, last_pressure, _ = self._points[self._count - 1].tolist()
        is_near = abs(last_x - x) < NEXT_TO_NOTHING and abs(last_y - y) < NEXT_TO_NOTHING
        return is_near and abs(last_pressure - pressure) < PRESSURE_STEP


class InkModel(QObject):
    """Strokes, the stroke being drawn, and the undo stack over both pens and erasers, clear and load.

    ink_changed(): the drawing is another, also while a stroke grows. strokes_changed(): a whole act was done, undone
    or redone. stroke_began(): a pen, finger or mouse touched the paper. history_changed(): undo or redo may have become
    possible or impossible (the stack's own signals also come while it is being destroyed).
    """

    ink_changed = Signal()
    strokes_changed = Signal()
    stroke_began = Signal()
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_STEPS)
        self._strokes: tuple[Stroke, ...] = ()
        self._open: OpenStroke | None = None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """The finished strokes, oldest first."""
        return self._strokes

    @property
    def open_stroke(self) -> OpenStroke | None:
        """The stroke being drawn, if any."""
        return self._open

    @property
    def is_empty(self) -> bool:
        """Nothing drawn, or only erased on empty paper."""
        has_open_ink = self._open is not None and not self._open.is_eraser
        return not has_open_ink and all(stroke.is_eraser for stroke in self._strokes)

    def drawing(self, width: float, height: float) -> Drawing:
        """All ink as a value, the open stroke included, on a canvas of ``width`` x ``height``."""
        strokes = self._strokes
        if self._open is not None and len(self._open.points):
            strokes = (*strokes, self._open.finished())
        return Drawing(width, height, strokes)

    # Drawing

    def begin_stroke(self, pen_width: float, is_eraser: bool) -> None:
        """Touch the paper; a stroke still open is finished first."""
        self.end_stroke()
        self._open = OpenStroke(pen_width, is_eraser)
        self.stroke_began.emit()

    def add_point(self, x: float, y: float, pressure: float, t: float) -> None:
        """Move the pen that touches the paper."""
        if self._open is not None and self._open.add(x, y, pressure, t):
            self.ink_changed.emit()

    def end_stroke(self) -> None:
        """Lift the pen: the open stroke becomes one act that can be undone."""
        ended, self._open = self._open, None
        if ended is None or not len(ended.points):
            return
        stroke = ended.finished()
        text = self.tr("Erase") if stroke.is_eraser else self.tr("Stroke")
        self._push(_AddStroke(self, stroke, text))

    def cancel_stroke(self) -> None:
        """Forget the open stroke."""
        if self._open is not None:
            self._open = None
            self.ink_changed.emit()
            self.strokes_changed.emit()

    # Other acts

    def clear(self) -> None:
        """Take all ink away; can be undone."""
        self.cancel_stroke()
        if self._strokes:
            self._push(_Replace(self, (), self.tr("Clear")))

    def load(self, strokes: tuple[Stroke, ...]) -> None:
        """Put other strokes in place of the present ones; can be undone."""
        self.cancel_stroke()
        self._push(_Replace(self, strokes, self.tr("Load drawing")))

    def undo(self) -> None:
        """Take back the last act; an open stroke counts as the last act."""
        if self._open is not None:
            self.cancel_stroke()
        else:
            self.undo_stack.undo()
        self.history_changed.emit()

    def redo(self) -> None:
        """Do again what was undone."""
        if self._open is None:
            self.undo_stack.redo()
            self.history_changed.emit()

    def _push(self, command: QUndoCommand) -> None:
        self.undo_stack.push(command)
        self.history_changed.emit()

    def set_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """For the undo stack's commands only."""
        self._strokes = strokes
        self.strokes_changed.emit()
        self.ink_changed.emit()


class _AddStroke(QUndoCommand):
    """Holds one stroke only, so that thousands of steps cost no more than their points."""

    def __init__(self, model: InkModel, stroke: Stroke, text: str) -> None:
        super().__init__(text)
        self._model = model
        self._stroke = stroke

    def redo(self) -> None:
        self._model.set_strokes((*self._model.strokes, self._stroke))

    def undo(self) -> None:
        self._model.set_strokes(self._model.strokes[:-1])


class _Replace(QUndoCommand):
    def __init__(self, model: InkModel, after: tuple[Stroke, ...], text: str) -> None:
        super().__init__(text)
        self._model = model
        self._before = model.strokes
        self._after = after

    def redo(self) -> None:
        self._model.set_strokes(self._after)

    def undo(self) -> None:
        self._model.set_strokes(self._before)
