"""What stands in the menus, and what it opens."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QMenu,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.style import style
from tests.gui.plain_window import act


def test_that_recent_files_can_be_opened_again_and_missing_ones_are_gray(
    plain: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    there = tmp_path / "a & b.png"
    there.write_bytes(b"x")
    plain.session.navigator.open_paths([str(there), str(tmp_path / "gone.png")])
    menu = next(one for one in plain.menuBar().findChildren(QMenu) if one.title() == "Open &recent")
    menu.aboutToShow.emit()
    first, second = menu.actions()[:2]
    assert first.isEnabled()
    assert not second.isEnabled()
    assert first.text().endswith("a && b.png")
    with qtbot.waitSignal(plain.session.navigator.paths_opened) as opened:
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
    assert style.colors() is style.DARK
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
