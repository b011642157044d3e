"""The window's race: table, chart and verdict; gradient flow; figures of each class. Runs are files, nothing trains."""

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.evaluation.per_class import class_csv
from engine.recipe import Recipe
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import EpochDone, GradientFlow, RunEnded, RunStarted
from engine.training.runs.run_folder import EVENTS, create_run
from engine.training.runs.run_record import run_record
from engine.training.runs.test_predictions import PictureAnswers, write_answers
from gui.train.race.race_view import RaceView
from gui.train.results.gradient_view import GradientView
from gui.train.runs.run_history import RunHistory
from gui.train.runs.run_reader import RunReader
from gui.train.runs.run_row import RunRow, run_row
from gui.widgets.chart_view import ChartView

TITLES = {"lenet5": "LeNet-5", "resnet18": "ResNet-18", "vgg11": "VGG-11"}
COUNT = 60


def finished(network: str, right: int, number: int, race: str = "race-1") -> RunRow:
    """A run whose first ``right`` of 60 answers are right."""
    recipe = Recipe(network=network, epochs=2, race=race)
    folder = create_run(recipe)
    labels = tuple(i % 2 for i in range(COUNT))
    answers = tuple(label if i < right else 1 - label for i, label in enumerate(labels))
    layers = ("first", "middle", "last")
    events = (
        RunStarted(
            folder.name, recipe, "CPU", "", 1000 * number, ("a", "b"), 100, 10, COUNT, 10,
            time=f"2026-11-22T1{number}:00:00+00:00", multiply_adds=5000 * number,
        ),
        GradientFlow(0.0, 1, layers, (0.001, 0.01, 0.1), (1.0, 2.0, 3.0), (0.01, 0.02, 0.03), (0.25, 0.5, None)),
        GradientFlow(0.5, 6, layers, (0.002, 0.02, 0.2), (1.0, 2.0, 3.0), (0.01, 0.02, 0.03), (0.25, 0.5, None)),
        EpochDone(1, 10, 0.5, 0.8, 0.6, 0.7, 0.01, 4.0, True),
        RunEnded("finished", 1, 0.7, right / COUNT, COUNT, 8.0 * number, confusion=((20, 10), (5, 25))),
    )  # fmt: skip
    writer, history = EventWriter(folder / EVENTS), RunHistory()
    for event in events:
        writer.write(event)
        history.take(event)
    writer.close()
    write_answers(folder, PictureAnswers("same", labels, answers, (0,) * COUNT, (0.9,) * COUNT))
    return run_row(run_record(folder), TITLES, history)


@pytest.fixture
def three(home: object) -> list[RunRow]:
    return [finished("lenet5", 40, 1), finished("resnet18", 58, 2), finished("vgg11", 57, 3)]


@pytest.fixture
def race(qtbot: QtBot, reader: RunReader) -> RaceView:
    made = RaceView(reader)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    return made


def child(widget: QWidget, kind: type, name: str) -> Any:
    found = widget.findChild(kind, name)
    assert found is not None, name
    return found


def column(view: QTableView, place: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_that_runs_stand_in_the_order_of_their_accuracy(race: RaceView, three: list[RunRow]):
    race.show_rows(three, three, TITLES)
    view = child(race, QTableView, "race_table")
    assert column(view, 0) == ["ResNet-18", "VGG-11", "LeNet-5"]
    assert column(view, 1)[0] == "96.67 %"
    assert column(view, 2)[0].startswith("88.64 – 99.08")
    assert column(view, 3) == ["2,000", "3,000", "1,000"]


def test_that_the_lead_of_the_first_two_or_of_two_chosen_ones_is_judged(
    race: RaceView, three: list[RunRow], qtbot: QtBot
):
    race.show_rows(three, three, TITLES)
    qtbot.waitUntil(lambda: "may well be chance" in race.verdict(), timeout=20_000)
    assert "1 were right only with ResNet-18 and 0 only with VGG-11" in race.verdict()
    view = child(race, QTableView, "race_table")
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        view.selectionModel().select(view.model().index(row, 0), flags.Select | flags.Rows)
    qtbot.waitUntil(lambda: "ResNet-18 is better" in race.verdict(), timeout=20_000)
    assert "18 were right only with ResNet-18 and 0 only with LeNet-5" in race.verdict()


def test_that_one_selected_run_shows_its_whole_race_and_no_other(race: RaceView, three: list[RunRow]):
    other = finished("lenet5", 30, 4, race="")
    race.show_rows([three[0]], [*three, other], TITLES)
    assert len(column(child(race, QTableView, "race_table"), 0)) == 3
    race.show_rows([other], [*three, other], TITLES)
    assert child(race, QLabel, "race_empty").isVisible()


def test_that_a_judgement_that_comes_after_the_view_is_gone_harms_nothing(
    reader: RunReader, three: list[RunRow], qtbot: QtBot
):
    held = Event()
    reader.run_errand(lambda: held.wait(20), lambda _: None, lambda _: None)
    gone = RaceView(reader)
    gone.show()
    gone.show_rows(three, three, TITLES)
    qtbot.waitUntil(lambda: column(child(gone, QTableView, "race_table"), 0) != [], timeout=20_000)
    delete(gone)
    held.set()
    answers: list[str] = []
    reader.run_errand(lambda: "next", answers.append, lambda error: answers.append(error.sentence))
    qtbot.waitUntil(lambda: answers == ["next"], timeout=20_000)


def test_that_the_chart_follows_its_axis_and_says_what_the_pointer_is_over(race: RaceView, three: list[RunRow]):
    race.show_rows(three, three, TITLES)
    chart = child(race, ChartView, "race_chart")
    spots = chart.chart().spots
    assert len(spots) == 3
    middle = spots[0].x + spots[0].width / 2, spots[0].y + spots[0].height / 2
    assert "ResNet-18" in chart.said_at(*middle)
    assert "Parameters" in chart.said_at(*middle)
    assert chart.said_at(-50, -50) == ""
    axis = child(race, QComboBox, "race_axis")
    axis.setCurrentIndex(axis.findData("seconds"))
    assert "Training time" in chart.chart().svg
    assert not chart.grab().isNull()


def test_that_gradients_are_a_map_of_one_run_and_lines_of_several(qtbot: QtBot, three: list[RunRow]):
    view = GradientView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    assert child(view, QLabel, "gradient_empty").isVisible()
    view.show_rows([three[0]], TITLES)
    assert "vanish" in child(view, QLabel, "gradient_words").text()
    chart = child(view, ChartView, "gradient_chart").chart()
    assert len(chart.spots) == 6  # three layers at two times
    assert "middle" in chart.svg
    figure = child(view, QComboBox, "gradient_figure")
    figure.setCurrentIndex(figure.findData("dead"))
    assert len(child(view, ChartView, "gradient_chart").chart().spots) == 4  # no rectifier follows the last layer
    view.show_rows(three, TITLES)
    assert "<polyline" in child(view, ChartView, "gradient_chart").chart().svg
    assert "ResNet-18" in child(view, ChartView, "gradient_chart").chart().svg
    view.show_rows([], TITLES)
    assert child(view, QLabel, "gradient_empty").isVisible()


def test_that_the_figures_of_each_class_are_shown_and_saved(qtbot: QtBot, three: list[RunRow]):
    from gui.train.results.confusion import Confusion

    confusion = Confusion()
    qtbot.addWidget(confusion)
    confusion.show()
    confusion.show_rows([three[0]])
    child(confusion, QToolButton, "show_classes").click()
    view = child(confusion, QTableView, "class_table")
    assert view.isVisible()
    assert [view.model().index(0, place).data() for place in range(5)] == ["a", "30", "80.00 %", "66.67 %", "72.73 %"]
    with qtbot.waitSignal(confusion.save_requested) as saved:
        child(confusion, QToolButton, "save_classes").click()
    assert saved.args is not None
    assert saved.args[0].splitlines()[1] == "a,30,0.800000,0.666667,0.727273,20,10"
    assert "'=1+1" in class_csv(((1, 0), (0, 1)), ("=1+1", "b"))
