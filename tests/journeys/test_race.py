"""A person lets two networks race on pictures of their own, sees who leads, and saves the report. All of it is real."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from engine.training.runs.run_record import list_runs
from gui.main_window import MainWindow
from gui.train.race.race_dialog import RaceDialog
from tests.journeys.test_train_and_use import PATIENCE, Trainer


@pytest.fixture
def bars(tmp_path: Path) -> Path:
    """Bars that stand or lie: 2 classes, 24 pictures each to learn from and 12 to be tested on."""
    rng = np.random.default_rng(0)
    for part, count in (("train", 24), ("test", 12)):
        for name in ("standing", "lying"):
            folder = tmp_path / "bars" / part / name
            folder.mkdir(parents=True)
            for number in range(count):
                picture = rng.integers(0, 60, (32, 32, 3)).astype(np.uint8)
                at = int(rng.integers(8, 22))
                across = picture if name == "standing" else picture.transpose(1, 0, 2)
                across[4:28, at : at + 4] = 220
                Image.fromarray(picture).save(folder / f"{number}.png")
    return tmp_path / "bars"


@pytest.fixture
def trainer(qtbot: QtBot, window: MainWindow) -> Iterator[Trainer]:
    made = Trainer(qtbot, window)
    yield made
    if window.isVisible():
        made.screen.stop_all()
        made.until(lambda: not made.screen.running_titles())


@pytest.mark.timeout(300)
def test_that_two_networks_race_on_ones_own_pictures(trainer: Trainer, bars: Path, tmp_path: Path):
    trainer.drop(bars)
    trainer.until(lambda: "48 pictures in 2 classes" in trainer.text("data_facts"))
    trainer.qtbot.mouseClick(trainer.child(QToolButton, "run_race"), Qt.MouseButton.LeftButton)
    dialog: RaceDialog = trainer.child(RaceDialog, "race_dialog")
    networks = dialog.findChild(QListWidget, "race_networks")
    start, epochs = dialog.findChild(QPushButton, "race_start"), dialog.findChild(QSpinBox, "race_epochs")
    assert networks is not None
    assert start is not None
    assert epochs is not None
    networks.setCurrentItem(networks.findItems("ResNet-8,", Qt.MatchFlag.MatchStartsWith)[0])
    trainer.qtbot.keyClick(networks, Qt.Key.Key_Space)
    epochs.setValue(1)
    trainer.qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    trainer.qtbot.waitUntil(lambda: trainer.states() == ["Finished", "Finished"], timeout=2 * PATIENCE)
    assert {record.recipe.data for record in list_runs()} == {str(bars)}

    views = trainer.child(QTabWidget, "run_views")
    views.setCurrentWidget(trainer.screen.race)
    table = trainer.child(QTableView, "race_table")
    trainer.until(lambda: table.model().rowCount() == 2)
    trainer.until(lambda: "Of 24 test pictures" in trainer.text("race_verdict"))
    views.setCurrentWidget(trainer.screen.gradients)
    trainer.until(lambda: "vanish" in trainer.child(QLabel, "gradient_words").text())

    trainer.screen.runs.table().selectAll()
    trainer.qtbot.mouseClick(trainer.child(QToolButton, "run_report"), Qt.MouseButton.LeftButton)
    ask = trainer.child(QFileDialog, "save_results_dialog")
    ask.fileSelected.emit(str(tmp_path / "race.html"))
    ask.reject()
    trainer.until(lambda: (tmp_path / "race.html").is_file())
    assert "McNemar" in (tmp_path / "race.html").read_text(encoding="utf-8")
