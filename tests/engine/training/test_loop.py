import errno
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from itertools import count

import pytest
import torch

from engine.data import catalog
from engine.errors import EngineError
from engine.training import answering, learner, loop, preflight, saving, trainer
from engine.training.checkpoint import load_checkpoint
from engine.training.events import CheckpointSaved, EpochDone, Progress, RunEnded, RunFailed, RunStarted, Told
from engine.training.loop import train
from engine.training.recipe import Recipe
from engine.training.record import run_record
from engine.training.run_folder import BEST, CHECKPOINT, CHECKPOINT_BEFORE, create_run
from engine.weights_file import load_weights
from tests.engine.training import tiny

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


@pytest.fixture(autouse=True)
def bars(monkeypatch):
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    threads = torch.get_num_threads()
    monkeypatch.setattr("engine.training.preparation.available_threads", lambda: 1)
    yield
    torch.set_num_threads(threads)


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
    history = [replace(done, seconds=0) for done in trainer.Standing.restored(saved["standing"]).history]
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


@pytest.fixture
def undisturbed():
    folder = create_run(RECIPE)
    events = trained(RECIPE, folder)
    assert isinstance(events[-1], RunEnded), events[-1]
    return folder


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


@pytest.mark.parametrize("steps", [0, 1, 3, 6, 7, 8, 14])
def test_that_a_stopped_run_resumes_to_the_same_bits(undisturbed, steps):
    folder = create_run(RECIPE)
    first = trained(RECIPE, folder, after(steps))
    assert first[-1].reason == "stopped"  # pyright: ignore
    rest = trained(RECIPE, folder)
    assert rest[0].resumed_at == only(first, CheckpointSaved)[-1].step  # pyright: ignore
    assert rest[-1].reason == "finished"  # pyright: ignore
    assert_equal_runs(undisturbed, folder)


def test_that_a_run_stopped_at_every_step_still_ends_with_the_same_bits(undisturbed):
    folder = create_run(RECIPE)
    for _ in range(60):
        if trained(RECIPE, folder, after(2))[-1].reason == "finished":  # pyright: ignore
            break
    assert_equal_runs(undisturbed, folder)


def test_that_a_stop_keeps_what_was_learned_even_within_the_first_epoch():
    folder = create_run(RECIPE)
    end = trained(RECIPE, folder, after(2))[-1]
    assert end.weights == BEST  # pyright: ignore
    assert load_weights(folder / BEST)[1].architecture == "lenet5"


CHILD = """
import sys
from pathlib import Path
from tests.engine.training import tiny
tiny.add_to_catalog()
from engine.training import loop, saving
saving.CHECKPOINT_SECONDS = saving.CHECKPOINT_SHARE = 0.05
loop.PROGRESS_SECONDS = 0.01
import torch
torch.set_num_threads(1)
import engine.training.preparation as preparation
preparation.available_threads = lambda: 1
from engine.training.process import StopWish, run_in
for event in run_in(Path(sys.argv[1]), StopWish()):
    print(type(event).__name__, flush=True)
"""


@pytest.mark.timeout(300)
def test_that_kill_9_at_any_moment_loses_nothing(undisturbed):
    folder = create_run(RECIPE)
    wait_for = ["Progress", "CheckpointSaved", "EpochDone"]
    for number, word in enumerate(wait_for):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            cwd=catalog.__file__.rsplit("engine", 1)[0],
        )
        assert child.stdout is not None
        with child.stdout as lines:
            for line in lines:
                if line.strip() == word:
                    break
            deadline = time.monotonic() + 0.007 * number
            while time.monotonic() < deadline:  # a different moment each time
                pass
            child.send_signal(signal.SIGKILL)
        child.wait()
        assert run_record(folder).state in ("interrupted", "finished")
    trained(RECIPE, folder)
    assert_equal_runs(undisturbed, folder)


def test_that_a_damaged_checkpoint_falls_back_to_the_one_before_and_says_so(undisturbed):
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    trained(RECIPE, folder, after(4))
    assert (folder / CHECKPOINT_BEFORE).exists()
    data = bytearray((folder / CHECKPOINT).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / CHECKPOINT).write_bytes(data)
    events = trained(RECIPE, folder)
    assert any("the checkpoint before it" in told.sentence for told in only(events, Told))
    assert_equal_runs(undisturbed, folder)


def test_that_two_damaged_checkpoints_fail_and_never_start_from_zero():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    for name in (CHECKPOINT, CHECKPOINT_BEFORE):
        (folder / name).write_bytes(b"x" * 500)
    events = trained(RECIPE, folder)
    assert [type(event) for event in events] == [RunFailed]
    assert "cannot be resumed" in events[0].sentence  # pyright: ignore


def test_that_a_run_with_other_data_does_not_go_on():
    recipe = replace(RECIPE, data_options={"version": 1})
    folder = create_run(recipe)
    trained(recipe, folder, after(3))
    (end,) = trained(replace(recipe, data_options={"version": 9}), folder)
    assert "have changed" in end.sentence  # pyright: ignore


def test_that_a_run_with_a_changed_recipe_does_not_go_on():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    (end,) = trained(replace(RECIPE, learning_rate=0.1), folder)
    assert "recipe" in end.sentence  # pyright: ignore


def test_that_lost_best_weights_are_told_and_looked_for_anew():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(10))
    (folder / BEST).unlink()
    events = trained(RECIPE, folder)
    assert any("looked for anew" in told.sentence for told in only(events, Told))
    assert events[-1].reason == "finished"  # pyright: ignore
    assert load_weights(folder / BEST)


def test_that_a_loss_that_is_not_finite_goes_back_with_a_smaller_rate(monkeypatch):
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        if self.standing.step == 8 and self.standing.rescues < 2:
            self.learner.totals[0] += float("nan")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    folder = create_run(RECIPE)
    events = trained(RECIPE, folder)
    told = [event.sentence for event in only(events, Told)]
    assert len(told) == 2
    assert all("not a finite number at step" in sentence for sentence in told)
    assert events[-1].reason == "finished"  # pyright: ignore
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    assert saved["standing"]["rate_scale"] == pytest.approx(0.09)


def test_that_a_loss_far_above_its_beginning_goes_back_with_a_smaller_rate(monkeypatch):
    monkeypatch.setattr(loop, "PROGRESS_SECONDS", 0.0)
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        if self.standing.step > 12 and self.standing.rescues == 0:
            self.learner.totals[0] += 500.0

    monkeypatch.setattr(trainer.Trainer, "step", step)
    events = trained(RECIPE, create_run(RECIPE))
    (told,) = only(events, Told)
    assert told.sentence.startswith("The loss is far above where it began at step")
    assert "30% of the learning rate" in told.sentence
    assert events[-1].reason == "finished"  # pyright: ignore


def test_that_too_little_memory_is_seen_before_the_first_step(monkeypatch):
    monkeypatch.setattr(preflight, "memory_left", lambda device: 3_400_000)
    recipe = replace(RECIPE, epochs=1, batch_size=64)
    events = trained(recipe, create_run(recipe))
    (told,) = only(events, Told)
    assert told.sentence.startswith("A batch of 64 needs about")
    assert "it is learned in pieces of" in told.sentence
    assert events[-1].reason == "finished"  # pyright: ignore


def test_that_a_loss_that_never_is_finite_fails_with_a_rate_to_try(monkeypatch):
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        self.learner.totals[0] += float("inf")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    events = trained(RECIPE, create_run(RECIPE))
    assert len(only(events, Told)) == trainer.MOST_RESCUES
    assert isinstance(events[-1], RunFailed)
    assert "Try a learning rate of" in events[-1].sentence


def little_memory(monkeypatch, pictures):
    """Memory for a forward pass of so many pictures only, while training."""
    true_objective = learner.objective

    def objective(network, outputs, labels, smoothing):
        if len(labels) > pictures:
            raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 9 bytes.")
        return true_objective(network, outputs, labels, smoothing)

    monkeypatch.setattr(learner, "objective", objective)


def test_that_running_out_of_memory_learns_the_same_batches_in_pieces(monkeypatch, undisturbed):
    little_memory(monkeypatch, pictures=8)
    folder = create_run(RECIPE)
    events = trained(RECIPE, folder)
    (told,) = only(events, Told)
    assert "each batch of 16 is learned in pieces of 8" in told.sentence
    assert events[-1].reason == "finished"  # pyright: ignore
    whole, _, _, _ = final(undisturbed)
    parts, _, _, _ = final(folder)
    assert parts["standing"]["step"] == whole["standing"]["step"]
    assert parts["standing"]["pieces"] == 2
    for name, tensor in whole["network"].items():
        assert torch.allclose(tensor, parts["network"][name], atol=2e-3), name


def test_that_a_run_in_pieces_resumes_to_the_same_bits(monkeypatch):
    little_memory(monkeypatch, pictures=5)
    one, other = create_run(RECIPE), create_run(RECIPE)
    trained(RECIPE, one)
    trained(RECIPE, other, after(3))
    trained(RECIPE, other)
    assert_equal_runs(one, other)


def test_that_a_lack_of_memory_for_two_pictures_fails_with_a_sentence(monkeypatch):
    little_memory(monkeypatch, pictures=0)
    end = trained(RECIPE, create_run(RECIPE))[-1]
    assert "not enough memory for even two pictures" in end.sentence  # pyright: ignore


def test_that_other_errors_are_not_taken_for_a_lack_of_memory(monkeypatch):
    def step(self, place):
        raise RuntimeError("mat1 and mat2 shapes cannot be multiplied")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    with pytest.raises(RuntimeError, match="mat1"):
        trained(RECIPE, create_run(RECIPE))


def test_that_a_full_disk_is_told_once_and_training_goes_on(monkeypatch):
    monkeypatch.setattr(saving, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(saving, "CHECKPOINT_SHARE", 1e9)
    true_save, calls = trainer.save_checkpoint, count()

    def save(folder, saved):
        if 3 <= next(calls) <= 8:
            raise EngineError("“last.ckpt” could not be saved: the disk is full.")
        true_save(folder, saved)

    monkeypatch.setattr(trainer, "save_checkpoint", save)
    events = trained(RECIPE, create_run(RECIPE))
    told = [event.sentence for event in only(events, Told)]
    assert len(told) == 2
    assert "the disk is full. Training goes on" in told[0]
    assert told[1] == "Saving works again."
    assert events[-1].reason == "finished"  # pyright: ignore


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
    assert bool(only(events, Told)) == (size == 1_000)


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


def test_that_every_failing_sync_and_rename_is_survived(undisturbed, monkeypatch):
    """The disk is full at exactly one operation, whichever it is: nothing acknowledged is lost, one clear word."""
    monkeypatch.setattr(saving, "CHECKPOINT_SECONDS", 0.0)  # after the first step and after each epoch
    monkeypatch.setattr(saving, "CHECKPOINT_SHARE", 1e-9)
    true_calls = {name: getattr(os, name) for name in ("fsync", "replace", "link")}
    calls, failing = count(), -1

    def failing_sometimes(name):
        def call(*arguments, **more):
            if next(calls) == failing:
                raise OSError(errno.ENOSPC, "No space left on device")
            return true_calls[name](*arguments, **more)

        return call

    for name in true_calls:
        monkeypatch.setattr(os, name, failing_sometimes(name))
    folder = create_run(RECIPE)
    before = next(calls)
    trained(RECIPE, folder)
    operations = next(calls) - before - 1
    assert operations > 15
    for k in range(operations):
        folder = create_run(RECIPE)
        failing = next(calls) + 1 + k
        events = trained(RECIPE, folder)
        failing = -1
        assert not list(folder.glob(".*part"))
        told = [event.sentence for event in only(events, Told)]
        end = events[-1]
        if isinstance(end, RunFailed):
            assert "could not be saved" in end.sentence
            trained(RECIPE, folder)
        else:
            assert sum("Training goes on" in sentence for sentence in told) <= 1
        assert_equal_runs(undisturbed, folder)


def test_that_every_flipped_bit_of_a_checkpoint_is_seen(undisturbed):
    data = (undisturbed / CHECKPOINT).read_bytes()
    (undisturbed / CHECKPOINT_BEFORE).unlink(missing_ok=True)
    chance = random.Random(5)
    for _ in range(100):
        place = chance.randrange(len(data) * 8)
        flipped = bytearray(data)
        flipped[place // 8] ^= 1 << place % 8
        (undisturbed / CHECKPOINT).write_bytes(flipped)
        with pytest.raises(EngineError, match=r"damaged|newer"):
            load_checkpoint(undisturbed)


def test_that_a_stop_amid_nonsense_leaves_the_last_finite_checkpoint(monkeypatch):
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(2))
    before = (folder / CHECKPOINT).read_bytes()
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        self.learner.totals[0] += float("nan")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    monkeypatch.setattr(loop, "PROGRESS_SECONDS", 1e9)  # the stop comes before anybody looks
    end = trained(RECIPE, folder, after(1))[-1]
    assert isinstance(end, RunEnded)
    assert (folder / CHECKPOINT).read_bytes() == before


def test_that_memory_running_out_while_measuring_only_makes_that_slower(monkeypatch):
    true_slice = answering.next_slice
    sizes = []

    def next_slice(first, total, batch):
        sizes.append(batch)
        if batch > 8:
            raise_in.append(True)
        return true_slice(first, total, batch)

    raise_in: list[bool] = []
    true_logits = answering.logits_of

    def logits_of(network, outputs):
        if raise_in and not network.training:
            raise_in.clear()
            raise RuntimeError("CUDA out of memory.")
        return true_logits(network, outputs)

    monkeypatch.setattr(answering, "next_slice", next_slice)
    monkeypatch.setattr(answering, "logits_of", logits_of)
    events = trained(RECIPE, create_run(RECIPE))
    assert min(sizes) <= 8
    assert events[-1].test_accuracy == 1.0  # pyright: ignore


@pytest.mark.parametrize("network", ["lenet5_1998", "resnet8"])
def test_that_other_kinds_of_networks_train_and_resume_alike(network):
    recipe = replace(RECIPE, network=network, epochs=2, learning_rate=0.002, batch_size=43)
    one, other = create_run(recipe), create_run(recipe)
    trained(recipe, one)
    trained(recipe, other, after(3))
    trained(recipe, other)
    assert_equal_runs(one, other)


def test_that_another_device_on_resume_is_told():
    folder = create_run(RECIPE)
    trained(RECIPE, folder, after(3))
    saved, _ = load_checkpoint(folder)
    assert saved is not None
    trainer.save_checkpoint(folder, {**saved, "device": "NVIDIA H200"})
    events = trained(RECIPE, folder)
    assert [told.sentence for told in only(events, Told)] == [
        "This run began on NVIDIA H200 and goes on on CPU: its numbers may differ a little."
    ]


def test_that_a_run_whose_folder_is_deleted_or_moved_ends_with_a_sentence_and_makes_no_new_one(monkeypatch):
    monkeypatch.setattr(saving, "CHECKPOINT_SECONDS", 0.0)
    folder = create_run(RECIPE)
    moved = folder.with_name("moved")
    events = []
    for event in train(RECIPE, folder, should_stop=never):
        events.append(event)
        if isinstance(event, EpochDone) and not moved.exists():
            folder.rename(moved)
    assert isinstance(events[-1], RunFailed)
    assert "deleted or moved" in events[-1].sentence
    assert not folder.exists()
    assert trained(RECIPE, moved)[-1].reason == "finished"  # pyright: ignore
