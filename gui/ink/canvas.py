"""The canvas: paper to draw on with mouse, pen or finger."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
    QTransform,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.ink.drawing import Drawing
from engine.prediction import Glyph
from gui.ink import stroke_outline
from gui.ink.ink_layer import InkLayer
from gui.ink.ink_model import InkModel
from gui.ink.pen_cursor import nib_cursor
from gui.ink.pointer_input import PointerInput
from gui.ink.result_boxes import GlyphBox, box_at, laid_out, paint_boxes
from gui.style import style

BESIDE = 10  # room for the boxes around shrunken ink, logical pixels


class Canvas(QWidget):
    """Shows the ink of an InkModel and lets a hand write into it. Coordinates are logical pixels.

    glyph_picked(int): the tag of a box was clicked. Tool and nib belong to ``hand``.
    """

    glyph_picked = Signal(int)

    def __init__(self, ink: InkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.ink = ink
        self.hand = PointerInput(ink, self)
        self._layer = InkLayer()
        self._drawn_points = 0  # of the open stroke
        self._page = QSizeF()  # the largest size of the canvas since there is ink
        self._hint = ("", "")
        self._glyphs: tuple[Glyph, ...] = ()
        self._boxes: list[GlyphBox] = []
        self._selected_glyph = -1
        self._has_key_focus = False
        self._invitation: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 180)
        self.setAccessibleName(self.tr("Drawing canvas"))
        self.setAccessibleDescription(self.tr("Write here with mouse, pen or finger. The answer stands beside it."))
        ink.ink_changed.connect(self._on_ink_changed)
        ink.strokes_changed.connect(self._on_strokes_changed)
        ink.stroke_began.connect(self._on_stroke_began)
        self.hand.touched.connect(self._on_hand_touched)
        self.hand.changed.connect(self._update_cursor)
        self._update_cursor()

    def sizeHint(self) -> QSize:
        return QSize(560, 460)

    def drawing(self) -> Drawing:
        """All ink, the open stroke included."""
        return self.ink.drawing(self.width() / self.hand.scale, self.height() / self.hand.scale)

    def set_hint(self, headline: str, line: str) -> None:
        """What the empty canvas says."""
        self._hint = (headline, line)
        self.update()

    def invite(self, button: QWidget) -> None:
        """Show ``button`` at the foot of the paper while it is empty."""
        button.setParent(self)
        self._invitation = button
        self._place_invitation()

    def show_glyphs(self, glyphs: tuple[Glyph, ...], selected: int = -1) -> None:
        """Box what was found, in canvas units; an empty tuple takes the boxes away."""
        if glyphs or self._glyphs:
            self._glyphs, self._selected_glyph = glyphs, selected
            self._lay_out_boxes()
            self.update()

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        picked = box_at(self._boxes, event.position(), whole_box=False)
        if picked >= 0 and event.button() == Qt.MouseButton.LeftButton and not self.hand.is_writing:
            self.glyph_picked.emit(picked)
        else:
            self.hand.on_mouse(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick dots are two strokes

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.on_mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.on_mouse(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()  # otherwise Qt makes a mouse event of it as well
        self.hand.on_pen(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            event.accept()
            self.hand.on_touch(event)
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.hand.let_go()
        super().hideEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._set_key_focus(by_key)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._set_key_focus(False)
        super().focusOutEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        self._layer.fit(self._device_size(), self._to_device(), QColor(theme.ink))
        self._layer.show(self.ink.strokes, self.ink.open_stroke)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.paper))
        painter.setPen(QPen(QColor(theme.accent), 2) if self._has_key_focus else QPen(QColor(theme.border), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), style.CARD_RADIUS, style.CARD_RADIUS)
        if self.ink.is_empty:
            self._paint_hint(painter, theme)
        ratio, dirty = self.devicePixelRatioF(), event.rect()
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawImage(QRectF(dirty), self._layer.image, source)
        paint_boxes(painter, self._boxes, self._selected_glyph, theme, self._tag_font())
        painter.end()

    def _paint_hint(self, painter: QPainter, theme: style.Colors) -> None:
        headline, line = self._hint
        large = QFont(self.font())
        large.setPointSizeF(self.font().pointSizeF() * 1.7)
        area = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        middle = area.center().y()
        wrapped = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.setPen(QColor(theme.muted))
        painter.setFont(large)
        upper = QRectF(area.left(), area.top(), area.width(), middle - area.top() - 6)
        painter.drawText(upper, wrapped | int(Qt.AlignmentFlag.AlignBottom), headline)
        painter.setFont(self.font())
        lower = QRectF(area.left(), middle + 6, area.width(), area.bottom() - middle - 6)
        painter.drawText(lower, wrapped | int(Qt.AlignmentFlag.AlignTop), line)

    def _tag_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _lay_out_boxes(self) -> None:
        self._boxes = laid_out(self._glyphs, self.hand.scale, QPointF(), self._tag_font(), QRectF(self.rect()))

    # What changes

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._update_cursor()
            self._lay_out_boxes()
            self.update()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_ink()
        self._place_invitation()
        super().resizeEvent(event)

    def _fit_ink(self) -> None:
        """Shrink the view, never the ink, when the window became too small for what is drawn."""
        if self.ink.is_empty:
            self._page = QSizeF(self.size())
            self._set_scale(1.0)
            return
        self._page = self._page.expandedTo(QSizeF(self.size()))
        needed = QRectF()
        for stroke in self.ink.strokes:
            if not stroke.is_eraser:
                needed = needed.united(stroke_outline.bounds(stroke.points, stroke.pen_width))
        needed = needed.intersected(QRectF(QPointF(), self._page))
        right, bottom = max(needed.right(), 1.0), max(needed.bottom(), 1.0)
        scale = min(1.0, self.width() / right, self.height() / bottom)
        if scale < 1.0:
            scale = min((self.width() - BESIDE) / right, (self.height() - BESIDE) / bottom)
        self._set_scale(scale)

    def _set_scale(self, scale: float) -> None:
        if scale != self.hand.scale and not self.hand.is_writing:
            self.hand.scale = scale
            self._update_cursor()
            self.update()
        self._lay_out_boxes()

    def _place_invitation(self) -> None:
        button = self._invitation
        if button is not None:
            size = button.sizeHint()
            button.setGeometry(
                (self.width() - size.width()) // 2, self.height() - size.height() - 20, size.width(), size.height()
            )
            button.setVisible(self.ink.is_empty)

    def _on_stroke_began(self) -> None:
        self._drawn_points = 0
        if self._invitation is not None:
            self._invitation.hide()

    def _on_hand_touched(self) -> None:
        if self.ink.is_empty:
            self._fit_ink()
            self.update()  # the hint goes

    def _on_ink_changed(self) -> None:
        stroke = self.ink.open_stroke
        if stroke is None or not len(stroke.points):
            self.update()
            return
        tail = stroke.points[max(self._drawn_points - 2, 0) :]
        self._drawn_points = len(stroke.points)
        self.update(self._to_widget(stroke_outline.bounds(tail, stroke.pen_width)))

    def _on_strokes_changed(self) -> None:
        self._place_invitation()
        if not self.hand.is_writing:
            if self.hand.scale != 1.0 or self.ink.is_empty:
                self._fit_ink()
            self.update()

    def _update_cursor(self) -> None:
        theme = style.colors()
        width = self.hand.pen() * self.hand.scale
        ratio = self.devicePixelRatioF()
        self.setCursor(nib_cursor(width, self.hand.tool == "eraser", ratio, theme.ink, theme.paper))

    def _set_key_focus(self, has_it: bool) -> None:
        if has_it != self._has_key_focus:
            self._has_key_focus = has_it
            self.update()

    def _device_size(self) -> QSize:
        return (QSizeF(self.size()) * self.devicePixelRatioF()).toSize()

    def _to_device(self) -> QTransform:
        zoom = self.devicePixelRatioF() * self.hand.scale
        return QTransform.fromScale(zoom, zoom)

    def _to_widget(self, area: QRectF) -> QRect:
        scale = self.hand.scale
        return QTransform.fromScale(scale, scale).mapRect(area).toAlignedRect().adjusted(-1, -1, 1, 1)
