"""A download in a process of its own: a command such as ``weights download NAME``, its progress as signals."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from engine import folders
from engine.download.events import DownloadDone, DownloadEvent, DownloadFailed, DownloadPaused, from_line
from engine.download.source import DownloadProgress

STOP_PATIENCE_MS = 700
COMMAND = (sys.executable, str(folders.PROGRAM_FOLDER / "main.py"))


class DownloadProcess(QObject):
    """progressed(DownloadProgress); ended(DownloadDone | DownloadPaused | DownloadFailed): the process is gone, told
    exactly once after each ``start``.

    The process ends with the window, whatever happens to it: it stops when its input ends. What came is kept.
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None, *, command: Sequence[str] = ()) -> None:
        """command: program and first arguments instead of ``main.py`` (tests)."""
        super().__init__(parent)
        self._command = list(command or COMMAND)
        self._process: QProcess | None = None
        self._pending = b""
        self._last: DownloadEvent | None = None
        self._is_stopping = False
        self._patience = QTimer(self, interval=STOP_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._on_patience_timeout)

    @property
    def is_running(self) -> bool:
        """Whether a download is going on."""
        return self._process is not None

    def start(self, arguments: Sequence[str]) -> None:
        """Run the command of ``arguments`` ("weights", "download", "resnet18"). Nothing while one is going on."""
        if self._process is not None:
            return
        self._pending, self._last, self._is_stopping = b"", None, False
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("OMP_WAIT_POLICY", "passive")
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start(self._command[0], [*self._command[1:], *arguments, "--json", "--until-input-ends"])

    def stop(self) -> None:
        """Stop within a second; what came is kept. ``ended`` follows."""
        if self._process is not None and not self._is_stopping:
            self._is_stopping = True
            self._process.closeWriteChannel()
            self._patience.start()

    def close(self) -> None:
        """End it with the window; nothing is told any more."""
        self._patience.stop()
        if self._process is not None:
            self._process.finished.disconnect(self._on_finished)
            self._process.kill()  # safe at any moment: what came is checked by its hash when it goes on
            self._process.waitForFinished(1000)
            self._forget()

    def _on_patience_timeout(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_output(self) -> None:
        assert self._process is not None
        self._pending += bytes(self._process.readAllStandardOutput().data())
        *lines, self._pending = self._pending.split(b"\n")
        for line in lines:
            event = from_line(line)
            if event is not None:
                self._last = event
            if isinstance(event, DownloadProgress) and not self._is_stopping:
                self.progressed.emit(event)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._forget()
            self.ended.emit(DownloadFailed(self.tr("The download could not be started. Start Inkling again.")))

    def _on_finished(self) -> None:
        assert self._process is not None
        self._patience.stop()
        self._on_output()
        words = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        self._forget()
        self.ended.emit(self._end(words))

    def _end(self, words: str) -> DownloadDone | DownloadPaused | DownloadFailed:
        last = self._last
        if isinstance(last, DownloadDone | DownloadPaused | DownloadFailed):
            return last
        if self._is_stopping:
            return DownloadPaused(last.done_bytes if last is not None else 0)
        return DownloadFailed(self.tr("The download ended unexpectedly. Try again; it goes on where it was."), words)

    def _forget(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
