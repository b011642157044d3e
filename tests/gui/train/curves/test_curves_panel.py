"""The plots: what they draw, say and save."""

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from gui.style import style
from gui.train.curves import curves_export
from gui.train.curves.curve_plots import CurvePlots, load_plot_library
from gui.train.curves.curve_styles import run_styles
from gui.train.curves.curves_panel import CurvesPanel
from gui.train.curves.shown_run import CurveOptions, ShownRun
from tests.gui.train.histories import shown


@pytest.fixture
def curves(qtbot: QtBot) -> CurvesPanel:
    made = CurvesPanel()
    made.resize(640, 480)
    qtbot.addWidget(made)
    made.set_empty_text("Nothing yet.")
    with qtbot.waitExposed(made):
        made.show()
    load_plot_library()
    made.begin()
    return made


def show(qtbot: QtBot, curves: CurvesPanel, *runs: ShownRun) -> CurvePlots:
    curves.show_runs(runs)
    qtbot.waitUntil(lambda: curves.plots() is not None and len(curves.legend_text()) > 0)
    plots = curves.plots()
    assert plots is not None
    return plots


def colors_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width()) for y in range(0, image.height(), 2)}


def text_of(curves: CurvesPanel, name: str) -> str:
    label = curves.findChild(QLabel, name)
    assert label is not None
    return label.text()


def test_that_an_empty_plot_says_what_to_do_and_loads_no_plot_library(qtbot: QtBot, curves: CurvesPanel):
    assert text_of(curves, "curves_empty") == "Nothing yet."
    assert curves.plots() is None
    assert curves.legend_text() == []


def test_that_one_run_has_training_validation_and_its_best_epoch(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 5, "LeNet-5 on MNIST"))
    assert curves.legend_text() == ["Validation", "Training", "Best epoch"]
    drawn = colors_in(curves.grab().toImage())
    assert set(style.colors().series[:2]) <= drawn
    qtbot.waitUntil(lambda: plots.x_range()[1] >= 5)


def test_that_several_runs_are_told_apart_by_color_and_name(qtbot: QtBot, curves: CurvesPanel):
    show(qtbot, curves, shown("a", 5, "first"), shown("bb", 3, "<b>second</b>"))
    assert curves.legend_text()[0] == "first"
    assert "&lt;b&gt;" in curves.legend_text()[1]
    assert curves.legend_text()[2:] == ["Validation", "Training", "Best epoch"]


def test_that_more_runs_than_colors_get_marks():
    styles = run_styles(9, style.LIGHT)
    assert styles[0].mark == ""
    assert styles[7].validation == styles[0].validation
    assert styles[7].mark


def test_that_a_run_without_held_out_pictures_is_drawn_too(qtbot: QtBot, curves: CurvesPanel):
    show(qtbot, curves, shown("a", 4, with_validation=False))
    assert curves.legend_text()[0] == "Training"


def test_that_the_curve_grows_with_its_run(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 3))
    before = plots.x_range()[1]
    curves.show_runs((shown("a", 9),))
    qtbot.waitUntil(lambda: plots.x_range()[1] > before + 4)


def test_that_a_view_moved_by_hand_stays_until_fit(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 3))
    curves.setFocus()
    qtbot.keyClick(curves, Qt.Key.Key_Plus)
    zoomed = plots.x_range()
    assert zoomed[1] - zoomed[0] < 3
    curves.show_runs((shown("a", 9),))
    qtbot.waitUntil(lambda: plots.drawn_points() > 30)
    assert plots.x_range() == zoomed
    fit = curves.findChild(QToolButton, "fit_curves")
    assert fit is not None
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: plots.x_range()[1] >= 9)


def test_that_the_mouse_and_the_arrows_show_the_values_under_the_crosshair(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 5))
    viewport = plots.widget.viewport()
    qtbot.mouseMove(viewport, QPoint(200, 200))
    qtbot.mouseMove(viewport, QPoint(viewport.width() - 40, 200))
    qtbot.waitUntil(lambda: "Epoch" in text_of(curves, "curve_values"))
    text = text_of(curves, "curve_values")
    assert "Training: loss" in text
    assert "Validation: loss" in text
    assert "Learning rate 0.01" in text
    curves.setFocus()
    for _ in range(60):
        qtbot.keyClick(curves, Qt.Key.Key_Left)
    assert "Epoch 1," in text_of(curves, "curve_values")


def test_that_steps_log_detail_and_smoothing_change_the_drawing(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 6))
    points = plots.drawn_points()
    curves.set_drawing(CurveOptions("steps", log_loss=True, smoothing=0.6, detail=True))
    qtbot.waitUntil(lambda: plots.x_range()[1] >= 60)
    assert plots.drawn_points() > points  # the measured curve stays behind the smoothed one
    assert curves.drawing() == CurveOptions("steps", True, 0.6, True)


def test_that_a_theme_switched_live_changes_the_plots(qtbot: QtBot, curves: CurvesPanel, qapp: QApplication):
    show(qtbot, curves, shown("a", 5))
    before = qapp.palette()
    try:
        qapp.setPalette(style.palette(style.DARK))
        qtbot.waitUntil(lambda: QColor(style.DARK.surface).name() in colors_in(curves.grab().toImage()))
        assert style.DARK.series[0] in colors_in(curves.grab().toImage())
    finally:
        qapp.setPalette(before)


def test_that_ten_thousand_epochs_stay_bounded_and_quick(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 10_000))
    qtbot.waitUntil(lambda: plots.x_range()[1] >= 10_000)
    assert plots.drawn_points() < 30_000


def test_that_a_screen_reader_hears_the_newest_figures(qtbot: QtBot, curves: CurvesPanel):
    show(qtbot, curves, shown("a", 5, "LeNet-5 on MNIST"))
    assert curves.accessibleName()
    assert curves.accessibleDescription().startswith("LeNet-5 on MNIST: Epoch 5")


def test_that_the_picture_and_the_drawing_hold_the_curves(qtbot: QtBot, curves: CurvesPanel):
    plots = show(qtbot, curves, shown("a", 5))
    image = curves_export.curves_image(plots.widget)
    assert image.width() == 2 * plots.widget.viewport().width()
    assert style.colors().series[0] in colors_in(image)
    read_back = QImage.fromData(curves_export.png_bytes(image))
    assert read_back.size() == image.size()
    drawing = ElementTree.fromstring(curves_export.svg_bytes(plots.widget, "Curves of a"))
    assert drawing.tag.endswith("svg")
    assert len(list(drawing.iter("{http://www.w3.org/2000/svg}path"))) + len(
        list(drawing.iter("{http://www.w3.org/2000/svg}polyline"))
    )


def test_that_the_table_holds_every_epoch_and_no_formula():
    text = curves_export.csv_bytes((shown("a", 3, "=HYPERLINK()"),)).decode("utf-8-sig")
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(text)))
    epochs = [row for row in rows if row["kind"] == "epoch"]
    assert [row["epoch"] for row in epochs] == ["1", "2", "3"]
    assert [row["is_best"] for row in epochs] == ["0", "1", "0"]
    assert len([row for row in rows if row["kind"] == "step"]) == 6
    assert all(row["run"].startswith("'=") for row in rows)


def test_that_missing_validation_is_empty_in_the_table(tmp_path: Path):
    text = curves_export.csv_bytes((shown("a", 1, with_validation=False),)).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    assert row["validation_loss"] == ""
