"""Runs that train for a time instead of a number of epochs. The clock is the test's."""

from itertools import count

import pytest
import torch

from engine.data import catalog
from engine.recipe import Recipe
from engine.training import trainer
from engine.training.loop import train
from engine.training.runs.events import EpochDone, GradientFlow, RunEnded, RunStarted
from engine.training.runs.test_predictions import read_answers
from engine.training.setup import prepare
from engine.training.step.gradient_flow import GradientProbe
from tests.engine.training import tiny

RECIPE = Recipe(
    network="lenet5",
    data="bars",
    epochs=500,
    time_limit=10.0,
    batch_size=16,
    learning_rate=0.01,
    schedule="cosine",
    precision="float32",
    device="cpu",
)


@pytest.fixture(autouse=True)
def bars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    monkeypatch.setattr(prepare, "available_threads", lambda: 1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Each step takes a second."""
    now, step = [0.0], trainer.Trainer.step

    def slow_step(self: trainer.Trainer, place: trainer.BatchRange) -> None:
        step(self, place)
        now[0] += 1.0

    monkeypatch.setattr(trainer.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(trainer.Trainer, "step", slow_step)
    return now


def trained(folder, should_stop=lambda: False):
    return list(train(RECIPE, folder, should_stop=should_stop))


@pytest.mark.usefixtures("clock")
def test_that_the_run_ends_with_its_time_within_an_epoch_and_the_schedule_with_it(tmp_path):
    events = trained(tmp_path / "run")

    end = events[-1]
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert isinstance(end, RunEnded)
    assert end.reason == "finished"
    assert epochs[-1].step == 10  # one a second; six are an epoch, so the second ends early
    assert [done.epoch for done in epochs] == [1, 2]
    assert epochs[-1].learning_rate == pytest.approx(0.0, abs=1e-6)
    assert all(0 <= done.train_accuracy <= 1 for done in epochs)
    assert end.test_count == 30
    assert read_answers(tmp_path / "run") is not None


@pytest.mark.usefixtures("clock")
def test_that_a_stopped_run_goes_on_for_the_time_that_is_left(tmp_path):
    asked = count()
    first = trained(tmp_path / "run", lambda: next(asked) >= 4)
    assert isinstance(first[-1], RunEnded)
    assert first[-1].reason == "stopped"

    events = trained(tmp_path / "run")

    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert epochs[-1].step == 10
    assert events[-1].seconds == pytest.approx(10.0)
    again = trained(tmp_path / "run")  # all its time is used
    assert not [event for event in again if isinstance(event, EpochDone)]
    assert isinstance(again[-1], RunEnded)


def test_that_gradient_flow_is_told_and_changes_no_bit(tmp_path, monkeypatch):
    recipe = Recipe(network="lenet5", data="bars", epochs=2, batch_size=16, device="cpu", precision="float32")
    told = list(train(recipe, tmp_path / "told", should_stop=lambda: False))
    flows = [event for event in told if isinstance(event, GradientFlow)]
    assert flows
    assert flows[0].layers == ("c1", "c3", "c5", "f6", "output")
    assert flows[0].step == 1
    monkeypatch.setattr(GradientProbe, "is_due", lambda *_: False)
    silent = list(train(recipe, tmp_path / "silent", should_stop=lambda: False))
    assert not [event for event in silent if isinstance(event, GradientFlow)]
    one, other = (load_network(tmp_path / name) for name in ("told", "silent"))
    assert all(torch.equal(one[name], other[name]) for name in one)


def load_network(folder):
    from engine.training.runs.checkpoint import load_checkpoint

    saved, _ = load_checkpoint(folder)
    assert saved is not None
    return saved["network"]


def test_that_a_run_tells_its_circumstances(tmp_path):
    recipe = Recipe(network="lenet5", data="bars", epochs=1, batch_size=32, device="cpu", precision="float32")
    started = next(train(recipe, tmp_path / "run", should_stop=lambda: False))
    assert isinstance(started, RunStarted)
    assert started.multiply_adds == 415_932  # 84 × 7 fewer outputs than in the catalog
    assert len(started.fingerprint) == 64
    assert "PyTorch" in started.versions
    assert "processor" in started.machine
