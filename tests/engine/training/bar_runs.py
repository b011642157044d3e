"""Runs on pictures of bars: how they are made, and how two are compared bit for bit."""

from dataclasses import replace
from itertools import count

import torch

from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.checkpoint import load_checkpoint
from engine.training.runs.run_folder import BEST
from engine.training.runs.training_state import TrainingState
from engine.weights.weights_file import load_weights

RECIPE = Recipe(
    network="lenet5",
    data="bars",
    epochs=3,
    batch_size=16,
    learning_rate=0.005,
    augmentation="ink",
    weights_average=0.9,
    precision="float32",
    device="cpu",
    seed=3,
)


def never():
    return False


def after(steps):
    """Asks to stop at the question number ``steps`` (there is one before every batch)."""
    questions = count()
    return lambda: next(questions) >= steps


def trained(recipe, folder, should_stop=never):
    return list(train(recipe, folder, should_stop=should_stop))


def final(folder):
    """What must be equal, bit for bit, between a run and the same run with interruptions."""
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    history = [replace(done, seconds=0) for done in TrainingState.restored(saved["standing"]).history]
    best, card = load_weights(folder / BEST)
    return saved, history, best, (card.test_accuracy, card.validation_accuracy, card.temperature)


def assert_equal_runs(one, other):
    saved, history, best, results = final(one)
    saved_too, history_too, best_too, results_too = final(other)
    assert history == history_too
    assert results == results_too
    for part in ("network", "average"):
        assert all(torch.equal(saved[part][name], saved_too[part][name]) for name in saved[part])
    assert all(torch.equal(best[name], best_too[name]) for name in best)
    states, states_too = saved["optimizer"]["state"], saved_too["optimizer"]["state"]
    assert states
    for key, values in states.items():
        assert all(torch.equal(values[name], states_too[key][name]) for name in values)


def only(events, kind):
    return [event for event in events if isinstance(event, kind)]
