"""What a training run tells while it runs: a typed union, one JSON line each in ``events.jsonl``."""

from dataclasses import dataclass, field
from typing import ClassVar

from engine.recipe import Recipe
from engine.storage.event_stream import EventStream


@dataclass(frozen=True)
class RunStarted:
    """The first event of a run, and again at each resume (resumed_at: steps done before)."""

    run: str  # id of the run, random; the folder's name
    recipe: Recipe
    device: str
    device_reason: str  # why it is not the GPU; empty when it is
    parameters: int
    classes: tuple[str, ...]
    train_count: int
    validation_count: int
    test_count: int
    steps_per_epoch: int
    threads: int = 1
    precision: str = "float32"
    resumed_at: int = 0
    skipped: tuple[tuple[str, str], ...] = ()
    time: str = ""  # wall clock, ISO; for display only
    multiply_adds: int = 0  # for one picture; 0: not counted
    fingerprint: str = ""  # SHA-256 of all pictures and labels
    versions: str = ""
    machine: str = ""  # in general words
    processes: int = 1  # that train together
    given: int = 0  # pictures, files or lines that the data hold; 0: nobody counted
    left_out: int = 0  # of them; one entry of ``skipped`` may stand for several
    version: int = 1


@dataclass(frozen=True)
class Progress:
    """Several times a second at most. epoch counts from 1; step counts all steps of the run from 1."""

    epoch: int
    step: int
    steps: int
    loss: float  # mean since the last Progress
    accuracy: float  # share 0..1, on the (augmented) training batches since the last Progress
    learning_rate: float
    seconds: float  # training time so far, over all resumes
    pictures_per_second: float
    seconds_left: float


@dataclass(frozen=True)
class EpochDone:
    """After each epoch. Accuracies are shares 0..1. Without held-out data the validation figures are None."""

    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    learning_rate: float
    seconds: float
    is_best: bool


@dataclass(frozen=True)
class Notice:
    """A sentence that the person should read ("The GPU ran out of memory: batches of 64 from here on.")."""

    JSON_TYPE: ClassVar[str] = "Told"

    sentence: str


@dataclass(frozen=True)
class Preparing:
    """What takes time before the first step, a few times a second. what: "features" (of a frozen body)."""

    what: str
    done: int
    total: int
    seconds_left: float


@dataclass(frozen=True)
class CheckpointSaved:
    """The run can be resumed from here: the file is on disk, synced and read back."""

    epoch: int
    step: int


@dataclass(frozen=True)
class GradientFlow:
    """Now and then, most often in the first epochs: how the last step went through the network's layers with weights.

    layers: names of the weights, from the picture to the answer. gradients, weights: Euclidean norms, the gradient's
    after clipping. updates: how large the step's change is, as a share of the weights' norm; empty when not measured.
    dead: share of the rectified units behind the layer that are zero for every picture of a small batch; None where
    no rectifier follows.
    """

    epoch: float  # how far the run is, 0.5 in the middle of the first
    step: int
    layers: tuple[str, ...]
    gradients: tuple[float, ...]
    weights: tuple[float, ...]
    updates: tuple[float, ...] = ()
    dead: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class RunEnded:
    """reason: finished, stopped, early (early stopping). weights: path of the best weights, relative to the run."""

    reason: str
    best_epoch: int
    validation_accuracy: float | None
    test_accuracy: float | None
    test_count: int
    seconds: float
    weights: str = "best.safetensors"
    confusion: tuple[tuple[int, ...], ...] = field(default=())
    top5: float | None = None  # share of test pictures; None with five classes or fewer
    calibration_error: float | None = None  # on the test pictures


@dataclass(frozen=True)
class RunFailed:
    """The run ended by an error. The last checkpoint, if any, still stands."""

    sentence: str
    details: str = ""


RunEvent = (
    RunStarted | Progress | EpochDone | Notice | Preparing | CheckpointSaved | GradientFlow | RunEnded | RunFailed
)
RUN_EVENTS = EventStream[RunEvent](
    (RunStarted, Progress, EpochDone, Notice, Preparing, CheckpointSaved, GradientFlow, RunEnded, RunFailed)
)
