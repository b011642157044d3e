"""What a run will need, as measured before it begins. No torch."""

import math
from dataclasses import dataclass

from engine.figures import UNKNOWN, figure, is_time
from engine.sentence import Sentence
from engine.storage.event_stream import EventStream


@dataclass(frozen=True)
class Forecast:
    """seconds: of the whole run. Sizes in bytes; memory: of the device that computes, at its peak.

    problem: why the run cannot work, and what would; batch_size: one that fits, 0 where that is not the problem.
    """

    seconds: float
    memory: int
    memory_free: int
    disk: int
    disk_free: int
    pictures_per_second: float
    device: str
    threads: int
    precision: str
    problem: str = ""
    batch_size: int = 0
    version: int = 1


@dataclass(frozen=True)
class RateTried:
    """One step of the search for a learning rate. loss: smoothed, of the training batches. steps: in all, at most."""

    step: int
    steps: int
    rate: float
    loss: float


@dataclass(frozen=True)
class RateFound:
    """The end of the search. rate: the proposal; 0 where the loss did not fall at any rate (``sentence`` says so)."""

    rate: float
    sentence: str
    rates: tuple[float, ...] = ()
    losses: tuple[float, ...] = ()
    version: int = 1


TrialEvent = Forecast | RateTried | RateFound
TRIAL_EVENTS = EventStream[TrialEvent]((Forecast, RateTried, RateFound))


GB, MB = 1e9, 1e6  # bytes
ROUNDED_TO_GB = 999.5e6  # what would be rounded to 1,000 MB
IN_SECONDS = 90  # up to here a time is told in seconds
IN_MINUTES = 90  # up to here in minutes
WHOLE_HOURS = 24  # from here on minutes say more than anybody knows
STEP_MINUTES = 10  # in between, minutes are told in such steps


def size_text(count: float) -> str:
    """Bytes in words: "0.9 GB", "40 MB"."""
    if not math.isfinite(count) or count < 0:
        return UNKNOWN
    if count >= ROUNDED_TO_GB:
        return f"{figure(count / GB, ',.1f')} GB"
    return f"{max(1, round(count / MB)) if count else 0} MB"


def time_text(seconds: float) -> str:
    """A time in words, as exact as it is known: "20 s", "12 min", "3 h 20 min"."""
    if not is_time(seconds):
        return UNKNOWN
    if seconds < IN_SECONDS:
        return Sentence("{seconds} s", seconds=max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < IN_MINUTES:
        return Sentence("{minutes} min", minutes=minutes)
    hours, minutes = divmod(round(seconds / 60 / STEP_MINUTES) * STEP_MINUTES, 60)
    if minutes and hours < WHOLE_HOURS:
        return Sentence("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return Sentence("{hours:,} h", hours=hours)
