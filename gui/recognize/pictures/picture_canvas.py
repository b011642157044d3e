"""The pixels of an opened picture, with boxes around what was found in it; it can be looked at from close by."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGestureEvent,
    QPinchGesture,
    QSizePolicy,
    QWidget,
)

from engine.prediction import Glyph, Reading
from gui.ink.result_boxes import GlyphBox, box_at, laid_out, paint_boxes
from gui.recognize.pictures.picture_zoom import PictureZoom
from gui.recognize.pictures.steps_strip import paint_pixels
from gui.style import style
from gui.widgets.qimage import to_image

PADDING = 12  # between the card's edge and the picture, logical pixels
A_NOTCH = 120  # of a wheel, in Qt's eighths of a degree
BY_A_NOTCH = 1.25
CLOSER = 3.0  # by a double click


class PictureCanvas(QWidget):
    """The picture itself, from the engine's array. glyph_picked(int): a box was clicked.

    Wheel, pinch, +, - zoom; dragging and the arrow keys move; a double click and 0 show all of it again.
    """

    glyph_picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picture")
        self.setAccessibleName(self.tr("Opened picture"))
        self.setToolTip(self.tr("Wheel or pinch: zoom. Drag: move. Double click: closer, or all of it."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self._image = QImage()
        self._name = ""
        self._zoom = PictureZoom()
        self._glyphs: tuple[Glyph, ...] = ()
        self._selected = -1
        self._source = (0, 0)
        self._pressed: QPointF | None = None  # where the left button went down, as long as it may become a click
        self._dragged: QPointF | None = None  # where the hand that moves the picture was last
        self._has_key_focus = False

    def sizeHint(self) -> QSize:
        return QSize(560, 420)

    @property
    def zoom_factor(self) -> float:
        """How many times larger than when all of it is on view."""
        return self._zoom.factor

    def show_reading(self, reading: Reading, selected: int) -> None:
        """The picture of ``reading``, and its glyphs when there are several. The same picture keeps its zoom."""
        picture = reading.picture if reading.picture.size else reading.thumbnail
        if not picture.size and reading.steps:
            picture = reading.steps[0].picture
        image = to_image(picture)
        if reading.source != self._name or image != self._image:
            self.show_all()
        self._name, self._image = reading.source, image
        self._source = reading.source_size if reading.source_size[0] else (self._image.width(), self._image.height())
        self.show_glyphs(reading.glyphs if len(reading.glyphs) > 1 else (), selected)

    def show_glyphs(self, glyphs: tuple[Glyph, ...], selected: int) -> None:
        """Other boxes over the same picture."""
        self._glyphs, self._selected = glyphs, selected
        self.update()

    # Zoom

    def zoom(self, by: float, at: QPointF | None = None) -> None:
        """``by`` times as large about ``at`` (the middle)."""
        if not self._image.isNull():
            self._zoom.zoom(by, at if at is not None else self._frame().center(), self._frame(), self._pixels())
            self._zoom_changed()

    def show_all(self) -> None:
        """The whole picture again."""
        self._zoom.show_all()
        self._zoom_changed()

    def _move(self, by: QPointF) -> None:
        if not self._image.isNull():
            self._zoom.move(by, self._frame(), self._pixels())
            self.update()

    def _zoom_changed(self) -> None:
        if self._zoom.is_whole:
            self._dragged = None
        self._show_hand()
        self.update()

    def _show_hand(self) -> None:
        shapes = Qt.CursorShape
        is_moving = self._dragged is not None
        self.setCursor(
            shapes.ArrowCursor
            if self._zoom.is_whole
            else shapes.ClosedHandCursor
            if is_moving
            else shapes.OpenHandCursor
        )

    # The hand

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / A_NOTCH
        if turned:
            self.zoom(BY_A_NOTCH**turned, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position())
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pressed = self._dragged = None  # the first finger was no hand that moves
                self.zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            self._dragged = None if self._zoom.is_whole else event.position()
            self._show_hand()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            way = (event.position() - self._pressed).manhattanLength()
            if way < QGuiApplication.styleHints().startDragDistance():
                return  # a hand that clicks trembles
            self._pressed = None
        if self._dragged is not None:
            self._move(event.position() - self._dragged)
            self._dragged = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._dragged = self._pressed, None, None
        self._show_hand()
        if pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            picked = box_at(self._boxes(), pressed, whole_box=True)
            if picked >= 0:
                self.glyph_picked.emit(picked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = None
            if self._zoom.is_whole:
                self.zoom(CLOSER, event.position())
            else:
                self.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        step = min(self.width(), self.height()) / 8
        ways = {keys.Key_Left: (1, 0), keys.Key_Right: (-1, 0), keys.Key_Up: (0, 1), keys.Key_Down: (0, -1)}
        if event.key() in (keys.Key_Plus, keys.Key_Equal):
            self.zoom(BY_A_NOTCH)
        elif event.key() == keys.Key_Minus:
            self.zoom(1 / BY_A_NOTCH)
        elif event.key() == keys.Key_0:
            self.show_all()
        elif event.key() in ways and not self._zoom.is_whole:
            right, down = ways[keys(event.key())]
            self._move(QPointF(right * step, down * step))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_key_focus = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._has_key_focus = False
        super().focusOutEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(theme.accent), 2) if self._has_key_focus else QPen(QColor(theme.border))
        painter.setPen(edge)
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self._card(), style.CARD_RADIUS, style.CARD_RADIUS)
        if not self._image.isNull():
            painter.setClipRect(self._frame().adjusted(-1, -1, 1, 1))
            place = self._place()
            paint_pixels(painter, self._image, place)
            painter.setPen(QPen(QColor(theme.border)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
            if not self._zoom.is_whole:
                self._paint_factor(painter, theme)
            painter.setClipRect(self._card())  # a tag may stand a little outside of the picture
            paint_boxes(painter, self._boxes(), self._selected, theme, self._tag_font())
        painter.end()

    def _paint_factor(self, painter: QPainter, theme: style.Colors) -> None:
        """How close one is, at the foot."""
        words = f"×{self._zoom.factor:.1f}"
        room = QRectF(
            0, 0, self.fontMetrics().horizontalAdvance(words) + 2 * style.SPACE, self.fontMetrics().height() + 6
        )
        room.moveBottomRight(self._frame().bottomRight() - QPointF(style.SPACE, style.SPACE))
        painter.setPen(QPen(QColor(theme.border)))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(room, style.RADIUS, style.RADIUS)
        painter.setPen(QColor(theme.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _card(self) -> QRectF:
        return QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)

    def _frame(self) -> QRectF:
        """What the picture has room in."""
        return self._card().adjusted(PADDING, PADDING, -PADDING, -PADDING)

    def _pixels(self) -> QSizeF:
        return QSizeF(self._image.size())

    def _place(self) -> QRectF:
        return self._zoom.place(self._frame(), self._pixels())

    def _boxes(self) -> list[GlyphBox]:
        if self._image.isNull():
            return []
        place = self._place()
        scale = place.width() / max(self._source[0], 1)
        return laid_out(self._glyphs, scale, QPointF(place.topLeft()), self._tag_font(), self._card())

    def _tag_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
