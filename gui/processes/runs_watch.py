"""Sees runs come, grow and go, whoever makes them: this window, another one or the terminal."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.storage import paths

LOOK_EVERY_MS = 1000


class RunsWatch(QObject):
    """changed(): a run folder appeared, went away, or its events changed. weights_changed(): a run has other weights.

    Looks once a second at names, sizes and times: the same on every file system, network homes included.
    """

    changed = Signal()
    weights_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[tuple[str, int, int], ...] = ()
        self._weights: tuple[tuple[str, int, int], ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and once a second from now on."""
        self._events, self._weights = _seen("events.jsonl"), _seen("best.safetensors")
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare with what was there and tell a difference."""
        events, weights = _seen("events.jsonl"), _seen("best.safetensors")
        is_other_event, is_other_weight = events != self._events, weights != self._weights
        self._events, self._weights = events, weights
        if is_other_event:
            self.changed.emit()
        if is_other_weight:
            self.weights_changed.emit()


def _seen(name: str) -> tuple[tuple[str, int, int], ...]:
    """(run, size, time) of the file ``name`` of every run; zeros where the run has none."""
    return tuple((run.name, *_size_and_time(run / name)) for run in _runs())


def _runs() -> Iterator[Path]:
    try:
        yield from sorted(paths.runs().iterdir())
    except OSError:
        return


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
