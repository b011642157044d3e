"""When a run's checkpoints are written, and what is told of them."""

import time
from collections.abc import Iterator

from engine.sentence import Sentence
from engine.training.runs.events import CheckpointSaved, Notice, RunEvent
from engine.training.snapshot import begin_save
from engine.training.trainer import FolderGoneError, Trainer

CHECKPOINT_SECONDS = 10.0
AFTER_EPOCH_SECONDS = 2.0  # between two epochs, since the one before
CHECKPOINT_SHARE = 0.02  # of the training time, at most, goes into checkpoints


class CheckpointPolicy:
    """Checkpoints by time. A full disk is told once; training goes on, and saving is tried again.

    disk_failed: whether the disk did not take the last one.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._last = time.monotonic()
        self._interval = CHECKPOINT_SECONDS
        self._stood_still = 0.0  # seconds of training that the last one cost
        self.disk_failed = False

    def after_step(self) -> Iterator[RunEvent]:
        """After each step: acknowledge what is safe by now, begin the next one when it is time."""
        writer = self._trainer.writer
        if writer.is_writing():
            yield from self._acknowledge(wait=False)
        if time.monotonic() - self._last >= self._interval and not writer.is_writing():
            self._begin()

    def after_epoch(self) -> Iterator[RunEvent]:
        """Between two epochs a checkpoint is worth more: begin one unless there was one just now."""
        if time.monotonic() - self._last >= min(self._interval, AFTER_EPOCH_SECONDS):
            yield from self._acknowledge(wait=True)
            self._begin()

    def save_now(self) -> Iterator[RunEvent]:
        """A checkpoint that is safe, or told to have failed, when this is over. May raise DivergedError."""
        yield from self.wait()
        self._begin()
        yield from self.wait()

    def wait(self) -> Iterator[RunEvent]:
        """Wait until nothing is being written."""
        yield from self._acknowledge(wait=True)

    def _begin(self) -> None:
        began = time.monotonic()
        begin_save(self._trainer)
        self._last = time.monotonic()
        self._stood_still = self._last - began

    def _acknowledge(self, *, wait: bool) -> Iterator[RunEvent]:
        written = self._trainer.writer.outcome(wait=wait)
        if written is None:
            return
        self._interval = max(CHECKPOINT_SECONDS, (self._stood_still + written.seconds) / CHECKPOINT_SHARE)
        if written.problem is None:
            if self.disk_failed:
                yield Notice(Sentence("Saving works again."))
            self.disk_failed = False
            yield CheckpointSaved(written.epoch, written.step)
        elif isinstance(written.problem, FolderGoneError):
            raise written.problem
        else:
            if not self.disk_failed:
                yield Notice(
                    Sentence("{problem} Training goes on, and saving is tried again.", problem=written.problem.sentence)
                )
            self.disk_failed = True
