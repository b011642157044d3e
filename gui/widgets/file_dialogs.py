"""Dialogs that ask for a file or a folder: they begin where a person keeps such things, later where the last one was.

Qt's own beginning is the folder that the program was started in, which is often its own.
"""

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

Place = Literal["documents", "pictures", "downloads"]
_LOCATIONS = {
    "documents": QStandardPaths.StandardLocation.DocumentsLocation,
    "pictures": QStandardPaths.StandardLocation.PicturesLocation,
    "downloads": QStandardPaths.StandardLocation.DownloadLocation,
}


def file_dialog(parent: QWidget, title: str, place: Place) -> QFileDialog:
    """A dialog that goes by itself once it is answered. place: what is looked for or saved there."""
    dialog = QFileDialog(parent, title)
    dialog.setDirectory(str(beginning(place)))
    dialog.installEventFilter(_ChoosesOnly(dialog))
    dialog.filesSelected.connect(lambda paths: _remember(place, paths))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


class _ChoosesOnly(QObject):
    """Takes Rename and Delete out of the menu of Qt's own dialog: it is there to choose. Its Rename tries to edit where
    nothing can be edited, with a warning only. Dialogs of the system have no such actions here."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            for name in ("qt_rename_action", "qt_delete_action"):
                for action in watched.findChildren(QAction, name):
                    action.setVisible(False)
        return super().eventFilter(watched, event)


def beginning(place: Place) -> Path:
    """The folder of the last answer about ``place`` since the start, else the person's own folder for such things."""
    usual = QStandardPaths.writableLocation(_LOCATIONS[place])
    for folder in (_application().property(_key(place)), usual):
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


def _remember(place: Place, paths: list[str]) -> None:
    for path in paths[:1]:
        _application().setProperty(_key(place), str(Path(path).parent))


def _application() -> QCoreApplication:
    running = QApplication.instance()
    assert running is not None
    return running


def _key(place: Place) -> str:
    return f"last_{place}"
