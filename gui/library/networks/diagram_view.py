"""A network's drawing, made from the network itself: slabs as high as its maps, as wide as it has layers."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.networks.diagram import NetworkDiagram
from gui.library.networks.diagram_layout import TALLEST, DiagramPart, parts_of, words
from gui.style import style

GAP = 34.0
SLANT = 0.55  # how far the depth goes up for each step to the right


@dataclass(frozen=True)
class Placed:
    """A part with its place: ``face`` is its front, ``slot`` the room for its words."""

    part: DiagramPart
    face: QRectF
    slot: QRectF


class DiagramView(QWidget):
    """Point at a part, or walk with the arrow keys, to read its layers below the drawing. No signals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blueprint")
        self._blueprint: NetworkDiagram | None = None
        self._placed: list[Placed] = []
        self._marked = (-1, -1)  # part and unit
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Drawing of the network"))

    def show_blueprint(self, blueprint: NetworkDiagram | None) -> None:
        """Draw it; None: it is still being drawn up."""
        self._blueprint = blueprint
        self._marked = (-1, -1)
        self.setAccessibleDescription(words(blueprint) if blueprint is not None else "")
        self._place()
        self.update()

    def detail(self) -> tuple[str, str]:
        """The two lines below the drawing: what is pointed at, or how to read it."""
        if self._blueprint is None:
            return "", self.tr("Drawing the network…")
        part, unit = self._marked
        if part < 0 or not self._placed[part].part.units:
            hint = self.tr("Height: size of the maps. Width: layers in a row. Depth: number of maps.")
            return "", hint + " " + self.tr("Point at a part to see its layers.")
        marked = self._placed[part].part.units[unit]
        return marked.headline(), marked.line()

    def sizeHint(self) -> QSize:
        return QSize(640, round(TALLEST + 22 + 5.4 * QFontMetricsF(self._small()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    # The hand

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mark(self._unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._mark((-1, -1))
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        places = [(part, unit) for part, one in enumerate(self._placed) for unit in range(len(one.part.units))]
        if places:
            now = places.index(self._marked) if self._marked in places else (-1 if step > 0 else len(places))
            self._mark(places[min(max(now + step, 0), len(places) - 1)])

    def _unit_at(self, at: QPointF) -> tuple[int, int]:
        for index, placed in enumerate(self._placed):
            area = placed.face.adjusted(0, -placed.part.depth * SLANT, placed.part.depth, 0)
            units = len(placed.part.units)
            if units and area.adjusted(-3, -3, 3, 3).contains(at):
                share = (at.x() - placed.face.left()) / max(placed.face.width(), 1.0)
                return index, min(max(int(share * units), 0), units - 1)
        return -1, -1

    def _mark(self, marked: tuple[int, int]) -> None:
        if marked != self._marked:
            self._marked = marked
            self.update()

    # Placing and painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._place()
        self.update()

    def _place(self) -> None:
        parts = parts_of(self._blueprint) if self._blueprint is not None else []
        metrics = QFontMetricsF(self._small())
        middle = metrics.height() + 14 + TALLEST / 2
        slots: list[float] = []
        for part in parts:
            longest = max(metrics.horizontalAdvance(text) for text in (part.above, *part.below))
            slots.append(max(part.width + part.depth, longest) + GAP)
        scale = min(1.0, (self.width() - 12) / max(sum(slots), 1.0))
        self._placed = []
        left = 6.0
        for part, wanted in zip(parts, slots, strict=True):
            slot = QRectF(left, 0, wanted * scale, self.height())
            width = min(part.width, max(slot.width() - part.depth - 4, 4.0))
            face_left = slot.left() + (slot.width() - GAP * scale - width - part.depth) / 2
            face = QRectF(max(face_left, slot.left()), middle - part.height / 2, width, part.height)
            self._placed.append(Placed(part, face, slot.adjusted(0, 0, -GAP * scale, 0)))
            left += slot.width()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for before, after in pairwise(self._placed):
            self._paint_way(painter, before, after, theme)
        for index, placed in enumerate(self._placed):
            self._paint_part(painter, index, placed, theme)
            self._paint_words(painter, placed, theme)
        self._paint_detail(painter, theme)
        painter.end()

    @staticmethod
    def _paint_way(painter: QPainter, before: Placed, after: Placed, theme: style.Colors) -> None:
        y = before.face.center().y()
        start = before.face.right() + before.part.depth + 3
        end = after.face.left() - 3
        if end - start < 6:
            return
        painter.setPen(QPen(QColor(theme.outline), 1.2))
        painter.drawLine(QPointF(start, y), QPointF(end, y))
        painter.drawPolyline(QPolygonF([QPointF(end - 4, y - 3.5), QPointF(end, y), QPointF(end - 4, y + 3.5)]))

    def _paint_part(self, painter: QPainter, index: int, placed: Placed, theme: style.Colors) -> None:
        face, part = placed.face, placed.part
        series = theme.series[2] if part.is_dense else theme.accent
        color = _mixed(series if part.units else theme.muted, theme.surface, 0.42)
        right, up = part.depth, part.depth * SLANT
        edge = QPen(QColor(_mixed(series if part.units else theme.muted, theme.surface, 0.95)), 1.0)
        edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        top = [face.topLeft(), face.topLeft() + QPointF(right, -up), face.topRight() + QPointF(right, -up)]
        side = [face.topRight(), face.topRight() + QPointF(right, -up), face.bottomRight() + QPointF(right, -up)]
        painter.setPen(edge)
        painter.setBrush(color.lighter(118) if not style.is_dark() else color.lighter(135))
        painter.drawPolygon(QPolygonF([*top, face.topRight()]))
        painter.setBrush(color.darker(118))
        painter.drawPolygon(QPolygonF([*side, face.bottomRight()]))
        painter.setBrush(color)
        painter.drawRect(face)
        self._paint_units(painter, index, placed, theme, edge)

    def _paint_units(self, painter: QPainter, index: int, placed: Placed, theme: style.Colors, edge: QPen) -> None:
        count, face = len(placed.part.units), placed.face
        if not count:
            return
        step = face.width() / count
        if self._marked[0] == index:
            marked = QRectF(face.left() + self._marked[1] * step, face.top(), step, face.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning))
            painter.drawRect(marked)
        if step >= 2.2:
            pen = QPen(edge)
            pen.setWidthF(1.0 if step >= 4 else 0.6)
            painter.setPen(pen)
            for place in range(1, count):
                x = face.left() + place * step
                painter.drawLine(QPointF(x, face.top()), QPointF(x, face.bottom()))

    def _paint_words(self, painter: QPainter, placed: Placed, theme: style.Colors) -> None:
        font = self._small()
        metrics = QFontMetricsF(font)
        line = metrics.height()
        painter.setFont(font)
        center = placed.slot.center().x()
        width = placed.slot.width() + 10
        above = placed.face.top() - placed.part.depth * SLANT - line - 2
        foot = self._foot(line)
        texts = (
            (placed.part.above, above, theme.text),
            (placed.part.below[0], foot, theme.text),
            (placed.part.below[1], foot + line, theme.muted),
        )
        for text, y, color in texts:
            painter.setPen(QColor(color))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(center - width / 2, y, width, line), int(Qt.AlignmentFlag.AlignHCenter), shown)

    def _paint_detail(self, painter: QPainter, theme: style.Colors) -> None:
        font = self._small()
        metrics = QFontMetricsF(font)
        headline, line = self.detail()
        y = self.height() - 2 * metrics.height() - 2
        bold = QFont(font)
        bold.setBold(True)
        for text, which, color in ((headline, bold, theme.text), (line, font, theme.muted)):
            painter.setFont(which)
            painter.setPen(QColor(color))
            shown = QFontMetricsF(which).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QRectF(0, y, self.width(), metrics.height()), int(Qt.AlignmentFlag.AlignLeft), shown)
            y += metrics.height()
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), style.RADIUS, style.RADIUS)

    @staticmethod
    def _foot(line: float) -> float:
        return line + 14 + TALLEST + 4

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        return font


def _mixed(color: str, ground: str, share: float) -> QColor:
    """``share`` of ``color`` over ``ground``."""
    one, other = QColor(color), QColor(ground)
    return QColor.fromRgbF(
        one.redF() * share + other.redF() * (1 - share),
        one.greenF() * share + other.greenF() * (1 - share),
        one.blueF() * share + other.blueF() * (1 - share),
    )
