"""A run from start to end: it learns, tells it, and every choice of a recipe works."""

from dataclasses import asdict, replace

import pytest

from engine.training import loop
from engine.training.runs.events import EpochDone, Notice, Progress, RunEnded, RunFailed, RunStarted
from engine.training.runs.run_folder import BEST, create_run
from engine.weights.weights_file import load_weights
from tests.engine.training import tiny
from tests.engine.training.bar_runs import RECIPE, after, assert_equal_runs, only, trained

pytestmark = pytest.mark.usefixtures("bars")


def test_that_a_run_learns_and_tells_it_from_start_to_end():
    folder = create_run(RECIPE)
    events = trained(RECIPE, folder)
    start, end = events[0], events[-1]
    assert isinstance(start, RunStarted)
    assert isinstance(end, RunEnded)
    assert (start.parameters, start.classes, start.run) == (61_111, tiny.CLASSES, folder.name)
    assert start.train_count + start.validation_count == 96
    assert (end.reason, end.test_count, end.test_accuracy) == ("finished", 30, 1.0)
    assert sum(map(sum, end.confusion)) == 30
    assert len(only(events, RunEnded)) == 1
    epochs = only(events, EpochDone)
    assert [done.epoch for done in epochs] == [1, 2, 3]
    assert epochs[-1].train_loss < epochs[0].train_loss
    assert [done.is_best for done in epochs].count(True) >= 1


def test_that_the_best_weights_carry_a_full_card(undisturbed):
    _, card = load_weights(undisturbed / BEST)
    assert card.classes == tiny.CLASSES
    assert (card.architecture, card.parameters, card.test_count, card.test_accuracy) == ("lenet5", 61_111, 30, 1.0)
    assert card.recipe == asdict(RECIPE)
    assert card.created
    assert card.program_version
    assert 0.25 <= card.temperature <= 10


def test_that_the_same_recipe_gives_the_same_run_twice(undisturbed):
    again = create_run(RECIPE)
    trained(RECIPE, again)
    assert_equal_runs(undisturbed, again)


def test_that_another_seed_gives_another_run(undisturbed):
    other = replace(RECIPE, seed=4)
    folder = create_run(other)
    trained(other, folder)
    with pytest.raises(AssertionError):
        assert_equal_runs(undisturbed, folder)


def test_that_early_stopping_ends_a_run_that_gets_no_better():
    recipe = replace(RECIPE, epochs=50, patience=2, learning_rate=1e-9, weights_average=0.0, augmentation="none")
    events = trained(recipe, create_run(recipe))
    assert events[-1].reason == "early"  # pyright: ignore
    assert len(only(events, EpochDone)) < 50


def test_that_without_held_out_pictures_the_last_epoch_is_the_best():
    recipe = replace(RECIPE, validation_share=0.0)
    events = trained(recipe, create_run(recipe))
    assert [done.validation_accuracy for done in only(events, EpochDone)] == [None] * 3
    assert events[-1].best_epoch == 3  # pyright: ignore


@pytest.mark.parametrize("size", [43, 86, 87, 1_000])
def test_that_odd_batch_sizes_work(size):
    recipe = replace(RECIPE, batch_size=size, epochs=1)
    events = trained(recipe, create_run(recipe))
    assert isinstance(events[-1], RunEnded)
    assert bool(only(events, Notice)) == (size == 1_000)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"network": "nothing"}, "There is no network"),
        ({"data": "nowhere"}, "There is no data set"),
        ({"start_from": "missing.safetensors"}, "missing.safetensors"),
        ({"form": "full", "network": "lenet5"}, "small form"),
    ],
)
def test_that_impossible_recipes_fail_with_a_sentence(change, words):
    recipe = replace(RECIPE, epochs=1, **change)
    end = trained(recipe, create_run(recipe))[-1]
    assert isinstance(end, RunFailed)
    assert words in end.sentence


def test_that_a_run_can_start_from_weights(undisturbed):
    recipe = replace(RECIPE, start_from=str(undisturbed / BEST), epochs=1, learning_rate=1e-6, augmentation="none")
    events = trained(recipe, create_run(recipe))
    assert only(events, EpochDone)[0].train_accuracy == 1.0


@pytest.mark.parametrize("optimizer", ["sgd", "adam", "adamw"])
@pytest.mark.parametrize("schedule", ["one-cycle", "cosine", "step", "constant"])
def test_that_every_optimizer_learns_with_every_schedule(optimizer, schedule):
    recipe = replace(
        RECIPE, optimizer=optimizer, schedule=schedule, learning_rate=0.05 if optimizer == "sgd" else 0.004
    )
    recipe = replace(recipe, augmentation="none", warmup_epochs=0.5, gradient_clip=5.0, label_smoothing=0.05)
    epochs = only(trained(recipe, create_run(recipe)), EpochDone)
    assert epochs[-1].train_loss < epochs[0].train_loss


def test_that_progress_is_told_with_honest_figures(monkeypatch):
    monkeypatch.setattr(loop, "PROGRESS_SECONDS", 0.0)
    events = trained(RECIPE, create_run(RECIPE))
    told = only(events, Progress)
    assert [event.step for event in told] == list(range(1, len(told) + 1))
    assert {event.steps for event in told} == {len(told)}
    assert all(event.seconds_left >= 0 and 0 <= event.accuracy <= 1 for event in told)
    first = [event for event in told if event.epoch == 1]
    done = only(events, EpochDone)[0]
    assert done.train_loss == pytest.approx(sum(event.loss for event in first) / len(first), rel=0.2)


@pytest.mark.parametrize("network", ["lenet5_1998", "resnet8"])
def test_that_other_kinds_of_networks_train_and_resume_alike(network):
    recipe = replace(RECIPE, network=network, epochs=2, learning_rate=0.002, batch_size=43)
    one, other = create_run(recipe), create_run(recipe)
    trained(recipe, one)
    trained(recipe, other, after(3))
    trained(recipe, other)
    assert_equal_runs(one, other)
