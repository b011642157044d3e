"""The training loop: a generator of events, readable from top to bottom."""

import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from math import ceil, isfinite
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from engine.data.batches.batches import next_batch
from engine.data.decoding.tasks import ChangedPictureError
from engine.data.sets.dataset import CancelledError
from engine.errors import EngineError
from engine.hardware.out_of_memory import is_out_of_memory
from engine.recipe import Recipe
from engine.storage.safe_open import shown
from engine.training.checkpoint_policy import CheckpointPolicy
from engine.training.distributed.process_group import ProcessGroup
from engine.training.runs import provenance
from engine.training.runs.events import EpochDone, Progress, RunEnded, RunEvent, RunFailed, RunStarted, Told
from engine.training.runs.run_folder import BEST
from engine.training.runs.test_predictions import write_answers
from engine.training.setup.prepare import set_up
from engine.training.step.divergence import DivergenceWatch, has_collapsed
from engine.training.step.learner import DivergedError
from engine.training.trainer import Trainer

LOOK_SECONDS = 0.2  # between two looks whether a file is back
PROGRESS_SECONDS = 0.2
STOPPED, DONE = "stopped", "done"

Asked = Callable[[], bool]
EventGenerator = Generator[RunEvent, None, str]


def train(
    recipe: Recipe, run_folder: Path, *, should_stop: Asked, company: ProcessGroup | None = None
) -> Iterator[RunEvent]:
    """Train as ``recipe`` says; what happens, as it happens. The last event is RunEnded or RunFailed.

    ``run_folder`` gets checkpoints and ``best.safetensors``. With a checkpoint inside, the run goes on from it: on the
    CPU to the same bits as without the interruption. ``should_stop`` is asked before each batch; a stop keeps all.
    Errors that a person can act on become RunFailed; all others are raised. company: the other processes of the run.
    """
    trainer = None
    try:
        trainer = Trainer(set_up(recipe, should_stop, run_folder), run_folder, company)
        run = _Run(trainer, should_stop)
        yield run.started()
        for note in trainer.notes:
            yield Told(note)
        if not trainer.is_over():
            yield from trainer.prepared.features(should_stop)
        reason = yield from run.epochs()
        yield from run.end(reason)
        if reason != STOPPED:
            trainer.prepared.forget_features()
    except CancelledError:  # stopped before the first step
        yield RunEnded(STOPPED, 0, None, None, 0, 0.0, weights="")
    except EngineError as error:
        yield RunFailed(error.sentence, error.details)
    finally:
        if trainer is not None:
            trainer.writer.join()
            trainer.prepared.data.close()


class _Run:
    """The loop's own memory: clocks, and when it told what."""

    def __init__(self, trainer: Trainer, should_stop: Asked) -> None:
        self.trainer = trainer
        self.should_stop = should_stop
        self.total = len(trainer.prepared.train)
        self.saving = CheckpointPolicy(trainer)
        self.course = DivergenceWatch(len(trainer.prepared.data.classes))
        self.validation_seconds = 0.0
        self.pace = 0.0  # pictures per second, smoothed
        self.last_told = time.monotonic()
        self.told_at = (0, 0.0, 0.0)  # seen, loss sum, right answers at the last Progress

    def epochs(self) -> EventGenerator:
        """Train until the recipe's last epoch, an early stop, or a stop by a person: the reason."""
        trainer, recipe, standing = self.trainer, self.trainer.recipe, self.trainer.standing
        while not trainer.is_over():
            if recipe.patience and standing.epochs_done - standing.best_epoch >= recipe.patience:
                return "early"
            try:
                outcome = yield from self.train_epoch()
                if outcome == DONE:
                    outcome = yield from self.validate_epoch()
            except DivergedError as error:
                yield from self.saving.wait()
                yield Told(trainer.go_back(str(error)))
                standing = trainer.standing
                continue
            if outcome == STOPPED:
                return STOPPED
        return "finished"

    def train_epoch(self) -> EventGenerator:
        """The steps that remain of the epoch in progress."""
        trainer = self.trainer
        if trainer.standing.seen == 0:
            trainer.begin_epoch()
        self.mark(trainer.sums())
        while trainer.standing.seen < self.total and not trainer.time_is_up():
            if self.should_stop():
                return STOPPED
            place = next_batch(trainer.standing.seen, self.total, trainer.standing.batch_size)
            try:
                trainer.step(place)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error) or not trainer.company.is_alone:
                    raise
                yield Told(trainer.split_batches())
                continue
            except ChangedPictureError as error:
                yield from self.saving.save_now()
                if not error.missing:
                    raise
                yield from self.wait_for(error)
                continue
            if flow := trainer.watched(place):
                yield flow
            now = time.monotonic()
            if now - self.last_told >= PROGRESS_SECONDS:
                yield from map(Told, trainer.prepared.data.news())
                yield self.progress(now)
            yield from self.saving.after_step()
        return DONE

    def wait_for(self, gone: ChangedPictureError) -> Iterator[RunEvent]:
        """Pause while a file of the data is not there (its disk was unplugged, say), until it is back or a stop."""
        name = Path(gone.missing).name
        yield Told(f"“{shown(name)}” cannot be read: plug its disk in again. Training waits for it.")
        while not self.should_stop():
            if Path(gone.missing).is_file():
                yield Told(f"“{shown(name)}” is back: training goes on.")
                return
            time.sleep(LOOK_SECONDS)

    def validate_epoch(self) -> EventGenerator:
        """Measure the epoch that was just trained, keep its weights when they are the best so far."""
        trainer, standing, held_out = self.trainer, self.trainer.standing, self.trainer.prepared.validation
        loss_sum, right = trainer.sums()
        if has_collapsed(standing.history, right / max(standing.seen, 1), len(trainer.prepared.data.classes)):
            raise DivergedError("The network has forgotten all that it knew")
        began = time.monotonic()
        answers = trainer.answers(held_out, self.should_stop) if held_out else None
        if held_out and answers is None:
            return STOPPED
        loss = accuracy = None
        if answers is not None:
            logits, labels = answers
            loss = float(F.cross_entropy(logits.double(), labels))
            accuracy = float((logits.argmax(1) == labels).double().mean())
            if not isfinite(loss):
                raise DivergedError("The loss on the held-out pictures is not a finite number")
        self.validation_seconds = time.monotonic() - began
        rate = trainer.rate()
        standing.epochs_done += 1
        is_best = standing.is_better(accuracy, loss)
        if is_best:
            standing.best_epoch, standing.best_accuracy, standing.best_loss = standing.epochs_done, accuracy, loss
            trainer.keep_as_best(answers)
        done = EpochDone(
            epoch=standing.epochs_done,
            step=standing.step,
            train_loss=loss_sum / standing.seen,
            train_accuracy=right / standing.seen,
            validation_loss=loss,
            validation_accuracy=accuracy,
            learning_rate=rate,
            seconds=trainer.seconds(),
            is_best=is_best,
        )
        standing.history.append(done)
        trainer.begin_epoch()
        yield done
        yield from self.saving.save_now() if trainer.is_over() else self.saving.after_epoch()
        return DONE

    def end(self, reason: str) -> Iterator[RunEvent]:
        """After the last epoch: test the best weights. After a stop: keep what there is, at once."""
        trainer, standing = self.trainer, self.trainer.standing
        tested = None
        yield from self.saving.wait()
        if reason == STOPPED or self.saving.disk_failed:
            with suppress(DivergedError):  # then the last finite checkpoint stands
                yield from self.saving.save_now()
        if reason == STOPPED:
            if standing.best_epoch == 0 and standing.step > 0:
                trainer.keep_as_best(None)
                trainer.save_best()
        else:
            trainer.use_best()
            test = trainer.prepared.test
            answers = trainer.answers(test, self.should_stop) if test else None
            if test and answers is None:
                reason = STOPPED
            elif answers is not None:
                tested = trainer.evaluated(*answers)
            trainer.save_results(tested)
            if answers is not None:
                yield from self.keep_answers(*answers)
        yield RunEnded(
            reason=reason,
            best_epoch=standing.best_epoch,
            validation_accuracy=standing.best_accuracy,
            test_accuracy=tested.accuracy if tested else None,
            test_count=tested.count if tested else 0,
            seconds=trainer.seconds(),
            weights=BEST if standing.step > 0 else "",
            confusion=tested.confusion if tested else (),
            top5=tested.top5 if tested else None,
            calibration_error=tested.calibration_error if tested else None,
        )

    def keep_answers(self, logits: Tensor, labels: Tensor) -> Iterator[RunEvent]:
        """The answers to the test pictures beside the weights; without them the run is as good, but not comparable."""
        try:
            write_answers(self.trainer.folder, self.trainer.answers_to_keep(logits, labels))
        except EngineError as error:
            yield Told(f"{error.sentence} The run cannot be compared picture by picture.")

    def progress(self, now: float) -> Progress:
        """What to tell several times a second; the only place within an epoch that waits for the device."""
        trainer, standing = self.trainer, self.trainer.standing
        sums = trainer.sums()
        seen, loss, right = self.told_at
        count = max(standing.seen - seen, 1)
        speed = count / max(now - self.last_told, 1e-6)
        self.pace = speed if self.pace == 0 else 0.9 * self.pace + 0.1 * speed
        if self.course.has_diverged((sums[0] - loss) / count):
            raise DivergedError("The loss is far above where it began")
        steps_left, seconds_left = self.left()
        event = Progress(
            epoch=standing.epochs_done + 1,
            step=standing.step,
            steps=standing.step + steps_left,
            loss=(sums[0] - loss) / count,
            accuracy=(sums[1] - right) / count,
            learning_rate=trainer.rate(),
            seconds=trainer.seconds(),
            pictures_per_second=speed,
            seconds_left=seconds_left,
        )
        self.mark(sums)
        self.last_told = now
        return event

    def left(self) -> tuple[int, float]:
        """Steps and seconds that are probably left; called once the pace is known."""
        trainer, standing = self.trainer, self.trainer.standing
        limit, size = trainer.recipe.time_limit, standing.batch_size
        if limit:
            left = max(0.0, limit - trainer.seconds())
            return ceil(left * self.pace / size), left + self.validation_seconds
        epochs_left = trainer.recipe.epochs - standing.epochs_done - 1
        pictures_left = self.total - standing.seen + epochs_left * self.total
        steps_left = ceil((self.total - standing.seen) / size) + epochs_left * ceil(self.total / size)
        return steps_left, pictures_left / self.pace + (epochs_left + 1) * self.validation_seconds

    def mark(self, sums: tuple[float, float]) -> None:
        """Count the next Progress from here."""
        self.told_at = (self.trainer.standing.seen, *sums)
        self.last_told = time.monotonic()

    def started(self) -> RunStarted:
        """The first event."""
        trainer, prepared, data = self.trainer, self.trainer.prepared, self.trainer.prepared.data
        return RunStarted(
            run=trainer.folder.name,
            recipe=trainer.recipe,
            device=prepared.device.name,
            device_reason=prepared.device.reason,
            parameters=trainer.card.parameters,
            classes=data.classes,
            train_count=self.total,
            validation_count=len(prepared.validation) if prepared.validation else 0,
            test_count=len(prepared.test) if prepared.test else 0,
            steps_per_epoch=ceil(self.total / trainer.standing.batch_size),
            threads=torch.get_num_threads(),
            precision=trainer.pace.dtype,
            resumed_at=trainer.standing.step,
            skipped=data.skipped,
            time=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            multiply_adds=provenance.multiply_adds(prepared.full_network(trainer.learner.network), prepared.spec),
            fingerprint=prepared.fingerprint,
            versions=provenance.versions(),
            machine=provenance.machine(prepared.device),
            processes=trainer.company.rank.world_size,
        )
