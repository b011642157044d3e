"""GradientView: how gradients flow through the layers of the selected runs, and what that means."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from engine.charts.heat_map import heat_map
from engine.charts.line_chart import Line, line_chart
from engine.charts.svg import Chart, ChartColors
from engine.training.runs.events import GradientFlow
from gui.style import style
from gui.train.race.race_view import short_titles
from gui.train.runs.run_row import RunRow
from gui.widgets.chart_view import ChartView
from gui.widgets.safe_text import elided

translate = QCoreApplication.translate
MOST_RUNS = 7  # as many as there are colors
FIGURES = ("gradients", "updates", "weights", "dead")


class GradientView(QWidget):
    """One run: a heat map of its layers over the epochs. Several: a line over the depth for each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gradient_view")
        self._runs: list[tuple[str, tuple[GradientFlow, ...]]] = []
        self._shown: object = None
        self._figure = QComboBox()
        self._figure.setObjectName("gradient_figure")
        self._figure.setAccessibleName(self.tr("What is shown of each layer"))
        for key, name in (
            ("gradients", self.tr("Gradients")),
            ("updates", self.tr("Change per step")),
            ("weights", self.tr("Weights")),
            ("dead", self.tr("Dead units")),
        ):
            self._figure.addItem(name, key)
        self._figure.currentIndexChanged.connect(lambda _: self._show())
        self._words = QLabel()
        self._words.setObjectName("gradient_words")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        style.muted(self._words)
        self._chart = ChartView()
        self._chart.setObjectName("gradient_chart")
        self._chart.setAccessibleName(self.tr("Gradient flow"))
        self._usual_words = self.tr(
            "Select a run to see how gradients flow through it. They are recorded from its first step on."
        )
        self._empty = QLabel(self._usual_words)
        self._empty.setObjectName("gradient_empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        style.muted(self._empty)
        self._lay_out()

    def show_rows(self, rows: list[RunRow], titles: dict[str, str], *, is_reading: bool = False) -> None:
        """Show these runs; those without a record are left out. titles: of networks, by key.

        is_reading: what they hold is still being read.
        """
        self._empty.setText(self.tr("Reading the run…") if is_reading else self._usual_words)
        rows = sorted(rows[:MOST_RUNS], key=lambda row: row.record.started or "9999")
        names = zip(rows, short_titles(rows, titles), strict=True)
        told = [(name, row.history.flows) for row, name in names if row.history and row.history.flows]
        self._runs = [(title, _of_one_shape(flows)) for title, flows in told]
        if self.isVisible():
            self._show()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # pyright: ignore[reportArgumentType] - a QShowEvent
        self._show()

    def figure(self) -> str:
        """What is shown: one of ``FIGURES``."""
        return str(self._figure.currentData())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(style.MARGIN)
        head.addWidget(self._figure, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.SPACE)
        column.addLayout(head)
        column.addWidget(self._chart, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, style.SPACE, 0, 0)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(full)
        whole.addLayout(self._pages)

    def _show(self) -> None:
        now = (self.figure(), [(title, len(flows), id(flows[-1])) for title, flows in self._runs])
        if now == self._shown:
            return
        self._shown = now
        self._pages.setCurrentIndex(1 if self._runs else 0)
        if not self._runs:
            self._chart.show_chart(None)
            return
        is_alone = len(self._runs) == 1
        self._words.setText(_meaning(self.figure(), is_alone=is_alone))
        draw = (
            partial(_one, self._runs[0][1], self.figure()) if is_alone else partial(_several, self._runs, self.figure())
        )
        self._chart.show_chart(draw, self._words.text())


def _of_one_shape(flows: tuple[GradientFlow, ...]) -> tuple[GradientFlow, ...]:
    """Those records that know the same layers as the last one."""
    return tuple(flow for flow in flows if flow.layers == flows[-1].layers)


def _values(flow: GradientFlow, figure: str) -> tuple[float | None, ...]:
    found: tuple[float | None, ...] = getattr(flow, figure)
    return found or (None,) * len(flow.layers)


def _one(flows: tuple[GradientFlow, ...], figure: str, colors: ChartColors, size: tuple[float, float]) -> Chart:
    titles = (translate("GradientView", "Epoch"), _title(figure))
    values = [_values(flow, figure) for flow in flows]
    epochs = [flow.epoch for flow in flows]
    return heat_map(flows[-1].layers, epochs, values, titles, colors, size=size, is_share=figure == "dead")


def _several(
    runs: list[tuple[str, tuple[GradientFlow, ...]]], figure: str, colors: ChartColors, size: tuple[float, float]
) -> Chart:
    lines: list[Line] = []
    for place, (title, flows) in enumerate(runs):
        values = _values(flows[-1], figure)
        depth = [i / max(1, len(values) - 1) for i in range(len(values))]
        known = [(x, value) for x, value in zip(depth, values, strict=True) if value is not None]
        lines.append(Line(elided(title, 40), [x for x, _ in known], [value for _, value in known], place))
    titles = (translate("GradientView", "Depth, from the picture (0) to the answer (1)"), _title(figure))
    is_share = figure == "dead"
    return line_chart(lines, titles, colors, size=size, log_y=not is_share, y_percent=is_share)


def _title(figure: str) -> str:
    return {
        "gradients": translate("GradientView", "Gradient norm"),
        "updates": translate("GradientView", "Change per step, as a share of the weights"),
        "weights": translate("GradientView", "Norm of the weights"),
        "dead": translate("GradientView", "Dead units"),
    }[figure]


def _meaning(figure: str, *, is_alone: bool) -> str:
    """Two sentences: what is seen, and what it means."""
    if figure == "gradients":
        if is_alone:
            return translate(
                "GradientView",
                "Rows are layers, from the picture to the answer. Where early rows are pale, gradients vanish on the "
                "way back and these layers hardly learn; shortcuts (ResNet) and normalization keep the rows alike.",
            )
        return translate(
            "GradientView",
            "The newest record of each run, over the depth of its network. A line that falls towards the picture is a "
            "gradient that vanishes; with shortcuts (ResNet) it stays level.",
        )
    if figure == "updates":
        return translate(
            "GradientView",
            "How much one step changes a layer, compared with its weights. About 0.001 is healthy; far less hardly "
            "learns, far more is restless.",
        )
    if figure == "weights":
        return translate(
            "GradientView",
            "The size of a layer's weights. Steady growth asks for more weight decay; a fall towards zero for less.",
        )
    return translate(
        "GradientView",
        "The share of rectified units that are zero for every picture of a small batch. They learn nothing more; many "
        "of them ask for a smaller learning rate.",
    )
