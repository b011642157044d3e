"""The list of recognizers, by origin; each row says name, network and accuracy, and which ones are in use."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.library.info import RecognizerInfo
from gui.library.recognizers import card_texts
from gui.style import style
from gui.widgets.safe_text import elided

KEY = Qt.ItemDataRole.UserRole
SECOND_LINE = Qt.ItemDataRole.UserRole + 1
IN_USE = Qt.ItemDataRole.UserRole + 2
AnyIndex = QModelIndex | QPersistentModelIndex


class RecognizerList(QListWidget):
    """recognizer_selected(key): another row is current; empty when there is none."""

    recognizer_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognizers")
        self.setAccessibleName(self.tr("Recognizers"))
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(lambda _now, _before: self.recognizer_selected.emit(self.selected()))

    def selected(self) -> str:
        """Key of the current row; empty when there is none."""
        return str(self.currentItem().data(KEY) or "") if self.currentRow() >= 0 else ""

    def show_recognizers(self, recognizers: tuple[RecognizerInfo, ...], in_use: set[str], select: str = "") -> None:
        """List ``recognizers``; ``select``, else the one selected before, else the first one in use becomes current."""
        wanted = [select, self.selected(), *sorted(in_use)]
        self.blockSignals(True)
        self.clear()
        for origin in card_texts.ORIGINS:
            here = [info for info in recognizers if info.origin == origin]
            if here:
                self._add_heading(card_texts.origin_title(origin))
            for info in here:
                self._add(info, info.key in in_use)
        self.blockSignals(False)
        rows = {str(self.item(row).data(KEY)): row for row in range(self.count()) if self.item(row).data(KEY)}
        row = next((rows[key] for key in wanted if key in rows), min(rows.values(), default=-1))
        self.setCurrentRow(row)
        if row == -1:
            self.recognizer_selected.emit("")

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, info: RecognizerInfo, is_in_use: bool) -> None:
        item = QListWidgetItem(elided(info.card.name or info.key), self)
        line = card_texts.one_line(info.card)
        item.setData(KEY, info.key)
        item.setData(SECOND_LINE, line)
        item.setData(IN_USE, is_in_use)
        used = self.tr("in use")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([item.text(), line, *([used] if is_in_use else [])]))
        item.setToolTip(elided(info.card.name, 200))


class _TwoLines(QStyledItemDelegate):
    """Name over facts, a check mark when in use; headings in small muted letters."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = style.colors()
        area = QRect(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownArgumentType]
        painter.save()
        if not index.data(KEY):
            self._paint_heading(painter, area, str(index.data()), theme)
            painter.restore()
            return
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            self._paint_ground(painter, area, theme.selected)
        elif state & QStyle.StateFlag.State_MouseOver:
            self._paint_ground(painter, area, theme.raised)
        inner = area.adjusted(14, 8, -12, -8)
        if index.data(IN_USE):
            side = 16
            mark = QRect(inner.right() - side, inner.center().y() - side // 2, side, side)
            style.icon("check", "accent").paint(painter, mark)
            inner.setRight(mark.left() - style.SPACE)
        self._paint_lines(painter, inner, str(index.data()), str(index.data(SECOND_LINE)), theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = QFontMetrics(QApplication.font()).height()
        return QSize(160, line * 2 + 20 if index.data(KEY) else line + 22)

    def _paint_ground(self, painter: QPainter, area: QRect, color: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(area.adjusted(5, 2, -5, -2), style.RADIUS, style.RADIUS)

    def _paint_heading(self, painter: QPainter, area: QRect, text: str, theme: style.Colors) -> None:
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        painter.drawText(area.adjusted(14, 0, -8, -5), Qt.AlignmentFlag.AlignBottom, text)

    def _paint_lines(self, painter: QPainter, area: QRect, first: str, second: str, theme: style.Colors) -> None:
        metrics = painter.fontMetrics()
        half = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        end, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.text))
        painter.drawText(half, middle, metrics.elidedText(first, end, half.width()))
        painter.setPen(QColor(theme.muted))
        half.moveTop(half.bottom() + 1)
        painter.drawText(half, middle, metrics.elidedText(second, end, half.width()))
