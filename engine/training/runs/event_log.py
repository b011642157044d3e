"""events.jsonl: a run's events, one JSON line each, appended as they happen. No torch.

Progress is thinned so that a run of 10,000 epochs stays readable: the more lines there are, the rarer they get.
"""

import errno
from contextlib import suppress
from pathlib import Path
from typing import IO

from engine.training.runs.events import RUN_EVENTS, CheckpointSaved, Progress, RunEvent

FIRST_INTERVAL = 0.2  # seconds of training between two kept Progress lines, to begin with
LAST_INTERVAL = 5.0  # and at most: whoever follows a long run still sees it move
LINES_PER_INTERVAL = 1_000  # after so many kept lines the interval doubles
KEPT_CHECKPOINTS = 10  # from then on, of so many CheckpointSaved one is kept
PENDING = 1_000  # lines that wait in memory while the disk is full


class EventWriter:
    """Appends events to ``events.jsonl``. A disk that is full delays lines; it never stops the training."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None
        self._pending: list[bytes] = []
        self._interval = FIRST_INTERVAL
        self._kept = 0
        self._last_kept = -FIRST_INTERVAL
        self._last_saved = -1

    def write(self, event: RunEvent) -> None:
        """Append ``event`` and hand it to the operating system, unless it is Progress that may be left out."""
        if self._is_spare(event):
            return
        self._pending = [*self._pending[-PENDING:], (RUN_EVENTS.to_line(event) + "\n").encode()]
        self._write_pending()

    def close(self) -> None:
        """Close the file; what the disk does not take by now either is lost (it was said on stdout)."""
        if self._pending:
            self._write_pending()
        self._drop_file()

    def _write_pending(self) -> None:
        """Line by line, each whole: a full disk takes the first part of a write and says nothing."""
        try:
            file = self._opened()
            while self._pending:
                line = self._pending[0]
                if file.write(line) != len(line):
                    raise OSError(errno.ENOSPC, "a line was cut short")
                self._pending.pop(0)
        except OSError:
            self._drop_file()

    def _is_spare(self, event: RunEvent) -> bool:
        if isinstance(event, CheckpointSaved):  # rarer once many lines are kept
            self._last_saved += 1
            return self._kept >= LINES_PER_INTERVAL and self._last_saved % KEPT_CHECKPOINTS != 0
        if not isinstance(event, Progress):
            return False
        if event.seconds - self._last_kept < self._interval:
            return True
        self._last_kept = event.seconds
        self._kept += 1
        if self._kept % LINES_PER_INTERVAL == 0:
            self._interval = min(self._interval * 2, LAST_INTERVAL)
        return False

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            whole = ends_with_whole_line(self._path)
            self._file = self._path.open("ab", buffering=0)
            if not whole and self._file.write(b"\n") != 1:  # after a cut line: its stump stays a line of its own
                raise OSError(errno.ENOSPC, "a line could not be ended")
        return self._file

    def _drop_file(self) -> None:
        if self._file is not None:
            with suppress(OSError):  # network drives tell a full disk only here
                self._file.close()
            self._file = None


def ends_with_whole_line(path: Path) -> bool:
    """Whether ``path`` is missing, empty or ends with a line's end."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            if size == 0:
                return True
            file.seek(size - 1)
            return file.read(1) == b"\n"
    except OSError:
        return True
