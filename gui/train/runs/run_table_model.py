"""RunTableModel: the model of the list of runs, one row each, sortable."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from engine.evaluation.confidence import interval
from gui.style import style
from gui.train.runs.run_row import RunRow
from gui.widgets import formatting
from gui.widgets.safe_text import elided, sentence

NAME, STATE, ACCURACY, EPOCHS, TIME, DATE = range(6)
SORT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


class RunTableModel(QAbstractTableModel):
    """Rows keep their place while only their figures change, so that a selection survives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RunRow] = []

    def show_rows(self, rows: list[RunRow]) -> None:
        """Show these."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            changed = [i for i, (new, old) in enumerate(zip(rows, self._rows, strict=True)) if not new.is_as(old)]
            self._rows = rows
            for i in changed:
                self.dataChanged.emit(self.index(i, 0), self.index(i, DATE))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_at(self, index: Index) -> RunRow:
        """The run of an index."""
        return self._rows[index.row()]

    def rows(self) -> list[RunRow]:
        """All runs."""
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DATE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("RunTableModel", "Run"),
                translate("RunTableModel", "State"),
                translate("RunTableModel", "Accuracy"),
                translate("RunTableModel", "Epochs"),
                translate("RunTableModel", "Time"),
                translate("RunTableModel", "Begun"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column)
        if role == SORT:
            return _sort_key(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_color(row)) if column == STATE else None
        return None


def _text(row: RunRow, column: int) -> str:
    if column == NAME:
        return elided(row.title, 80)
    if column == STATE:
        return row.state_text()
    if column == ACCURACY:
        mark = "" if row.test_accuracy is not None or row.accuracy is None else translate("RunTableModel", " held out")
        return formatting.percent(row.accuracy) + mark
    if column == EPOCHS:
        done = len(row.record.epochs)
        if row.is_training and row.progress:  # newer than the record
            done = max(done, row.progress.epoch - 1)
        recipe = row.record.recipe
        return f"{done:,}" if recipe.time_limit else f"{done:,} / {recipe.epochs:,}"
    if column == TIME:
        return formatting.duration(row.seconds) if row.seconds else "–"
    return formatting.when(row.record.started)


def _sort_key(row: RunRow, column: int) -> Any:
    keys: dict[int, Any] = {
        NAME: row.title.casefold(),
        STATE: row.state_text(),
        ACCURACY: -1.0 if row.accuracy is None else row.accuracy,
        EPOCHS: len(row.record.epochs),
        TIME: row.seconds,
        DATE: row.record.started or "9999",  # not told yet: it has only just begun
    }
    return keys[column]


def _tip(row: RunRow, column: int) -> str:
    if column == STATE and row.sentence:
        return sentence(row.sentence)
    if column == ACCURACY and row.test_accuracy is not None and row.test_count:
        low, high = interval(row.test_accuracy, row.test_count)
        text = translate("RunTableModel", "{:,} test pictures; 95 % interval {} to {}")
        return text.format(row.test_count, formatting.percent(low), formatting.percent(high))
    if column == ACCURACY and row.validation_accuracy is not None:
        return translate("RunTableModel", "Best epoch, measured on held-out pictures")
    return elided(row.title, 200) if column == NAME else ""


def _color(row: RunRow) -> str:
    theme = style.colors()
    if row.state == "failed":
        return theme.bad
    if row.state == "interrupted":
        return theme.warning
    return theme.good if row.state in ("finished", "early") else theme.text


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in (ACCURACY, EPOCHS, TIME) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
