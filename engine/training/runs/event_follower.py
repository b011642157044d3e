"""Follows a run's events.jsonl while it grows: the one reader for live and past runs. No torch."""

from pathlib import Path

from engine.training.runs.events import RUN_EVENTS, RunEvent
from engine.training.runs.run_folder import EVENTS

CHUNK = 4 << 20  # bytes read per call at most
LONGEST_LINE = 4 << 20


class EventFollower:
    """Reads what was added to a run's events since the last look.

    After a resume the file may repeat steps (a process was killed after its last checkpoint): on
    ``RunStarted(resumed_at=n)`` forget what had a step above n.
    """

    def __init__(self, run_folder: Path) -> None:
        self._path = run_folder / EVENTS
        self._place = 0
        self._rest = b""
        self._in_garbage = False

    def new_events(self) -> tuple[RunEvent, ...]:
        """The events added since the last call, oldest first; garbage and lines of newer kinds are passed over.

        Reads 4 MB at most: call it again while ``has_more()``. A missing file has no events.
        """
        try:
            with self._path.open("rb") as file:
                if file.seek(0, 2) < self._place:  # replaced by a shorter one
                    self._place, self._rest, self._in_garbage = 0, b"", False
                file.seek(self._place)
                data = file.read(CHUNK)
                self._place = file.tell()
        except OSError:
            return ()
        return self._events_in(data)

    @property
    def held_bytes(self) -> int:
        """How much of a line is held that has not ended yet."""
        return len(self._rest)

    def has_more(self) -> bool:
        """Whether the file holds bytes that were not read yet."""
        try:
            return self._path.stat().st_size > self._place
        except OSError:
            return False

    def all_events(self) -> tuple[RunEvent, ...]:
        """Every event from here to the present end of the file."""
        events = list(self.new_events())
        while self.has_more():
            events += self.new_events()
        return tuple(events)

    def _events_in(self, data: bytes) -> tuple[RunEvent, ...]:
        if self._in_garbage:  # inside a line too long to be ours: skip to its end
            _, end, data = data.partition(b"\n")
            self._in_garbage = not end
        *lines, self._rest = (self._rest + data).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            self._rest, self._in_garbage = b"", True
        found = (RUN_EVENTS.checked(line) for line in lines if line.strip())
        return tuple(event for event in found if event is not None)
