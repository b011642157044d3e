"""The probabilities of all classes: a bar and a number for each, in class order or the most probable first."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.prediction import Prediction
from gui.recognize.answer.answer_texts import percent
from gui.recognize.answer.bar_delegate import BarDelegate
from gui.recognize.answer.probability_model import ROW_ROLE, ProbabilityModel, ProbabilityRow
from gui.style import style
from gui.widgets.safe_text import visible

ROW_LEAST, ROW_MOST = 19, 42
MOST_LABEL = 0.36  # of the width: longer labels stand above their bars


class BarList(QListView):
    """The bars themselves: object name ``probabilities``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilities")
        self.setAccessibleName(self.tr("Probabilities of all classes"))
        self._bars = BarDelegate(self)
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
        self._bars.label_width = widest + 4
        self._bars.is_stacked = widest > self.viewport().width() * MOST_LABEL
        self._bars.number_width = metrics.horizontalAdvance(">99.9%") + 2
        least = max(ROW_LEAST, int(metrics.height()) + (14 if self._bars.is_stacked else 2))
        height = self.viewport().height() // max(len(self.rows.rows), 1)
        self._bars.row_height = min(max(height, least), max(ROW_MOST, least))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def _on_rows_changed(self) -> None:
        metrics = QFontMetricsF(self.font())
        if any(metrics.horizontalAdvance(row.label) > self._bars.label_width for row in self.rows.rows[:5]):
            self.lay_out()

    def _on_row_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, ProbabilityRow) and row.rank == -2:
            self.rows.show_all()


class ProbabilityPanel(QWidget):
    """The bars with their heading and the switch of their order. order_changed(bool): most probable first."""

    order_changed = Signal(bool)

    def __init__(self, is_sorted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._condition = ""  # what the bars hang on; empty for an answer
        self._whose = ""
        self.bars = BarList()
        self.bars.rows.set_sorted(is_sorted)
        self._heading = QLabel(self.tr("Probabilities"))
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        style.heading(self._heading)
        self._order = QToolButton()
        self._order.setObjectName("probability_order")
        self._order.setCheckable(True)
        self._order.setChecked(is_sorted)
        self._order.setIcon(style.icon("arrow-down-wide-narrow"))
        self._order.setToolTip(self.tr("Most probable first"))
        self._order.setAccessibleName(self.tr("Most probable first"))
        style.quiet_button(self._order)
        self._order.toggled.connect(self._on_order_toggled)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE // 2)
        column.addLayout(head)
        column.addWidget(self.bars, 1)

    def show_prediction(self, prediction: Prediction) -> None:
        """Other numbers. Where the answer is that it is none of these, the heading says what the bars mean then."""
        self.bars.rows.show_prediction(prediction)
        self._condition = self._words_for(prediction)
        self._refresh_heading()

    def show_classes(self, labels: tuple[str, ...]) -> None:
        """Empty bars for these classes."""
        self.bars.rows.show_classes(labels)
        self._condition = ""
        self._refresh_heading()

    def set_heading(self, text: str) -> None:
        """Whose probabilities these are; empty: the usual heading."""
        self._whose = text
        self._refresh_heading()

    def _words_for(self, prediction: Prediction) -> str:
        if prediction.verdict != "unknown":
            return ""
        share = "" if prediction.rejected is None else f" {percent(prediction.rejected)}"
        if all(label.isdecimal() for label in prediction.labels):
            return self.tr("Not a digit{}. If it were one:").format(share)
        return self.tr("None of these{}. If it were one:").format(share)

    def _refresh_heading(self) -> None:
        self._heading.setText(self._condition or self._whose or self.tr("Probabilities"))

    def _on_order_toggled(self, is_sorted: bool) -> None:
        self.bars.rows.set_sorted(is_sorted)
        self.order_changed.emit(is_sorted)
