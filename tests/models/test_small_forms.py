"""Every small form with real numbers: it learns, every weight takes part, and its weights can be saved."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from models.build import build
from models.catalog import ARCHITECTURES
from models.objective import logits_of, objective

CHEAP = [network for network in ARCHITECTURES if network.small_multiply_adds < 130_000_000]
KEYS = [network.key for network in CHEAP if network.family != "LeNet"]  # LeNet has tests of its own


@pytest.mark.parametrize("key", KEYS)
def test_that_steps_lower_the_loss_and_every_weight_has_a_gradient(key: str) -> None:
    torch.manual_seed(0)
    network = build(key, classes=4, channels=1, size=28).train()
    optimizer = torch.optim.SGD(network.parameters(), 0.002)
    pictures, labels = torch.randn(8, 1, 28, 28), torch.arange(8) % 4
    losses = list[float]()
    for _ in range(4):
        torch.manual_seed(1)  # the same weights are dropped in each step
        optimizer.zero_grad()
        outputs = network(pictures)
        loss = objective(network, outputs, labels)
        loss.backward()
        without = [name for name, p in network.named_parameters() if p.grad is None or not p.grad.any()]
        assert without == []
        optimizer.step()
        losses.append(loss.item())
        assert logits_of(network, outputs).shape == (8, 4)
    assert losses[-1] < losses[0]


@pytest.mark.parametrize("key", KEYS)
def test_that_a_new_network_prefers_no_class(key: str) -> None:
    torch.manual_seed(0)
    network = build(key, classes=10, channels=3, size=32).train()
    with torch.no_grad():
        loss = objective(network, network(torch.randn(8, 3, 32, 32)), torch.arange(8))
    assert 1.8 < loss.item() < 3.5  # ln 10 is 2.3


@pytest.mark.parametrize("key", KEYS)
def test_that_saved_weights_give_the_same_answers(key: str, tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = build(key, classes=5, channels=3, size=28)
    pictures = torch.randn(4, 3, 28, 28)
    with torch.no_grad():
        network.train()(pictures)  # so that normalization has collected something
        answers = network.eval()(pictures)
        save_file(network.state_dict(), tmp_path / "weights.safetensors")
        other = build(key, classes=5, channels=3, size=28).eval()
        other.load_state_dict(load_file(tmp_path / "weights.safetensors"), strict=True)
        assert torch.equal(other(pictures), answers)


def test_that_too_small_pictures_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="too small; 8×8 is the least"):
        build("vgg11", classes=10, channels=3, size=7)
