"""RunRow: one run as the screen knows it, from its record, its history and what this window does with it."""

from dataclasses import dataclass
from typing import Literal

from engine.training.runs.events import Progress, RunEnded, RunFailed
from engine.training.runs.run_record import RunRecord
from gui.train.recipe.recipe_texts import STATES, run_title, said
from gui.train.runs.run_history import RunHistory

State = Literal["starting", "running", "stopping", "finished", "stopped", "early", "failed", "interrupted"]
TRAINING = ("starting", "running", "stopping")


@dataclass(frozen=True, eq=False)
class RunRow:
    """What the list, the card and the details show of a run."""

    record: RunRecord
    title: str
    state: State
    progress: Progress | None
    best_epoch: int
    validation_accuracy: float | None
    test_accuracy: float | None
    test_count: int
    seconds: float
    sentence: str
    told: tuple[str, ...] = ()
    history: RunHistory | None = None

    @property
    def id(self) -> str:
        """The run's id."""
        return self.record.id

    @property
    def is_training(self) -> bool:
        """Whether a process works on it."""
        return self.state in TRAINING

    @property
    def can_resume(self) -> bool:
        """Whether it can go on from its last checkpoint."""
        return self.record.can_resume and not self.is_training

    @property
    def done(self) -> float:
        """The share of its steps that is behind, 0..1."""
        progress = self.progress
        return min(1.0, max(0.0, progress.step / progress.steps)) if progress and progress.steps > 0 else 0.0

    @property
    def accuracy(self) -> float | None:
        """On test pictures, or else on held-out ones, or else None."""
        return self.test_accuracy if self.test_accuracy is not None else self.validation_accuracy

    def is_as(self, other: "RunRow") -> bool:
        """Whether both were made of the same: nothing to show anew."""
        return self.record is other.record and self.history is other.history and self.state == other.state

    def state_text(self) -> str:
        """The state in a word, with how far it is while it trains."""
        word = said(STATES[self.state])
        return f"{word}, {100 * self.done:.0f} %" if self.state == "running" and self.progress else word


def run_row(
    record: RunRecord, titles: dict[str, str], history: RunHistory | None = None, acting: State | None = None
) -> RunRow:
    """The row of ``record``. history: newer than it, where it is followed. acting: starting or stopping here."""
    best, state = record.best, record.state
    row = RunRow(
        record,
        run_title(record.recipe, titles),
        acting or state,
        record.progress,
        best.epoch if best else 0,
        best.validation_accuracy if best else None,
        record.test_accuracy,
        record.test_count,
        record.seconds,
        record.sentence,
        (),
        history,
    )
    return _with_history(row, history, acting) if history and history.started else row


def _with_history(row: RunRow, history: RunHistory, acting: State | None) -> RunRow:
    end, progress = history.end, history.progress
    state: State = row.record.state
    if end is not None and history.phase not in ("waiting", "running"):
        state = history.phase
    elif end is None and state not in ("running", "interrupted"):
        state = "running"  # resumed since the record was read
    seconds = end.seconds if isinstance(end, RunEnded) else progress.seconds if progress else row.seconds
    return RunRow(
        row.record,
        row.title,
        acting or state,
        progress or row.progress,
        history.best_epoch or row.best_epoch,
        history.best_validation if history.best_validation is not None else row.validation_accuracy,
        end.test_accuracy if isinstance(end, RunEnded) else None if end is None else row.test_accuracy,
        end.test_count if isinstance(end, RunEnded) else row.test_count,
        seconds,
        end.sentence if isinstance(end, RunFailed) else row.sentence,
        tuple(history.told),
        history,
    )
