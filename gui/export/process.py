"""An export in a process of its own: the command ``export``, its events as signals."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

from engine.export.events import EXPORT_EVENTS, ExportDone, ExportFailed
from gui.processes.command_process import PROGRAM, CommandEnd, CommandProcess, ShutdownPolicy

CANCEL = ShutdownPolicy(QProcess.terminate, patience_ms=3000, with_window_ms=1000)  # it cleans up what it began


class ExportProcess(QObject):
    """happened(ExportEvent): as the process tells it; the last one is ExportDone or ExportFailed. canceled(): it was
    canceled, and the folder is as it was before."""

    happened = Signal(object)
    canceled = Signal()

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py export`` (tests)."""
        super().__init__(parent)
        program = command or (*PROGRAM, "export")
        self._process = CommandProcess(
            EXPORT_EVENTS.unchecked, (ExportDone, ExportFailed), self, command=program, farewell=CANCEL
        )
        self._process.told.connect(self._on_process_told)
        self._process.ended.connect(self._on_process_ended)

    @property
    def is_running(self) -> bool:
        """Whether an export is going on."""
        return self._process.is_running

    def start(self, weights: str | Path, folder: str | Path, formats: Sequence[str]) -> None:
        """Export the weights file ``weights`` into ``folder``. Does nothing while an export is going on."""
        if not self._process.is_running:
            self._process.start([str(weights), "--to", str(folder), "--as", ",".join(formats), "--json"])

    def cancel(self) -> None:
        """Ask it to end; what lay in the folder before stays."""
        self._process.cancel()

    def close(self) -> None:
        """End it with the window."""
        self._process.close()

    def _on_process_told(self, event: object) -> None:
        if not isinstance(event, ExportDone | ExportFailed):  # these are told when the process is gone
            self.happened.emit(event)

    def _on_process_ended(self, end: CommandEnd) -> None:
        if isinstance(end.result, ExportDone):
            self.happened.emit(end.result)  # even where it was canceled: that came too late
        elif end.is_canceled:
            self.canceled.emit()
        elif isinstance(end.result, ExportFailed):
            self.happened.emit(end.result)
        elif not end.has_started:
            words = self.tr("The export could not be started. Start Inkling again.")
            self.happened.emit(ExportFailed(words, end.details))
        else:
            unexpected = self.tr("The export ended unexpectedly; nothing was written. Try again.")
            self.happened.emit(ExportFailed(end.sentence or unexpected, end.details))
