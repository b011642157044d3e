"""RaceView: several runs against each other: accuracy and cost as a chart, a table, and whether a lead is real."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from engine.charts.scatter_chart import Point, scatter
from engine.charts.svg import Chart, ChartColors
from engine.errors import EngineError
from engine.figures import figure
from engine.training.race import RacePlacement, placement
from engine.training.runs.compare_runs import Difference, difference
from gui.style import style
from gui.train.race.race_table_model import RaceTableModel
from gui.train.runs.run_reader import RunReader
from gui.train.runs.run_row import RunRow
from gui.widgets.chart_view import ChartView
from gui.widgets.safe_text import elided, sentence

translate = QCoreApplication.translate
MOST_RUNS = 24
LEAST_CHANCE = 0.0001  # smaller ones are not told apart


class RaceView(QWidget):
    """Shows the selected runs, or, of one selected run, the whole race that it took part in."""

    def __init__(self, reader: RunReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("race_view")
        self._reader = reader
        self._rows: list[RacePlacement] = []
        self._colors: dict[str, int] = {}
        self._asked: tuple[str, ...] | None = None
        self._axis = QComboBox()
        self._chart = ChartView()
        self._table = RaceTableModel(self)
        self._view = QTableView()
        self._verdict = QLabel()
        self._pages = QStackedLayout()
        self._lay_out()

    def show_rows(self, chosen: list[RunRow], every: list[RunRow], titles: dict[str, str]) -> None:
        """chosen: the selected runs; every: all there are; titles: of networks, by key."""
        race = chosen[0].record.recipe.race if len(chosen) == 1 else ""
        rows = [row for row in every if row.record.recipe.race == race] if race else chosen
        rows = sorted(rows[:MOST_RUNS], key=lambda row: row.record.started or "9999")
        self._colors = {row.id: place for place, row in enumerate(rows)}
        names = short_titles(rows, titles)
        self._rows = sorted(
            (_standing(row, titles, name) for row, name in zip(rows, names, strict=True)),
            key=lambda one: -1.0 if one.accuracy is None else one.accuracy,
            reverse=True,
        )
        if self.isVisible():
            self._show()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # pyright: ignore[reportArgumentType] - a QShowEvent
        self._show()

    def verdict(self) -> str:
        """What is said about two runs."""
        return self._verdict.text()

    def _lay_out(self) -> None:
        self._axis.setObjectName("race_axis")
        self._axis.setAccessibleName(self.tr("What accuracy is drawn against"))
        for key, name in (
            ("parameters", self.tr("Against parameters")),
            ("multiply_adds", self.tr("Against multiply-adds")),
            ("seconds", self.tr("Against training time")),
        ):
            self._axis.addItem(name, key)
        self._axis.currentIndexChanged.connect(lambda _: self._draw())
        self._chart.setObjectName("race_chart")
        self._chart.setAccessibleName(self.tr("Accuracy and cost"))
        view = self._view
        view.setObjectName("race_table")
        view.setAccessibleName(self.tr("Standings"))
        view.setModel(self._table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(view.fontMetrics().height() + 12)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.selectionModel().selectionChanged.connect(lambda *_: self._compare())
        self._verdict.setObjectName("race_verdict")
        self._verdict.setWordWrap(True)
        self._verdict.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        style.muted(self._verdict)
        self._pages.addWidget(self._empty_page())
        self._pages.addWidget(self._full_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, style.SPACE, 0, 0)
        whole.addLayout(self._pages)

    def _empty_page(self) -> QWidget:
        words = QLabel(
            self.tr("Select several runs below to compare them, or let networks race: the flag above the list of runs.")
        )
        words.setObjectName("race_empty")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setWordWrap(True)
        style.muted(words)
        return words

    def _full_page(self) -> QWidget:
        upper, lower = QWidget(), QWidget()
        top = QVBoxLayout(upper)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._axis)
        head.addStretch(1)
        top.addLayout(head)
        top.addWidget(self._chart, 1)
        bottom = QVBoxLayout(lower)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(style.SPACE)
        bottom.addWidget(self._view, 1)
        bottom.addWidget(self._verdict)
        page = QSplitter(Qt.Orientation.Vertical)
        page.setChildrenCollapsible(False)
        page.addWidget(upper)
        page.addWidget(lower)
        page.setStretchFactor(0, 3)
        page.setStretchFactor(1, 2)
        return page

    def _show(self) -> None:
        self._pages.setCurrentIndex(1 if len(self._rows) > 1 else 0)
        if len(self._rows) < 2:
            return
        self._table.show_rows(self._rows)
        self._draw()
        self._compare()

    def _draw(self) -> None:
        axis = str(self._axis.currentData())
        shown = [row for row in self._rows if row.accuracy is not None and getattr(row, axis) > 0]
        points = [
            Point(
                elided(row.title, 60),
                float(getattr(row, axis)),
                row.accuracy or 0.0,
                *(row.interval or (row.accuracy or 0.0, row.accuracy or 0.0)),
                self._colors.get(row.run, 0),
            )
            for row in shown
        ]
        is_tested = all(row.is_tested for row in shown)
        self._chart.show_chart(partial(_drawn, points, axis, is_tested) if points else None)

    def _compare(self) -> None:
        """Two selected lines, or else the first two that were tested, are compared."""
        chosen = [self._rows[index.row()] for index in self._view.selectionModel().selectedRows()]
        pair = chosen if len(chosen) == 2 else [row for row in self._rows if row.is_tested][:2]
        if len(pair) < 2:
            self._asked = None
            self._verdict.setText(self.tr("Once two runs were tested, it is said here whether the lead is real."))
            return
        first, second = pair
        asked = (first.run, second.run, f"{first.is_tested} {second.is_tested}")
        if asked == self._asked:
            return
        self._asked = asked
        self._reader.run_errand(
            partial(difference, first.folder, second.folder),
            lambda found: self._on_compared(asked, _in_words(found, first.title, second.title)),
            lambda error: self._on_refused(asked, error),
        )

    def _on_compared(self, asked: tuple[str, ...], words: str) -> None:
        if self._still_asks(asked):
            self._verdict.setText(words)

    def _on_refused(self, asked: tuple[str, ...], error: EngineError) -> None:
        if self._still_asks(asked):
            self._verdict.setText(sentence(error.sentence))

    def _still_asks(self, asked: tuple[str, ...]) -> bool:
        """False for a question of before, and once the view is gone: the answer may come later."""
        return isValid(self) and asked == self._asked


def short_titles(rows: list[RunRow], titles: dict[str, str]) -> list[str]:
    """What tells runs apart: their own names, or their networks where all learn from the same data."""
    is_one = len({row.record.recipe.data for row in rows}) == 1
    recipes = [row.record.recipe for row in rows]
    names = [
        titles.get(recipe.network, recipe.network) if is_one and not recipe.name else row.title
        for row, recipe in zip(rows, recipes, strict=True)
    ]
    return [name if names.count(name) == 1 else f"{name} ({row.id[:4]})" for name, row in zip(names, rows, strict=True)]


def _standing(row: RunRow, titles: dict[str, str], title: str) -> RacePlacement:
    """A line of the table, as new as the row is."""
    made = placement(row.record, titles)
    made = replace(made, title=title, state=row.state, seconds=row.seconds)
    if made.accuracy is None and row.accuracy is not None:
        return replace(made, accuracy=row.accuracy, is_tested=False)
    return made


def _drawn(points: list[Point], axis: str, is_tested: bool, colors: ChartColors, size: tuple[float, float]) -> Chart:
    names = {
        "parameters": translate("RaceView", "Parameters"),
        "multiply_adds": translate("RaceView", "Multiply-adds for one picture"),
        "seconds": translate("RaceView", "Training time in seconds"),
    }
    measured = translate("RaceView", "Test accuracy") if is_tested else translate("RaceView", "Accuracy")
    return scatter(points, (names[axis], measured), colors, size=size)


def _chance(p: float) -> str:
    return f"< {LEAST_CHANCE}" if p < LEAST_CHANCE else f"= {figure(p, '.3g')}"


def _in_words(found: Difference, first: str, second: str) -> str:
    """What McNemar's test says, in plain words."""
    counts = translate(
        "RaceView", "Of {:,} test pictures, {:,} were right only with {} and {:,} only with {} (McNemar, p {})."
    ).format(found.count, found.only_first, elided(first, 40), found.only_second, elided(second, 40), _chance(found.p))
    if found.only_first == found.only_second:
        none = translate("RaceView", "Neither is better on these pictures.")
        return f"{counts} {none}"
    better = elided(first if found.only_first > found.only_second else second, 40)
    said = (
        translate("RaceView", "{} is better: chance alone is an unlikely explanation.")
        if found.is_clear
        else translate("RaceView", "{} is ahead, but that may well be chance.")
    )
    return f"{counts} {said.format(better)}"
