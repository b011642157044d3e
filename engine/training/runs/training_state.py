"""Where a run stands: counters and history. Goes into the checkpoint as plain numbers and tensors."""

import math
from dataclasses import dataclass, field, fields
from typing import Any

import torch

from engine.training.runs.events import EpochDone


@dataclass
class TrainingState:
    """epochs_done: whole epochs, validated. seen: pictures of the epoch in progress. step: optimizer steps so far.

    pieces: how many parts a batch is learned in, where memory does not take it whole. rate_scale: what the schedule's
    rate is multiplied with after a loss that was not finite. seconds: training time.
    """

    batch_size: int
    epochs_done: int = 0
    seen: int = 0
    step: int = 0
    pieces: int = 1
    rate_scale: float = 1.0
    rescues: int = 0
    seconds: float = 0.0
    best_epoch: int = 0
    best_accuracy: float | None = None
    best_loss: float | None = None
    temperature: float = 1.0
    sure_above: float = 0.6
    unknown_above: float | None = None
    trust: tuple[tuple[float, float, float], ...] = ()
    reliability: tuple[tuple[float, float, int], ...] = ()
    calibration_error: float | None = None
    history: list[EpochDone] = field(default_factory=list)

    def is_better(self, accuracy: float | None, loss: float | None) -> bool:
        """Whether an epoch with these validation figures is the best so far; without any, the newest is."""
        if accuracy is None or loss is None or self.best_accuracy is None or self.best_loss is None:
            return True
        return (accuracy, -loss) > (self.best_accuracy, -self.best_loss)

    def saved(self) -> dict[str, Any]:
        """Itself as numbers and one tensor (E, 9) for the history; ``restored`` is the way back."""
        plain = {name: value for name, value in vars(self).items() if name != "history"}
        rows = [[math.nan if value is None else float(value) for value in vars(done).values()] for done in self.history]
        return {**plain, "history": torch.tensor(rows, dtype=torch.float64).reshape(len(rows), len(fields(EpochDone)))}

    @classmethod
    def restored(cls, saved: dict[str, Any]) -> "TrainingState":
        """The state that gave ``saved``."""
        fields: dict[str, Any] = {**saved, "history": [_epoch_of(row) for row in saved["history"].tolist()]}
        return cls(**fields)


def _epoch_of(row: list[float]) -> EpochDone:
    epoch, step, train_loss, train_accuracy, loss, accuracy, rate, seconds, is_best = row
    return EpochDone(
        epoch=int(epoch),
        step=int(step),
        train_loss=train_loss,
        train_accuracy=train_accuracy,
        validation_loss=None if math.isnan(loss) else loss,
        validation_accuracy=None if math.isnan(accuracy) else accuracy,
        learning_rate=rate,
        seconds=seconds,
        is_best=bool(is_best),
    )
