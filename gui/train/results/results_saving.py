"""ResultsSaving: reports of runs and figures of classes, into files that the person names."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.errors import EngineError
from engine.networks.catalog import list_architectures
from engine.storage.atomic_write import write_atomically
from gui.platform.languages import said
from gui.session import Session
from gui.train.race.race_view import short_titles
from gui.train.runs.run_reader import RunReader
from gui.train.runs.run_row import RunRow
from gui.widgets.file_dialogs import file_dialog


class ResultsSaving(QObject):
    """Asks where to, and has the reader's thread write."""

    def __init__(self, session: Session, reader: RunReader, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._reader, self._window = session, reader, parent

    def save_report(self, rows: list[RunRow]) -> None:
        """Ask for a file and write the report of these runs."""
        if rows:
            name = "race.html" if len(rows) > 1 else "run.html"
            self._ask(self.tr("Save the report"), name, partial(self.write_report, rows))

    def save_classes(self, text: str) -> None:
        """Ask for a file and write ``text``, the figures of each class."""
        self._ask(self.tr("Save the figures of each class"), "classes.csv", partial(self.write_text, text))

    def write_report(self, rows: list[RunRow], path: Path) -> None:
        """Write the report of these runs to ``path``, in the window's language."""
        networks = {network.key: said(network.title) for network in list_architectures()}
        names = short_titles(rows, networks) if len(rows) > 1 else [rows[0].record.recipe.name]
        titles = {row.id: name for row, name in zip(rows, names, strict=True) if name}
        folders = [row.record.folder for row in rows]
        language = self.tr("en")  # the Korean translation of this text is "ko"

        def write() -> None:
            from engine.report.report import write_report  # when it is wanted

            write_report(folders, path, language=language, titles=titles)

        self._run(write, path)

    def write_text(self, text: str, path: Path) -> None:
        """Write ``text`` to ``path``."""
        self._run(lambda: write_atomically(path, b"\xef\xbb\xbf" + text.encode()), path)

    def _run(self, write: Callable[[], None], path: Path) -> None:
        saved = self.tr("Saved as {}.").format(path.name)
        self._reader.run_errand(write, lambda _: self._session.tell("success", saved), self._on_failed)

    def _ask(self, title: str, name: str, write: Callable[[Path], None]) -> None:
        kind = Path(name).suffix[1:]
        dialog = file_dialog(self._window, title, "documents")
        dialog.setObjectName("save_results_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.setNameFilters([f"{kind.upper()} (*.{kind})", self.tr("All files (*)")])
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda path: write(Path(path)))
        dialog.open()

    def _on_failed(self, error: EngineError) -> None:
        self._session.tell("error", error.sentence, error.details)
