"""An export in a process of its own: the command ``export``, its events as signals."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from engine import folders
from engine.export.events import ExportDone, ExportFailed, event_of

PATIENCE_MS = 3000  # to clean up after a cancel


class ExportProcess(QObject):
    """happened(ExportEvent): as the process tells it; the last one is ExportDone or ExportFailed. canceled(): it was
    canceled, and the folder is as it was before."""

    happened = Signal(object)
    canceled = Signal()

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py export`` (tests)."""
        super().__init__(parent)
        self._command = list(command) or [sys.executable, str(folders.PROGRAM_FOLDER / "main.py"), "export"]
        self._process: QProcess | None = None
        self._pending = b""
        self._end: ExportDone | ExportFailed | None = None
        self._is_canceled = False
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._end_now)

    @property
    def is_running(self) -> bool:
        """Whether an export is going on."""
        return self._process is not None

    def start(self, weights: str | Path, folder: str | Path, formats: Sequence[str]) -> None:
        """Export the weights file ``weights`` into ``folder``. Does nothing while an export is going on."""
        if self._process is not None:
            return
        self._pending, self._end, self._is_canceled = b"", None, False
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("OMP_WAIT_POLICY", "passive")  # the window draws beside it
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        program, *first = self._command
        process.start(program, [*first, str(weights), "--to", str(folder), "--as", ",".join(formats), "--json"])

    def cancel(self) -> None:
        """Ask it to end; what lay in the folder before stays."""
        if self._process is not None and not self._is_canceled:
            self._is_canceled = True
            self._process.terminate()
            self._patience.start()

    def close(self) -> None:
        """End it with the window."""
        if self._process is None:
            return
        self._process.finished.disconnect(self._on_finished)
        self._process.terminate()
        if not self._process.waitForFinished(1000):
            self._process.kill()
            self._process.waitForFinished(1000)
        self._forget()

    def _end_now(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_output(self) -> None:
        assert self._process is not None
        self._pending += bytes(self._process.readAllStandardOutput().data())
        *lines, self._pending = self._pending.split(b"\n")
        for line in lines:
            event = event_of(line)
            if isinstance(event, ExportDone | ExportFailed):
                self._end = event  # told when the process is gone
            elif event is not None and not self._is_canceled:
                self.happened.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget()
            self.happened.emit(ExportFailed(self.tr("The export could not be started. Start Inkling again.")))

    def _on_finished(self) -> None:
        assert self._process is not None
        self._on_output()
        words = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        code = self._process.exitCode()
        self._forget()
        if self._end is not None and not (self._is_canceled and isinstance(self._end, ExportFailed)):
            self.happened.emit(self._end)  # too late to cancel, where it is done
        elif self._is_canceled:
            self.canceled.emit()
        else:
            told = words.splitlines()[-1] if words and code == 1 else ""
            sentence = told or self.tr("The export ended unexpectedly; nothing was written. Try again.")
            self.happened.emit(ExportFailed(sentence, words))

    def _forget(self) -> None:
        self._patience.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
