"""PerClassTable: precision, recall and F1 of each class of a run's test, sortable."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.evaluation.per_class import FIELDS, ClassFigures, class_figures
from gui.widgets import formatting
from gui.widgets.safe_text import elided

SORT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


class PerClassTable(QAbstractTableModel):
    """A line for each class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ClassFigures, ...] = ()

    def show_counts(self, classes: tuple[str, ...], counts: tuple[tuple[int, ...], ...]) -> None:
        """Show the figures of a confusion matrix; counts[true][read]."""
        found = class_figures(counts, classes)
        if found == self._rows:
            return
        self.beginResetModel()
        self._rows = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FIELDS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("PerClassTable", "Class"),
                translate("PerClassTable", "Pictures"),
                translate("PerClassTable", "Precision"),
                translate("PerClassTable", "Recall"),
                translate("PerClassTable", "F1"),
            )[section]
        if role == Qt.ItemDataRole.ToolTipRole and section > 1:
            return (
                translate("PerClassTable", "Of what was read as this class, how much was it"),
                translate("PerClassTable", "Of what is this class, how much was read as it"),
                translate("PerClassTable", "The harmonic mean of precision and recall"),
            )[section - 2]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        column = index.column()
        value = getattr(self._rows[index.row()], FIELDS[column])
        if role == Qt.ItemDataRole.DisplayRole:
            if column == 0:
                return elided(value, 60)
            return f"{value:,}" if column == 1 else formatting.percent(value)
        if role == SORT:
            return value.casefold() if column == 0 else -1.0 if value is None else value
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
