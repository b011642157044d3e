"""The 6n+2 ResNets against section 4.2 of the paper."""

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from models.build import build
from models.catalog import architecture
from models.resnet import BLOCKS, Residual


def parameters(network: nn.Module) -> int:
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


@pytest.mark.parametrize("key", ["resnet8", "resnet20"])
def test_that_the_parameters_are_those_of_the_catalog(key: str) -> None:
    network = build(key, classes=10, channels=3, size=32)
    assert parameters(network) == architecture(key).parameters


def test_that_resnet20_has_027_million_parameters_in_20_layers() -> None:
    network = build("resnet20", classes=10, channels=3, size=32)
    layers = [layer for layer in network.modules() if isinstance(layer, nn.Conv2d | nn.Linear)]
    assert len(layers) == 20
    assert round(parameters(network) / 1e6, 2) == 0.27


@pytest.mark.parametrize(("channels", "size"), [(1, 28), (3, 32)])
@pytest.mark.parametrize("count", [1, 3])
def test_that_the_output_is_one_logit_per_class(channels: int, size: int, count: int) -> None:
    network = build("resnet8", classes=11, channels=channels, size=size).eval()
    assert network(torch.randn(count, channels, size, size)).shape == (count, 11)


@pytest.mark.parametrize(
    ("key", "layers"), [("resnet34", 32), ("resnet50", 56), ("resnet101", 110), ("resnet152", 152)]
)
def test_that_the_deeper_ones_have_6n_plus_2_layers(key: str, layers: int) -> None:
    with torch.device("meta"):
        network = build(key, classes=10, channels=3, size=32)
    assert sum(isinstance(layer, nn.Conv2d | nn.Linear) for layer in network.modules()) == layers == 6 * BLOCKS[key] + 2


def test_that_shortcuts_have_no_parameters_and_keep_every_second_pixel() -> None:
    block = Residual(4, 8)
    x = torch.randn(2, 4, 6, 6)
    carried = block.shortcut(x)
    assert carried.shape == (2, 8, 3, 3)
    assert torch.equal(carried[:, 2:6], x[:, :, ::2, ::2])
    assert carried[:, :2].abs().sum() == carried[:, 6:].abs().sum() == 0
    assert Residual(4, 4).shortcut(x) is x


@pytest.mark.parametrize("key", ["resnet8", "resnet20"])
def test_that_steps_lower_the_loss_and_no_gradient_is_dead(key: str) -> None:
    torch.manual_seed(0)
    network = build(key, classes=10, channels=1, size=28)
    x, y = torch.randn(20, 1, 28, 28), torch.arange(20) % 10
    optimizer = torch.optim.SGD(network.parameters(), 0.05)
    losses: list[float] = []
    for _ in range(4):
        loss = F.cross_entropy(network(x), y)
        optimizer.zero_grad()
        loss.backward()
        assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in network.parameters())
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0]


def test_that_a_full_form_and_tiny_pictures_are_refused() -> None:
    with pytest.raises(ValueError, match="no full form"):
        build("resnet20", classes=10, channels=3, size=224, form="full")
    with pytest.raises(ValueError, match="too small"):
        build("resnet20", classes=10, channels=3, size=4)
