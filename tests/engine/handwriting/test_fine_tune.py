"""Learning from one's own drawings: what is kept, measured and told; on small numbers, with the shipped recognizer."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from engine.data.formats import mnist
from engine.data.sets.dataset import DataSet, Split
from engine.errors import EngineError
from engine.handwriting import collections, fine_tune
from engine.handwriting.collections import DIGITS, MINE
from engine.handwriting.events import LearnDone, LearnEvent, LearnProgress, LearnStarted
from engine.handwriting.training_set import as_drawn, lesson_of, varied
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.weights.weights_file import load_weights


@pytest.fixture(autouse=True)
def small_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fine_tune, "CORRECTIONS", replace(fine_tune.CORRECTIONS, steps=6, variations=60))
    monkeypatch.setattr(fine_tune, "SYMBOLS", replace(fine_tune.SYMBOLS, steps=60, variations=240))
    monkeypatch.setattr(fine_tune, "REPLAY", 80)
    whole = mnist.load({}, 0)
    assert whole.test is not None
    few, test = np.arange(0, 60_000, 60), Split(whole.test.images[:200], whole.test.labels[:200])
    small = DataSet("MNIST", "ink", whole.classes, whole.images[few], whole.labels[few], test=test)
    monkeypatch.setattr(mnist, "load", lambda options, seed: small)


def line(*corners: tuple[float, float]) -> Drawing:
    points = np.concatenate(
        [np.linspace(a, b, 12, endpoint=False) for a, b in itertools.pairwise(corners)] + [[corners[-1]]]
    )
    four = np.ones((len(points), 4), np.float32)
    four[:, :2], four[:, 3] = points, np.arange(len(points))
    return Drawing(300, 300, (Stroke(four, 14.0),))


SEVEN = line((60, 60), (180, 60), (110, 240))
VEE = line((60, 60), (120, 220), (180, 60))
SQUARE = line((60, 60), (200, 60), (200, 200), (60, 200), (60, 60))


def learned(key: str, recognizer: str = "") -> tuple[list[LearnEvent], LearnDone]:
    events = list(fine_tune.learn(key, recognizer))
    assert isinstance(events[0], LearnStarted)
    assert any(isinstance(event, LearnProgress) for event in events)
    done = events[-1]
    assert isinstance(done, LearnDone)
    return events, done


def test_that_corrections_make_a_new_recognizer_and_leave_the_old_one() -> None:
    old = recognizers.recognizer(recognizers.default_ink_key())
    before = load_weights_bytes(old.path)
    for _ in range(6):
        collections.keep(MINE, SEVEN, "7")
    events, done = learned(MINE)
    assert isinstance(events[0], LearnStarted)
    assert (events[0].drawings, events[0].held_out) == (5, 1)
    assert done.own is not None
    assert done.own.count == 1
    assert done.test is not None
    assert done.test.count == 200
    new = recognizers.recognizer(done.recognizer)
    assert new.card.classes == old.card.classes
    assert "5 drawings of “My handwriting”" in new.card.data
    assert collections.collection(MINE).recognizer == done.recognizer
    assert load_weights_bytes(old.path) == before


def test_that_symbols_get_a_recognizer_of_their_own() -> None:
    made = collections.create("Signs", ("vee", "square"))
    for _ in range(5):
        collections.keep(made.key, VEE, "vee")
        collections.keep(made.key, SQUARE, "square")
    _, done = learned(made.key)
    card = recognizers.recognizer(done.recognizer).card
    assert (card.name, card.classes) == ("Signs", ("vee", "square"))
    assert done.own is not None
    assert (done.own.before, done.own.after, done.own.count) == (None, 2, 2)


def test_that_the_same_seed_learns_the_same() -> None:
    made = collections.create("Signs", ("vee", "square"))
    for drawing, label in ((VEE, "vee"), (SQUARE, "square")):
        collections.keep(made.key, drawing, label)
    first, second = (load_weights_bytes(recognizers.recognizer(learned(made.key)[1].recognizer).path) for _ in range(2))
    assert first == second


def test_that_too_little_is_told() -> None:
    with pytest.raises(EngineError, match="too few drawings"):
        list(fine_tune.learn(MINE))
    made = collections.create("Signs", ("vee", "square"))
    collections.keep(made.key, VEE, "vee")
    with pytest.raises(EngineError, match="Draw some of “square”"):
        list(fine_tune.learn(made.key))


def test_that_whole_drawings_are_held_out_every_fifth_of_a_class() -> None:
    kept = [collections.keep(MINE, SEVEN, "7") for _ in range(11)] + [collections.keep(MINE, VEE, "4")]
    lesson = lesson_of(kept)
    assert [one.id for one in lesson.held_out] == [kept[4].id, kept[9].id]
    assert len(lesson.learned) == 10


def test_that_classes_are_varied_equally_often_and_drawn_as_the_recognizer_sees_them() -> None:
    kept = [collections.keep(MINE, SEVEN, "7"), collections.keep(MINE, SEVEN, "7"), collections.keep(MINE, VEE, "4")]
    pictures, labels = varied(kept, DIGITS, 20, seed=1)
    assert pictures.shape == (20, 1, 28, 28)
    assert np.bincount(labels).tolist() == [0, 0, 0, 0, 10, 0, 0, 10]
    shown = as_drawn(kept)
    assert shown.shape == (3, 1, 28, 28)
    np.testing.assert_array_equal(shown[0], shown[1])


def load_weights_bytes(path: str) -> dict[str, bytes]:
    from pathlib import Path

    return {name: value.numpy().tobytes() for name, value in load_weights(Path(path))[0].items()}
