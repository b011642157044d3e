from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from engine.storage.paths import PROGRAM_FOLDER
from gui.widgets.file_dialogs import Place, beginning, file_dialog


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """A home with Documents and Pictures, and the program started in its own folder."""
    monkeypatch.chdir(PROGRAM_FOLDER)
    home = tmp_path / "home"
    for name in ("Documents", "Pictures"):
        (home / name).mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    names = {
        QStandardPaths.StandardLocation.DocumentsLocation: "Documents",
        QStandardPaths.StandardLocation.PicturesLocation: "Pictures",
        QStandardPaths.StandardLocation.DownloadLocation: "Downloads that are not there",
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda kind: str(home / names[kind]))
    for place in ("documents", "pictures", "downloads"):
        qapp.setProperty(f"last_{place}", None)


@pytest.mark.parametrize(
    ("place", "folder"), [("documents", "Documents"), ("pictures", "Pictures"), ("downloads", "home")]
)
def test_that_a_dialog_begins_in_the_persons_own_folder(qtbot: QtBot, place: Place, folder: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Save", place)
    assert Path(dialog.directory().absolutePath()).name == folder


def test_that_the_next_dialog_begins_where_the_last_one_ended(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    (tmp_path / "results").mkdir()
    dialog = file_dialog(parent, "Save", "documents")
    dialog.filesSelected.emit([str(tmp_path / "results" / "answers.csv")])
    assert beginning("documents") == tmp_path / "results"
    assert beginning("pictures").name == "Pictures"
    (tmp_path / "results").rmdir()
    assert beginning("documents").name == "Documents"


def test_that_a_dialog_offers_no_renaming_that_would_fail(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = file_dialog(parent, "Open", "documents")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    view = dialog.findChild(QAbstractItemView, "listView")
    assert view is not None
    view.setCurrentIndex(QModelIndex())
    offered = [
        one for one in dialog.findChildren(QAction) if one.objectName() in ("qt_rename_action", "qt_delete_action")
    ]
    assert len(offered) == 2
    assert not any(action.isVisible() for action in offered)
    dialog.reject()
