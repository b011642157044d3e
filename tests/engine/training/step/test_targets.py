import pytest
import torch
from torch.nn import functional as F

from engine.training.step.targets import right_answers, weighted
from models.lenet import LeNet5of1998

LOGITS = torch.tensor([[2.0, 0.5, -1.0], [0.1, 0.2, 0.3], [-1.0, 3.0, 0.0]])
LABELS = torch.tensor([0, 2, 0])
WEIGHTS = torch.tensor([0.5, 1.0, 4.0])


def test_that_without_weights_nothing_changes():
    assert weighted(LABELS, 0.1, None) == (LABELS, 0.1)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_that_weighted_targets_give_the_weighted_loss(smoothing: float):
    targets, rest = weighted(LABELS, smoothing, WEIGHTS)
    each = F.cross_entropy(LOGITS, LABELS, label_smoothing=smoothing, reduction="none")
    expected = (each * WEIGHTS[LABELS]).mean()
    assert rest == 0.0
    assert torch.allclose(F.cross_entropy(LOGITS, targets), expected)


def test_that_shares_of_classes_are_weighted_by_their_classes():
    shares = torch.tensor([[0.25, 0.0, 0.75]])
    targets, _ = weighted(shares, 0.0, WEIGHTS)
    assert torch.allclose(targets.sum(1), torch.tensor([0.25 * 0.5 + 0.75 * 4.0]))


def test_that_the_loss_of_1998_counts_weights_too():
    torch.manual_seed(0)
    network, outputs = LeNet5of1998(3), -torch.rand(2, 3) * 50
    labels = torch.tensor([2, 0])
    plain = [network.objective(outputs[i : i + 1], labels[i : i + 1], 0.0) for i in range(2)]
    targets, _ = weighted(labels, 0.0, WEIGHTS)
    assert torch.allclose(network.objective(outputs, targets, 0.0), (4.0 * plain[0] + 0.5 * plain[1]) / 2)


def test_that_answers_to_mixed_pictures_are_right_by_their_share():
    assert right_answers(LOGITS, LABELS) == 2
    shares = torch.tensor([[0.7, 0.3, 0.0], [0.5, 0.5, 0.0], [0.4, 0.6, 0.0]])
    assert right_answers(LOGITS, shares) == pytest.approx(0.7 + 0.0 + 0.6)
