"""The figures under the crosshair, as a small card over the curves."""

import math
from html import escape

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.figures import figure, percent
from gui.style import style as look
from gui.train.curves.curve_plots import translate
from gui.train.curves.curve_styles import run_styles
from gui.train.curves.shown_run import CurveOptions, ShownRun, epoch_place, shortened, step_place
from gui.train.runs.run_history import Series

MOST_RUNS = 8


class CurveReadout(QLabel):
    """Shows the values of every run nearest to one x; lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self.setObjectName("curve_values")
        self.setAccessibleName(self.tr("Values under the crosshair"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take the colors of the theme in use."""
        theme = look.colors()
        self.setStyleSheet(
            f"QLabel {{ background: {theme.raised}; color: {theme.text}; border: 1px solid {theme.border};"
            f" border-radius: {look.RADIUS}px; padding: 6px 8px; }}"
        )

    def show_values(self, runs: tuple[ShownRun, ...], drawing: CurveOptions, x: float, at: int) -> None:
        """The values at ``x``, beside the pixel ``at`` of the parent."""
        text = values_html(runs, drawing, x)
        if not text:
            self.hide()
            return
        self.setText(text)
        self.adjustSize()
        area = self._area.rect()
        left = at + 12 if at + 12 + self.width() <= area.width() else at - 12 - self.width()
        self.move(max(0, left), 40)
        self.show()
        self.raise_()


def values_html(runs: tuple[ShownRun, ...], drawing: CurveOptions, x: float) -> str:
    """The card's text: the figures of one run line by line, or a row for each of several; empty when there are none."""
    if len(runs) == 1:
        return "<br>".join(
            f"<b>{escape(line)}</b>" if i == 0 else escape(line)
            for i, line in enumerate(values_at(runs[0], drawing, x))
        )
    heads = (
        "",
        translate("CurvesPanel", "Loss"),
        translate("CurvesPanel", "Accuracy"),
        translate("CurvesPanel", "Training loss"),
    )
    rows = [
        "<tr>"
        + "".join(f'<td align="right"><small>&nbsp;&nbsp;{escape(head)}</small></td>' for head in heads)
        + "</tr>"
    ]
    for run, style in list(zip(runs, run_styles(max(1, len(runs)), look.colors()), strict=False))[:MOST_RUNS]:
        cells = "".join(f'<td align="right">&nbsp;&nbsp;{escape(cell)}</td>' for cell in _row(run, drawing, x))
        rows.append(
            f'<tr><td><span style="color:{style.validation}">●</span> {escape(shortened(run.name))}</td>{cells}</tr>'
        )
    if len(runs) > MOST_RUNS:
        rows.append(
            "<tr><td>" + escape(translate("CurvesPanel", "and {} more").format(len(runs) - MOST_RUNS)) + "</td></tr>"
        )
    words = translate("CurvesPanel", "Step {}") if drawing.x_axis == "steps" else translate("CurvesPanel", "Epoch {}")
    place = escape(words.format(_count(max(0.0, x))))
    return f'<b>{place}</b><table cellspacing="0" cellpadding="1">{"".join(rows)}</table>'


def _row(run: ShownRun, drawing: CurveOptions, x: float) -> tuple[str, str, str]:
    """Validation loss and accuracy and training loss of one run at ``x``; a dash where it has none."""
    curves = run.curves
    at_step = _nearest(step_place(curves, drawing.x_axis), x)
    at_epoch = _nearest(epoch_place(curves, drawing.x_axis), x)
    loss = accuracy = training = float("nan")
    if at_epoch is not None:
        loss, accuracy = curves.validation_loss[at_epoch], curves.validation_accuracy[at_epoch]
        training = curves.train_loss[at_epoch]
    if at_step is not None:
        training = curves.step_loss[at_step]
    return (
        figure(loss, ".4f"),
        percent(accuracy),
        figure(training, ".4f"),
    )


def values_at(run: ShownRun, drawing: CurveOptions, x: float) -> list[str]:
    """Plain lines: the place first, then what was measured nearest to ``x``."""
    curves = run.curves
    at_step = _nearest(step_place(curves, drawing.x_axis), x)
    at_epoch = _nearest(epoch_place(curves, drawing.x_axis), x)
    lines: list[str] = []
    if at_epoch is not None:
        lines.append(
            translate("CurvesPanel", "Epoch {}, step {}").format(
                _count(curves.epoch[at_epoch]), _count(curves.epoch_step[at_epoch])
            )
        )
    elif at_step is not None:
        lines.append(translate("CurvesPanel", "Step {}").format(_count(curves.step[at_step])))
    if at_step is not None:
        loss, accuracy, rate = curves.step_loss[at_step], curves.step_accuracy[at_step], curves.rate[at_step]
    elif at_epoch is not None:
        loss, accuracy = curves.train_loss[at_epoch], curves.train_accuracy[at_epoch]
        rate = curves.epoch_rate[at_epoch]
    else:
        return []
    training = translate("CurvesPanel", "Training: loss {}, accuracy {}")
    lines.append(training.format(figure(loss, ".4f"), percent(accuracy)))
    if at_epoch is not None and np.isfinite(curves.validation_loss[at_epoch]):
        found = figure(curves.validation_loss[at_epoch], ".4f"), percent(curves.validation_accuracy[at_epoch])
        lines.append(translate("CurvesPanel", "Validation: loss {}, accuracy {}").format(*found))
    lines.append(translate("CurvesPanel", "Learning rate {}").format(figure(rate, ".3g")))
    return lines


def _nearest(places: Series, x: float) -> int | None:
    """Which of ``places`` is nearest to ``x``; None where none of them is known."""
    with np.errstate(over="ignore", invalid="ignore"):  # beyond what a float holds nothing is near
        away = np.abs(places - x)
    return int(np.nanargmin(away)) if np.isfinite(away).any() else None


def _count(value: float) -> str:
    return figure(round(value) if math.isfinite(value) else None, ",.0f")
