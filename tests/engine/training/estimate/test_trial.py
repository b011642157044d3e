import json
from dataclasses import replace

import pytest
import torch

from engine.commands import train
from engine.commands.app import run
from engine.data import catalog
from engine.recipe import Recipe
from engine.training.estimate import trial
from engine.training.estimate.forecast import size_text, time_text
from engine.training.estimate.trial import forecast
from engine.training.setup import prepare
from tests.engine.training import tiny

RECIPE = Recipe(network="lenet5", data="bars", epochs=3, batch_size=16, precision="float32", device="cpu")


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    monkeypatch.setattr(prepare, "available_threads", lambda: 1)
    monkeypatch.setattr(train, "keep_freed_memory", lambda: True)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def never():
    return False


def test_that_more_epochs_take_longer_and_larger_networks_need_more():
    short = forecast(RECIPE, never)
    assert short.problem == ""
    assert 0 < short.seconds < 120
    assert short.pictures_per_second > 10
    assert short.memory > 50_000_000
    assert (short.device, short.threads, short.precision) == ("CPU", 1, "float32")
    long = forecast(replace(RECIPE, epochs=2_000), never)
    assert long.seconds > 20 * short.seconds
    large = forecast(replace(RECIPE, network="inknet"), never)
    assert large.disk > short.disk


def test_that_a_limit_of_time_is_what_the_run_takes():
    found = forecast(replace(RECIPE, time_limit=5_000.0), never)
    assert 5_000 < found.seconds < 5_120


def test_that_a_batch_that_does_not_fit_is_caught_with_a_smaller_one_that_does(monkeypatch):
    monkeypatch.setattr(trial, "memory_left", lambda device: 4_000_000)
    learned = []
    monkeypatch.setattr(trial.MemoryTrial, "seconds_per_step", lambda *_: learned.append(1))
    found = forecast(replace(RECIPE, batch_size=64), never)
    assert not learned
    assert found.problem.startswith("A batch of 64 needs about")
    assert f"Choose a batch size of {found.batch_size}" in found.problem
    assert 1 <= found.batch_size < 64
    monkeypatch.setattr(trial.MemoryTrial, "seconds_per_step", lambda *_: 1.0)
    assert forecast(replace(RECIPE, batch_size=found.batch_size), never).problem == ""


def test_that_a_network_too_large_for_any_batch_is_told(monkeypatch):
    monkeypatch.setattr(trial, "memory_left", lambda device: 1_000)
    found = forecast(RECIPE, never)
    assert "Even a single picture needs too much" in found.problem
    assert found.batch_size == 0


def test_that_memory_that_runs_out_in_the_trial_is_told_alike(monkeypatch):
    def no_memory(*_):
        raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes.")

    monkeypatch.setattr(trial.MemoryTrial, "seconds_per_step", no_memory)
    found = forecast(RECIPE, never)
    assert "Choose a batch size of 8" in found.problem


def test_that_a_full_disk_is_caught_before_the_run(monkeypatch):
    monkeypatch.setattr(trial, "disk_left", lambda: 1_000_000)
    found = forecast(RECIPE, never)
    assert "on the disk, and 1 MB are free" in found.problem


def test_that_dry_run_tells_and_trains_nothing(capsys):
    from engine.storage import paths

    arguments = ["train", "--dry-run", "--data", "bars", "--network", "lenet5", "--epochs", "2", "--device", "cpu"]
    assert run(arguments) == 0
    told = capsys.readouterr().out
    assert "of memory" in told
    assert "pictures/s" in told
    assert run([*arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["type"] == "Forecast"
    assert found["problem"] == ""
    assert not paths.runs().exists()


def test_that_dry_run_of_an_impossible_recipe_is_an_error_with_a_way_out(capsys, monkeypatch):
    monkeypatch.setattr(trial, "memory_left", lambda device: 4_000_000)
    assert run(["train", "--dry-run", "--data", "bars", "--batch-size", "64", "--device", "cpu"]) == 1
    assert "Choose a batch size of" in capsys.readouterr().err
    assert run(["train", "--dry-run", "--resume", "abc"]) == 1


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.2, "1 s"), (44.4, "44 s"), (100, "2 min"), (740, "12 min"), (12_100, "3 h 20 min"), (200_000, "55 h")],
)
def test_that_times_are_told_as_exactly_as_they_are_known(seconds, text):
    assert time_text(seconds) == text


def test_that_sizes_are_told_in_words():
    assert [size_text(count) for count in (10, 40_100_000, 940_000_000, 1_260_000_000)] == [
        "1 MB",
        "40 MB",
        "940 MB",
        "1.3 GB",
    ]
