"""A download in a process of its own: a command such as ``weights download NAME``, its progress as signals."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from engine.download.events import DOWNLOAD_EVENTS, DownloadDone, DownloadFailed, DownloadPaused
from engine.download.source import DownloadProgress
from gui.processes.command_process import PROGRAM, CommandEnd, CommandProcess, ShutdownPolicy

# its input ends; the window itself kills, safe at any moment: what came is checked by its hash when it goes on
STOP = ShutdownPolicy(QProcess.closeWriteChannel, patience_ms=700)


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
        ends = (DownloadDone, DownloadPaused, DownloadFailed)
        self._process = CommandProcess(DOWNLOAD_EVENTS.unchecked, ends, self, command=command or PROGRAM, farewell=STOP)
        self._process.told.connect(self._on_process_told)
        self._process.ended.connect(self._on_process_ended)
        self._done_bytes = 0

    @property
    def is_running(self) -> bool:
        """Whether a download is going on."""
        return self._process.is_running

    def start(self, arguments: Sequence[str]) -> None:
        """Run the command of ``arguments`` ("weights", "download", "resnet18"). Nothing while one is going on."""
        if not self._process.is_running:
            self._done_bytes = 0
            self._process.start([*arguments, "--json", "--until-input-ends"])

    def stop(self) -> None:
        """Stop within a second; what came is kept. ``ended`` follows."""
        self._process.cancel()

    def close(self) -> None:
        """End it with the window; nothing is told any more."""
        self._process.close()

    def _on_process_told(self, event: object) -> None:
        if isinstance(event, DownloadProgress):
            self._done_bytes = event.done_bytes
            self.progressed.emit(event)

    def _on_process_ended(self, end: CommandEnd) -> None:
        self.ended.emit(self._end(end))

    def _end(self, end: CommandEnd) -> DownloadDone | DownloadPaused | DownloadFailed:
        if isinstance(end.result, DownloadDone | DownloadPaused | DownloadFailed):
            return end.result
        if end.is_canceled:
            return DownloadPaused(self._done_bytes)
        if not end.has_started:
            return DownloadFailed(self.tr("The download could not be started. Start Inkling again."), end.details)
        unexpected = self.tr("The download ended unexpectedly. Try again; it goes on where it was.")
        return DownloadFailed(end.sentence or unexpected, end.details)
