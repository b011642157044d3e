"""A person drops a checkpoint from elsewhere: what it lacks is asked for, then it is in use."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.main_window import MainWindow
from gui.message import Message
from models.build import build

PATIENCE = 90_000


def drop(window: MainWindow, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    at, buttons, keys = QPoint(300, 200).toPointF(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))
    QApplication.sendEvent(window, QDropEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys))


def checkpoint(path: Path) -> Path:
    """ResNet-20 for five kinds, wrapped by DataParallel, with an average and an optimizer beside it."""
    torch.manual_seed(0)
    network = build("resnet20", classes=5, channels=3, size=32)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9)
    plain = {f"module.{name}": value for name, value in network.state_dict().items()}
    average = {name: value.clone() for name, value in plain.items()}
    torch.save({"model": plain, "model_ema": average, "optimizer": optimizer.state_dict(), "epoch": 90}, path)
    return path


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_checkpoint_asks_for_what_it_lacks_and_is_used(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    def until(holds: Callable[[], bool]) -> None:
        qtbot.waitUntil(holds, timeout=PATIENCE)

    def dialog(name: str) -> QDialog:
        until(lambda: window.findChild(QDialog, name) is not None)
        found = window.findChild(QDialog, name)
        assert found is not None
        return found

    told: list[Message] = []
    window.session.told.connect(told.append)
    drop(window, checkpoint(tmp_path / "kinds.pth"))

    part = dialog("weights_part")
    choice = part.findChild(QComboBox)
    assert choice is not None
    assert [choice.itemText(row) for row in range(choice.count())] == ["model", "model_ema"]
    QTest.keyClicks(choice, "model_ema")
    QTest.keyClick(part, Qt.Key.Key_Return)

    names = dialog("class_names")
    text = names.findChild(QPlainTextEdit, "class_names_text")
    use = names.findChild(QPushButton, "class_names_import")
    assert text is not None
    assert use is not None
    QTest.keyClicks(text, "cat, dog, frog, ship")
    assert not use.isEnabled()
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "truck")
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)

    until(lambda: any("It is in use now" in message.sentence for message in told))
    info = window.session.recognizers.get(window.session.recognizers.chosen("photo"))
    assert info is not None
    assert info.card.classes == ("cat", "dog", "frog", "ship", "truck")
    assert "taken from “model_ema”" in info.card.notes

    chosen = window.session.recognizers.chosen("photo")
    bad = tmp_path / "page.pth"
    bad.write_bytes(b"<!DOCTYPE html><html></html>")
    drop(window, bad)
    until(lambda: any("web page" in message.sentence for message in told))
    assert window.session.recognizers.chosen("photo") == chosen
