"""One row of the probabilities as it is painted: label, bar and number."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.recognize.answer.answer_texts import percent
from gui.recognize.answer.probability_model import ROW_ROLE, Index, ProbabilityRow
from gui.style import style
from gui.widgets.safe_text import visible


class BarDelegate(QStyledItemDelegate):
    """Paints label, bar and number, the columns aligned over all rows; long labels stand above their bars."""

    label_width = 24.0
    number_width = 52.0
    row_height = 26
    is_stacked = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ProbabilityRow):
            return
        widget: Any = option.widget  # pyright: ignore[reportAttributeAccessIssue]  the stubs leave out its fields
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType]
        theme = style.colors()
        font = QFont(widget.font())
        is_first = row.rank == 0 and row.is_answer
        font.setBold(is_first)
        label, bar, number = self._stacked(area, font) if self.is_stacked else self._side_by_side(area)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(QColor(theme.text if is_first else theme.muted))
        text = QFontMetricsF(font).elidedText(visible(row.label), Qt.TextElideMode.ElideRight, label.width())
        painter.drawText(label, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if row.rank != -1:
            is_worth_a_look = row.is_answer and (row.rank == 0 or (row.rank == 1 and row.probability > 0.005))
            painter.setPen(QColor(theme.text if is_worth_a_look else theme.muted))
            share = percent(row.probability)
            painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), share)
        self._paint_bar(painter, bar, row, theme)
        painter.restore()

    def _side_by_side(self, area: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        label = QRectF(area.left(), area.top(), self.label_width, area.height())
        number = QRectF(area.right() - self.number_width, area.top(), self.number_width, area.height())
        bar = QRectF(label.right() + 10, 0, max(number.left() - label.right() - 18, 8), min(area.height() * 0.5, 16))
        bar.moveTop(area.center().y() - bar.height() / 2)
        return label, bar, number

    def _stacked(self, area: QRectF, font: QFont) -> tuple[QRectF, QRectF, QRectF]:
        height = QFontMetricsF(font).height()
        label = QRectF(area.left(), area.top() + 2, area.width() - self.number_width - 8, height)
        number = QRectF(area.right() - self.number_width, area.top() + 2, self.number_width, height)
        return label, QRectF(area.left(), label.bottom() + 2, area.width(), 5), number

    @staticmethod
    def _paint_bar(painter: QPainter, bar: QRectF, row: ProbabilityRow, theme: style.Colors) -> None:
        """The track, and of it exactly the share that the probability is."""
        radius = bar.height() / 2
        track = QPainterPath()
        track.addRoundedRect(bar, radius, radius)
        painter.fillPath(track, QColor(theme.raised))
        if row.probability <= 0.0005:
            return
        color = QColor(theme.accent)
        if row.rank != 0 or not row.is_answer:
            color = QColor(theme.outline)
            color.setAlphaF(0.9 if row.rank == 1 else 0.6)
        painter.setClipRect(QRectF(bar.left(), bar.top(), bar.width() * row.probability, bar.height()))
        painter.fillPath(track, color)
