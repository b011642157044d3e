"""A person takes a recognizer elsewhere."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from gui.main_window import MainWindow

pytestmark = pytest.mark.timeout(240)  # the export and its proof import torch three times


def test_that_a_recognizer_is_exported_from_the_library_and_proven(window, qtbot, tmp_path):
    window.go("library")
    qtbot.mouseClick(the(window, QPushButton, "export_recognizer"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "export_start") is not None)
    for name in ("export_as_onnx", "export_as_pth", "export_as_safetensors"):
        box = the(window, QCheckBox, name)
        if box.isChecked() != (name == "export_as_pth"):
            qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    folder = the(window, QLineEdit, "export_folder")
    folder.selectAll()
    qtbot.keyClicks(folder, str(tmp_path / "elsewhere"))
    qtbot.mouseClick(the(window, QPushButton, "export_start"), Qt.MouseButton.LeftButton)
    shows = the(window, QPushButton, "export_show_folder")
    qtbot.waitUntil(shows.isVisible, timeout=200_000)
    told = the(window, QLabel, "export_told").text()
    assert "whole and proven" in told
    about = json.loads((tmp_path / "elsewhere" / "about.json").read_text("utf-8"))
    assert {proof["file"] for proof in about["proof"]} >= {"predict.py"}
    assert all(proof["agreed"] == proof["pictures"] for proof in about["proof"])
    qtbot.mouseClick(the(window, QPushButton, "export_close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "export_start") is None)


def the(window: MainWindow, kind, name: str):
    found = window.findChild(kind, name)
    assert found is not None, name
    return found
