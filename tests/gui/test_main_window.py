"""The window and its screens, from the first paint to the last act."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine.storage import paths
from gui.export.dialog import ExportDialog
from gui.main_window import MainWindow
from gui.session import Session
from gui.settings import Settings
from gui.style import style
from gui.style.theme import ThemeSwitch
from gui.window.screen_protocols import ScreenEntry
from tests.gui.answers import recognizer
from tests.gui.fake_engine import FakeEngine
from tests.gui.plain_window import Page, act, messages


def test_that_the_window_opens_on_recognize_with_a_ready_engine(window: MainWindow) -> None:
    assert window.session.recognizers.chosen("ink")
    state, device = window.findChild(QLabel, "engine_state"), window.findChild(QLabel, "device_truth")
    assert state is not None
    assert device is not None
    assert state.text() == "Ready"
    assert device.text()


def test_that_every_screen_opens_by_mouse_and_by_key(window: MainWindow, qtbot: QtBot) -> None:
    for index, name in enumerate(window.place_names()):
        button = window.findChild(QToolButton, f"go_{name}")
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert window.screen_called(name).isVisible()
        assert button.isChecked()
        window.go(0)
        with qtbot.waitSignal(window.went_to) as went:
            act(window, f"view_{index}").trigger()
        assert went.args == [name]


def test_that_no_two_acts_share_a_shortcut(window: MainWindow) -> None:
    for place in window.place_names():
        window.go(place)
        keys = [
            sequence.toString()
            for action in {*window.findChildren(QAction)}
            if action.isEnabled() and _in_menu_or_on_screen(window, action)
            for sequence in action.shortcuts()
        ]
        assert sorted({key for key in keys if keys.count(key) > 1}) == []


def _in_menu_or_on_screen(window: MainWindow, action: QAction) -> bool:
    owners = [owner for owner in action.associatedObjects() if isinstance(owner, QWidget)]
    return any(isinstance(owner, QMenu) or (owner.isVisible() and owner is not window) for owner in owners)


def test_that_the_theme_switches_live_in_the_real_window(window: MainWindow, qtbot: QtBot) -> None:
    for theme, colors in (("dark", style.DARK), ("light", style.LIGHT)):
        act(window, f"theme_{theme}").trigger()
        image = window.grab().toImage()
        assert image.pixelColor(3, window.height() // 2).name() == colors.window


def test_that_the_engine_starts_after_the_first_paint(plain: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: engine.calls == ["start"])


def test_that_only_the_first_screen_is_built_before_the_first_paint(qapp: QApplication, engine: FakeEngine) -> None:
    built: list[str] = []

    def page(name: str) -> QWidget:
        built.append(name)
        return QWidget()

    settings = Settings()
    session = Session(engine, settings)
    places = [
        ScreenEntry(name, name, "info", lambda name=name: page(name)) for name in ("recognize", "train", "library")
    ]
    window = MainWindow(session, ThemeSwitch(qapp, settings), places)
    assert built == ["recognize"]
    window.build_all_screens()
    while not window.has_all_screens():
        qapp.processEvents()
    assert built == ["recognize", "train", "library"]
    window.close()
    window.deleteLater()


def test_that_weights_in_use_lead_to_recognize(plain: MainWindow) -> None:
    plain.go("library")
    plain.session.recognizers.used.emit("run:x")
    assert plain.screen_called("recognize").isVisible()


def test_that_a_wish_to_train_leads_to_train_with_that_network(window: MainWindow) -> None:
    window.session.navigator.train("lenet5_1998")
    train = window.screen_called("train")
    assert train.isVisible()
    network = train.findChild(QComboBox, "network_choice")
    assert network is not None
    assert "1998" in network.currentText()


def test_that_the_device_is_told_with_the_reason(plain: MainWindow, engine: FakeEngine) -> None:
    engine.greet(recognizer("shipped:a"), reason="this PyTorch is built for CPU only")
    device = plain.findChild(QLabel, "device_truth")
    assert device is not None
    assert device.text() == "CPU · no GPU: this PyTorch is built for CPU only"
    engine.greet(recognizer("shipped:a"), device="NVIDIA H200", reason="")
    assert device.text() == "NVIDIA H200"


def test_that_closing_saves_and_ends_the_engine(plain: MainWindow, engine: FakeEngine, calls: list[str]) -> None:
    plain.setGeometry(100, 80, 900, 650)
    plain.close()
    assert calls == ["save"]
    assert engine.calls[-1] == "close"
    assert not Settings().geometry.isEmpty()


@pytest.mark.parametrize(
    ("text", "done", "closes"),
    [
        ("Stop and keep", ["stop_all", "save", "save"], True),
        ("Go on in the background", ["leave_running", "save", "save"], True),
        ("Cancel", [], False),
    ],
)
def test_that_closing_while_training_asks(
    plain: MainWindow, calls: list[str], text: str, done: list[str], closes: bool
) -> None:
    train = plain.screen_called("train")
    assert isinstance(train, Page)
    train.running = ["lenet5 on <b>MNIST</b>"]
    asked: list[str] = []

    def answer() -> None:
        question = plain.findChild(QMessageBox, "ask_about_runs")
        assert question is not None
        asked.append(question.text())
        next(button for button in question.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(0, answer)
    assert plain.close() is closes
    assert "lenet5 on <b>MNIST</b>" in asked[0]
    assert calls == done


def test_that_closing_the_window_ends_an_export(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    plain.session.navigator.export(str(tmp_path / "w.safetensors"), "Digits")
    dialog = plain.findChild(ExportDialog)
    assert dialog is not None
    qtbot.mouseClick(_button(dialog, "export_start"), Qt.MouseButton.LeftButton)
    assert dialog.process.is_running
    plain.close()
    assert not dialog.process.is_running


def _button(dialog: QDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_that_a_log_out_stops_runs_without_a_question(plain: MainWindow, calls: list[str]) -> None:
    train = plain.screen_called("train")
    assert isinstance(train, Page)
    train.running = ["a run"]
    plain.stop_and_close()
    assert calls[0] == "stop_all"


def test_that_a_problem_with_the_settings_is_told(qapp: QApplication, engine: FakeEngine) -> None:
    paths.state().mkdir()
    (paths.state() / "settings.ini").write_bytes(b"\x00broken")
    settings = Settings()
    window = MainWindow(
        Session(engine, settings), ThemeSwitch(qapp, settings), [ScreenEntry("x", "X", "info", QWidget)]
    )
    assert ["settings file was damaged" in text for text in messages(window)] == [True]
    window.close()
    window.deleteLater()
