import pytest
import torch

from engine.evaluation.calibration import calibrated, real_answers
from engine.evaluation.metrics import calibration_error

DIGITS = tuple("0123456789")
WITH_RUBBISH = (*DIGITS, "not a digit")


def answers(count: int, classes: int, sharpness: float, seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """Logits whose true probabilities are those of ``logits / sharpness``, and labels drawn from them."""
    chance = torch.Generator().manual_seed(seed)
    honest = 2.5 * torch.randn(count, classes, generator=chance)
    labels = torch.multinomial(honest.softmax(1), 1, generator=chance).squeeze(1)
    return honest * sharpness, labels


def test_that_boasting_answers_become_honest() -> None:
    logits, labels = answers(20_000, 10, sharpness=3.0)
    found = calibrated(logits, labels, DIGITS)
    assert found.temperature == pytest.approx(3.0, rel=0.05)
    assert calibration_error(logits, labels, found.temperature) < 0.02
    assert found.unknown_above is None


def test_that_few_real_digits_are_refused() -> None:
    logits, labels = answers(20_000, 11, sharpness=1.0)
    labels = torch.where(labels == 10, labels - 1, labels)
    found = calibrated(logits, labels, WITH_RUBBISH)
    assert found.unknown_above is not None
    refused = (logits / found.temperature).softmax(1)[:, 10] > found.unknown_above
    assert 0.003 < refused.double().mean() < 0.007


def test_that_sure_answers_are_right() -> None:
    logits = torch.tensor([[4.0, 0.0]] * 900 + [[1.0, 0.0]] * 100)
    labels = torch.tensor([0] * 900 + [0, 1] * 50)
    found = calibrated(logits, labels, ("a", "b"))
    probability, answer = (logits / found.temperature).softmax(1).max(1)
    sure = probability >= found.sure_above
    assert sure.sum() == 900
    assert (answer[sure] == labels[sure]).all()


def test_that_rubbish_alone_and_nothing_at_all_are_no_trouble() -> None:
    logits, _ = answers(50, 11, sharpness=1.0)
    assert calibrated(logits, torch.full((50,), 10), WITH_RUBBISH).temperature == 1.0
    assert calibrated(logits[:0], torch.zeros(0, dtype=torch.int64), WITH_RUBBISH).unknown_above is None


def test_that_rubbish_is_no_class_where_there_is_none() -> None:
    logits, labels = answers(50, 11, sharpness=1.0)
    shown, classes = real_answers(logits, labels.clamp(max=9), WITH_RUBBISH)
    assert shown.shape == (50, 10)
    assert classes == DIGITS
    labels[0] = 10
    assert real_answers(logits, labels, WITH_RUBBISH)[0].shape == (50, 11)
