from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from engine import folders
from gui import look
from gui.export.dialog import ExportDialog
from gui.main_window import MainWindow
from gui.screen import Place
from gui.session import Session
from gui.settings import Settings
from gui.theme import ThemeSwitch
from tests.gui.stand_in_engine import StandInEngine, recognizer


class Page(QWidget):
    """A screen that remembers what the window asked of it."""

    def __init__(self, calls: list[str]) -> None:
        super().__init__()
        self._calls = calls
        self.running: list[str] = []
        self.undo = QAction("Undo page", self)
        self.undo.setShortcut(QKeySequence("Ctrl+Z"))

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"edit": [self.undo]}

    def open_picture(self, data: bytes, name: str) -> None:
        self._calls.append(f"picture {name} {data!r}")

    def running_titles(self) -> list[str]:
        return self.running

    def stop_all(self) -> None:
        self._calls.append("stop_all")

    def leave_running(self) -> None:
        self._calls.append("leave_running")

    def save(self) -> None:
        self._calls.append("save")


@pytest.fixture
def calls() -> list[str]:
    return []


@pytest.fixture
def engine() -> StandInEngine:
    return StandInEngine()


@pytest.fixture
def plain(qapp: QApplication, engine: StandInEngine, calls: list[str]) -> Iterator[MainWindow]:
    """A window around screens that do nothing."""
    settings = Settings()
    settings.theme = "light"
    session = Session(engine, settings)
    places = [
        Place("recognize", "Recognize", "pen-line", lambda: Page(calls)),
        Place("train", "Train", "graduation-cap", lambda: Page(calls)),
        Place("library", "Library", "library", QWidget),
    ]
    themes = ThemeSwitch(qapp, settings)
    made = MainWindow(session, themes, places)
    session.setParent(made)
    themes.setParent(made)
    made.show()
    QTest.qWaitForWindowExposed(made)
    yield made
    for page in made.findChildren(Page):
        page.running.clear()
    made.close()
    made.deleteLater()


def act(window: MainWindow, name: str) -> QAction:
    found = window.findChild(QAction, name)
    assert found is not None
    return found


def messages(window: MainWindow) -> list[str]:
    bar = window.findChild(QWidget, "messages")
    assert bar is not None
    return [row.text() for row in bar.rows()]  # pyright: ignore[reportAttributeAccessIssue]


def drop(window: QWidget, mime: QMimeData) -> bool:
    """Drop ``mime`` on the middle of ``window``; whether it was taken."""
    at = QPointF(window.rect().center())
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, actions, mime, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, actions, mime, buttons, keys))
    return enter.isAccepted()


# The real window


def test_that_the_window_opens_on_recognize_with_a_ready_engine(window: MainWindow) -> None:
    assert window.session.chosen("ink")
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
    for theme, colors in (("dark", look.DARK), ("light", look.LIGHT)):
        act(window, f"theme_{theme}").trigger()
        image = window.grab().toImage()
        assert image.pixelColor(3, window.height() // 2).name() == colors.window


# What the window does, with screens that do nothing


def test_that_the_engine_starts_after_the_first_paint(plain: MainWindow, engine: StandInEngine, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: engine.calls == ["start"])


def test_that_only_the_first_screen_is_built_before_the_first_paint(qapp: QApplication, engine: StandInEngine) -> None:
    built: list[str] = []

    def page(name: str) -> QWidget:
        built.append(name)
        return QWidget()

    settings = Settings()
    session = Session(engine, settings)
    places = [Place(name, name, "info", lambda name=name: page(name)) for name in ("recognize", "train", "library")]
    window = MainWindow(session, ThemeSwitch(qapp, settings), places)
    assert built == ["recognize"]
    window.build_all_screens()
    while not window.has_all_screens():
        qapp.processEvents()
    assert built == ["recognize", "train", "library"]
    window.close()
    window.deleteLater()


def test_that_files_dropped_anywhere_are_opened_on_recognize(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    plain.go("library")
    path = tmp_path / "한글 7.png"
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    with qtbot.waitSignal(plain.session.paths_opened) as opened:
        assert drop(plain, mime)
    assert opened.args == [(str(path),)]
    assert plain.screen_called("recognize").isVisible()


def test_that_a_picture_from_a_browser_is_handed_on_undecoded(plain: MainWindow, calls: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    mime.setData("image/png", b"\x89PNG")
    assert drop(plain, mime)
    assert calls == ["picture dropped picture.png b'\\x89PNG'"]
    assert messages(plain) == []


def test_that_an_address_is_named_and_nothing_is_fetched(plain: MainWindow, calls: list[str]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    assert drop(plain, mime)
    assert calls == []
    assert "https://example.org/cat.png" in messages(plain)[0]


def test_that_dropped_text_is_not_taken(plain: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("seven")
    assert not drop(plain, mime)


def test_that_paste_takes_files_and_says_when_there_is_nothing(plain: MainWindow, qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/p/a.png")])
    clipboard.setMimeData(mime)
    with qtbot.waitSignal(plain.session.paths_opened) as opened:
        act(plain, "paste").trigger()
    assert opened.args == [("/p/a.png",)]
    clipboard.setText("words")
    act(plain, "paste").trigger()
    assert messages(plain) == ["There is no picture in the clipboard."]


def test_that_the_open_dialog_goes_the_same_way(plain: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    act(plain, "open_files").trigger()
    dialog = plain.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(plain.session.paths_opened) as opened:
        dialog.filesSelected.emit([str(path)])
    assert opened.args == [(str(path),)]
    dialog.reject()


def test_that_recent_files_can_be_opened_again_and_missing_ones_are_gray(
    plain: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "a & b.png"
    there.write_bytes(b"x")
    plain.session.open_paths([str(there), str(tmp_path / "gone.png")])
    menu = next(one for one in plain.menuBar().findChildren(QMenu) if one.title() == "Open &recent")
    menu.aboutToShow.emit()
    first, second = menu.actions()[:2]
    assert first.isEnabled()
    assert not second.isEnabled()
    assert first.text().endswith("a && b.png")
    with qtbot.waitSignal(plain.session.paths_opened) as opened:
        first.trigger()
    assert opened.args == [(str(there),)]
    menu.actions()[-1].trigger()
    assert plain.session.settings.recent == []


def test_that_a_screens_acts_stand_in_the_menu_while_it_is_open(plain: MainWindow) -> None:
    edit = next(one for one in plain.menuBar().findChildren(QMenu) if one.title() == "&Edit")
    assert "Undo page" in [action.text() for action in edit.actions()]
    plain.go("library")
    assert "Undo page" not in [action.text() for action in edit.actions()]
    plain.go("recognize")
    assert [action.text() for action in edit.actions()].count("Undo page") == 1


def test_that_weights_in_use_lead_to_recognize(plain: MainWindow) -> None:
    plain.go("library")
    plain.session.weights_used.emit("run:x")
    assert plain.screen_called("recognize").isVisible()


def test_that_a_wish_to_train_leads_to_train_with_that_network(window: MainWindow) -> None:
    window.session.training_wished.emit("lenet5_1998")
    train = window.screen_called("train")
    assert train.isVisible()
    network = train.findChild(QComboBox, "network_choice")
    assert network is not None
    assert "1998" in network.currentText()


def test_that_the_device_is_told_with_the_reason(plain: MainWindow, engine: StandInEngine) -> None:
    engine.greet(recognizer("shipped:a"), reason="this PyTorch is built for CPU only")
    device = plain.findChild(QLabel, "device_truth")
    assert device is not None
    assert device.text() == "CPU · no GPU: this PyTorch is built for CPU only"
    engine.greet(recognizer("shipped:a"), device="NVIDIA H200", reason="")
    assert device.text() == "NVIDIA H200"


@pytest.mark.parametrize("name", ["settings", "shortcuts", "about"])
def test_that_a_dialog_is_open_once(plain: MainWindow, name: str, qtbot: QtBot) -> None:
    for _ in range(3):
        act(plain, name).trigger()
    dialogs = [one for one in plain.findChildren(QDialog) if one.isVisible()]
    assert [one.objectName() for one in dialogs] == [f"{name}_dialog"]
    qtbot.keyClick(dialogs[0], Qt.Key.Key_Escape)
    assert not dialogs[0].isVisible()


def test_that_the_settings_dialog_switches_the_theme_at_once(plain: MainWindow, qtbot: QtBot) -> None:
    act(plain, "settings").trigger()
    choice = plain.findChild(QComboBox, "theme_choice")
    assert choice is not None
    choice.setCurrentIndex(choice.findData("dark"))
    assert look.colors() is look.DARK
    reset = plain.findChild(QPushButton, "reset_settings")
    assert reset is not None
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert choice.currentData() == "system"
    choice.setCurrentIndex(choice.findData("light"))


def test_that_text_grows_by_the_menu(plain: MainWindow) -> None:
    act(plain, "larger").trigger()
    assert plain.session.settings.zoom == 110
    act(plain, "smaller").trigger()
    act(plain, "smaller").trigger()
    assert plain.session.settings.zoom == 90
    act(plain, "usual_size").trigger()
    assert plain.session.settings.zoom == 100


def test_that_closing_saves_and_ends_the_engine(plain: MainWindow, engine: StandInEngine, calls: list[str]) -> None:
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
    plain.session.export_wished.emit(str(tmp_path / "w.safetensors"), "Digits")
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


def test_that_a_problem_with_the_settings_is_told(qapp: QApplication, engine: StandInEngine) -> None:
    folders.state().mkdir()
    (folders.state() / "settings.ini").write_bytes(b"\x00broken")
    settings = Settings()
    window = MainWindow(Session(engine, settings), ThemeSwitch(qapp, settings), [Place("x", "X", "info", QWidget)])
    assert ["settings file was damaged" in text for text in messages(window)] == [True]
    window.close()
    window.deleteLater()
