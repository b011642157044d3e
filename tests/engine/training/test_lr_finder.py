import json
from dataclasses import replace

import pytest
import torch

from engine.commands import find_rate as find_rate_module
from engine.commands.app import run
from engine.data import catalog
from engine.recipe import Recipe
from engine.training.estimate.forecast import RateFound, RateTried
from engine.training.lr_finder import STEPS, find_rate, found
from engine.training.setup import prepare
from tests.engine.training import tiny

RECIPE = Recipe(network="lenet5", data="bars", batch_size=16, precision="float32", device="cpu")


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    monkeypatch.setattr(prepare, "available_threads", lambda: 1)
    monkeypatch.setattr(find_rate_module, "keep_freed_memory", lambda: True)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def never():
    return False


@pytest.mark.parametrize("optimizer", ["adamw", "sgd"])
def test_that_the_rate_rises_and_a_rate_that_learns_is_proposed(optimizer):
    *tried, end = find_rate(replace(RECIPE, optimizer=optimizer), never)
    assert isinstance(end, RateFound)
    assert all(isinstance(event, RateTried) for event in tried)
    assert len(tried) <= STEPS
    assert list(end.rates) == sorted(end.rates)
    least = end.rates[end.losses.index(min(end.losses))]
    assert end.rate == pytest.approx(least / 5, rel=0.06)
    assert f"Try {end.rate:g}" in end.sentence


def test_that_a_stop_ends_the_search_with_what_was_found():
    asked = iter([False] * 6 + [True] * 99)
    events = list(find_rate(RECIPE, lambda: next(asked)))
    assert 1 <= len(events) <= 7
    assert isinstance(events[-1], RateFound)
    assert events[-1].rate == 0


def test_that_a_loss_that_never_falls_gives_no_rate():
    assert found([1e-6 * 1.1**i for i in range(50)], [2.3] * 50).rate == 0
    assert "did not fall" in found([1.0], [1.0]).sentence


def test_that_a_loss_that_is_no_number_ends_the_search(monkeypatch):
    from engine.training.step.learner import Learner

    true_learn = Learner.learn

    def learn(self, inputs, labels, rate, step, pieces=1):
        true_learn(self, inputs, labels, rate, step, pieces)
        if step == 30:
            self.totals[0] = float("nan")

    monkeypatch.setattr(Learner, "learn", learn)
    end = list(find_rate(RECIPE, never))[-1]
    assert len(end.rates) == 29  # pyright: ignore


def test_that_the_command_prints_a_curve_and_json(capsys):
    arguments = ["find-rate", "--data", "bars", "--network", "lenet5", "--batch-size", "16", "--device", "cpu"]
    assert run(arguments) == 0
    told = capsys.readouterr().out
    assert "█" in told
    assert "Try " in told
    assert run([*arguments, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["type"] for line in lines[:-1]} == {"RateTried"}
    assert lines[-1]["type"] == "RateFound"
