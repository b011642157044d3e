"""A person trains a network on a folder of their own, stops, goes on, and uses what it learned. All of it is real."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QSpinBox, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from engine.storage import paths
from engine.training.runs.run_lock import owner_of
from engine.training.runs.run_record import list_runs
from gui.main_window import MainWindow
from gui.train.screen import TrainScreen

PATIENCE = 90_000  # torch is imported by each training process


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """Bars that stand, lie or lean: 3 classes of 30 pictures, and one file that is no picture."""
    rng = np.random.default_rng(0)
    for name in ("standing", "lying", "leaning"):
        (tmp_path / "shapes" / name).mkdir(parents=True)
        for number in range(30):
            picture = rng.integers(0, 60, (32, 32, 3)).astype(np.uint8)
            at = int(rng.integers(8, 22))
            if name == "standing":
                picture[4:28, at : at + 4] = 220
            elif name == "lying":
                picture[at : at + 4, 4:28] = 220
            else:
                for i in range(24):
                    picture[4 + i, 4 + i : 8 + i] = 220
            Image.fromarray(picture).save(tmp_path / "shapes" / name / f"{number}.png")
    (tmp_path / "shapes" / "lying" / "broken.png").write_bytes(b"no picture")
    return tmp_path / "shapes"


class Trainer:
    """A person at the training screen."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        window.resize(1100, 750)
        go = window.findChild(QToolButton, "go_train")
        assert go is not None
        qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
        screen = window.screen_called("train")
        assert isinstance(screen, TrainScreen)
        self.screen = screen

    def child(self, kind: type, name: str) -> Any:
        found = self.screen.findChild(kind, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def click(self, name: str) -> None:
        button = self.child(QPushButton, name)
        self.until(lambda: button.isVisible() and button.isEnabled())
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def drop(self, path: Path) -> None:
        target = self.screen
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at, buttons, keys = QPoint(5, 5).toPointF(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))
        QApplication.sendEvent(target, QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))

    def set_epochs(self, count: int) -> None:
        epochs: QSpinBox = self.child(QSpinBox, "epochs")
        epochs.setFocus()
        epochs.selectAll()
        self.qtbot.keyClicks(epochs, str(count))
        self.qtbot.keyClick(epochs, Qt.Key.Key_Tab)

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE)

    def states(self) -> list[str]:
        table: QTableView = self.child(QTableView, "runs")
        model = table.model()
        return [str(model.index(row, 1).data()) for row in range(model.rowCount())]

    def epochs_drawn(self) -> int:
        shown = self.screen.curves.shown_runs()
        return len(shown[0].curves.epoch) if shown else 0


@pytest.fixture
def trainer(qtbot: QtBot, window: MainWindow) -> Iterator[Trainer]:
    made = Trainer(qtbot, window)
    yield made
    if window.isVisible():  # else closing it asks what becomes of a training that a failed test left
        made.screen.stop_all()
        made.until(lambda: not made.screen.running_titles())


@pytest.mark.timeout(300)
def test_that_a_person_trains_stops_resumes_and_uses_what_was_learned(trainer: Trainer, shapes: Path):
    trainer.drop(shapes)
    trainer.until(lambda: "90 pictures in 3 classes" in trainer.text("data_facts"))
    assert "1 left out" in trainer.child(QPushButton, "skipped_pictures").text()
    trainer.set_epochs(5_000)
    trainer.click("train")
    trainer.until(lambda: trainer.epochs_drawn() >= 3)
    trainer.until(lambda: trainer.screen.curves.legend_text()[:2] == ["Validation", "Training"])
    trainer.until(lambda: trainer.states()[0].startswith("Training"))
    grown = trainer.epochs_drawn()
    trainer.until(lambda: trainer.epochs_drawn() > grown)
    trainer.click("stop")
    assert trainer.child(QPushButton, "stop").text() == "Stopping…"
    trainer.until(lambda: trainer.states() == ["Stopped"])
    learned = trainer.epochs_drawn()
    record = list_runs()[0]
    assert record.can_resume
    assert record.weights is not None

    trainer.click("resume_run")
    trainer.until(lambda: trainer.epochs_drawn() > learned)
    epochs = trainer.screen.curves.shown_runs()[0].curves.epoch.tolist()
    assert epochs == [float(number) for number in range(1, len(epochs) + 1)]  # nothing twice, nothing left out
    trainer.click("stop")
    trainer.until(lambda: trainer.states() == ["Stopped"])

    session = trainer.window.session
    with trainer.qtbot.waitSignal(session.recognizers.used, timeout=PATIENCE) as used:
        trainer.click("use_run")
    chosen = session.recognizers.get(used.args[0])
    assert chosen is not None
    assert chosen.card.classes == ("leaning", "lying", "standing")
    assert trainer.screen.isHidden()


@pytest.mark.timeout(300)
def test_that_a_run_made_in_the_terminal_appears_and_survives_delete_and_undo(trainer: Trainer, shapes: Path):
    command = [sys.executable, str(paths.PROGRAM_FOLDER / "main.py"), "train", "--network", "lenet5"]
    terminal = subprocess.Popen(
        [*command, "--data", str(shapes), "--epochs", "3", "--name", "from the terminal"],
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    trainer.until(lambda: len(trainer.states()) == 1)
    trainer.until(lambda: trainer.states() == ["Finished"])
    assert terminal.wait(30) == 0
    trainer.until(lambda: trainer.epochs_drawn() == 3)
    assert trainer.text("run_result").endswith("%")
    trainer.screen.runs.action("delete").trigger()
    trainer.until(lambda: trainer.states() == [])
    undo = next(button for button in trainer.window.findChildren(QPushButton) if button.text() == "Undo")
    trainer.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    trainer.until(lambda: trainer.states() == ["Finished"])
    trainer.until(lambda: trainer.epochs_drawn() == 3)


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("answer", "goes_on"), [("Stop and keep", False), ("Go on in the background", True)])
def test_that_closing_the_window_asks_what_becomes_of_the_training(
    trainer: Trainer, shapes: Path, answer: str, goes_on: bool
):
    trainer.drop(shapes)
    trainer.set_epochs(5_000)
    trainer.click("train")
    trainer.until(lambda: trainer.epochs_drawn() >= 1)
    folder = list_runs()[0].folder
    process = owner_of(folder)
    asked: list[str] = []

    def reply() -> None:
        question = trainer.window.findChild(QMessageBox, "ask_about_runs")
        if question is None:
            return
        asked.append(question.text())
        next(button for button in question.buttons() if button.text() == answer).click()

    look = QTimer(interval=50)
    look.timeout.connect(reply)
    look.start()
    trainer.window.close()
    look.stop()
    assert "LeNet-5" in asked[0]
    assert trainer.window.isHidden()
    if goes_on:
        told = (folder / "events.jsonl").stat().st_size
        trainer.until(lambda: (folder / "events.jsonl").stat().st_size > told + 1000)
        assert owner_of(folder) is not None
        (folder / "stop").touch()
    trainer.until(lambda: not Path(f"/proc/{process}").exists())
    assert owner_of(folder) is None
    assert list_runs()[0].state == "stopped"
