"""RaceTableModel: the model of a race's table, one line per run, the most accurate first."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.training.race import RacePlacement
from gui.widgets import formatting
from gui.widgets.safe_text import elided

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
COLUMNS = 7


class RaceTableModel(QAbstractTableModel):
    """Rows are ``Standing``; titles are given beside them, because runs may be called the same."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RacePlacement] = []

    def show_rows(self, rows: list[RacePlacement]) -> None:
        """Show these; the same runs in the same order keep what is selected."""
        if [row.run for row in rows] == [row.run for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, COLUMNS - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rows(self) -> list[RacePlacement]:
        """What is shown."""
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("RaceView", "Run"),
                translate("RaceView", "Accuracy"),
                translate("RaceView", "95 % interval"),
                translate("RaceView", "Parameters"),
                translate("RaceView", "Multiply-adds"),
                translate("RaceView", "Epochs"),
                translate("RaceView", "Time"),
            )[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = 0) -> Any:
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return row.title
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def cells(row: RacePlacement) -> tuple[str, ...]:
    """One line's texts."""
    mark = "" if row.is_tested or row.accuracy is None else translate("RaceView", " held out")
    low, high = (formatting.percent(end) for end in row.interval) if row.interval else ("", "")
    interval = f"{low.removesuffix(' %')} – {high}" if row.interval else "–"
    return (
        elided(row.title, 60),
        formatting.percent(row.accuracy) + mark,
        interval,
        f"{row.parameters:,}" if row.parameters else "–",
        f"{row.multiply_adds:,}" if row.multiply_adds else "–",
        f"{row.epochs:,}",
        formatting.duration(row.seconds) if row.seconds else "–",
    )


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
