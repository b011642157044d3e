import json
from dataclasses import dataclass
from typing import ClassVar

import pytest

from engine.handwriting.events import LEARN_EVENTS, BeforeAfter, LearnDone, LearnEvent, LearnProgress
from engine.storage.event_stream import EventStream


@dataclass(frozen=True)
class Renamed:
    JSON_TYPE: ClassVar[str] = "OldName"

    value: float


RENAMED = EventStream[Renamed]((Renamed,))


@pytest.mark.parametrize(
    "event",
    [
        LearnProgress(3, 60, 0.25, 4.5),
        LearnDone("mine:a", BeforeAfter(12, None, 11), BeforeAfter(10_000, 9_900, 9_910), 0.5, 8.0),
        LearnDone("mine:“가”", None, None, 1.0, 8.0),
    ],
)
def test_that_an_event_of_our_own_process_comes_back_equal(event: LearnEvent) -> None:
    assert LEARN_EVENTS.unchecked(LEARN_EVENTS.to_line(event).encode()) == event


@pytest.mark.parametrize(
    "line",
    [
        "",
        "a line that some library printed",
        "3",
        '["LearnDone"]',
        '{"type": "Other"}',
        '{"type": ["LearnDone"]}',
        '{"type": "LearnProgress", "step": 3}',
        '{"type": "LearnProgress", "step": 3, "steps": 60, "loss": 0.2',
        "[" * 100_000,
    ],
)
def test_that_a_line_without_an_event_is_none(line: str) -> None:
    assert LEARN_EVENTS.unchecked(line) is None
    assert LEARN_EVENTS.checked(line) is None


def test_that_what_a_newer_process_adds_to_an_event_is_ignored() -> None:
    line = '{"type": "LearnProgress", "step": 3, "steps": 60, "loss": 0.2, "seconds_left": 1.0, "hologram": true}'
    assert LEARN_EVENTS.unchecked(line) == LearnProgress(3, 60, 0.2, 1.0)
    assert LEARN_EVENTS.checked(line) == LEARN_EVENTS.unchecked(line)


def test_that_only_checked_reading_refuses_a_value_of_another_kind() -> None:
    line = '{"type": "LearnProgress", "step": "many", "steps": 60, "loss": 0.2, "seconds_left": 1.0}'
    assert LEARN_EVENTS.checked(line) is None
    assert LEARN_EVENTS.unchecked(line) is not None


def test_that_a_renamed_event_keeps_the_name_that_files_know() -> None:
    line = RENAMED.to_line(Renamed(0.5))
    assert json.loads(line) == {"type": "OldName", "value": 0.5}
    assert RENAMED.checked(line) == RENAMED.unchecked(line) == Renamed(0.5)
    assert RENAMED.checked('{"type": "Renamed", "value": 0.5}') is None
