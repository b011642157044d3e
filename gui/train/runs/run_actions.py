"""RunActions: what a person does with a run of the list."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from engine.errors import EngineError
from engine.storage import paths
from engine.training.runs.run_folder import request_stop, write_recipe
from engine.training.runs.run_record import TRASHED, delete_run, deleted_runs, restore_run, run_record
from gui.session import Session
from gui.train.recipe.recipe_texts import run_title
from gui.train.runs.run_reader import RunReader
from gui.train.runs.run_row import RunRow
from gui.train.runs.training_queue import QueuedRun, TrainingQueue
from gui.widgets import formatting
from gui.widgets.safe_text import elided

LONGEST_TITLE = 60


class RunActions(QObject):
    """leaving(Path): the run in this folder is about to go. brought_back(str): the run of this id is there again."""

    leaving = Signal(object)
    brought_back = Signal(str)

    def __init__(self, session: Session, reader: RunReader, queue: TrainingQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = reader
        self._queue = queue
        self._going: set[str] = set()

    def use(self, row: RunRow) -> None:
        """Recognize with its best weights."""
        if row.record.weights is not None:
            self._session.recognizers.use_weights(row.record.weights)

    def export(self, row: RunRow) -> None:
        """Take its best weights elsewhere."""
        if row.record.weights is not None:
            self._session.navigator.export(str(row.record.weights), row.title)

    def resume(self, row: RunRow) -> None:
        """Go on where it was stopped, now or after those before it; asking twice is once."""
        if row.can_resume and row.record.folder not in self._queue.folders():
            self._queue.add(QueuedRun(row.title, row.record.recipe, row.record.folder))

    def stop(self, row: RunRow) -> None:
        """Stop it, wherever it was started; what it learned is kept."""
        if row.record.folder == self._queue.running_folder():
            self._queue.stop()
            return
        sentence = self.tr("{} was asked to stop.").format(elided(row.title, LONGEST_TITLE))
        self._reader.run_errand(
            partial(_stop_elsewhere, row.record.folder), lambda _: self._session.tell("info", sentence), self._on_failed
        )

    def rename(self, row: RunRow, name: str) -> None:
        """Call it ``name``; empty: after its network and data."""
        recipe = replace(row.record.recipe, name=name)
        self._reader.run_errand(
            partial(write_recipe, row.record.folder, recipe), lambda _: self._reader.refresh_list(), self._on_failed
        )

    def open_folder(self, row: RunRow) -> None:
        """Show its folder in the file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(row.record.folder))):
            QGuiApplication.clipboard().setText(str(row.record.folder))
            self._session.tell("info", self.tr("No file manager opened; the folder's path is in the clipboard."))

    def delete(self, rows: list[RunRow]) -> None:
        """Move runs to the trash; the message about it can bring them back."""
        rows = [row for row in rows if row.id not in self._going]  # a key held down deletes once
        if not rows:
            return
        ids = [row.id for row in rows]
        self._going.update(ids)
        text = self.tr("{} was moved to the trash.").format(elided(rows[0].title, LONGEST_TITLE))
        if len(rows) > 1:
            text = self.tr("{:,} runs were moved to the trash.").format(len(rows))

        def on_done(_: object) -> None:
            self._going.difference_update(ids)
            self._reader.refresh_list()
            self._session.recognizers.refresh()
            self._session.tell("info", text, "", self.tr("Undo"), partial(self._bring_back, ids))

        for row in rows:
            self.leaving.emit(row.record.folder)

        def on_failed(error: EngineError) -> None:
            self._going.difference_update(ids)
            self._on_failed(error)

        self._reader.run_errand(lambda: [delete_run(id) for id in ids], on_done, on_failed)

    def tell_deleted(self, on_found: Callable[[list[tuple[str, str]]], None]) -> None:
        """Call ``on_found`` with (id, title) of the runs in the trash."""
        self._reader.run_errand(_deleted, on_found, self._on_failed)

    def bring_back(self, run_id: str) -> None:
        """Take one run out of the trash."""
        self._bring_back([run_id])

    def _bring_back(self, ids: list[str]) -> None:
        def on_done(_: object) -> None:
            self._session.recognizers.refresh()
            self.brought_back.emit(ids[0])

        self._reader.run_errand(lambda: [restore_run(id) for id in ids], on_done, self._on_failed)

    def _on_failed(self, error: EngineError) -> None:
        self._reader.refresh_list()
        self._session.tell("error", error.sentence, error.details)


def _deleted() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for run_id in deleted_runs():
        try:
            record = run_record(paths.trash() / f"{TRASHED}{run_id}")
        except EngineError:
            continue
        found.append((run_id, f"{run_title(record.recipe)}, {formatting.when(record.started)}".rstrip(", ")))
    return found


def _stop_elsewhere(folder: Path) -> None:
    try:
        request_stop(folder)
    except OSError as error:
        raise EngineError("The run could not be asked to stop: {why}.", why=error.strerror or str(error)) from error
