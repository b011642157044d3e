"""The curves as files: a picture (PNG), a drawing (SVG) or figures (CSV)."""

import csv
import io
from typing import Any

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from engine.figures import LARGEST
from gui.style import style
from gui.train.curves.shown_run import ShownRun

SCALE = 2  # pixels of the picture per pixel on the screen
COLUMNS = (
    "run",
    "kind",
    "epoch",
    "step",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "learning_rate",
    "seconds",
    "is_best",
)


def curves_image(plots_widget: Any) -> QImage:
    """The plots as they are seen, with the theme's background, twice as fine as on the screen."""
    size = plots_widget.viewport().size()
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.fill(QColor(style.colors().surface))
    image.setDevicePixelRatio(SCALE)  # a painter's scale would leave the legend small
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _render(plots_widget, painter, size)
    painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """``image`` as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType] - the stubs want bytes, Qt takes text
    return bytes(data.data())


def svg_bytes(plots_widget: Any, title: str) -> bytes:
    """The plots as an SVG drawing."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    size = plots_widget.viewport().size()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(style.colors().surface))
    _render(plots_widget, painter, size)
    painter.end()
    return bytes(data.data())


def csv_bytes(runs: tuple[ShownRun, ...]) -> bytes:
    """One row per epoch and per kept step of every run; accuracies are shares 0..1, missing values empty."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for run in runs:
        table.writerows(_epoch_rows(run))
        table.writerows(_step_rows(run))
    return text.getvalue().encode("utf-8-sig")


def _epoch_rows(run: ShownRun) -> list[list[str]]:
    curves = run.curves
    figures = (
        curves.epoch,
        curves.epoch_step,
        curves.train_loss,
        curves.train_accuracy,
        curves.validation_loss,
        curves.validation_accuracy,
        curves.epoch_rate,
        curves.seconds,
    )
    return [
        [_no_formula(run.name), "epoch", *map(_figure, row), "1" if row[0] == curves.best_epoch else "0"]
        for row in zip(*figures, strict=True)
    ]


def _step_rows(run: ShownRun) -> list[list[str]]:
    curves = run.curves
    epochs = np.ceil(curves.step / curves.steps_per_epoch)
    figures = (epochs, curves.step, curves.step_loss, curves.step_accuracy)
    return [
        [_no_formula(run.name), "step", *map(_figure, row), "", "", _figure(rate), "", ""]
        for *row, rate in zip(*figures, curves.rate, strict=True)
    ]


def _figure(value: float) -> str:
    if not np.isfinite(value):
        return ""
    is_count = value == int(value) and abs(value) < LARGEST
    return str(int(value)) if is_count else f"{value:.8g}"


def _no_formula(name: str) -> str:
    """Spreadsheets run cells that begin like a formula."""
    return f"'{name}" if name[:1] in ("=", "+", "-", "@", "\t", "\r") else name


def _render(plots_widget: Any, painter: QPainter, size: QSize) -> None:
    whole = QRectF(0, 0, size.width(), size.height())
    plots_widget.scene().render(painter, whole, plots_widget.mapToScene(plots_widget.viewport().rect()).boundingRect())
