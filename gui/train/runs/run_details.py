"""RunDetails: recipe and result of the selected runs side by side; what differs stands out."""

from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.evaluation.confidence import interval
from engine.recipe import Recipe
from gui.platform.languages import classes_said
from gui.style import style
from gui.train.recipe.recipe_texts import data_name, label, value_text
from gui.train.runs.run_row import RunRow
from gui.widgets import formatting
from gui.widgets.safe_text import elided, visible

LEFT_OUT = ("name", "race", "version", "data_options")
MOST_RUNS = 12


class RunDetails(QWidget):
    """A table: one column per run, one line per fact; lines that differ are bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("run_details")
        self._rows: tuple[RunRow, ...] = ()
        self._titles: dict[str, str] = {}
        self._only = QCheckBox(self.tr("Only what differs"))
        self._only.setObjectName("only_differences")
        self._only.toggled.connect(self._fill)
        self._table = _CopiedTable()
        self._table.setObjectName("details_table")
        self._table.setAccessibleName(self.tr("Recipe and result of the selected runs"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, style.SPACE, 0, 0)
        column.setSpacing(style.SPACE)
        column.addWidget(self._only)
        column.addWidget(self._table, 1)

    def show_rows(self, rows: list[RunRow], titles: dict[str, str]) -> None:
        """Show these runs."""
        self._rows, self._titles = tuple(rows[:MOST_RUNS]), titles
        self._only.setVisible(len(rows) > 1)
        if self.isVisible():
            self._fill()

    def lines(self) -> list[tuple[str, list[str]]]:
        """What is shown: (name, one value per run)."""
        found = [*self._results(), *self._recipes()]
        if self._only.isChecked() and len(self._rows) > 1:
            found = [(name, values) for name, values in found if len(set(values)) > 1]
        return found

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # pyright: ignore[reportArgumentType] - a QShowEvent
        self._fill()

    def _results(self) -> list[tuple[str, list[str]]]:
        rows = self._rows
        return [
            (self.tr("State"), [row.state_text() for row in rows]),
            (self.tr("Test accuracy"), [_tested(row) for row in rows]),
            (self.tr("Among the five most probable"), [formatting.percent(row.record.top5) for row in rows]),
            (self.tr("Calibration error"), [_error(row.record.calibration_error) for row in rows]),
            (self.tr("Held-out accuracy"), [formatting.percent(row.validation_accuracy) for row in rows]),
            (self.tr("Best epoch"), [f"{row.best_epoch:,}" if row.best_epoch else "–" for row in rows]),
            (self.tr("Training time"), [formatting.duration(row.seconds) for row in rows]),
            (self.tr("Trained on"), [row.record.device or "–" for row in rows]),
            (self.tr("Weights"), [f"{row.record.parameters:,}" if row.record.parameters else "–" for row in rows]),
            (self.tr("Classes"), [_classes(row) for row in rows]),
        ]

    def _recipes(self) -> list[tuple[str, list[str]]]:
        names = [field.name for field in fields(Recipe) if field.name not in LEFT_OUT]
        return [(label(name), [self._value(row, name) for row in self._rows]) for name in names]

    def _value(self, row: RunRow, name: str) -> str:
        value: Any = getattr(row.record.recipe, name)
        if name == "network":
            return self._titles.get(value, str(value))
        if name == "data":
            return data_name(value)
        return visible(value_text(name, value))

    def _fill(self) -> None:
        lines = self.lines()
        place = self._table.verticalScrollBar().value()
        self._table.setRowCount(len(lines))
        self._table.setColumnCount(len(self._rows))
        self._table.setHorizontalHeaderLabels([elided(row.title, 28) for row in self._rows])
        self._table.setVerticalHeaderLabels([name for name, _ in lines])
        bold = QFont(self.font())
        bold.setBold(True)
        for i, (_, values) in enumerate(lines):
            differs = len(set(values)) > 1
            for j, value in enumerate(values):
                cell = QTableWidgetItem(elided(value, 200))
                cell.setToolTip(value if len(value) > 24 else "")
                if differs:
                    cell.setFont(bold)
                self._table.setItem(i, j, cell)
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(110)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalScrollBar().setValue(place)


class _CopiedTable(QTableWidget):
    """Ctrl+C copies the selected cells, or all, separated by tabs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = {(index.row(), index.column()) for index in self.selectedIndexes()}
        lines: list[str] = []
        for i in range(self.rowCount()):
            cells = [self.item(i, j) for j in range(self.columnCount()) if not chosen or (i, j) in chosen]
            head = self.verticalHeaderItem(i)
            if cells:
                lines.append("\t".join([head.text() if head else "", *[cell.text() if cell else "" for cell in cells]]))
        QGuiApplication.clipboard().setText("\n".join(lines))


def _tested(row: RunRow) -> str:
    if row.test_accuracy is None or not row.test_count:
        return "–"
    low, high = interval(row.test_accuracy, row.test_count)
    low_text, high_text = (formatting.figure(100 * share, ".2f") for share in (low, high))
    return f"{formatting.percent(row.test_accuracy)} ({low_text}–{high_text})"


def _error(value: float | None) -> str:
    return formatting.figure(value, ".4f")


def _classes(row: RunRow) -> str:
    names = classes_said(row.record.classes)
    return (
        f"{len(names):,}: {', '.join(visible(name) for name in names[:12])}{'…' if len(names) > 12 else ''}"
        if names
        else "–"
    )
