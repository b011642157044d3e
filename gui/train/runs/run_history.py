"""RunHistory: the events of one run folded into curves and a state, ready to be drawn. Numpy only, no Qt."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.training.runs.events import (
    EpochDone,
    GradientFlow,
    Notice,
    Preparing,
    Progress,
    RunEnded,
    RunEvent,
    RunFailed,
    RunStarted,
)

MOST_STEPS = 2000
"""Points of the step curve at most: when full, neighbors are averaged, so that 10,000 epochs stay quick to draw."""

MOST_TOLD = 200

EPOCH_COLUMNS = (
    "epoch",
    "step",
    "train_loss",
    "train_accuracy",
    "validation_loss",
    "validation_accuracy",
    "learning_rate",
    "seconds",
)
STEP = EPOCH_COLUMNS.index("step")

Phase = Literal["waiting", "running", "finished", "stopped", "early", "failed"]
Series = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RunCurves:
    """What the plots draw, all float64 with one value per point; missing values are NaN.

    step, step_loss, step_accuracy, rate: training, means over the steps since the point before. epoch, epoch_step and
    the four figures of an epoch: one per finished epoch. Accuracies are shares 0..1.
    """

    steps_per_epoch: int
    step: Series
    step_loss: Series
    step_accuracy: Series
    rate: Series
    epoch: Series
    epoch_step: Series
    train_loss: Series
    train_accuracy: Series
    validation_loss: Series
    validation_accuracy: Series
    epoch_rate: Series
    seconds: Series
    best_epoch: int  # 0: none yet

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not len(self.step) and not len(self.epoch)

    @property
    def has_validation(self) -> bool:
        """Whether any epoch was measured on held-out data."""
        return bool(np.isfinite(self.validation_loss).any() or np.isfinite(self.validation_accuracy).any())


@dataclass
class _Steps:
    """The bounded step curve: rows of (step, loss, accuracy, rate), each the mean of ``group`` Progress events."""

    rows: list[tuple[float, float, float, float]] = field(default_factory=list)
    group: int = 1
    pending: list[tuple[float, float, float, float]] = field(default_factory=list)

    def add(self, row: tuple[float, float, float, float]) -> None:
        self.pending.append(row)
        if len(self.pending) < self.group:
            return
        self.rows.append(_mean(self.pending))
        self.pending = []
        if len(self.rows) >= MOST_STEPS:
            self.rows = [_mean(self.rows[i : i + 2]) for i in range(0, len(self.rows), 2)]
            self.group *= 2

    def drop_after(self, step: int) -> None:
        self.rows = [row for row in self.rows if row[0] <= step]
        self.pending = [row for row in self.pending if row[0] <= step]

    def shown(self) -> NDArray[np.float64]:
        """float64 (4, n)"""
        rows = [*self.rows, _mean(self.pending)] if self.pending else self.rows
        return np.array(rows, np.float64).reshape(-1, 4).T


@dataclass
class RunHistory:
    """All of one run that a person reads, kept up to date by ``take``."""

    started: RunStarted | None = None
    progress: Progress | None = None
    preparing: Preparing | None = None  # before the first step only
    end: RunEnded | RunFailed | None = None
    told: list[str] = field(default_factory=list)
    best_epoch: int = 0
    best_validation: float | None = None
    starts: int = 0
    flows: tuple[GradientFlow, ...] = ()
    _steps: _Steps = field(default_factory=_Steps)
    _epochs: list[tuple[float, ...]] = field(default_factory=list)
    _bests: list[EpochDone] = field(default_factory=list)

    def take(self, event: RunEvent) -> None:
        """Fold one more event. After a resume the curve goes on where the checkpoint was."""
        if isinstance(event, RunStarted):
            self._on_started(event)
        elif isinstance(event, Preparing):
            self.preparing = event
        elif isinstance(event, Progress):
            self.progress, self.preparing = event, None
            self._steps.add((event.step, event.loss, event.accuracy, event.learning_rate))
        elif isinstance(event, EpochDone):
            self.preparing = None
            self._on_epoch(event)
        elif isinstance(event, GradientFlow):
            self.flows = (*self.flows, event)
        elif isinstance(event, Notice):
            self.told = [*self.told, event.sentence][-MOST_TOLD:]
        elif isinstance(event, RunEnded | RunFailed):
            self.end = event
            if isinstance(event, RunEnded) and event.best_epoch:
                self.best_epoch = event.best_epoch

    @property
    def phase(self) -> Phase:
        """How far the run is, as its events tell; a run that was cut off still looks "running" here."""
        if isinstance(self.end, RunFailed):
            return "failed"
        if isinstance(self.end, RunEnded):
            return {"stopped": "stopped", "early": "early"}.get(self.end.reason, "finished")  # pyright: ignore[reportReturnType] - every value is a Phase
        return "running" if self.started else "waiting"

    @property
    def steps_per_epoch(self) -> int:
        """Steps of one epoch; 1 until the run has started."""
        return max(1, self.started.steps_per_epoch) if self.started else 1

    def curves(self) -> RunCurves:
        """A picture of the curves as they are now; later events do not change it."""
        step, loss, accuracy, rate = self._steps.shown()
        columns = np.array(self._epochs, np.float64).reshape(-1, len(EPOCH_COLUMNS)).T
        return RunCurves(self.steps_per_epoch, step, loss, accuracy, rate, *columns, best_epoch=self.best_epoch)

    def _on_started(self, event: RunStarted) -> None:
        self.started, self.end = event, None
        self.starts += 1
        self._steps.drop_after(event.resumed_at)
        self._epochs = [row for row in self._epochs if row[STEP] <= event.resumed_at]
        self._bests = [done for done in self._bests if done.step <= event.resumed_at]
        self.flows = tuple(flow for flow in self.flows if flow.step <= event.resumed_at)
        self._set_best()

    def _on_epoch(self, event: EpochDone) -> None:
        self._epochs.append(_epoch_row(event))
        if event.is_best:
            self._bests.append(event)
            self._set_best()

    def _set_best(self) -> None:
        self.best_epoch = self._bests[-1].epoch if self._bests else 0
        self.best_validation = self._bests[-1].validation_accuracy if self._bests else None


def smoothed(values: Series, weight: float) -> Series:
    """Exponential mean, freed of its start's bias; weight 0 changes nothing. NaN points are passed over."""
    if weight <= 0 or len(values) < 2:
        return values
    made = np.empty_like(values)
    total = seen = 0.0
    for i, value in enumerate(values):
        if np.isfinite(value):
            total = weight * total + (1 - weight) * value
            seen = weight * seen + (1 - weight)
        made[i] = total / seen if seen and np.isfinite(value) else np.nan
    return made


def _epoch_row(done: EpochDone) -> tuple[float, ...]:
    values = (getattr(done, name) for name in EPOCH_COLUMNS)
    return tuple(np.nan if value is None else float(value) for value in values)


def _mean(rows: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    """The mean of the figures, at the last row's step."""
    count = len(rows)
    return (
        rows[-1][0],
        sum(row[1] for row in rows) / count,
        sum(row[2] for row in rows) / count,
        sum(row[3] for row in rows) / count,
    )
