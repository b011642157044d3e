"""Events folded into curves."""

import numpy as np

from engine.recipe import Recipe
from engine.training.runs.events import EpochDone, Notice, Preparing, Progress, RunEnded, RunFailed, RunStarted
from gui.train.runs.run_history import MOST_STEPS, RunHistory, smoothed


def started(resumed_at: int = 0) -> RunStarted:
    return RunStarted("r", Recipe(), "CPU", "no GPU", 61_706, ("0", "1"), 100, 10, 10, 10, resumed_at=resumed_at)


def progress(step: int, loss: float = 1.0) -> Progress:
    return Progress(1 + step // 10, step, 100, loss, 0.5, 0.01, float(step), 1000.0, 5.0)


def epoch(number: int, validation: float | None = 0.9, best: bool = False) -> EpochDone:
    return EpochDone(number, number * 10, 0.5, 0.8, 0.4 if validation else None, validation, 0.01, number * 1.0, best)


def test_that_a_run_without_events_waits_and_has_empty_curves():
    history = RunHistory()
    assert history.phase == "waiting"
    assert history.curves().is_empty


def test_that_events_become_points_and_missing_validation_becomes_a_gap():
    history = RunHistory()
    for event in (started(), progress(5, 2.0), epoch(1, None), epoch(2, 0.7, best=True), Notice("Smaller batches.")):
        history.take(event)
    curves = history.curves()
    assert curves.step.tolist() == [5.0]
    assert curves.step_loss.tolist() == [2.0]
    assert curves.epoch.tolist() == [1.0, 2.0]
    assert np.isnan(curves.validation_accuracy[0])
    assert curves.validation_accuracy[1] == 0.7
    assert curves.has_validation
    assert curves.best_epoch == 2
    assert history.told == ["Smaller batches."]
    assert history.phase == "running"


def test_that_a_resume_drops_what_came_after_the_checkpoint():
    history = RunHistory()
    for event in (started(), progress(5), epoch(1, best=True), progress(15), epoch(2, best=True), RunFailed("Out.")):
        history.take(event)
    history.take(started(resumed_at=10))
    assert history.phase == "running"
    assert history.curves().epoch.tolist() == [1.0]
    assert history.curves().step.tolist() == [5.0]
    assert history.best_epoch == 1
    assert history.starts == 2


def test_that_the_end_decides_the_phase():
    for reason, phase in (("finished", "finished"), ("stopped", "stopped"), ("early", "early")):
        history = RunHistory()
        history.take(started())
        history.take(RunEnded(reason, 3, 0.9, 0.95, 100, 12.0))
        assert history.phase == phase
        assert history.best_epoch == 3


def test_that_ten_thousand_epochs_keep_the_step_curve_bounded_and_its_mean():
    history = RunHistory()
    history.take(started())
    for step in range(1, 100_001):
        history.take(progress(step, loss=float(step % 2)))
    curves = history.curves()
    assert len(curves.step) <= MOST_STEPS
    assert curves.step[-1] == 100_000
    assert abs(curves.step_loss.mean() - 0.5) < 0.01
    assert np.all(np.diff(curves.step) > 0)


def test_that_a_snapshot_does_not_change_later():
    history = RunHistory()
    history.take(epoch(1))
    before = history.curves()
    history.take(epoch(2))
    assert before.epoch.tolist() == [1.0]


def test_that_smoothing_starts_at_the_first_value_and_keeps_gaps():
    made = smoothed(np.array([4.0, np.nan, 2.0]), 0.5)
    assert made[0] == 4.0
    assert np.isnan(made[1])
    assert 2.0 < made[2] < 4.0
    assert smoothed(np.array([1.0, 5.0]), 0.0).tolist() == [1.0, 5.0]


def test_that_what_comes_before_the_first_step_is_known_until_then() -> None:
    history = RunHistory()
    history.take(started())
    history.take(Preparing("features", 64, 400, 12.0))
    assert history.preparing == Preparing("features", 64, 400, 12.0)
    history.take(progress(1, 2.0))
    assert history.preparing is None
