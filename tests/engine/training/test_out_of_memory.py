"""Too little memory: batches in pieces, or a sentence."""

from dataclasses import replace

import pytest
import torch

from engine.evaluation import predict
from engine.training import trainer
from engine.training.estimate import trial
from engine.training.runs.events import Notice
from engine.training.runs.run_folder import create_run
from engine.training.step import learner
from tests.engine.training.bar_runs import RECIPE, after, assert_equal_runs, final, only, trained

pytestmark = pytest.mark.usefixtures("bars")


def test_that_too_little_memory_is_seen_before_the_first_step(monkeypatch):
    monkeypatch.setattr(trial, "memory_left", lambda device: 3_400_000)
    recipe = replace(RECIPE, epochs=1, batch_size=64)
    events = trained(recipe, create_run(recipe))
    (told,) = only(events, Notice)
    assert told.sentence.startswith("A batch of 64 needs about")
    assert "it is learned in pieces of" in told.sentence
    assert events[-1].reason == "finished"  # pyright: ignore


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
    (told,) = only(events, Notice)
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


def test_that_memory_running_out_while_measuring_only_makes_that_slower(monkeypatch):
    true_slice = predict.next_batch
    sizes = []

    def next_slice(first, total, batch):
        sizes.append(batch)
        if batch > 8:
            raise_in.append(True)
        return true_slice(first, total, batch)

    raise_in: list[bool] = []
    true_logits = predict.logits_of

    def logits_of(network, outputs):
        if raise_in and not network.training:
            raise_in.clear()
            raise RuntimeError("CUDA out of memory.")
        return true_logits(network, outputs)

    monkeypatch.setattr(predict, "next_batch", next_slice)
    monkeypatch.setattr(predict, "logits_of", logits_of)
    events = trained(RECIPE, create_run(RECIPE))
    assert min(sizes) <= 8
    assert events[-1].test_accuracy == 1.0  # pyright: ignore
