"""RunRecord: what a run folder tells about its run. Read without torch, so that the window lists runs at once."""

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage import paths
from engine.training.runs.event_follower import EventFollower
from engine.training.runs.events import EpochDone, Progress, RunEnded, RunEvent, RunFailed, RunStarted
from engine.training.runs.run_folder import BEST, CHECKPOINT, CHECKPOINT_BEFORE, read_recipe, run_folders
from engine.training.runs.run_lock import owner_of

RunState = Literal["running", "finished", "stopped", "early", "failed", "interrupted"]
ENDS: dict[str, RunState] = {"finished": "finished", "stopped": "stopped", "early": "early"}
TRASHED = "run-"


@dataclass(frozen=True)
class RunRecord:
    """A run as the list shows it.

    state: ``running`` (a living process trains), ``finished``, ``stopped`` (by a person), ``early`` (early stopping),
    ``failed`` (``sentence`` says why) or ``interrupted`` (no end and nobody trains). started: wall clock, ISO.
    """

    id: str
    folder: Path
    recipe: Recipe
    state: RunState
    epochs: tuple[EpochDone, ...] = ()
    best: EpochDone | None = None
    test_accuracy: float | None = None
    test_count: int = 0
    started: str = ""
    device: str = ""
    seconds: float = 0.0
    classes: tuple[str, ...] = ()
    parameters: int = 0
    multiply_adds: int = 0  # for one picture; 0: not known
    confusion: tuple[tuple[int, ...], ...] = ()
    top5: float | None = None
    calibration_error: float | None = None
    progress: Progress | None = None
    sentence: str = ""
    weights: Path | None = None  # the best weights, once there are some
    can_resume: bool = False


def run_record(folder: Path) -> RunRecord:
    """The record of the run in ``folder``; EngineError when its recipe cannot be read."""
    record = RunRecord(folder.name, folder, read_recipe(folder), "interrupted")
    epochs: list[EpochDone] = []
    for event in EventFollower(folder).all_events():
        if isinstance(event, EpochDone):
            epochs.append(event)
        if isinstance(event, RunStarted):  # what a killed process did after its last checkpoint is done again
            epochs = [done for done in epochs if done.step <= event.resumed_at]
        record = _with(record, event)
    ended = record.state != "interrupted"
    if not ended and owner_of(folder) is not None:
        record = replace(record, state="running")
    weights = folder / BEST
    return replace(
        record,
        epochs=tuple(epochs),
        best=next((done for done in reversed(epochs) if done.is_best), None),
        weights=weights if weights.is_file() else None,
        can_resume=record.state in ("stopped", "failed", "interrupted")
        and ((folder / CHECKPOINT).is_file() or (folder / CHECKPOINT_BEFORE).is_file() or not epochs),
    )


def list_runs() -> tuple[RunRecord, ...]:
    """All runs, newest first. A folder whose recipe cannot be read is left out."""
    records: list[RunRecord] = []
    for folder in run_folders():
        try:
            records.append(run_record(folder))
        except EngineError:
            continue
    return tuple(sorted(records, key=lambda record: record.started, reverse=True))


def delete_run(run_id: str) -> Path:
    """Move a run to the trash; ``restore_run`` brings it back. EngineError while it is being trained."""
    folder = _named(paths.runs(), run_id)
    if not folder.is_dir():
        raise EngineError("The run “{run_id}” is gone already.", run_id=run_id)
    if owner_of(folder) is not None:
        raise EngineError("This run is still being trained. Stop it before you delete it.")
    target = paths.trash() / f"{TRASHED}{run_id}"
    _move(folder, target)
    return target


def restore_run(run_id: str) -> Path:
    """Bring a deleted run back from the trash; its folder."""
    trashed = _named(paths.trash(), f"{TRASHED}{run_id}")
    if not trashed.is_dir():
        raise EngineError("The run “{run_id}” is not in the trash.", run_id=run_id)
    target = paths.runs() / run_id
    _move(trashed, target)
    return target


def deleted_runs() -> tuple[str, ...]:
    """The ids of the runs in the trash."""
    try:
        return tuple(sorted(path.name.removeprefix(TRASHED) for path in paths.trash().glob(f"{TRASHED}*")))
    except OSError:
        return ()


def _with(record: RunRecord, event: RunEvent) -> RunRecord:
    """``record`` after one more event."""
    if isinstance(event, RunStarted):
        return replace(
            record,
            state="interrupted",
            sentence="",
            progress=None,
            started=record.started or event.time,
            device=event.device,
            classes=event.classes,
            parameters=event.parameters,
            multiply_adds=event.multiply_adds,
        )
    if isinstance(event, Progress):
        return replace(record, progress=event, seconds=event.seconds)
    if isinstance(event, EpochDone):
        return replace(record, seconds=event.seconds)
    if isinstance(event, RunEnded):
        return replace(
            record,
            state=ENDS.get(event.reason, "stopped"),
            test_accuracy=event.test_accuracy,
            test_count=event.test_count,
            confusion=event.confusion,
            top5=event.top5,
            calibration_error=event.calibration_error,
            seconds=event.seconds,
        )
    if isinstance(event, RunFailed):
        return replace(record, state="failed", sentence=event.sentence)
    return record


def _named(folder: Path, name: str) -> Path:
    if not name or Path(name).name != name:
        raise EngineError("“{name}” is no id of a run.", name=name)
    return folder / name


def _move(source: Path, target: Path) -> None:
    if target.exists():
        raise EngineError("There is already a run in {target}. Rename or remove it first.", target=target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.rename(source, target)  # noqa: PTH104  whole or not at all
    except OSError as error:
        raise EngineError(
            "The run could not be moved to {parent}: {why}.", parent=target.parent, why=error.strerror or str(error)
        ) from error
