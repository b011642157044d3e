"""What is recorded of a step's gradients: the right figures, and nothing that changes the training."""

import time

import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.training.runs.events import RUN_EVENTS
from engine.training.step.gradient_flow import GradientProbe
from models.build import build


class Small(nn.Module):
    """Two dense layers; half of the hidden units never answer."""

    def __init__(self) -> None:
        super().__init__()
        self.last = nn.Linear(4, 2)  # registered before the first, met after it
        self.first = nn.Linear(3, 4)
        with torch.no_grad():
            self.first.bias.copy_(torch.tensor([-100.0, -100.0, 100.0, 100.0]))

    def forward(self, x: Tensor) -> Tensor:
        return self.last(F.relu(self.first(x)))


def stepped(network: nn.Module, watch: GradientProbe, inputs: Tensor, rate: float = 0.1) -> None:
    watch.before_step()
    optimizer = torch.optim.SGD(network.parameters(), rate)
    F.cross_entropy(network(inputs), torch.arange(len(inputs)) % 2).backward()
    optimizer.step()


def test_that_norms_updates_and_dead_units_are_those_of_the_step() -> None:
    torch.manual_seed(1)
    network, inputs = Small(), torch.randn(8, 3)
    before = network.last.weight.detach().clone()
    watch = GradientProbe(network)
    stepped(network, watch, inputs)

    flow = watch.after_step(0.5, 3, inputs)

    assert flow is not None
    assert flow.layers == ("first", "last")  # as a picture meets them, not as they were made
    assert flow.dead == (0.5, None)
    gradient = network.last.weight.grad
    assert gradient is not None
    assert flow.gradients[1] == pytest.approx(float(gradient.norm()), rel=1e-3)
    assert flow.weights[1] == pytest.approx(float(network.last.weight.detach().norm()), rel=1e-3)
    after = network.last.weight.detach()
    change = float((after - before).norm() / after.norm())
    assert flow.updates[1] == pytest.approx(change, rel=1e-3)
    assert RUN_EVENTS.checked(RUN_EVENTS.to_line(flow)) == flow


def test_that_watching_draws_no_chance_and_leaves_the_network_as_it_was() -> None:
    torch.manual_seed(1)
    network = build("resnet18", classes=3, channels=1, size=8)
    inputs = torch.randn(6, 1, 8, 8)
    watch = GradientProbe(network)
    stepped(network, watch, inputs)
    state = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    chance = torch.get_rng_state()

    flow = watch.after_step(0.0, 1, inputs)

    assert flow is not None
    assert network.training
    assert torch.equal(chance, torch.get_rng_state())
    assert all(torch.equal(tensor, state[name]) for name, tensor in network.state_dict().items())
    assert not any(module._forward_hooks for module in network.modules())  # pyright: ignore[reportPrivateUsage]
    assert flow.dead[-1] is None
    assert all(share is not None for share in flow.dead[:-1])


def test_that_frozen_layers_and_broken_figures_are_left_out() -> None:
    network, inputs = Small(), torch.randn(8, 3)
    network.first.weight.requires_grad_(False)
    watch = GradientProbe(network)
    stepped(network, watch, inputs)
    flow = watch.after_step(0.0, 1, inputs)
    assert flow is not None
    assert flow.layers == ("last",)
    network.last.weight.grad = torch.full((2, 4), float("nan"))
    watch.before_step()
    assert watch.after_step(0.0, 2, inputs) is None


def test_that_records_get_rarer_and_never_take_much_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    network, inputs = Small(), torch.randn(8, 3)
    watch, taken = GradientProbe(network), list[float]()
    for step in range(1000):
        epoch = step / 10
        clock[0] += 1.0
        if watch.is_due(epoch):
            stepped(network, watch, inputs)
            clock[0] += 0.004  # what looking costs
            assert watch.after_step(epoch, step, inputs) is not None
            taken.append(epoch)
    assert len(taken) < 150
    assert sum(epoch < 1 for epoch in taken) == 4
    watch, clock[0] = GradientProbe(network), 0.0
    stepped(network, watch, inputs)
    clock[0] += 1.0  # a slow machine
    watch.after_step(0.0, 1, inputs)
    clock[0] += 190.0
    assert not watch.is_due(5.0)
    clock[0] += 20.0
    assert watch.is_due(5.0)
