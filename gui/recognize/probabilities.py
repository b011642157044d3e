"""The probabilities of all classes: a bar and a number for each, in class order or the most probable first."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.prediction import Prediction
from gui import look
from gui.plain_text import elided, visible
from gui.recognize.answer_words import percent

SHOWN_AT_FIRST = 20
ROW_LEAST, ROW_MOST = 19, 42
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Row:
    """One bar. rank: 0 for the most probable; -1 while there is no answer; -2 for the row "n more"."""

    label: str
    probability: float
    rank: int


def _looks_alike(old: Row, new: Row) -> bool:
    """Whether both are painted with the same pixels: most of ten bars stay as they are while a digit is written."""
    if old.label != new.label or min(old.rank, 2) != min(new.rank, 2):
        return False
    return old.probability == new.probability or max(old.probability, new.probability) < 0.0005


class ProbabilityModel(QAbstractListModel):
    """The rows of one prediction. Text: "7  98.7%", for the screen reader as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._labels: tuple[str, ...] = ()
        self._probabilities: NDArray[np.float32] = np.zeros(0, np.float32)
        self._is_sorted = False
        self._shows_all = False

    def show_prediction(self, prediction: Prediction) -> None:
        """Other numbers; without an answer (blank) the last classes stay, with empty bars."""
        if prediction.labels:
            if prediction.labels != self._labels:
                self._shows_all = False
            self._labels, self._probabilities = prediction.labels, prediction.probabilities
        else:
            self._probabilities = np.zeros(0, np.float32)
        self._refresh()

    def show_classes(self, labels: tuple[str, ...]) -> None:
        """The classes of a recognizer that has not answered yet."""
        self._labels, self._probabilities, self._shows_all = labels, np.zeros(0, np.float32), False
        self._refresh()

    def set_sorted(self, is_sorted: bool) -> None:
        """The most probable first, or in class order."""
        self._is_sorted = is_sorted
        self._refresh()

    def show_all(self) -> None:
        """Also the classes behind "n more"."""
        self._shows_all = True
        self._refresh()

    @property
    def rows(self) -> list[Row]:
        """What is shown, in order."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{elided(row.label)}  {percent(row.probability)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.label if row.rank < 0 else f"{visible(row.label)}  {percent(row.probability)}"
        return None

    def _refresh(self) -> None:
        rows = self._made_rows()
        if len(rows) == len(self._rows):
            other = [i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if not _looks_alike(old, new)]
            self._rows = rows
            if other:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _made_rows(self) -> list[Row]:
        count = len(self._labels)
        if len(self._probabilities) != count:
            return [
                Row(label, 0.0, -1) for label in self._labels[: SHOWN_AT_FIRST if count > SHOWN_AT_FIRST else count]
            ]
        order = np.argsort(-self._probabilities, kind="stable")
        ranks = np.empty(count, np.int64)
        ranks[order] = np.arange(count)
        is_long = count > SHOWN_AT_FIRST
        shown = order if self._is_sorted or is_long else np.arange(count)
        if is_long and not self._shows_all:
            shown = shown[:SHOWN_AT_FIRST]
        rows = [Row(self._labels[i], float(self._probabilities[i]), int(ranks[i])) for i in shown.tolist()]
        if len(shown) < count:
            rest = 1.0 - float(self._probabilities[shown].sum())
            more = self.tr("{} more").format(count - len(shown))
            rows.append(Row(more, max(rest, 0.0), -2))
        return rows


class _BarDelegate(QStyledItemDelegate):
    """Paints label, bar and number, the columns aligned over all rows."""

    label_width = 24.0
    number_width = 52.0
    row_height = 26

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        widget: Any = option.widget  # pyright: ignore[reportAttributeAccessIssue]  the stubs leave out its fields
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType]
        theme = look.colors()
        font = QFont(widget.font())
        font.setBold(row.rank == 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        label = QRectF(area.left(), area.top(), self.label_width, area.height())
        number = QRectF(area.right() - self.number_width, area.top(), self.number_width, area.height())
        bar = QRectF(label.right() + 10, 0, max(number.left() - label.right() - 18, 8), min(area.height() * 0.5, 16))
        bar.moveTop(area.center().y() - bar.height() / 2)
        painter.setPen(QColor(theme.text if row.rank == 0 else theme.muted))
        text = QFontMetricsF(font).elidedText(visible(row.label), Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        self._paint_bar(painter, bar, row, theme)
        if row.rank != -1:
            is_worth_a_look = row.rank == 0 or (row.rank == 1 and row.probability > 0.005)
            painter.setPen(QColor(theme.text if is_worth_a_look else theme.muted))
            share = percent(row.probability)
            painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), share)
        painter.restore()

    @staticmethod
    def _paint_bar(painter: QPainter, bar: QRectF, row: Row, theme: look.Colors) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        radius = bar.height() / 2
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(bar, radius, radius)
        if row.probability <= 0.0005:
            return
        filled = QRectF(bar.topLeft(), bar.size())
        filled.setWidth(max(bar.width() * row.probability, bar.height()))
        color = QColor(theme.accent)
        if row.rank != 0:
            color = QColor(theme.outline)
            color.setAlphaF(0.9 if row.rank == 1 else 0.55)
        painter.setBrush(color)
        painter.drawRoundedRect(filled, radius, radius)


class BarList(QListView):
    """The bars themselves: object name ``probabilities``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilities")
        self.setAccessibleName(self.tr("Probabilities of all classes"))
        self._bars = _BarDelegate(self)
        self.rows = ProbabilityModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(self._bars)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; } QListView::item { padding: 0; }")
        self.setMinimumHeight(ROW_LEAST * 5)
        self.clicked.connect(self._on_row_activated)
        self.activated.connect(self._on_row_activated)
        self.rows.modelReset.connect(self.lay_out)
        self.rows.dataChanged.connect(self._on_rows_changed)

    def sizeHint(self) -> QSize:
        return QSize(260, 10 * 26)

    def lay_out(self) -> None:
        """Columns and row height for what is shown now."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetricsF(bold)
        widest = max((metrics.horizontalAdvance(visible(row.label)) for row in self.rows.rows), default=12.0)
        self._bars.label_width = min(widest + 4, self.viewport().width() * 0.45)
        self._bars.number_width = metrics.horizontalAdvance(">99.9%") + 2
        least = max(ROW_LEAST, int(metrics.height()) + 2)
        height = self.viewport().height() // max(len(self.rows.rows), 1)
        self._bars.row_height = min(max(height, least), max(ROW_MOST, least))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _on_rows_changed(self) -> None:
        metrics = QFontMetricsF(self.font())
        if any(metrics.horizontalAdvance(row.label) > self._bars.label_width for row in self.rows.rows[:3]):
            self.lay_out()

    def _on_row_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, Row) and row.rank == -2:
            self.rows.show_all()


class ProbabilityPanel(QWidget):
    """The bars with their heading and the switch of their order. order_changed(bool): most probable first."""

    order_changed = Signal(bool)

    def __init__(self, is_sorted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = BarList()
        self.bars.rows.set_sorted(is_sorted)
        self._heading = QLabel(self.tr("Probabilities"))
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        look.heading(self._heading)
        self._order = QToolButton()
        self._order.setObjectName("probability_order")
        self._order.setCheckable(True)
        self._order.setChecked(is_sorted)
        self._order.setIcon(look.icon("arrow-down-wide-narrow"))
        self._order.setToolTip(self.tr("Most probable first"))
        self._order.setAccessibleName(self.tr("Most probable first"))
        look.quiet_button(self._order)
        self._order.toggled.connect(self._on_order_toggled)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.SPACE // 2)
        column.addLayout(head)
        column.addWidget(self.bars, 1)

    def show_prediction(self, prediction: Prediction) -> None:
        """Other numbers."""
        self.bars.rows.show_prediction(prediction)

    def show_classes(self, labels: tuple[str, ...]) -> None:
        """Empty bars for these classes."""
        self.bars.rows.show_classes(labels)

    def set_heading(self, text: str) -> None:
        """Whose probabilities these are; empty: the usual heading."""
        self._heading.setText(text or self.tr("Probabilities"))

    def _on_order_toggled(self, is_sorted: bool) -> None:
        self.bars.rows.set_sorted(is_sorted)
        self.order_changed.emit(is_sorted)
