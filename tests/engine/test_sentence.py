"""Sentences keep what they were made of, wherever they travel; files cannot make them do anything else."""

import copy
import pickle
from dataclasses import dataclass

import pytest

from engine.errors import EngineError
from engine.sentence import Sentence, from_plain, join, to_plain
from engine.storage import json_dataclasses
from engine.storage.event_stream import EventStream

TOLD = Sentence("There are {count:,} pictures in “{name}”.", count=1234, name="숫자 {0}")


def test_that_a_sentence_is_its_english_text() -> None:
    assert TOLD == "There are 1,234 pictures in “숫자 {0}”."
    assert Sentence("Braces {} may stay.") == "Braces {} may stay."


@pytest.mark.parametrize("copied", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_that_copies_keep_template_and_values(copied: object) -> None:
    assert callable(copied)
    again = copied(TOLD)
    assert (again, again.template, again.values) == (TOLD, TOLD.template, TOLD.values)


def test_that_an_error_is_a_sentence_with_its_values() -> None:
    error = EngineError("There is no “{name}”.", "details", name="x")
    assert (str(error), error.sentence.template, error.details) == (
        "There is no “x”.",
        "There is no “{name}”.",
        "details",
    )
    assert EngineError(TOLD).sentence is TOLD


def test_that_joined_sentences_stay_sentences() -> None:
    both = join(" ", [TOLD, "plain", Sentence("Third.")])
    assert both == f"{TOLD} plain Third."
    assert isinstance(both.values["part0"], Sentence)


def test_that_a_sentence_survives_json() -> None:
    nested = Sentence("{what}: {why}", what="a", why=TOLD)
    again = from_plain(to_plain(nested))
    assert again is not None
    assert (again, again.template) == (nested, nested.template)
    assert isinstance(again.values["why"], Sentence)


@pytest.mark.parametrize(
    "plain",
    [
        None,
        {"template": 3, "values": {}},
        {"template": "{x.__class__}", "values": {"x": 1}},
        {"template": "{x[0]}", "values": {"x": "abc"}},
        {"template": "{x:>999999999}", "values": {"x": 1}},
        {"template": "{x!r}", "values": {"x": "a"}},
        {"template": "{x} {missing}", "values": {"x": 1}},
        {"template": "{x", "values": {"x": 1}},
        {"template": "{x:d}", "values": {"x": "text"}},
        {"template": "{x}", "values": {"x": [1]}},
        {"template": "{x}", "values": {f"x{i}": 1 for i in range(100)}},
    ],
)
def test_that_a_changed_file_makes_no_sentence(plain: object) -> None:
    assert from_plain(plain) is None


@dataclass(frozen=True)
class Event:
    """Stands for any event."""

    sentence: str
    notes: tuple[str, ...] = ()
    count: int = 0
    skipped: tuple[tuple[str, str], ...] = ()


def test_that_json_keeps_the_english_text_and_beside_it_what_it_was_made_of() -> None:
    line = json_dataclasses.to_json(Event(TOLD, (TOLD, "plain"), 3))
    events = EventStream[Event]((Event,))
    for again in (json_dataclasses.from_json(Event, line), events.checked(line), events.unchecked(line)):
        assert again is not None
        assert again == Event(TOLD, (TOLD, "plain"), 3)
        assert isinstance(again.sentence, Sentence)
        assert again.sentence.template == TOLD.template
        assert [isinstance(note, Sentence) for note in again.notes] == [True, False]


def test_that_a_sentence_that_says_something_else_than_the_text_is_not_believed() -> None:
    line = json_dataclasses.to_json(Event(TOLD)).replace("1,234 pictures", "5 pictures")
    again = json_dataclasses.from_json(Event, line)
    assert again.sentence == "There are 5 pictures in “숫자 {0}”."
    assert not isinstance(again.sentence, Sentence)


def test_that_sentences_within_pairs_survive_json() -> None:
    event = Event("", skipped=(("a.png", TOLD), ("b.png", "plain")))
    line = json_dataclasses.to_json(event)
    events = EventStream[Event]((Event,))
    for again in (json_dataclasses.from_json(Event, line), events.checked(line), events.unchecked(line)):
        assert again is not None
        assert [list(pair) for pair in again.skipped] == [["a.png", TOLD], ["b.png", "plain"]]
        assert [isinstance(reason, Sentence) for _, reason in again.skipped] == [True, False]


def test_that_a_changed_file_gets_no_other_values_by_its_sentences() -> None:
    line = json_dataclasses.to_json(Event("x", ("a", "b")))
    for said in ('[1, {"a": 2}]', "[[], []]", '"c"', "[null]", '{"template": "a", "values": {}}'):
        changed = line.replace('"count"', f'"notes_said": {said}, "sentence_said": {said}, "count"')
        assert json_dataclasses.from_json(Event, changed) == Event("x", ("a", "b"))
