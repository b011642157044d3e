"""A person finds a recognizer in the Library, lets it learn a few photos of their own, and uses the result."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QListWidget, QPushButton, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from engine.library import recognizers
from engine.networks.input_spec import InputSpec
from engine.training.runs.run_record import list_runs
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import read_card
from gui.main_window import MainWindow
from gui.train.recipe.data.augmentation_preview import AugmentationPreview
from models.build import build

PATIENCE = 90_000


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twelve photos each of three things that differ in color and form."""
    chance = np.random.default_rng(0)
    for name, tone in (("leaf", (40, 150, 60)), ("brick", (170, 60, 40)), ("sky", (90, 140, 220))):
        (tmp_path / "things" / name).mkdir(parents=True)
        for number in range(12):
            photo = np.array(tone) + chance.integers(-30, 31, (48, 60, 3))
            photo[:: int(chance.integers(4, 9))] -= 25
            Image.fromarray(photo.clip(0, 255).astype(np.uint8)).save(tmp_path / "things" / name / f"{number}.png")
    return tmp_path / "things"


@pytest.fixture
def eyes(window: MainWindow, qtbot: QtBot) -> str:
    """A recognizer of photos in the library; its filters are as chance made them, which is enough to tell colors."""
    torch.manual_seed(0)
    network = build("resnet8", classes=4, channels=3, size=32)
    spec = InputSpec(3, 32, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25), "photo")
    card = ModelCard("Eyes", "resnet8", "small", ("a", "b", "c", "d"), spec, 75_000, "nothing")
    key = recognizers.add(network.state_dict(), card).key
    window.session.recognizers.refresh()
    qtbot.waitUntil(lambda: window.session.recognizers.get(key) is not None, timeout=PATIENCE)
    return key


def child(window: MainWindow, kind: type, name: str) -> Any:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


@pytest.mark.timeout(300)
def test_that_a_dozen_photos_of_each_thing_become_a_recognizer(
    window: MainWindow, qtbot: QtBot, photos: Path, eyes: str
) -> None:
    window.resize(1150, 800)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(child(window, QToolButton, "go_library"), left)
    listed: QListWidget = child(window, QListWidget, "recognizers")
    row = next(row for row in range(listed.count()) if listed.item(row).text() == "Eyes")
    qtbot.mouseClick(listed.viewport(), left, pos=listed.visualItemRect(listed.item(row)).center())
    qtbot.mouseClick(child(window, QPushButton, "start_from_recognizer"), left)
    train = window.screen_called("train")
    assert train.isVisible()
    assert child(window, QComboBox, "start_choice").currentData() == eyes
    assert not child(window, QComboBox, "network_choice").isEnabled()

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photos))])
    at = QPoint(5, 5).toPointF()
    copy, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(train, QDragEnterEvent(at, copy, mime, left, keys))
    QApplication.sendEvent(train, QDropEvent(at, copy, mime, left, keys))
    facts: QLabel = child(window, QLabel, "data_facts")
    qtbot.waitUntil(lambda: "36 pictures in 3 classes" in facts.text(), timeout=PATIENCE)
    strip: AugmentationPreview = child(window, AugmentationPreview, "augmented_pictures")
    qtbot.waitUntil(lambda: strip.count() == 16, timeout=PATIENCE)

    qtbot.waitUntil(lambda: child(window, QPushButton, "train").isEnabled(), timeout=PATIENCE)
    qtbot.mouseClick(child(window, QPushButton, "train"), left)
    table: QTableView = child(window, QTableView, "runs")
    qtbot.waitUntil(lambda: table.model().rowCount() > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: table.model().index(0, 1).data() in ("Finished", "Failed"), timeout=PATIENCE)
    record = list_runs()[0]
    assert record.state == "finished", record.sentence
    assert (record.recipe.start_from, record.recipe.freeze) == (eyes, "body")
    assert record.best is not None
    assert (record.best.validation_accuracy or 0) >= 0.6  # a third by chance
    assert record.weights is not None
    assert read_card(record.weights).classes == ("brick", "leaf", "sky")

    use = child(window, QPushButton, "use_run")
    qtbot.waitUntil(lambda: use.isVisible() and use.isEnabled(), timeout=PATIENCE)
    qtbot.mouseClick(use, left)
    qtbot.waitUntil(lambda: window.session.recognizers.chosen("photo") == f"run:{record.id}", timeout=PATIENCE)
