"""LeNet-5 against the paper's own numbers."""

import pytest
import torch
from torch import nn

from models.build import build
from models.lenet import BITMAPS, C3_INPUTS, LeNet5, LeNet5of1998, drawn_digits
from models.objective import logits_of, objective


def parameters(network: nn.Module) -> int:
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


def test_that_the_modern_form_has_61706_parameters() -> None:
    assert parameters(LeNet5()) == 61_706


def test_that_the_form_of_1998_has_60000_trainable_parameters_in_the_papers_parts() -> None:
    network = LeNet5of1998()
    parts = {name: parameters(child) for name, child in network.named_children()}
    assert parts == {"c1": 156, "s2": 12, "c3": 1_516, "s4": 32, "c5": 48_120, "f6": 10_164}
    assert parameters(network) == 60_000


def test_that_each_map_of_s2_feeds_ten_maps_of_c3() -> None:
    assert [sum(source in sources for sources in C3_INPUTS) for source in range(6)] == [10] * 6


def test_that_c3_sees_only_the_maps_of_its_table() -> None:
    c3 = LeNet5of1998().c3
    x = torch.zeros(1, 6, 14, 14)
    x[:, 0] = 1.0
    with torch.no_grad():
        changed = (c3(x) - c3(torch.zeros_like(x))).abs().amax((0, 2, 3)) > 0
    assert changed.tolist() == [0 in sources for sources in C3_INPUTS]


def test_that_the_bitmaps_are_ten_different_drawings_of_7_by_12() -> None:
    assert all(len(digit) == 12 and all(len(line) == 7 for line in digit) for digit in BITMAPS)
    targets = drawn_digits()
    assert targets.shape == (10, 84)
    assert torch.cdist(targets, targets).add(torch.eye(10) * 100).min() > 4.0


def test_that_an_answer_equal_to_a_bitmap_is_that_digit() -> None:
    network = LeNet5of1998()
    apart = drawn_digits().unsqueeze(1) - network.bitmaps
    assert (-apart.square().sum(2)).argmax(1).tolist() == list(range(10))


@pytest.mark.parametrize("key", ["lenet5", "lenet5_1998"])
@pytest.mark.parametrize("count", [1, 3])
def test_that_the_output_is_one_logit_per_class(key: str, count: int) -> None:
    network = build(key, classes=7, channels=1, size=32)
    assert network(torch.randn(count, 1, 32, 32)).shape == (count, 7)


@pytest.mark.parametrize("key", ["lenet5", "lenet5_1998"])
def test_that_steps_lower_the_loss_and_every_parameter_has_a_gradient(key: str) -> None:
    torch.manual_seed(0)
    network = build(key, classes=10, channels=1, size=32)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.003)
    x, y = torch.randn(32, 1, 32, 32), torch.arange(32) % 10
    losses = list[float]()
    for _ in range(5):
        optimizer.zero_grad()
        outputs = network(x)
        loss = objective(network, outputs, y)
        loss.backward()
        assert all(p.grad is not None and p.grad.abs().sum() > 0 for p in network.parameters())
        optimizer.step()
        losses.append(loss.item())
        assert logits_of(network, outputs).shape == (32, 10)
    assert losses[-1] < losses[0]


def test_that_other_sizes_and_colors_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="32×32"):
        build("lenet5", classes=10, channels=1, size=28)
    with pytest.raises(ValueError, match="gray"):
        build("lenet5_1998", classes=10, channels=3, size=32)
