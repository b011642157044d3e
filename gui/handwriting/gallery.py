"""The gallery: kept drawings as small pictures under their labels."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.ink.drawing import Drawing
from engine.protocol.handwriting import DrawnExample
from gui.ink import stroke_outline
from gui.style import style

TILE = QSize(84, 104)
PICTURE = 64
GALLERY_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class GalleryModel(QAbstractListModel):
    """Drawings, newest first, of one label or of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[DrawnExample, ...] = ()
        self._label = ""
        self._rows: list[DrawnExample] = []

    def show(self, drawings: tuple[DrawnExample, ...], label: str = "") -> None:
        """Show the drawings of ``label``; empty: all."""
        rows = [one for one in reversed(drawings) if not label or one.label == label]
        if [(one.id, one.label) for one in rows] == [(one.id, one.label) for one in self._rows]:
            return
        self.beginResetModel()
        self._all, self._label, self._rows = drawings, label, rows
        self.endResetModel()

    def example(self, index: Index) -> DrawnExample:
        """The drawing at ``index``."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.label
        if role == Qt.ItemDataRole.ToolTipRole and one.answered and one.answered != one.label:
            return self.tr("Was read as {}, is {}").format(one.answered, one.label)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Drawing of {}").format(one.label)
        return one if role == GALLERY_ROLE else None


class _Tile(QStyledItemDelegate):
    """Paints a drawing and its label; a dot marks what was misread before."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return TILE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = style.colors()
        one: DrawnExample = index.data(GALLERY_ROLE)
        area = QRectF(option.rect).adjusted(4, 4, -4, -4)  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if is_selected else theme.border), 2 if is_selected else 1))
        painter.setBrush(QColor(theme.selected if is_selected else theme.paper))
        painter.drawRoundedRect(area, style.RADIUS, style.RADIUS)
        picture = QRectF(area.center().x() - PICTURE / 2, area.top() + 5, PICTURE, PICTURE)
        paint_drawing(painter, one.drawing, picture, QColor(theme.ink))
        painter.setPen(QColor(theme.text))
        label = QRect(int(area.left()), int(picture.bottom()), int(area.width()), int(area.bottom() - picture.bottom()))
        shown = painter.fontMetrics().elidedText(one.label, Qt.TextElideMode.ElideRight, label.width() - 8)
        painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), shown)
        if one.answered and one.answered != one.label:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning))
            painter.drawEllipse(QRectF(area.right() - 12, area.top() + 6, 6, 6))
        painter.restore()


class Gallery(QListView):
    """A grid of drawings; several can be selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gallery")
        self.setAccessibleName(self.tr("Kept drawings"))
        self.rows = GalleryModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Tile(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setSpacing(2)
        self._empty = ""

    def set_empty_text(self, text: str) -> None:
        """What stands here while there is no drawing."""
        self._empty = text
        self.viewport().update()

    def selected(self) -> list[DrawnExample]:
        """The selected drawings."""
        return [self.rows.example(index) for index in self.selectedIndexes()]

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.rows.rowCount() == 0 and self._empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(style.colors().muted))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._empty)
            painter.end()


def paint_drawing(painter: QPainter, drawing: Drawing, area: QRectF, color: QColor) -> None:
    """Fit the ink of ``drawing`` into ``area``, aspect kept, small ink at most doubled."""
    pens = [stroke for stroke in drawing.strokes if not stroke.is_eraser and len(stroke.points)]
    if not pens:
        return
    bounds = stroke_outline.bounds(pens[0].points, pens[0].pen_width)
    for stroke in pens[1:]:
        bounds = bounds.united(stroke_outline.bounds(stroke.points, stroke.pen_width))
    scale = min(area.width() / bounds.width(), area.height() / bounds.height(), 2.0)
    place = QTransform().translate(area.center().x(), area.center().y()).scale(scale, scale)
    place.translate(-bounds.center().x(), -bounds.center().y())
    painter.save()
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    for stroke in pens:
        painter.drawPath(place.map(stroke_outline.outline(stroke.points, stroke.pen_width)))
    painter.restore()
