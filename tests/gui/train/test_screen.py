"""The training screen with a training process that needs no network."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QInputDialog, QLabel, QMenu, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from engine.protocol.data import InspectData
from engine.recipe import Recipe
from engine.training.runs.run_folder import create_run
from engine.training.runs.run_lock import owner_of
from engine.training.runs.run_record import list_runs, run_record
from gui.message import Message
from gui.session import Session
from gui.settings import Settings
from gui.train.curves.curves_saving import CurvesSaving
from gui.train.runs.run_row import RunRow
from gui.train.screen import TrainScreen
from tests.gui.fake_engine import FakeEngine

PATIENCE = 60_000


class Opened:
    """A shown training screen, and what it told."""

    def __init__(self, qtbot: QtBot, command: list[str]) -> None:
        self.qtbot = qtbot
        self.engine = FakeEngine()
        self.session = Session(self.engine, Settings())
        self.told: list[Message] = []
        self.session.told.connect(self.told.append)
        self.screen = TrainScreen(self.session, command=command)
        self.screen.resize(900, 640)
        self.session.start()
        self.screen.show()  # not given to qtbot: it would be gone before its runs have ended

    def train(self, name: str, epochs: int = 3) -> None:
        self.screen.form.show_recipe(Recipe(name=name, epochs=epochs))
        self.until(lambda: not self.screen.form.is_pausing())  # a click right after one is half of a double click
        self.click("train")

    def click(self, name: str) -> None:
        button = self.child(QPushButton, name)
        assert button.isEnabled(), name
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def child(self, kind: type, name: str) -> Any:
        found = self.screen.findChild(kind, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.child(QLabel, name).text()

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=PATIENCE)

    def rows(self) -> list[RunRow]:
        table: QTableView = self.child(QTableView, "runs")
        model: Any = table.model().sourceModel()  # pyright: ignore[reportAttributeAccessIssue] - a proxy
        return model.rows()

    def states(self) -> list[str]:
        return sorted(row.state for row in self.rows())

    def curve_length(self) -> int:
        shown = self.screen.curves.shown_runs()
        return len(shown[0].curves.epoch) if shown else 0

    def said(self, words: str) -> bool:
        return any(words in message.sentence for message in self.told)

    def close(self) -> None:
        self.screen.stop_all()
        self.until(lambda: not self.screen.running_titles())
        self.session.close()
        self.screen.close()
        self.screen.deleteLater()


@pytest.fixture
def opened(qtbot: QtBot, fake_train: list[str]) -> Iterator[Opened]:
    made = Opened(qtbot, fake_train)
    yield made
    made.close()


def test_that_an_empty_screen_says_how_to_begin(opened: Opened):
    opened.until(lambda: "No runs yet" in opened.text("runs_empty"))
    assert "Train" in opened.text("curves_empty")
    assert opened.screen.running_titles() == []


def test_that_train_makes_a_run_whose_curve_grows_and_whose_result_is_shown(opened: Opened):
    opened.train("quick", epochs=5)
    assert opened.screen.running_titles() == ["quick"]
    opened.until(lambda: opened.curve_length() == 5 and opened.states() == ["finished"])
    assert opened.text("run_result") == "90.00 %"
    assert "9 of 10 test pictures right" in opened.text("progress_text")
    assert "It is a test." in opened.text("run_device")
    assert opened.said("quick is trained: 90.00 % on 10 test pictures.")
    assert opened.screen.running_titles() == []
    assert opened.child(QPushButton, "train").text() == "Train"


def test_that_stop_says_stopping_keeps_the_curve_and_resume_goes_on(opened: Opened):
    opened.train("endless")
    opened.until(lambda: opened.curve_length() >= 2)
    assert "left" in opened.text("progress_text") or "Epoch" in opened.text("progress_text")
    opened.click("stop")
    stop = opened.child(QPushButton, "stop")
    assert stop.text() == "Stopping…"
    assert not stop.isEnabled()
    opened.until(lambda: opened.states() == ["stopped"])
    learned = opened.curve_length()
    assert learned >= 2
    opened.until(lambda: opened.child(QPushButton, "resume_run").isVisible())
    opened.click("resume_run")
    opened.until(lambda: opened.curve_length() > learned + 1)
    assert len(opened.rows()) == 1
    epochs = opened.screen.curves.shown_runs()[0].curves.epoch.tolist()
    assert epochs == [float(number) for number in range(1, len(epochs) + 1)]


def test_that_a_run_that_dies_is_told_once_and_shown_as_failed(opened: Opened):
    opened.train("dies")
    opened.until(lambda: opened.states() == ["failed"])
    assert "the graphics driver fell over" in opened.text("progress_text")
    assert len([message for message in opened.told if message.level == "error"]) == 1


def test_that_a_second_train_waits_in_the_queue(opened: Opened):
    opened.train("endless")
    opened.until(lambda: opened.curve_length() >= 1)
    opened.qtbot.wait(0)
    opened.until(lambda: opened.child(QPushButton, "train").text() == "Add to queue")
    opened.screen.form.train_requested.emit(Recipe(name="quick", epochs=2))
    assert opened.screen.running_titles() == ["endless", "quick"]
    assert "1 waiting" in opened.text("train_reason")
    opened.click("stop")
    opened.until(lambda: opened.states() == ["finished", "stopped"])


def test_that_start_and_stop_two_hundred_times_leave_one_end_per_run(opened: Opened):
    for _ in range(100):
        opened.screen.form.train_requested.emit(Recipe(name="endless", epochs=3))
        opened.screen.form.stop_requested.emit()
        opened.screen.queue.forget_waiting()
    opened.until(lambda: not opened.screen.running_titles())
    opened.until(lambda: len(opened.rows()) == len(list_runs()))
    assert all(record.state == "stopped" for record in list_runs())


def test_that_a_run_made_in_the_terminal_appears_and_grows_and_can_be_stopped(opened: Opened, fake_train: list[str]):
    folder = create_run(Recipe(name="endless"))
    process = subprocess.Popen([*fake_train, "--run", str(folder)], stdin=subprocess.PIPE)
    try:
        opened.until(lambda: "running" in opened.states())
        opened.screen.runs.select([folder.name])
        opened.until(lambda: opened.curve_length() >= 2)
        before = opened.curve_length()
        opened.until(lambda: opened.curve_length() > before)
        assert opened.screen.running_titles() == []
        opened.screen.runs.action("stop").trigger()
        opened.until(lambda: opened.states() == ["stopped"])
        assert opened.said("was asked to stop")
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait(10)


def test_that_a_run_killed_in_the_terminal_is_seen_to_be_interrupted(opened: Opened, fake_train: list[str]):
    folder = create_run(Recipe(name="endless"))
    process = subprocess.Popen([*fake_train, "--run", str(folder)], stdin=subprocess.PIPE)
    opened.until(lambda: owner_of(folder) is not None)
    opened.until(lambda: "running" in opened.states())
    os.kill(process.pid, signal.SIGKILL)
    process.wait(10)
    assert process.stdin is not None
    process.stdin.close()
    opened.until(lambda: opened.states() == ["interrupted"])
    assert opened.screen.runs.action("resume").isEnabled()


def test_that_a_deleted_run_comes_back_with_undo(opened: Opened):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"])
    opened.screen.activateWindow()
    opened.until(opened.screen.isActiveWindow)
    opened.screen.runs.table().setFocus()
    opened.qtbot.keyClick(opened.screen.runs.table(), Qt.Key.Key_Delete)
    opened.until(lambda: opened.rows() == [])
    undo = next(message for message in opened.told if message.action_text == "Undo")
    assert undo.action is not None
    undo.action()
    opened.until(lambda: opened.states() == ["finished"])
    opened.until(lambda: opened.curve_length() == 3)


def test_that_a_run_deleted_long_ago_comes_back_from_the_trash(opened: Opened):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"])
    opened.screen.runs.action("delete").trigger()
    opened.until(lambda: opened.rows() == [])
    menu = opened.child(QMenu, "deleted_runs_menu")
    menu.aboutToShow.emit()
    opened.until(lambda: "quick" in menu.actions()[0].text())
    menu.actions()[0].trigger()
    opened.until(lambda: opened.states() == ["finished"])
    menu.aboutToShow.emit()
    opened.until(lambda: menu.actions()[0].text() == "The trash holds no runs")


def test_that_a_folder_dropped_on_the_screen_is_data_and_a_file_is_not(opened: Opened, tmp_path: Path):
    (tmp_path / "picture.png").touch()
    for path, taken in ((tmp_path / "picture.png", False), (tmp_path, True)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at, buttons, keys = QPoint(500, 200).toPointF(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entering = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
        entering.ignore()
        QApplication.sendEvent(opened.screen, entering)
        assert entering.isAccepted() == taken
        if taken:
            QApplication.sendEvent(opened.screen, QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))
    assert opened.screen.form.recipe().data == str(tmp_path)
    asked = opened.engine.of(InspectData)[-1]
    assert asked.data == str(tmp_path)


def test_that_a_training_run_cannot_be_deleted(opened: Opened):
    opened.train("endless")
    opened.until(lambda: opened.states() == ["running"])
    assert not opened.screen.runs.action("delete").isEnabled()


def test_that_several_runs_share_a_plot_and_their_differences_stand_out(opened: Opened):
    for name, epochs in (("quick", 3), ("many", 3000)):
        opened.screen.form.train_requested.emit(Recipe(name=name, epochs=epochs))
    opened.until(lambda: opened.states() == ["finished", "finished"])
    opened.screen.runs.table().selectAll()
    opened.until(lambda: len(opened.screen.curves.legend_text()) == 5)
    assert {"quick", "many"} <= set(opened.screen.curves.legend_text())
    lines = dict(opened.screen.details.lines())
    assert sorted(lines["Epochs"]) == ["3", "3,000"]
    opened.child(QCheckBox, "only_differences").setChecked(True)
    assert "Epochs" in dict(opened.screen.details.lines())
    assert "Batch size" not in dict(opened.screen.details.lines())


def test_that_a_run_can_be_renamed(opened: Opened):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"])
    opened.screen.runs.action("rename").trigger()
    dialog: QInputDialog = opened.child(QInputDialog, "rename_run")
    dialog.setTextValue("한글 <b>name</b>")
    dialog.accept()
    opened.until(lambda: opened.rows()[0].title == "한글 <b>name</b>")
    assert run_record(opened.rows()[0].record.folder).recipe.name == "한글 <b>name</b>"
    opened.until(lambda: opened.screen.card.findChild(QWidget, "run_title") is not None)
    assert opened.child(QLabel, "run_title").textFormat() == Qt.TextFormat.PlainText


def test_that_the_recipe_of_a_run_can_be_taken_over(opened: Opened):
    opened.train("quick", epochs=2)
    opened.until(lambda: opened.states() == ["finished"])
    opened.screen.form.show_recipe(Recipe(epochs=7))
    opened.screen.runs.action("repeat").trigger()
    assert opened.screen.form.recipe().epochs == 2
    assert opened.screen.form.recipe().name == ""


def test_that_a_run_left_running_is_found_again_by_the_next_window(qtbot: QtBot, fake_train: list[str]):
    first = Opened(qtbot, fake_train)
    first.train("endless")
    first.until(lambda: first.curve_length() >= 1)
    folder = first.rows()[0].record.folder
    process = owner_of(folder)
    first.screen.leave_running()
    first.session.close()
    first.screen.hide()
    second = Opened(qtbot, fake_train)
    second.until(lambda: second.states() == ["running"])
    second.until(lambda: second.curve_length() >= 3)
    second.screen.runs.action("stop").trigger()
    second.until(lambda: second.states() == ["stopped"])
    second.close()
    assert owner_of(folder) is None
    qtbot.waitUntil(lambda: not Path(f"/proc/{process}").exists(), timeout=PATIENCE)  # the first one has seen it end
    first.screen.deleteLater()


def test_that_a_run_deleted_in_the_file_manager_leaves_the_list(opened: Opened, tmp_path: Path):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"])
    opened.rows()[0].record.folder.rename(tmp_path / "taken away")
    opened.until(lambda: opened.rows() == [])
    assert opened.screen.curves.shown_runs() == ()


def test_that_the_curves_are_saved_whole_or_not_at_all(opened: Opened, tmp_path: Path):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"] and opened.screen.curves.plots() is not None)
    saving = opened.screen.findChild(CurvesSaving)
    assert saving is not None
    for kind in ("png", "svg", "csv"):
        path = tmp_path / f"curves.{kind}"
        saving.save(path, kind)
        opened.until(lambda path=path: opened.said(f"Saved as {path.name}."))
        assert path.stat().st_size > 100
    (tmp_path / "file").touch()
    saving.save(tmp_path / "file" / "curves.png", "png")
    opened.until(lambda: any(message.level == "error" for message in opened.told))


def test_that_curves_without_room_are_not_painted(opened: Opened):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"] and opened.screen.curves.plots() is not None)
    plots = opened.screen.curves.plots()
    assert plots is not None
    plots.widget.viewport().resize(0, 0)  # as between two areas that were dragged together
    opened.screen.curves.save_requested.emit("copy")
    assert opened.said("Make room for the curves first: there is none to draw them.")


def test_that_the_best_weights_go_to_the_canvas_with_one_click(opened: Opened):
    opened.train("quick")
    opened.until(lambda: opened.states() == ["finished"])
    used: list[Any] = []
    opened.session.recognizers.use_weights = used.append  # pyright: ignore[reportAttributeAccessIssue] - listened to
    opened.until(lambda: opened.child(QPushButton, "use_run").isVisible())
    opened.click("use_run")
    assert used == [opened.rows()[0].record.weights]


def test_that_the_event_loop_goes_on_while_a_run_tells_thousands_of_events(opened: Opened):
    opened.train("quick", epochs=2)
    opened.until(lambda: opened.states() == ["finished"] and opened.screen.curves.plots() is not None)
    turns: list[float] = []  # processor time of the window's thread per turn of the event loop: other work adds none
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(time.thread_time()))
    timer.start(5)
    opened.train("many", epochs=3000)
    opened.until(lambda: opened.states() == ["finished", "finished"] and opened.curve_length() == 3000)
    timer.stop()
    longest = sorted(after - before for before, after in pairwise(turns))
    print([round(1000 * x) for x in longest[-12:]], len(longest))
    assert longest[int(len(longest) * 0.95)] < 0.05
