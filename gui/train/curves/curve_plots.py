"""The three plots under one x axis: loss, accuracy, learning rate. Built after the first paint: pyqtgraph is heavy."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPen

from engine.errors import EngineError
from gui.style import style as look
from gui.train.curves.curve_axis import curve_axis
from gui.train.curves.curve_styles import FAINT, RunStyle, run_styles
from gui.train.curves.shown_run import CurveOptions, ShownRun, epoch_place, shortened, step_place
from gui.train.runs.run_history import Series, smoothed

translate = QCoreApplication.translate

PLOTS = ("loss", "accuracy", "rate")
HEIGHTS = {"loss": 10, "accuracy": 10, "rate": 4}
LINE = 1.6  # pixels
COMPACT_BELOW = 250  # pixels; less height has no room for the learning rate


def load_plot_library() -> None:
    """Import pyqtgraph; only in the window's thread, because it reads every enum of Qt."""
    try:
        import pyqtgraph as pg
    except ImportError as error:
        raise EngineError(
            "The curves cannot be drawn: pyqtgraph is missing. Set Inkling up again.", str(error)
        ) from error
    pg.setConfigOptions(antialias=True, background=None)


class CurvePlots:
    """A pyqtgraph layout with the three plots; ``widget`` is what goes into a layout."""

    def __init__(self) -> None:
        import pyqtgraph as pg

        self._pg = pg
        self.widget: Any = pg.GraphicsLayoutWidget()
        self.widget.ci.layout.setSpacing(4)
        self.widget.ci.layout.setContentsMargins(8, 4, 12, 4)
        self._legend = pg.LegendItem(offset=None, colCount=1, pen=None, brush=None, verSpacing=-4)
        self.widget.addItem(self._legend, row=0, col=0)
        self.plots: dict[str, Any] = {}
        for i, name in enumerate(PLOTS):
            axes = {
                "left": curve_axis(pg)(orientation="left"),
                "bottom": curve_axis(pg)(orientation="bottom", whole=True),
            }
            self.plots[name] = self.widget.addPlot(row=i + 1, col=0, axisItems=axes, enableMenu=False)
        self._crosshairs: dict[str, Any] = {}
        self._curves: dict[tuple[str, str], Any] = {}
        self._runs: tuple[ShownRun, ...] = ()
        self._drawing = CurveOptions()
        self._follows = True
        self._entries: list[tuple[str, str, str]] = []
        self._is_compact = False
        self._arrange()
        self.restyle()

    def draw(self, runs: tuple[ShownRun, ...], drawing: CurveOptions) -> None:
        """Draw ``runs`` so; curves that stay are updated, the view follows until a person moved it."""
        keys = [run.key for run in runs]
        changed = keys != [run.key for run in self._runs] or drawing != self._drawing
        if changed:
            self._clear_curves()
        if (drawing.x_axis, drawing.log_loss) != (self._drawing.x_axis, self._drawing.log_loss):
            self._follows = True
        known = {} if changed else {run.key: run.curves for run in self._runs}
        self._runs, self._drawing = runs, drawing
        self.plots["loss"].setLogMode(y=drawing.log_loss)
        for run, style in zip(runs, run_styles(max(1, len(runs)), look.colors()), strict=False):
            if known.get(run.key) is not run.curves:
                self._draw_run(run, style)
        entries = self._legend_entries()
        if changed or entries != self._entries:
            self._entries = entries
            self._fill_legend()
            self._label_axes()
        if self._follows:
            self.fit()

    def fit(self) -> None:
        """Show everything, and go on showing everything while curves grow."""
        self._follows = True
        for plot in self.plots.values():
            plot.enableAutoRange(axis="y")
        self.plots["loss"].setXRange(0, self._last_place(), padding=0.02)
        self.plots["rate"].setYRange(0, self._highest_rate(), padding=0.05)
        if self._drawing.detail:
            self._show_detail()

    def zoom(self, factor: float) -> None:
        """Zoom the x axis about its middle; below 1 shows less."""
        self._follows = False
        self.plots["loss"].getViewBox().scaleBy((factor, 1.0))

    def restyle(self) -> None:
        """Take the colors of the theme in use."""
        theme = look.colors()
        self.widget.setBackground(theme.surface)
        for plot in self.plots.values():
            for side in ("left", "bottom"):
                axis = plot.getAxis(side)
                axis.setPen(self._pg.mkPen(theme.border))
                axis.setTextPen(self._pg.mkPen(theme.muted))
        for line in self._crosshairs.values():
            line.setPen(self._pg.mkPen(theme.muted, style=Qt.PenStyle.DotLine))
        self._legend.setLabelTextColor(theme.text)
        runs, self._runs = self._runs, ()
        self._clear_curves()
        self.draw(runs, self._drawing)
        self._label_axes()

    def show_crosshair(self, x: float | None) -> None:
        """The dotted line through all plots at ``x``; None hides it."""
        for line in self._crosshairs.values():
            line.setVisible(x is not None)
            if x is not None:
                line.setPos(x)

    def x_at(self, point: QPointF) -> float | None:
        """The x value under a point of the scene; None outside the plots."""
        for plot in self.plots.values():
            if plot.sceneBoundingRect().contains(point):
                return float(plot.getViewBox().mapSceneToView(point).x())
        return None

    def x_in_scene(self, x: float) -> float:
        """Where ``x`` lies in the scene, in pixels."""
        return float(self.plots["loss"].getViewBox().mapViewToScene(QPointF(x, 0)).x())

    def x_range(self) -> tuple[float, float]:
        """What the x axis shows now."""
        low, high = self.plots["loss"].viewRange()[0]
        return float(low), float(high)

    def legend_text(self) -> list[str]:
        """The legend's entries."""
        return [label.text for _, label in self._legend.items]

    def drawn_points(self) -> int:
        """How many points all curves hold."""
        return sum(len(curve.xData) for curve in self._curves.values() if getattr(curve, "xData", None) is not None)

    def fit_into(self, width: int, height: int) -> None:
        """Lay the legend out in as many columns as fit; leave out the learning rate where the height is small."""
        is_compact = height < COMPACT_BELOW
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self.plots["rate"].setVisible(not is_compact)
            self.plots["rate"].setMaximumHeight(0 if is_compact else 16_777_215)  # hidden items keep their room
            self.widget.ci.layout.setRowStretchFactor(PLOTS.index("rate") + 1, 0 if is_compact else HEIGHTS["rate"])
            self.plots["accuracy"].getAxis("bottom").setStyle(showValues=is_compact)
            self._label_axes()
        self._fit_legend(width)

    def _fit_legend(self, width: int) -> None:
        longest = max((label.boundingRect().width() for _, label in self._legend.items), default=0)
        columns = int(max(1, width - 80) // (longest + 44)) if longest else 1
        self._legend.setColumnCount(max(1, min(columns, len(self._legend.items) or 1)))

    def _last_place(self) -> float:
        """Where the longest run ends on the x axis."""
        ends = [0.05 if self._drawing.x_axis == "epochs" else 5.0]
        for run in self._runs:
            for places in (step_place(run.curves, self._drawing.x_axis), epoch_place(run.curves, self._drawing.x_axis)):
                ends += [float(place) for place in places[-1:]]
        return max(ends)

    def _highest_rate(self) -> float:
        rates = [1e-9]
        for run in self._runs:
            found = run.curves.rate if len(run.curves.rate) else run.curves.epoch_rate
            rates += [float(np.nanmax(found))] if np.isfinite(found).any() else []
        return max(rates)

    def _show_detail(self) -> None:
        """Scale loss and accuracy to the values of the last nine tenths of each run."""
        for name in ("loss", "accuracy"):
            seen: list[float] = []
            for (_, place), curve in self._curves.items():
                if place.startswith(name) and not place.endswith("best") and curve.yData is not None:
                    late = np.asarray(curve.yData)[np.asarray(curve.xData) >= curve.xData[-1] / 10]
                    seen += [float(value) for value in (np.nanmin(late), np.nanmax(late)) if np.isfinite(value)]
            if seen and not (name == "loss" and self._drawing.log_loss):
                self.plots[name].setYRange(min(seen), max(seen), padding=0.08)

    def _arrange(self) -> None:
        for name, plot in self.plots.items():
            plot.setMenuEnabled(False)
            plot.ctrlMenu.setParent(self.widget, plot.ctrlMenu.windowFlags())  # pyqtgraph leaves it without an owner
            plot.hideButtons()
            plot.showGrid(x=True, y=True, alpha=0.12)
            plot.getAxis("left").setWidth(64)
            plot.getAxis("left").enableAutoSIPrefix(False)
            plot.getAxis("bottom").enableAutoSIPrefix(False)
            plot.getAxis("left").setStyle(maxTickLevel=0, maxTextLevel=0)  # minor grid lines cost most of the painting
            plot.getAxis("bottom").setStyle(maxTickLevel=0, maxTextLevel=0, showValues=name == "rate")
            plot.setDownsampling(auto=True, mode="mean")
            plot.setClipToView(True)
            plot.getViewBox().setDefaultPadding(0.03)
            plot.getViewBox().sigRangeChangedManually.connect(self._on_moved_by_hand)
            self.widget.ci.layout.setRowStretchFactor(PLOTS.index(name) + 1, HEIGHTS[name])
            line = self._pg.InfiniteLine(angle=90, movable=False)
            line.setVisible(False)
            plot.addItem(line, ignoreBounds=True)
            self._crosshairs[name] = line
        for name in ("accuracy", "rate"):
            self.plots[name].setXLink(self.plots["loss"])
        self.plots["accuracy"].getAxis("left").setScale(100)
        self.plots["rate"].setMouseEnabled(y=False)

    def _on_moved_by_hand(self, *_: object) -> None:
        self._follows = False

    def _label_axes(self) -> None:
        theme = look.colors()
        style = {"color": theme.muted, "font-size": "9pt"}
        self.plots["loss"].setLabel("left", translate("CurvesPanel", "Loss"), **style)
        accuracy = translate("CurvesPanel", "Acc. %") if self._is_compact else translate("CurvesPanel", "Accuracy (%)")
        self.plots["accuracy"].setLabel("left", accuracy, **style)
        self.plots["rate"].setLabel("left", translate("CurvesPanel", "Rate"), **style)
        name = (
            translate("CurvesPanel", "Steps") if self._drawing.x_axis == "steps" else translate("CurvesPanel", "Epochs")
        )
        self.plots["rate"].setLabel("bottom", name, **style)
        font = QFont()
        font.setPointSizeF(8.5)
        for plot in self.plots.values():
            for side in ("left", "bottom"):
                plot.getAxis(side).setTickFont(font)

    def _clear_curves(self) -> None:
        for (_, place), curve in self._curves.items():
            self.plots[place.split(" ")[0]].removeItem(curve)
        self._curves = {}

    def _draw_run(self, run: ShownRun, style: RunStyle) -> None:
        curves, axis = run.curves, self._drawing.x_axis
        at_steps, at_epochs = step_place(curves, axis), epoch_place(curves, axis)
        dashed, solid = self._pen(style.training, dashed=True), self._pen(style.validation)
        rate = self._pen(style.validation if len(self._runs) > 1 else look.colors().series[2])
        if len(curves.step):
            self._draw_training(run.key, "loss", at_steps, curves.step_loss, dashed)
            self._draw_training(run.key, "accuracy", at_steps, curves.step_accuracy, dashed)
            self._line(run.key, "rate line", at_steps, curves.rate, rate)
        else:
            self._draw_training(run.key, "loss", at_epochs, curves.train_loss, dashed)
            self._draw_training(run.key, "accuracy", at_epochs, curves.train_accuracy, dashed)
            self._line(run.key, "rate line", at_epochs, curves.epoch_rate, rate)
        if curves.has_validation:
            self._line(run.key, "loss validation", at_epochs, curves.validation_loss, solid, style)
            self._line(run.key, "accuracy validation", at_epochs, curves.validation_accuracy, solid, style)
        self._mark_best(run, style)

    def _draw_training(self, key: str, plot: str, x: Series, y: Series, pen: QPen) -> None:
        if self._drawing.smoothing > 0:
            faint = QColor(pen.color())
            faint.setAlpha(FAINT)
            self._line(key, f"{plot} raw", x, y, QPen(faint, 0))
            y = smoothed(y, self._drawing.smoothing)
        self._line(key, f"{plot} training", x, y, pen)

    def _line(self, key: str, place: str, x: Series, y: Series, pen: QPen, style: RunStyle | None = None) -> None:
        curve = self._curves.get((key, place))
        if curve is None:
            curve = self._pg.PlotDataItem(pen=pen, connect="finite")
            self._curves[key, place] = curve
            self.plots[place.split(" ")[0]].addItem(curve)
        few = style is not None and (bool(style.mark) or len(x) < 3 or (len(x) <= 40 and len(self._runs) == 1))
        mark = (style.mark or "o") if style is not None and few else None
        curve.setData(x, y, symbol=mark, symbolSize=5, symbolPen=None, symbolBrush=pen.color())

    def _pen(self, color: str, dashed: bool = False) -> QPen:
        pen = QPen(
            QColor(color), LINE * self.widget.devicePixelRatioF()
        )  # a cosmetic pen counts the screen's own pixels
        pen.setCosmetic(True)
        if dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _mark_best(self, run: ShownRun, style: RunStyle) -> None:
        curves = run.curves
        index = np.flatnonzero(curves.epoch == curves.best_epoch)
        for plot, values in (("loss", curves.validation_loss), ("accuracy", curves.validation_accuracy)):
            place = (run.key, f"{plot} best")
            star = self._curves.get(place)
            if star is None:
                star = self._pg.ScatterPlotItem(symbol="star", size=15, pen=look.colors().surface)
                star.setZValue(10)
                self._curves[place] = star
                self.plots[plot].addItem(star)
            if not len(index) or not np.isfinite(values[index[-1]]):
                star.setData([], [])
                continue
            x = float(epoch_place(curves, self._drawing.x_axis)[index[-1]])
            y = float(values[index[-1]])
            if plot == "loss" and self._drawing.log_loss:
                y = float(np.log10(y)) if y > 0 else float("nan")
            star.setData([x], [y], brush=style.validation)

    def _legend_entries(self) -> list[tuple[str, str, str]]:
        """(run, curve, text) of the curves that the legend names, in order."""
        if len(self._runs) == 1:
            texts = (
                ("validation", translate("CurvesPanel", "Validation")),
                ("training", translate("CurvesPanel", "Training")),
            )
            run = self._runs[0]
            return [(run.key, curve, text) for curve, text in texts if (run.key, f"loss {curve}") in self._curves]
        found: list[tuple[str, str, str]] = []
        for run in self._runs:
            curve = "validation" if (run.key, "loss validation") in self._curves else "training"
            found.append((run.key, curve, _plain(run.name)))
        return found

    def _fill_legend(self) -> None:
        self._legend.clear()
        for key, curve, text in self._legend_entries():
            self._legend.addItem(self._curves[key, f"loss {curve}"], text)
        muted = look.colors().muted
        if len(self._runs) > 1:
            for name, dashed in (
                (translate("CurvesPanel", "Validation"), False),
                (translate("CurvesPanel", "Training"), True),
            ):
                self._legend.addItem(self._pg.PlotDataItem(pen=self._pen(muted, dashed=dashed)), name)
        if any(run.curves.best_epoch and run.curves.has_validation for run in self._runs):
            star = self._pg.ScatterPlotItem(symbol="star", size=12, pen=None, brush=muted)
            self._legend.addItem(star, translate("CurvesPanel", "Best epoch"))
        self._fit_legend(self.widget.width())


def _plain(name: str) -> str:
    """A run's name as plain text: pyqtgraph's labels read HTML."""
    return escape(shortened(name))
