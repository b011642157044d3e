"""The hand over the canvas: mouse, pen and finger events become strokes, one pointer at a time."""

from typing import Literal

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QEventPoint, QMouseEvent, QPointingDevice, QTabletEvent, QTouchEvent

from gui.ink.ink_model import InkModel

Pointer = Literal["none", "mouse", "pen", "finger"]
Tool = Literal["pen", "eraser"]
THINNEST_PEN, USUAL_PEN, WIDEST_PEN = 4.0, 20.0, 60.0
ERASER_FACTOR = 1.8  # an eraser is wider than the pen


class PointerInput(QObject):
    """Which pointer touches the paper, with which tool and nib; writes into an InkModel.

    scale: widget pixels per canvas unit. touched(): a stroke begins. changed(): tool or nib is another.
    """

    touched = Signal()
    changed = Signal()

    def __init__(self, ink: InkModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ink = ink
        self._pointer: Pointer = "none"
        self._finger = -1
        self._clock = QElapsedTimer()
        self.tool: Tool = "pen"
        self.pen_width = USUAL_PEN
        self.scale = 1.0

    @property
    def is_writing(self) -> bool:
        """Whether a pointer touches the paper."""
        return self._pointer != "none"

    def set_tool(self, tool: Tool) -> None:
        """Draw or erase from the next stroke on."""
        if tool != self.tool:
            self.tool = tool
            self.changed.emit()

    def set_pen_width(self, width: float) -> None:
        """Diameter at full pressure from the next stroke on; kept within THINNEST_PEN..WIDEST_PEN."""
        width = min(max(width, THINNEST_PEN), WIDEST_PEN)
        if width != self.pen_width:
            self.pen_width = width
            self.changed.emit()

    def pen(self) -> float:
        """Diameter of what touches the paper next, canvas units."""
        return self.pen_width * (ERASER_FACTOR if self.tool == "eraser" else 1.0)

    def on_mouse(self, event: QMouseEvent) -> None:
        """A mouse press, move or release; ignored while a pen or finger writes, and when a touch was its source."""
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            if self._pointer == "none" and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
                if event.button() == Qt.MouseButton.LeftButton:
                    self._begin("mouse", event.position(), 1.0, self.tool == "eraser")
                elif event.button() == Qt.MouseButton.RightButton:
                    self._begin("mouse", event.position(), 1.0, is_eraser=True)
        elif self._pointer == "mouse":
            self._move(event.position(), 1.0)
            still_down = event.buttons() & (Qt.MouseButton.LeftButton | Qt.MouseButton.RightButton)
            if kind == QEvent.Type.MouseButtonRelease and not still_down:
                self._end()

    def on_pen(self, event: QTabletEvent) -> None:
        """A tablet's pen: its pressure widens the line, its other end erases."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            if self._pointer in ("mouse", "finger"):  # the driver's own mouse press, or the palm, came first
                self._ink.cancel_stroke()
            is_eraser = self.tool == "eraser" or event.pointerType() == QPointingDevice.PointerType.Eraser
            self._begin("pen", event.position(), event.pressure(), is_eraser)
        elif self._pointer != "pen":
            return
        elif kind == QEvent.Type.TabletMove:
            self._move(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end()  # its pressure is 0: the place was told by the last move

    def on_touch(self, event: QTouchEvent) -> None:
        """A finger on a touch screen; further fingers are ignored."""
        if event.type() == QEvent.Type.TouchCancel:
            if self._pointer == "finger":
                self._pointer, self._finger = "none", -1
                self._ink.cancel_stroke()
            return
        for point in event.points():
            if self._pointer == "none" and point.state() == QEventPoint.State.Pressed:
                self._finger = point.id()
                self._begin("finger", point.position(), 1.0, self.tool == "eraser")
            elif self._pointer == "finger" and point.id() == self._finger:
                self._move(point.position(), 1.0)
                if point.state() == QEventPoint.State.Released:
                    self._finger = -1
                    self._end()

    def let_go(self) -> None:
        """The pointer was taken away (the window hid, a dialog came up): what was drawn so far stays."""
        if self._pointer != "none":
            self._finger = -1
            self._end()

    def _begin(self, pointer: Pointer, place: QPointF, pressure: float, is_eraser: bool) -> None:
        if not self._clock.isValid() or not (self._ink.strokes or self._ink.undo_stack.canUndo()):
            self._clock.start()
        self._pointer = pointer
        self.touched.emit()
        width = self.pen_width * (ERASER_FACTOR if is_eraser else 1.0)
        self._ink.begin_stroke(width, is_eraser)
        self._move(place, pressure)

    def _move(self, place: QPointF, pressure: float) -> None:
        at = place / self.scale
        self._ink.add_point(at.x(), at.y(), pressure, float(self._clock.elapsed()))

    def _end(self) -> None:
        self._pointer = "none"
        self._ink.end_stroke()
