import errno
from pathlib import Path

import pytest

from engine.training.runs.event_follower import EventFollower
from engine.training.runs.event_log import EventWriter
from engine.training.runs.events import EpochDone, Notice, RunEnded

SENTENCES = [Notice(f"Sentence {number}.") for number in range(6)]
END = RunEnded("finished", 1, None, None, 0, 1.0)


class FailingFile:
    """A file on a disk that is full from write number ``first`` on, for ``times`` writes; it may take a part before."""

    writes = 0

    def __init__(self, file, first, times, part):
        self._file, self._failing, self._part = file, range(first, first + times), part

    def write(self, data):
        number = FailingFile.writes
        FailingFile.writes += 1
        if number not in self._failing:
            return self._file.write(data)
        if self._part:
            return self._file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device")

    def close(self):
        self._file.close()


@pytest.fixture
def disk(monkeypatch):
    """Makes the events file fail: from which write on, how often, and whether each takes half of the data."""

    def make(first, times, part):
        FailingFile.writes = 0
        whole = Path.open

        def failing(path, mode="r", *more, **named):
            file = whole(path, mode, *more, **named)
            return FailingFile(file, first, times, part) if mode == "ab" else file

        monkeypatch.setattr(Path, "open", failing)

    return make


@pytest.mark.parametrize("part", [True, False])
@pytest.mark.parametrize(("first", "times"), [*((first, 1) for first in range(7)), *((first, 3) for first in range(3))])
def test_that_a_disk_that_fails_for_a_while_loses_no_event_and_doubles_none(tmp_path, disk, first, times, part):
    disk(first, times, part)
    writer = EventWriter(tmp_path / "events.jsonl")
    for event in (*SENTENCES, END):
        writer.write(event)
    writer.close()
    assert EventFollower(tmp_path).all_events() == (*SENTENCES, END)


def test_that_a_disk_that_stays_full_stops_nothing(tmp_path, disk):
    disk(2, 1000, part=True)
    writer = EventWriter(tmp_path / "events.jsonl")
    for event in (*SENTENCES, EpochDone(1, 1, 0.1, 0.9, None, None, 0.1, 1.0, True), END):
        writer.write(event)
    writer.close()
    assert EventFollower(tmp_path).all_events() == tuple(SENTENCES[:2])
