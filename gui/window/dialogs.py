"""The dialogs of the main window: each is open at most once, and none stops what runs behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMainWindow, QMessageBox

from engine.protocol.messages import Failed
from gui.dialogs.about import AboutDialog
from gui.dialogs.class_names_dialog import ClassNamesDialog
from gui.dialogs.settings_dialog import SettingsDialog
from gui.dialogs.shortcuts import Shortcut, ShortcutsDialog
from gui.session import Session
from gui.style.theme import ThemeSwitch
from gui.widgets.file_dialogs import Place, file_dialog
from gui.widgets.safe_text import elided

RunsChoice = Literal["stop", "leave", "cancel"]
PICTURES = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif *.jp2 *.pgm *.ppm *.ico *.tga"
WEIGHTS = "*.safetensors *.pth *.pt"


class WindowDialogs(QObject):
    """Shows dialogs over ``window``; what a person says in them goes to ``session`` and ``themes``."""

    def __init__(self, window: QMainWindow, session: Session, themes: ThemeSwitch) -> None:
        super().__init__(window)
        self._window, self._session, self._themes = window, session, themes
        self._open: dict[str, QDialog] = {}

    def close_all(self) -> None:
        """The window closes: so do its dialogs, and what they have begun."""
        for dialog in list(self._open.values()):
            dialog.close()

    # Files

    def open_files(self) -> None:
        """Pictures, to be recognized."""
        names = [self.tr("Pictures ({})").format(PICTURES), self.tr("All files (*)")]
        self._ask_for_files(self.tr("Open pictures"), names, "pictures")

    def open_folder(self) -> None:
        """A folder of pictures."""
        dialog = file_dialog(self._window, self.tr("Open a folder of pictures"), "pictures")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._ask(dialog)

    def import_weights(self) -> None:
        """Weights, for the library."""
        names = [self.tr("Weights ({})").format(WEIGHTS), self.tr("All files (*)")]
        self._ask_for_files(self.tr("Import weights"), names, "downloads")

    def _ask_for_files(self, title: str, names: list[str], place: Place) -> None:
        dialog = file_dialog(self._window, title, place)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(names)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setObjectName("file_dialog")
        dialog.filesSelected.connect(self._session.navigator.open_paths)
        dialog.open()

    # About the program

    def settings(self) -> None:
        """Theme, text size, folders."""

        def made() -> QDialog:
            dialog = SettingsDialog(self._session.settings, self._window)
            dialog.theme_chosen.connect(self._themes.set_theme)
            dialog.zoom_chosen.connect(self._themes.set_zoom)
            dialog.reset_requested.connect(lambda: self._reset_settings(dialog))
            return dialog

        self._show("settings", made)

    def shortcuts(self, of_menus: Callable[[], list[Shortcut]]) -> None:
        """All keys, and what the pointer does on the canvas."""
        canvas = self.tr("Canvas")
        pointer = [
            Shortcut(canvas, self.tr("Draw"), self.tr("Left button, pen or finger")),
            Shortcut(canvas, self.tr("Erase"), self.tr("Right button or the pen's eraser end")),
            Shortcut(canvas, self.tr("Say which digit it really is"), "0 – 9"),
        ]
        self._show("shortcuts", lambda: ShortcutsDialog([*of_menus(), *pointer], self._window))

    def about(self) -> None:
        """Versions and licenses."""
        self._show("about", lambda: AboutDialog(self._window))

    def export(self, weights: str, name: str) -> None:
        """Files of one recognizer for other programs."""
        from gui.export.dialog import ExportDialog  # not needed to start

        def made() -> QDialog:
            dialog = ExportDialog(weights, name, self._window)
            told = self.tr("Exported {} to {}.")
            dialog.exported.connect(lambda folder: self._session.tell("success", told.format(elided(name), folder)))
            return dialog

        self._show(f"export {weights}", made)

    # Questions

    def ask_for_class_names(self, path: str, failed: Failed, part: str) -> None:
        """What the foreign network in ``path`` tells apart. part: which set of its weights."""

        def made() -> QDialog:
            dialog = ClassNamesDialog(failed.sentence, failed.classes_wanted, self._window)
            dialog.named.connect(lambda names: self._session.recognizers.import_weights(path, "", names, part))
            return dialog

        self._show(f"class names of {path}", made)

    def ask_for_weights_part(self, path: str, failed: Failed) -> None:
        """Which of the sets of weights in ``path`` is meant."""

        def made() -> QDialog:
            dialog = QInputDialog(self._window)
            dialog.setObjectName("weights_part")
            dialog.setWindowTitle(self.tr("Import weights"))
            words = self.tr(
                "“{}” holds {} sets of weights. Which one shall be used?\n"
                "An average over the training (“ema”) usually answers best."
            )
            dialog.setLabelText(words.format(elided(Path(path).name), len(failed.parts_wanted)))
            dialog.setComboBoxItems(list(failed.parts_wanted))
            dialog.textValueSelected.connect(lambda part: self._session.recognizers.import_weights(path, part=part))
            return dialog

        self._show(f"part of {path}", made)

    def ask_about_runs(self, titles: list[str]) -> RunsChoice:
        """What becomes of the runs called ``titles`` when the window closes."""
        question = QMessageBox(self._window)
        question.setObjectName("ask_about_runs")
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Training is running"))
        names = ", ".join(elided(title, 40) for title in titles[:4])
        question.setText(self.tr("Still training: {}.").format(names))
        question.setInformativeText(
            self.tr("Stop and keep what was learned so far, or let it go on in the background? Both can be resumed.")
        )
        stop = question.addButton(self.tr("Stop and keep"), QMessageBox.ButtonRole.AcceptRole)
        leave = question.addButton(self.tr("Go on in the background"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(stop)
        question.setEscapeButton(cancel)
        question.exec()
        choices: dict[object, RunsChoice] = {stop: "stop", leave: "leave"}
        choice = choices.get(question.clickedButton(), "cancel")
        question.deleteLater()
        return choice

    def _reset_settings(self, dialog: SettingsDialog) -> None:
        is_done = self._session.settings.reset()
        self._themes.refresh()
        dialog.refresh()
        if not is_done:
            self._session.tell("warning", self._session.settings.problems[-1])
            return
        told = self.tr("The settings are back to how Inkling comes; the old ones are kept beside.")
        self._session.tell("info", told)

    def _show(self, name: str, make: Callable[[], QDialog]) -> None:
        dialog = self._open.get(name)
        if dialog is None:
            dialog = self._open[name] = make()
            dialog.finished.connect(lambda _result: self._open.pop(name).deleteLater())
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()
