from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.inference import decision
from tests.engine.recognizers import DIGITS, PHOTO

WITH_RUBBISH = replace(DIGITS, classes=(*DIGITS.classes, "not a digit"), unknown_above=0.5)


def logits(*peaks: tuple[int, float], outputs: int = 10) -> NDArray[np.float32]:
    row = np.zeros((1, outputs), np.float32)
    for place, height in peaks:
        row[0, place] = height
    return row


def test_that_probabilities_sum_to_one_and_follow_the_temperature() -> None:
    warm = replace(DIGITS, temperature=2.0)
    cold, calm = (decision.probabilities_of(card, logits((3, 4.0))) for card in (DIGITS, warm))
    assert cold.sum() == pytest.approx(1)
    assert calm.sum() == pytest.approx(1)
    assert cold[0, 3] == pytest.approx(np.exp(4) / (np.exp(4) + 9), rel=1e-5)
    assert calm[0, 3] == pytest.approx(np.exp(2) / (np.exp(2) + 9), rel=1e-5)


def test_that_huge_logits_give_numbers() -> None:
    assert np.isfinite(decision.probabilities_of(DIGITS, logits((1, 1e4), (2, -1e4)))).all()


def test_that_a_clear_answer_is_sure_and_reads_as_its_class() -> None:
    (prediction,) = decision.predictions(DIGITS, logits((7, 9.0)))
    assert prediction.verdict == "sure"
    assert decision.text(prediction) == "7"


def test_that_a_close_race_is_unsure_and_names_both() -> None:
    (prediction,) = decision.predictions(DIGITS, logits((4, 9.0), (9, 8.9)))
    assert prediction.verdict == "unsure"
    assert decision.text(prediction) == "4 or 9"


def test_that_the_rubbish_class_is_not_shown_and_the_others_sum_to_one() -> None:
    (prediction,) = decision.predictions(WITH_RUBBISH, logits((2, 9.0), (10, 8.0), outputs=11))
    assert prediction.labels == DIGITS.classes
    assert prediction.probabilities.sum() == pytest.approx(1)
    assert prediction.verdict == "sure"


def test_that_the_rubbish_class_makes_unknown() -> None:
    (prediction,) = decision.predictions(WITH_RUBBISH, logits((2, 8.0), (10, 99.0), outputs=11))
    assert prediction.verdict == "unknown"
    assert decision.text(prediction) == "not a digit"
    assert prediction.label == "2"
    assert np.isfinite(prediction.probabilities).all()


def test_that_shares_leave_out_what_is_rubbish() -> None:
    shares = decision.probabilities_with_reject(WITH_RUBBISH, logits((10, 9.0), outputs=11))
    assert shares.shape == (1, 10)
    assert shares.sum() < 0.01


def test_that_without_a_rubbish_class_weak_logits_are_unknown() -> None:
    card = replace(DIGITS, unknown_above=-3.0)
    weak, strong = logits((3, 2.0)), logits((3, 9.0))
    assert [p.verdict for p in decision.predictions(card, np.concatenate([weak, strong]))] == ["unknown", "sure"]


def test_that_nothing_is_unknown_when_no_threshold_was_fitted() -> None:
    never = replace(WITH_RUBBISH, unknown_above=None)
    (prediction,) = decision.predictions(never, logits((10, 99.0), outputs=11))
    assert prediction.verdict == "unsure"


def test_that_unknown_things_are_not_called_digits() -> None:
    card = replace(PHOTO, unknown_above=-3.0)
    (prediction,) = decision.predictions(card, logits(outputs=3))
    assert decision.text(prediction) == "none of the classes"


def test_that_a_class_of_a_person_is_never_taken_for_rubbish() -> None:
    own = replace(PHOTO, classes=("digit", "not a digit"))
    assert decision.labels(own) == ("digit", "not a digit")


def test_that_nothing_drawn_is_said() -> None:
    assert decision.text(decision.BLANK) == "nothing drawn"
    assert decision.BLANK.label == ""
