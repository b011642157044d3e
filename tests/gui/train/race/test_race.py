"""A person lets networks race, closes the window while runs wait, and saves a report. The training is a stand-in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QTableView,
    QTabWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from engine.recipe import Recipe
from engine.storage import paths
from engine.training.runs.run_record import list_runs
from gui.train.race.race_dialog import RaceDialog
from gui.train.runs.queue_file import read_queue
from tests.gui.train.test_screen import Opened


@pytest.fixture
def opened(qtbot: QtBot, fake_train: list[str]) -> Iterator[Opened]:
    made = Opened(qtbot, fake_train)
    yield made
    made.close()


def part(dialog: RaceDialog, kind: type, name: str) -> Any:
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def dialog_of(opened: Opened) -> RaceDialog:
    button = opened.child(QToolButton, "run_race")
    opened.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = opened.screen.findChild(RaceDialog, "race_dialog")
    assert isinstance(dialog, RaceDialog)
    return dialog


def item_of(dialog: RaceDialog, title: str) -> QListWidgetItem:
    networks: QListWidget = part(dialog, QListWidget, "race_networks")
    return networks.findItems(title, Qt.MatchFlag.MatchStartsWith)[0]


def check(opened: Opened, dialog: RaceDialog, title: str) -> None:
    """Go to a network and press the space bar."""
    networks: QListWidget = part(dialog, QListWidget, "race_networks")
    networks.setCurrentItem(item_of(dialog, title))
    opened.qtbot.keyClick(networks, Qt.Key.Key_Space)


def test_that_a_race_trains_one_after_the_other_and_shows_who_leads(opened: Opened, tmp_path: Path):
    dialog = dialog_of(opened)
    start = part(dialog, QPushButton, "race_start")
    assert dialog.chosen() == ["lenet5"]
    assert not start.isEnabled()
    assert "at least two" in part(dialog, QLabel, "race_words").text()
    check(opened, dialog, "ResNet-18")
    check(opened, dialog, "VGG-11,")
    assert "3 runs, one after the other" in part(dialog, QLabel, "race_words").text()
    opened.qtbot.mouseClick(start, Qt.MouseButton.LeftButton)

    opened.until(lambda: opened.states() == ["finished"] * 3)
    records = list_runs()
    assert {record.recipe.network for record in records} == {"lenet5", "resnet18", "vgg11"}
    assert len({record.recipe.race for record in records}) == 1
    assert all(record.recipe.epochs == 3 for record in records)
    opened.child(QTabWidget, "run_views").setCurrentWidget(opened.screen.race)
    table: QTableView = opened.child(QTableView, "race_table")
    opened.until(lambda: table.model().rowCount() == 3)

    opened.screen.runs.table().selectAll()
    opened.screen.runs.action("report").trigger()
    ask: QFileDialog = opened.child(QFileDialog, "save_results_dialog")
    path = tmp_path / "race.html"
    ask.fileSelected.emit(str(path))
    ask.reject()
    opened.until(lambda: opened.said("Saved as race.html."))
    assert "ResNet-18" in path.read_text(encoding="utf-8")


def test_that_a_race_can_be_run_against_the_clock(opened: Opened):
    dialog = dialog_of(opened)
    check(opened, dialog, "ResNet-8,")
    opened.qtbot.mouseClick(part(dialog, QRadioButton, "race_by_time"), Qt.MouseButton.LeftButton)
    assert part(dialog, QDoubleSpinBox, "race_minutes").isEnabled()
    part(dialog, QDoubleSpinBox, "race_minutes").setValue(0.5)
    assert (dialog.terms().seconds, dialog.terms().epochs) == (30.0, 0)
    with opened.qtbot.waitSignal(dialog.wanted) as wanted:
        opened.screen.queue.add = lambda waiting: None  # pyright: ignore[reportAttributeAccessIssue] - nothing trains
        opened.qtbot.mouseClick(part(dialog, QPushButton, "race_start"), Qt.MouseButton.LeftButton)
    assert wanted.args is not None
    assert {recipe.time_limit for recipe in wanted.args[0]} == {30.0}


def waiting() -> list[str]:
    """What the file of the window's queue holds."""
    place = paths.state() / "queue.json"
    return [one.title for one in read_queue(place).waiting] if place.exists() else []


def test_that_what_waits_outlives_the_window(qtbot: QtBot, fake_train: list[str]):
    first = Opened(qtbot, fake_train)
    first.screen.form.train_requested.emit(Recipe(name="endless"))
    first.screen.form.train_requested.emit(Recipe(name="quick", epochs=2))
    first.until(lambda: first.curve_length() >= 1)
    first.until(lambda: waiting() == ["quick"])
    first.close()
    assert waiting() == ["quick"]

    second = Opened(qtbot, fake_train)
    second.until(lambda: second.said("Still waiting since the window was closed"))
    told = next(message for message in second.told if "Still waiting" in message.sentence)
    assert "quick" in told.sentence
    assert told.action is not None
    told.action()
    second.until(lambda: second.states() == ["finished", "stopped"])
    second.until(lambda: not (paths.state() / "queue.json").exists())
    second.close()
