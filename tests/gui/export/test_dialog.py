import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QProgressBar, QPushButton

from engine.export import formats
from engine.storage.paths import PROGRAM_FOLDER
from gui.export.dialog import ExportDialog

FAKE = [sys.executable, str(Path(__file__).parent / "fake_export.py")]


@pytest.fixture
def dialog_of(qtbot, tmp_path, monkeypatch):
    """A dialog over a process that ends in the given way."""
    monkeypatch.setenv("PYTHONPATH", str(PROGRAM_FOLDER))

    def made(kind: str = "done") -> ExportDialog:
        dialog = ExportDialog(tmp_path / "w.safetensors", "Digits", command=[*FAKE, kind])
        qtbot.addWidget(dialog)
        dialog.show()
        folder = child(dialog, QLineEdit, "export_folder")
        folder.selectAll()
        qtbot.keyClicks(folder, str(tmp_path / "out"))
        return dialog

    return made


def child(dialog, kind, name):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def click(qtbot, dialog, name):
    qtbot.mouseClick(child(dialog, QPushButton, name), Qt.MouseButton.LeftButton)


def shown(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_that_proven_files_are_shown_with_their_figures(qtbot, dialog_of):
    dialog = dialog_of()
    with qtbot.waitSignal(dialog.exported, timeout=30_000):
        click(qtbot, dialog, "export_start")
    text = shown(dialog)
    assert "digits.pth" in text
    assert "48 of 48 answers as in Inkling · logits differ by at most 1.9e-06 · 0.7 ms a picture" in text
    qtbot.waitUntil(lambda: "5 of 6 answers as in Inkling · probabilities differ by at most 0.062 %" in shown(dialog))
    assert "predict.py.before" in text
    assert child(dialog, QPushButton, "export_show_folder").isVisible()
    assert not child(dialog, QProgressBar, "export_progress").isVisible()


def test_that_a_failed_export_says_why_and_can_be_tried_again(qtbot, dialog_of):
    dialog = dialog_of("failed")
    click(qtbot, dialog, "export_start")
    qtbot.waitUntil(lambda: "answers differently" in shown(dialog), timeout=30_000)
    assert child(dialog, QPushButton, "export_start").isVisible()


def test_that_a_process_that_dies_without_a_word_is_told(qtbot, dialog_of):
    dialog = dialog_of("silent")
    click(qtbot, dialog, "export_start")
    qtbot.waitUntil(lambda: "ended unexpectedly" in shown(dialog), timeout=30_000)


def test_that_cancel_ends_the_process(qtbot, dialog_of, tmp_path):
    dialog = dialog_of("waits")
    click(qtbot, dialog, "export_start")
    qtbot.waitUntil((tmp_path / "out").is_dir, timeout=30_000)
    click(qtbot, dialog, "export_close")
    qtbot.waitUntil(lambda: "Canceled" in shown(dialog), timeout=10_000)
    assert not dialog.process.is_running


def test_that_closing_the_dialog_leaves_no_process(qtbot, dialog_of, tmp_path):
    dialog = dialog_of("waits")
    click(qtbot, dialog, "export_start")
    qtbot.waitUntil((tmp_path / "out").is_dir, timeout=30_000)
    dialog.close()
    assert not dialog.process.is_running


def test_that_what_cannot_be_written_here_is_off_and_says_how_to_get_it(qtbot, dialog_of, monkeypatch):
    monkeypatch.setattr(formats, "find_spec", lambda _name: None)
    dialog = dialog_of()
    assert not child(dialog, QCheckBox, "export_as_onnx").isEnabled()
    assert "pip install" in shown(dialog)
    pth = child(dialog, QCheckBox, "export_as_pth")
    qtbot.mouseClick(pth, Qt.MouseButton.LeftButton, pos=QPoint(8, pth.height() // 2))
    assert not pth.isChecked()
    assert not child(dialog, QPushButton, "export_start").isEnabled()
