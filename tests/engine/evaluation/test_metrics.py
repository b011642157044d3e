import numpy as np
import pytest
import torch
from torch.nn import functional as F

from engine.evaluation.metrics import (
    calibration_error,
    confusion,
    evaluation,
    fitted_temperature,
    per_class,
    top_k,
    wilson_interval,
)

CHANCE = torch.Generator().manual_seed(0)
LABELS = torch.randint(0, 7, (500,), generator=CHANCE)
LOGITS = torch.randn(500, 7, generator=CHANCE) + 2.0 * F.one_hot(LABELS, 7)


def test_that_confusion_counts_true_rows_and_answered_columns():
    matrix = confusion(torch.tensor([0, 1, 1, 2]), torch.tensor([0, 0, 1, 1]), 3)
    assert matrix.tolist() == [[1, 1, 0], [0, 1, 1], [0, 0, 0]]


def test_that_class_figures_follow_their_definitions():
    one, two, three = per_class(torch.tensor([[8, 2, 0], [4, 6, 0], [0, 0, 0]]), ("a", "b", "c"))
    assert (one.precision, one.recall, one.count) == (8 / 12, 0.8, 10)
    assert one.f1 == pytest.approx(2 * (8 / 12) * 0.8 / (8 / 12 + 0.8))
    assert (two.precision, two.recall) == (0.75, 0.6)
    assert (three.precision, three.recall, three.f1, three.count) == (None, None, None, 0)


def test_that_top_k_grows_to_one():
    shares = [top_k(LOGITS, LABELS, k) for k in range(1, 8)]
    assert shares == sorted(shares)
    assert shares[0] == pytest.approx(float((LOGITS.argmax(1) == LABELS).double().mean()))
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("correct", "count", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (9924, 10_000, 0.9905, 0.9939)],
)
def test_that_the_interval_is_wilsons(correct, count, low, high):
    assert wilson_interval(correct, count) == pytest.approx((low, high), abs=1e-4)


def test_that_calibration_error_is_the_mean_distance():
    sure = torch.tensor([[0.8, 0.2]]).log().repeat(10, 1)
    assert calibration_error(sure, torch.tensor([0] * 8 + [1] * 2)) == pytest.approx(0.0, abs=1e-6)
    assert calibration_error(sure, torch.tensor([1] * 10)) == pytest.approx(0.8, abs=1e-6)


@pytest.mark.parametrize("factor", [0.8, 1.0, 2.5])
def test_that_the_temperature_minimizes_cross_entropy(factor):
    temperature = fitted_temperature(LOGITS * factor, LABELS)
    losses = [
        float(F.cross_entropy(LOGITS * factor / t, LABELS))
        for t in (temperature * 0.98, temperature, temperature * 1.02)
    ]
    assert losses[1] == min(losses)
    assert temperature / factor == pytest.approx(fitted_temperature(LOGITS, LABELS), rel=1e-3)


def test_that_certain_and_right_logits_give_the_lowest_temperature_and_nothing_breaks():
    assert fitted_temperature(100.0 * F.one_hot(LABELS, 7).float(), LABELS) == pytest.approx(0.25, rel=0.01)


def test_that_an_evaluation_fits_together():
    told = evaluation(LOGITS, LABELS, tuple("abcdefg"), temperature=1.5)
    matrix = np.array(told.confusion)
    assert told.count == matrix.sum() == 500
    assert told.accuracy == np.trace(matrix) / 500
    assert told.interval[0] < told.accuracy < told.interval[1]
    assert told.top5 is not None
    assert told.top5 > told.accuracy
    assert [one.count for one in told.per_class] == matrix.sum(1).tolist()
    assert evaluation(LOGITS[:, :5], LABELS.clamp(max=4), tuple("abcde")).top5 is None
