"""The names of a foreign network's classes are asked for before it is imported."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.dialogs.class_names_dialog import ClassNamesDialog


def button(dialog: ClassNamesDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_that_as_many_different_names_as_outputs_are_needed(qtbot: QtBot) -> None:
    dialog = ClassNamesDialog("This file holds a ResNet-18 with 3 classes.", 3)
    qtbot.addWidget(dialog)
    use = button(dialog, "class_names_import")
    for text, can in (
        ("cat\ndog", False),
        ("cat\ndog\ncat", False),
        ("cat\ndog\nship", True),
        ("cat, dog, ship", True),
    ):
        dialog.names.setPlainText(text)
        assert use.isEnabled() == can, text
    with qtbot.waitSignal(dialog.named) as named:
        QTest.mouseClick(use, Qt.MouseButton.LeftButton)
    assert named.args == [("cat", "dog", "ship")]


def test_that_numbers_will_do(qtbot: QtBot) -> None:
    dialog = ClassNamesDialog("1000 classes.", 1000)
    qtbot.addWidget(dialog)
    QTest.mouseClick(button(dialog, "class_names_numbers"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.named) as named:
        QTest.mouseClick(button(dialog, "class_names_import"), Qt.MouseButton.LeftButton)
    assert named.args is not None
    assert named.args[0][999] == "999"
