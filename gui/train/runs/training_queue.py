"""TrainingQueue: the runs that this window trains, one after the other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError
from engine.storage import paths
from engine.training.runs.events import RunFailed
from engine.training.runs.run_folder import create_run
from gui.platform.languages import said
from gui.train.runs.queue_file import KeptRuns, QueuedRun, QueueFile
from gui.train.runs.run_reader import RunReader
from gui.train.runs.training_process import TrainingProcess

__all__ = ["QueuedRun", "TrainingQueue"]


class TrainingQueue(QObject):
    """changed(): something started, waits, stops or ended. started(Path): a run folder is there and its process starts.
    ended(Path, RunEnded | RunFailed): a run is over. refused(sentence, details): a run folder could not be made.
    slow_to_stop(Path): see TrainingProcess. kept(tuple[QueuedRun, ...]): these waited when the window was last closed.
    lost(sentence): some of what waited is not there any more.

    What waits is kept in a file: ``look_for_kept`` finds it at the next start, ``take_kept`` goes on with it.
    """

    changed = Signal()
    started = Signal(object)
    ended = Signal(object, object)
    refused = Signal(str, str)
    slow_to_stop = Signal(object)
    kept = Signal(object)
    lost = Signal(str)

    def __init__(self, reader: RunReader, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: see TrainingProcess."""
        super().__init__(parent)
        self._reader = reader
        self._command = command
        self._waiting: list[QueuedRun] = []
        self._current: QueuedRun | None = None
        self._process: TrainingProcess | None = None
        self._stops_early = False  # Stop was clicked before there was a process
        self._is_left = False
        self._kept: tuple[QueuedRun, ...] = ()
        self._file = QueueFile()
        self._is_closing = False

    def look_for_kept(self) -> None:
        """Look whether runs waited when the window was last closed; ``kept`` tells."""
        self._reader.run_errand(self._file.kept, self._on_kept, self._on_not_kept)

    def take_kept(self) -> None:
        """Let those that waited before wait here, in front of what came since."""
        self._waiting[:0], self._kept = self._kept, ()
        self._start_next()
        self._keep()
        self.changed.emit()

    def add(self, waiting: QueuedRun) -> None:
        """Train this, now or after the others."""
        self._is_closing = False
        self._waiting.append(waiting)
        self._start_next()
        self._keep()
        self.changed.emit()

    def is_running(self) -> bool:
        """Whether a run trains or is just starting or stopping."""
        return self._current is not None

    def is_stopping(self) -> bool:
        """Whether the running one was asked to stop."""
        return self._stops_early or (self._process is not None and self._process.is_stopping)

    def running_folder(self) -> Path | None:
        """Folder of the running one, once there is one."""
        return self._process.folder if self._process else None

    def folders(self) -> list[Path]:
        """Folders of the runs that train here or wait to go on."""
        here = [self._current, *self._waiting] if self._current else self._waiting
        return [one.folder for one in here if one.folder is not None] + (
            [self._process.folder] if self._process else []
        )

    def titles(self) -> list[str]:
        """What the running one and those that wait are called."""
        return [one.title for one in ([self._current] if self._current else []) + self._waiting]

    def waiting(self) -> list[str]:
        """What those that wait are called."""
        return [one.title for one in self._waiting]

    def forget_waiting(self) -> None:
        """Empty the queue; the running one goes on."""
        self._waiting.clear()
        self._keep()
        self.changed.emit()

    def stop(self) -> None:
        """Stop the running one; what it learned is kept, and the next one starts."""
        if self._process is not None:
            self._process.stop()
        elif self._current is not None:
            self._stops_early = True
        self.changed.emit()

    def stop_all(self) -> None:
        """Stop the running one and start no other here; those that wait are kept for the next start."""
        self._is_closing = True
        self._waiting.clear()
        self.stop()

    def leave_running(self) -> None:
        """Let the running one go on without the window; those that wait are kept for the next start."""
        self._is_closing = True
        self._waiting.clear()
        self._is_left = True
        if self._process is not None:
            self._process.leave_running()

    def close(self) -> None:
        """The window ends: what waits is another window's to go on with. Before the reader is closed."""
        self._is_closing = True
        self._reader.run_errand(self._file.close, lambda _: None, self._on_not_kept)

    def end_now(self) -> None:
        """Kill the running one; its last checkpoint stands."""
        if self._process is not None:
            self._process.end_now()

    def _start_next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        self._current = self._waiting.pop(0)
        if self._current.folder is not None:
            self._on_folder(self._current.folder)
            return
        self._reader.run_errand(partial(create_run, self._current.recipe), self._on_folder, self._on_refused)

    def _keep(self) -> None:
        """Write down what waits, in the reader's thread; once the window closes, what was written stays."""
        if self._is_closing:
            return
        waiting = (*self._kept, *self._waiting)
        self._reader.run_errand(lambda: self._file.keep(waiting), lambda _: None, self._on_not_kept)

    def _on_kept(self, found: KeptRuns) -> None:
        self._kept = (*self._kept, *found.waiting)
        for sentence in self._what_was_lost(found):
            self.lost.emit(sentence)
        if found.waiting:
            self.kept.emit(self._kept)

    def _what_was_lost(self, found: KeptRuns) -> list[str]:
        """A sentence on each thing that a person should know of the runs that waited."""
        told: list[str] = []
        for run in found.lost:
            if run.reason is None:
                told.append(self.tr("“{}” waited to go on, but the run was deleted.").format(run.title))
            else:
                sentence = self.tr("“{}” waited to be trained, but cannot be any more: {}")
                told.append(sentence.format(run.title, said(run.reason)))
        for name in found.set_aside:
            sentence = self.tr("The list of waiting runs was damaged. It was kept as {} in {}.")
            told.append(sentence.format(name, paths.state()))
        for name in found.newer:
            sentence = self.tr(
                "The runs that wait in {} were queued by a newer Inkling. They stay as they are; update Inkling to go "
                "on with them."
            )
            told.append(sentence.format(name))
        return told

    def _on_not_kept(self, error: EngineError) -> None:
        self.refused.emit(said(error.sentence), error.details)

    def _on_folder(self, folder: Path) -> None:
        process = TrainingProcess(folder, self._reader, self, command=self._command)
        self._process = process
        process.ended.connect(lambda end: self._on_ended(process, end))
        process.slow_to_stop.connect(lambda: self.slow_to_stop.emit(folder))
        self.started.emit(folder)
        process.start()
        if self._stops_early:
            process.stop()
        if self._is_left:
            process.leave_running()
        self.changed.emit()

    def _on_refused(self, error: EngineError) -> None:
        self._current, self._stops_early = None, False
        self.refused.emit(said(error.sentence), error.details)
        self._start_next()
        self._keep()
        self.changed.emit()

    def _on_ended(self, process: TrainingProcess, end: object) -> None:
        self._current, self._process, self._stops_early = None, None, False
        process.deleteLater()
        if isinstance(end, RunFailed):
            self._reader.refresh_list()
        self.ended.emit(process.folder, end)
        self._start_next()
        self._keep()
        self.changed.emit()
