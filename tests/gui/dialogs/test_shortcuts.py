from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.dialogs.shortcuts import Shortcut, ShortcutsDialog, from_actions, without_mnemonic

SOME = [
    Shortcut("File", "Open pictures", "Ctrl+O"),
    Shortcut("Edit", "Undo", "Ctrl+Z"),
    Shortcut("Edit", "Clear", "Del"),
]


def test_that_the_search_finds_acts_and_keys(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(SOME)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.shown() == ["Open pictures", "Undo", "Clear"]
    search = dialog.findChild(QLineEdit, "shortcuts_search")
    assert search is not None
    qtbot.keyClicks(search, "undo")
    assert dialog.shown() == ["Undo"]
    search.clear()
    qtbot.keyClicks(search, "CTRL+O")
    assert dialog.shown() == ["Open pictures"]
    search.clear()
    qtbot.keyClicks(search, "no such thing")
    assert dialog.shown() == []


def test_that_shortcuts_come_from_actions_without_ampersands_and_media_keys(qtbot: QtBot) -> None:
    paste, silent = QAction("&Paste…"), QAction("Nothing")
    paste.setShortcuts([QKeySequence("Ctrl+V"), QKeySequence("Paste")])
    assert from_actions("Edit", [paste, silent]) == [Shortcut("Edit", "Paste", "Ctrl+V")]


def test_that_a_mnemonic_in_brackets_is_left_out_whole() -> None:
    assert without_mnemonic("&Open") == "Open"
    assert without_mnemonic("열기(&O)…") == "열기…"
    assert without_mnemonic("Save && close (&S)") == "Save & close"
