"""The whole answer is no surer than its parts, and its probability is that of what is answered."""

import numpy as np
import pytest

from engine.prediction import Glyph, Prediction, Reading, Verdict

DIGITS = tuple("0123456789")


def prediction(label: str, share: float, verdict: Verdict, rejected: float | None = 0.01) -> Prediction:
    probabilities = np.full(10, (1 - share) / 9, np.float32)
    probabilities[int(label)] = share
    return Prediction(DIGITS, probabilities, verdict, rejected)


def number(*parts: Prediction) -> Reading:
    glyphs = tuple(Glyph((0.0, 0.0, 1.0, 1.0), part) for part in parts)
    return Reading(parts[0], "".join(part.label for part in parts), "Digits", 1.0, glyphs=glyphs)


SURE = prediction("6", 0.999, "sure")
UNSURE = prediction("4", 0.6, "unsure")
UNKNOWN = prediction("8", 0.999, "unknown", 0.98)


@pytest.mark.parametrize(
    ("parts", "verdict", "probability"),
    [
        ([SURE, SURE], "sure", 0.999),
        ([SURE, UNSURE, SURE], "unsure", 0.6),
        ([SURE, UNKNOWN, SURE, UNSURE], "unknown", 0.98),
        ([UNSURE], "unsure", 0.6),
        ([UNKNOWN], "unknown", 0.98),
    ],
)
def test_that_a_number_is_as_sure_as_its_worst_digit(
    parts: list[Prediction], verdict: Verdict, probability: float
) -> None:
    reading = number(*parts)
    assert reading.verdict == verdict
    assert reading.probability == pytest.approx(probability)


def test_that_nobody_claims_a_probability_of_what_was_never_learned() -> None:
    never_learned = prediction("8", 0.999, "unknown", None)
    assert number(SURE, never_learned).probability is None
    blank = Prediction((), np.zeros(0, np.float32), "blank")
    assert (Reading(blank, "", "Digits", 0.0).verdict, Reading(blank, "", "Digits", 0.0).probability) == ("blank", None)
