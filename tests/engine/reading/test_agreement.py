import numpy as np

from engine.prediction import Glyph, Prediction, Reading, Verdict
from engine.reading.agreement import agreement, vote


def reading(label: str, verdict: Verdict = "sure", text: str = "") -> Reading:
    labels = ("1", "7", "9")
    shares = np.array([0.7 if name == label else 0.15 for name in labels], np.float32)
    return Reading(Prediction(labels, shares, verdict), text or label, "R", 0.0)


def test_that_all_alike_is_unanimous() -> None:
    told = agreement([reading("7"), reading("7"), None])
    assert (told.answer, told.votes, told.count, told.differ) == ("7", 2, 2, ())
    assert told.is_unanimous


def test_that_those_who_differ_are_named_by_their_place() -> None:
    told = agreement([reading("7"), reading("1"), None, reading("7")])
    assert (told.answer, told.votes, told.count) == ("7", 2, 3)
    assert told.differ == ((1, "1"),)
    assert not told.is_unanimous


def test_that_a_tie_has_no_answer() -> None:
    told = agreement([reading("7"), reading("1")])
    assert (told.answer, told.votes, told.count) == ("", 1, 2)
    assert told.differ == ((0, "7"), (1, "1"))


def test_that_nobody_and_one_alone_agree_with_nobody() -> None:
    assert agreement([None, None]).count == 0
    assert not agreement([reading("7")]).is_unanimous


def test_that_an_unsure_answer_votes_for_its_most_probable_class() -> None:
    assert vote(reading("7", "unsure", "7 or 1")) == "7"
    assert vote(reading("7", "unknown", "not a digit")) == "not a digit"


def test_that_a_number_votes_as_a_whole() -> None:
    one = reading("1")
    glyphs = (Glyph((0.0, 0.0, 1.0, 1.0), one.prediction),) * 2
    assert vote(Reading(one.prediction, "17", "R", 0.0, glyphs=glyphs)) == "17"
