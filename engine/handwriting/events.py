"""What learning from one's own drawings tells while it runs: one JSON line each from the command ``learn``."""

from dataclasses import dataclass

from engine.storage.event_stream import EventStream


@dataclass(frozen=True)
class LearnStarted:
    """drawings: how many are learned from; held_out: how many are kept aside to measure."""

    collection: str
    drawings: int
    held_out: int
    steps: int


@dataclass(frozen=True)
class LearnProgress:
    """A few times a second at most. loss: mean since the last one."""

    step: int
    steps: int
    loss: float
    seconds_left: float


@dataclass(frozen=True)
class BeforeAfter:
    """Right answers out of ``count``, before and after learning. before is None where nothing was there before."""

    count: int
    before: int | None
    after: int


@dataclass(frozen=True)
class LearnDone:
    """recognizer: its key in the library. own: on the held-out drawings. test: on the MNIST test set, digits only.

    share: how far the weights went from the old ones (0) to the learned ones (1) without forgetting.
    """

    recognizer: str
    own: BeforeAfter | None
    test: BeforeAfter | None
    share: float
    seconds: float


@dataclass(frozen=True)
class LearnFailed:
    """Nothing was changed."""

    sentence: str
    details: str = ""


LearnEvent = LearnStarted | LearnProgress | LearnDone | LearnFailed
LEARN_EVENTS = EventStream[LearnEvent]((LearnStarted, LearnProgress, LearnDone, LearnFailed))
