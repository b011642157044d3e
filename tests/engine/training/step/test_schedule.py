import pytest
import torch
from torch import nn

from engine.recipe import Recipe
from engine.storage import paths
from engine.training.setup import compute_plan
from engine.training.setup.compute_plan import available_threads, choose_dtype
from engine.training.step.ema import WeightsEma
from engine.training.step.optimizer import optimizer_for, set_rate
from engine.training.step.schedule import learning_rate


def rates(schedule, **more):
    recipe = Recipe(epochs=10, learning_rate=0.1, schedule=schedule, **more)
    return [learning_rate(recipe, i / 100) for i in range(101)]


@pytest.mark.parametrize("schedule", ["one-cycle", "cosine", "step", "constant"])
def test_that_rates_are_positive_and_never_above_the_peak(schedule):
    found = rates(schedule, warmup_epochs=1.0)
    assert all(0 <= rate <= 0.1 + 1e-12 for rate in found)
    assert found[0] < 0.001
    assert max(found) > 0.09


def test_that_one_cycle_rises_then_falls_to_almost_nothing():
    found = rates("one-cycle")
    assert found[0] == pytest.approx(0.004)
    assert found.index(max(found)) == 30
    assert found[:31] == sorted(found[:31])
    assert found[30:] == sorted(found[30:], reverse=True)
    assert found[-1] < 1e-6


def test_that_the_other_schedules_have_their_shapes():
    assert rates("constant") == [0.1] * 101
    assert rates("cosine")[50] == pytest.approx(0.05)
    assert rates("step")[49::26] == pytest.approx([0.1, 0.001])
    assert rates("step")[60] == pytest.approx(0.01)


@pytest.mark.parametrize("name", ["sgd", "adam", "adamw"])
def test_that_decay_spares_biases_and_normalization(name):
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 2))
    optimizer = optimizer_for(network, Recipe(optimizer=name, weight_decay=0.5))
    decayed = {id(p) for group in optimizer.param_groups if group["weight_decay"] for p in group["params"]}
    assert decayed == {id(network[0].weight), id(network[3].weight)}
    set_rate(optimizer, 0.25)
    assert [group["lr"] for group in optimizer.param_groups] == [0.25, 0.25]


def test_that_the_average_follows_fast_at_first_and_takes_statistics_over():
    network = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
    average = WeightsEma(network, 0.99)
    with torch.no_grad():
        network[0].weight.fill_(11.0)
        before = average.network[0].weight.clone()
        network[1].running_mean.fill_(3.0)
    average.update(1)
    decay = 2 / 11
    assert torch.allclose(average.network[0].weight, before * decay + 11.0 * (1 - decay))
    assert average.network[1].running_mean.tolist() == [3.0, 3.0]
    assert not any(parameter.requires_grad for parameter in average.network.parameters())


def test_that_measuring_number_formats_leaves_network_and_chance_alone():
    torch.manual_seed(1)
    network = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Dropout(), nn.Flatten(), nn.LazyLinear(2))
    inputs, labels = torch.randn(4, 1, 8, 8), torch.tensor([0, 1, 0, 1])
    network(inputs)
    before = {name: value.clone() for name, value in network.state_dict().items()}
    chance = torch.get_rng_state()
    chosen, told = choose_dtype("auto", network, inputs, labels)
    assert chosen in ("float32", "bfloat16")
    assert told == ""
    assert torch.equal(chance, torch.get_rng_state())
    assert all(torch.equal(before[name], value) for name, value in network.state_dict().items())
    assert all(parameter.grad is None for parameter in network.parameters())


def test_that_float32_is_what_it_says_and_threads_are_at_least_one():
    assert choose_dtype("float32", nn.Linear(1, 1), torch.zeros(1, 1), torch.zeros(1)) == ("float32", "")
    assert available_threads() >= 1


def test_that_the_number_format_is_measured_once_and_remembered(monkeypatch):
    monkeypatch.setattr(compute_plan, "has_bfloat16", lambda device: True)
    gains = iter([2.0, 0.5])
    monkeypatch.setattr(compute_plan, "gain_of_bfloat16", lambda *_: next(gains))
    inputs, labels = torch.zeros(4, 1), torch.zeros(4, dtype=torch.long)
    assert [choose_dtype("auto", nn.Linear(1, 2), inputs, labels)[0] for _ in range(3)] == ["bfloat16"] * 3
    assert choose_dtype("auto", nn.Linear(1, 3), inputs, labels)[0] == "float32"
    (paths.data() / "pace.json").write_text("[]")
    with pytest.raises(StopIteration):
        choose_dtype("auto", nn.Linear(1, 2), inputs, labels)
