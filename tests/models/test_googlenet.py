"""GoogLeNet: its auxiliary classifiers, and weights with and without them."""

import pytest
import torch
from torch.nn import functional as F

from models.auxiliary import state_for_use
from models.build import build
from models.objective import logits_of, objective
from tests.models.measured import on_paper, parameters

BOTH = pytest.mark.parametrize("key", ["googlenet", "googlenet_2014"])


@pytest.mark.parametrize(("key", "with_them"), [("googlenet", 13_004_888), ("googlenet_2014", 13_378_280)])
def test_that_the_auxiliary_classifiers_are_there_for_training_only(key: str, with_them: int) -> None:
    network = on_paper(key, classes=1000, channels=3, size=224, form="full", has_auxiliary=True)
    without = on_paper(key, classes=1000, channels=3, size=224, form="full")
    assert parameters(network) == with_them
    assert state_for_use(network.state_dict()).keys() == without.state_dict().keys()
    pictures = torch.empty(2, 3, 224, 224, device="meta")
    outputs = network.train()(pictures)
    assert [tuple(one.shape) for one in outputs] == [(2, 1000)] * 3
    assert network.eval()(pictures).shape == (2, 1000)
    assert without.train()(pictures).shape == (2, 1000)


@BOTH
def test_that_their_losses_count_three_tenths(key: str) -> None:
    network = on_paper(key, classes=4, channels=3, size=224, form="full", has_auxiliary=True)
    torch.manual_seed(0)
    outputs, labels = tuple(torch.randn(5, 4) for _ in range(3)), torch.arange(5) % 4
    main, first, second = (F.cross_entropy(one, labels, label_smoothing=0.1) for one in outputs)
    assert torch.allclose(objective(network, outputs, labels, 0.1), main + 0.3 * (first + second))
    assert torch.equal(logits_of(network, outputs), outputs[0])
    assert torch.allclose(objective(network, outputs[0], labels, 0.1), main)


@BOTH
def test_that_weights_load_with_and_without_them(key: str) -> None:
    torch.manual_seed(0)
    training = build(key, classes=3, channels=1, size=79, form="full", has_auxiliary=True).eval()
    use = build(key, classes=3, channels=1, size=79, form="full").eval()
    pictures = torch.randn(2, 1, 79, 79)
    use.load_state_dict(training.state_dict(), strict=True)
    with torch.no_grad():
        answers = training(pictures)
        assert torch.allclose(use(pictures), answers)
        kept = training.state_dict()["aux1.fc2.weight"].clone()
        training.load_state_dict(use.state_dict(), strict=True)
        assert torch.equal(training.state_dict()["aux1.fc2.weight"], kept)
        assert torch.allclose(training(pictures), answers)


def test_that_the_paper_has_true_5_by_5_filters_and_torchvision_3_by_3() -> None:
    of_2014 = on_paper("googlenet_2014", classes=10, channels=3, size=224, form="full").state_dict()
    torchvisions = on_paper("googlenet", classes=10, channels=3, size=224, form="full").state_dict()
    assert of_2014["inception3a.branch3.1.0.weight"].shape == (32, 16, 5, 5)
    assert torchvisions["inception3a.branch3.1.conv.weight"].shape == (32, 16, 3, 3)
    assert not any("running_mean" in name for name in of_2014)
