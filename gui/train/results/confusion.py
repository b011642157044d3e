"""Confusion: which classes the best weights of a run mistake for which, on the test pictures."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.evaluation.per_class import class_csv
from engine.inference.decision import REJECT_CLASSES
from gui.platform.languages import classes_said
from gui.style import style
from gui.train.results.per_class_table import SORT, PerClassTable
from gui.train.runs.run_row import RunRow
from gui.widgets.safe_text import elided

MOST_PAIRS = 6
Counts = tuple[tuple[int, ...], ...]
Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


def mistakes(classes: tuple[str, ...], counts: Counts) -> list[tuple[str, str, int]]:
    """(what it is, what it was read as, how often), most frequent first."""
    found = [
        (classes[true], classes[read], count)
        for true, row in enumerate(counts)
        for read, count in enumerate(row)
        if count and true != read
    ]
    return sorted(found, key=lambda one: -one[2])


class ConfusionTable(QAbstractTableModel):
    """A row for each true class, a column for each class it was read as, and the share that was right."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._counts: Counts = ()
        self._most = 1  # of the most frequent mistake

    def show_counts(self, classes: tuple[str, ...], counts: Counts) -> None:
        """Show these; counts[true][read]."""
        if (classes, counts) == (self._classes, self._counts):
            return
        self.beginResetModel()
        self._classes, self._counts = classes, counts
        self._most = max((count for _, _, count in mistakes(classes, counts)), default=1)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._counts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if not self._counts or (parent is not None and parent.isValid()) else len(self._counts) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == len(self._counts):
            return translate("Confusion", "Right")
        return elided(self._classes[section], 14)

    def data(self, index: Index, role: int = 0) -> Any:
        true, read = index.row(), index.column()
        total = sum(self._counts[true])
        if read == len(self._counts):
            share = self._counts[true][true] / total if total else None
            text = "–" if share is None else f"{100 * share:.1f} %"
            return text if role == Qt.ItemDataRole.DisplayRole else _centered(role)
        count = self._counts[true][read]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{count:,}" if count else ""
        if role == Qt.ItemDataRole.BackgroundRole and count and total:
            theme = style.colors()
            color = QColor(theme.series[0] if true == read else theme.series[1])
            part = count / total if true == read else count / self._most
            color.setAlphaF(0.1 + 0.4 * part)
            return color
        if role == Qt.ItemDataRole.ToolTipRole and total:
            text = translate("Confusion", "{} read as {}: {:,} of {:,} pictures")
            return text.format(elided(self._classes[true]), elided(self._classes[read]), count, total)
        return _centered(role)


class Confusion(QWidget):
    """The matrix of one run or the figures of each class, and its most frequent mistakes in words.

    save_requested(str): a person asked for the figures of each class as a file; the text is CSV.
    """

    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusion")
        self._words = QLabel()
        self._words.setObjectName("mistakes")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        style.muted(self._words)
        self._table = ConfusionTable(self)
        self._view = QTableView()
        self._view.setObjectName("confusion_table")
        self._view.setAccessibleName(self.tr("Confusion matrix: rows are what it is, columns what it was read as"))
        self._view.setModel(self._table)
        self._view.setShowGrid(False)
        self._view.setTabKeyNavigation(False)
        for header in (self._view.horizontalHeader(), self._view.verticalHeader()):
            header.setHighlightSections(True)
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._view.horizontalHeader().setMinimumSectionSize(40)
        self._view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self._classes = PerClassTable(self)
        self._class_view = QTableView()
        self._lay_out_classes()
        self._tools = QWidget()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._view)
        self._pages.addWidget(self._class_view)
        self._shown: tuple[tuple[str, ...], Counts] = ((), ())
        self._lay_out()
        self.show_rows([])

    def _lay_out_classes(self) -> None:
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(self._classes)
        proxy.setSortRole(SORT)
        view = self._class_view
        view.setObjectName("class_table")
        view.setAccessibleName(self.tr("Precision, recall and F1 of each class"))
        view.setModel(proxy)
        view.setSortingEnabled(True)
        view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        both = QButtonGroup(self)
        for place, (name, text) in enumerate(
            (("show_matrix", self.tr("Matrix")), ("show_classes", self.tr("Each class")))
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setText(text)
            button.setCheckable(True)
            button.setChecked(place == 0)
            style.quiet_button(button)
            both.addButton(button, place)
            row.addWidget(button)
        both.idClicked.connect(self._pages.setCurrentIndex)
        row.addStretch(1)
        save = QToolButton()
        save.setObjectName("save_classes")
        save.setIcon(style.icon("download"))
        save.setAccessibleName(self.tr("Save the figures of each class"))
        save.setToolTip(self.tr("Save the figures of each class as CSV"))
        save.clicked.connect(lambda: self.save_requested.emit(class_csv(self._shown[1], self._shown[0])))
        style.quiet_button(save)
        row.addWidget(save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.SPACE, 0, 0)
        column.setSpacing(style.SPACE)
        column.addWidget(self._words)
        column.addWidget(self._tools)
        column.addWidget(self._pages, 1)

    def show_rows(self, rows: list[RunRow]) -> None:
        """Show the run, if it is one and was tested."""
        record = rows[0].record if len(rows) == 1 else None
        counts = record.confusion if record else ()
        classes: tuple[str, ...] = record.classes if record else ()
        if len(classes) > len(counts) and set(classes[-1:]) <= set(REJECT_CLASSES):  # no test picture is of that
            classes = classes[:-1]
        is_whole = len(counts) == len(classes) and not (rows and rows[0].is_training)
        for part in (self._tools, self._pages):
            part.setVisible(bool(counts) and is_whole)
        if record is None or not counts or not is_whole:
            self._words.setText(self.tr("Select one run that was tested to see what it mistakes for what."))
            return
        painted = classes_said(classes)
        self._table.show_counts(painted, counts)
        self._classes.show_counts(painted, counts)
        self._shown = (classes, counts)
        mode = QHeaderView.ResizeMode.Stretch if len(counts) <= 14 else QHeaderView.ResizeMode.Fixed
        self._view.horizontalHeader().setSectionResizeMode(mode)
        found = mistakes(painted, counts)
        pairs = ", ".join(
            self.tr("{} read as {} ({:,})").format(elided(true, 24), elided(read, 24), count)
            for true, read, count in found[:MOST_PAIRS]
        )
        total = sum(count for _, _, count in found)
        text = self.tr("{:,} mistakes on {:,} test pictures. Most often: {}.")
        none = self.tr("No mistakes on {:,} test pictures.").format(sum(map(sum, counts)))
        self._words.setText(text.format(total, sum(map(sum, counts)), pairs) if found else none)
        self._view.setAccessibleDescription(self._words.text())


def _centered(role: int) -> Any:
    return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None
