"""Sees runs come, grow and go, whoever makes them: this window, another one or the terminal."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from engine import folders

LOOK_EVERY_MS = 1000


class RunsWatch(QObject):
    """changed(): a run folder appeared, went away, or its events.jsonl or run files changed.

    Looks once a second at names, sizes and times: the same on every file system, network homes included.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: tuple[tuple[str, int, int], ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and once a second from now on."""
        self._seen = tuple(_fingerprint())
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare with what was there and tell a difference."""
        now = tuple(_fingerprint())
        if now != self._seen:
            self._seen = now
            self.changed.emit()


def _fingerprint() -> Iterator[tuple[str, int, int]]:
    """(run, size of its events, time of its folder or events) for every run."""
    try:
        runs = sorted(folders.runs().iterdir())
    except OSError:
        return
    for run in runs:
        try:
            events = (run / "events.jsonl").stat()
            yield run.name, events.st_size, max(run.stat().st_mtime_ns, events.st_mtime_ns)
        except OSError:
            yield run.name, 0, 0
