"""A loss that is not finite or grows without end: back, slower, or the end with advice."""

import pytest

from engine.training import loop, rescue, trainer
from engine.training.runs.checkpoint import load_checkpoint
from engine.training.runs.events import Notice, RunEnded, RunFailed
from engine.training.runs.run_folder import CHECKPOINT, create_run
from tests.engine.training.bar_runs import RECIPE, after, only, trained

pytestmark = pytest.mark.usefixtures("bars")


def test_that_a_loss_that_is_not_finite_goes_back_with_a_smaller_rate(monkeypatch):
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        if self.state.step == 8 and self.state.rescues < 2:
            self.learner.totals[0] += float("nan")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    folder = create_run(RECIPE)
    events = trained(RECIPE, folder)
    told = [event.sentence for event in only(events, Notice)]
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
        if self.state.step > 12 and self.state.rescues == 0:
            self.learner.totals[0] += 500.0

    monkeypatch.setattr(trainer.Trainer, "step", step)
    events = trained(RECIPE, create_run(RECIPE))
    (told,) = only(events, Notice)
    assert told.sentence.startswith("The loss is far above where it began at step")
    assert "30% of the learning rate" in told.sentence
    assert events[-1].reason == "finished"  # pyright: ignore


def test_that_a_loss_that_never_is_finite_fails_with_a_rate_to_try(monkeypatch):
    true_step = trainer.Trainer.step

    def step(self, place):
        true_step(self, place)
        self.learner.totals[0] += float("inf")

    monkeypatch.setattr(trainer.Trainer, "step", step)
    events = trained(RECIPE, create_run(RECIPE))
    assert len(only(events, Notice)) == rescue.MOST_RESCUES
    assert isinstance(events[-1], RunFailed)
    assert "Try a learning rate of" in events[-1].sentence


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
