"""Made-up runs for the tests of what shows them."""

import numpy as np

from engine.recipe import Recipe
from engine.training.runs.events import EpochDone, Progress, RunStarted
from gui.train.curves.shown_run import ShownRun
from gui.train.runs.run_history import RunHistory

STEPS = 10  # per epoch


def history(epochs: int, seed: int = 0, progress_per_epoch: int = 2, with_validation: bool = True) -> RunHistory:
    """A run whose loss falls; its best epoch is the last but one."""
    made, rng = RunHistory(), np.random.default_rng(seed)
    made.take(RunStarted(f"run{seed}", Recipe(), "CPU", "", 1, ("a", "b"), 100, 10, 10, STEPS))
    for number in range(1, epochs + 1):
        loss = 2.0 / number + 0.01 * float(rng.random())
        for i in range(1, progress_per_epoch + 1):
            step = (number - 1) * STEPS + i * STEPS // progress_per_epoch
            made.take(Progress(number, step, epochs * STEPS, loss, 0.9, 0.01, float(step), 100.0, 1.0))
        validation = (loss * 1.1, 0.8) if with_validation else (None, None)
        made.take(EpochDone(number, number * STEPS, loss, 0.9, *validation, 0.01, number * 1.0, number < epochs))
    return made


def shown(key: str, epochs: int, name: str = "", **options: bool) -> ShownRun:
    """The same, as the curves take it."""
    return ShownRun(key, name or key, history(epochs, seed=len(key), **options).curves())
