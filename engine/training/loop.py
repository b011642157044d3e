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
from engine.sentence import Sentence
from engine.storage.safe_open import shown
from engine.training.checkpoint_policy import CheckpointPolicy
from engine.training.distributed.process_group import ProcessGroup
from engine.training.rescue import go_back, split_batches
from engine.training.resume import resume_or_begin
from engine.training.runs import provenance
from engine.training.runs.events import EpochDone, Notice, Progress, RunEnded, RunEvent, RunFailed, RunStarted
from engine.training.runs.run_folder import BEST
from engine.training.runs.test_predictions import write_answers
from engine.training.setup.prepare import set_up
from engine.training.step.divergence import DivergenceWatch, has_collapsed
from engine.training.step.learner import DivergedError
from engine.training.trainer import Trainer

LOOK_SECONDS = 0.2  # between two looks whether a file is back
PROGRESS_SECONDS = 0.2
LEAST_SECONDS = 1e-6  # between two Progress: a clock may stand still, and a division needs more
NEWEST = 0.1  # weight of the newest speed in the moving average that the time left is told by
STOPPED, DONE = "stopped", "done"

Asked = Callable[[], bool]
EventGenerator = Generator[RunEvent, None, str]


def train(
    recipe: Recipe, run_folder: Path, *, should_stop: Asked, group: ProcessGroup | None = None
) -> Iterator[RunEvent]:
    """Train as ``recipe`` says; what happens, as it happens. The last event is RunEnded or RunFailed.

    ``run_folder`` gets checkpoints and ``best.safetensors``. With a checkpoint inside, the run goes on from it: on the
    CPU to the same bits as without the interruption. ``should_stop`` is asked before each batch; a stop keeps all.
    Errors that a person can act on become RunFailed; all others are raised. group: the processes of the run.
    """
    trainer = None
    try:
        trainer = resume_or_begin(set_up(recipe, should_stop, run_folder), run_folder, group)
        run = _Run(trainer, should_stop)
        yield run.started()
        for note in trainer.notes:
            yield Notice(note)
        if not trainer.is_over():
            yield from trainer.setup.features(should_stop)
        reason = yield from run.epochs()
        yield from run.end(reason)
        if reason != STOPPED:
            trainer.setup.forget_features()
    except CancelledError:  # stopped before the first step
        yield RunEnded(STOPPED, 0, None, None, 0, 0.0, weights="")
    except EngineError as error:
        yield RunFailed(error.sentence, error.details)
    finally:
        if trainer is not None:
            trainer.writer.join()
            trainer.setup.data.close()


class _Run:
    """The loop's own memory: clocks, and when it told what."""

    def __init__(self, trainer: Trainer, should_stop: Asked) -> None:
        self.trainer = trainer
        self.should_stop = should_stop
        self.total = len(trainer.setup.train)
        self.checkpoints = CheckpointPolicy(trainer)
        self.divergence = DivergenceWatch(len(trainer.setup.data.classes))
        self.validation_seconds = 0.0
        self.throughput = 0.0  # pictures per second, a moving average
        self.last_told = time.monotonic()
        self.told_at = (0, 0.0, 0.0)  # seen, loss sum, right answers at the last Progress

    def epochs(self) -> EventGenerator:
        """Train until the recipe's last epoch, an early stop, or a stop by a person: the reason."""
        trainer, recipe, state = self.trainer, self.trainer.recipe, self.trainer.state
        while not trainer.is_over():
            if recipe.patience and state.epochs_done - state.best_epoch >= recipe.patience:
                return "early"
            try:
                outcome = yield from self.train_epoch()
                if outcome == DONE:
                    outcome = yield from self.validate_epoch()
            except DivergedError as error:
                yield from self.checkpoints.wait()
                yield Notice(go_back(trainer, error.why))
                state = trainer.state
                continue
            if outcome == STOPPED:
                return STOPPED
        return "finished"

    def train_epoch(self) -> EventGenerator:
        """The steps that remain of the epoch in progress."""
        trainer = self.trainer
        if trainer.state.seen == 0:
            trainer.begin_epoch()
        self.mark(trainer.sums())
        while trainer.state.seen < self.total and not trainer.time_is_up():
            if self.should_stop():
                return STOPPED
            place = next_batch(trainer.state.seen, self.total, trainer.state.batch_size)
            try:
                trainer.step(place)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error) or not trainer.group.is_alone:
                    raise
                yield Notice(split_batches(trainer))
                continue
            except ChangedPictureError as error:
                yield from self.checkpoints.save_now()
                if not error.missing:
                    raise
                yield from self.wait_for(error)
                continue
            if flow := trainer.gradient_flow(place):
                yield flow
            now = time.monotonic()
            if now - self.last_told >= PROGRESS_SECONDS:
                yield from map(Notice, trainer.setup.data.news())
                yield self.progress(now)
            yield from self.checkpoints.after_step()
        return DONE

    def wait_for(self, gone: ChangedPictureError) -> Iterator[RunEvent]:
        """Pause while a file of the data is not there (its disk was unplugged, say), until it is back or a stop."""
        name = Path(gone.missing).name
        yield Notice(
            Sentence("“{name}” cannot be read: plug its disk in again. Training waits for it.", name=shown(name))
        )
        while not self.should_stop():
            if Path(gone.missing).is_file():
                yield Notice(Sentence("“{name}” is back: training goes on.", name=shown(name)))
                return
            time.sleep(LOOK_SECONDS)

    def validate_epoch(self) -> EventGenerator:
        """Measure the epoch that was just trained, keep its weights when they are the best so far."""
        trainer, state, held_out = self.trainer, self.trainer.state, self.trainer.setup.validation
        loss_sum, right = trainer.sums()
        if has_collapsed(state.history, right / max(state.seen, 1), len(trainer.setup.data.classes)):
            raise DivergedError(Sentence("The network has forgotten all that it knew"))
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
                raise DivergedError(Sentence("The loss on the held-out pictures is not a finite number"))
        self.validation_seconds = time.monotonic() - began
        rate = trainer.rate()
        state.epochs_done += 1
        is_best = state.is_better(accuracy, loss)
        if is_best:
            state.best_epoch, state.best_accuracy, state.best_loss = state.epochs_done, accuracy, loss
            trainer.keep_as_best(answers)
        done = EpochDone(
            epoch=state.epochs_done,
            step=state.step,
            train_loss=loss_sum / state.seen,
            train_accuracy=right / state.seen,
            validation_loss=loss,
            validation_accuracy=accuracy,
            learning_rate=rate,
            seconds=trainer.seconds(),
            is_best=is_best,
        )
        state.history.append(done)
        trainer.begin_epoch()
        yield done
        yield from self.checkpoints.save_now() if trainer.is_over() else self.checkpoints.after_epoch()
        return DONE

    def end(self, reason: str) -> Iterator[RunEvent]:
        """After the last epoch: test the best weights. After a stop: keep what there is, at once."""
        trainer, state = self.trainer, self.trainer.state
        tested = None
        yield from self.checkpoints.wait()
        if reason == STOPPED or self.checkpoints.disk_failed:
            with suppress(DivergedError):  # then the last finite checkpoint stands
                yield from self.checkpoints.save_now()
        if reason == STOPPED:
            if state.best_epoch == 0 and state.step > 0:
                trainer.keep_as_best(None)
                trainer.save_best()
        else:
            trainer.use_best()
            test = trainer.setup.test
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
            best_epoch=state.best_epoch,
            validation_accuracy=state.best_accuracy,
            test_accuracy=tested.accuracy if tested else None,
            test_count=tested.count if tested else 0,
            seconds=trainer.seconds(),
            weights=BEST if state.step > 0 else "",
            confusion=tested.confusion if tested else (),
            top5=tested.top5 if tested else None,
            calibration_error=tested.calibration_error if tested else None,
        )

    def keep_answers(self, logits: Tensor, labels: Tensor) -> Iterator[RunEvent]:
        """The answers to the test pictures beside the weights; without them the run is as good, but not comparable."""
        try:
            write_answers(self.trainer.folder, self.trainer.answers_to_keep(logits, labels))
        except EngineError as error:
            yield Notice(Sentence("{problem} The run cannot be compared picture by picture.", problem=error.sentence))

    def progress(self, now: float) -> Progress:
        """What to tell several times a second; the only place within an epoch that waits for the device."""
        trainer, state = self.trainer, self.trainer.state
        sums = trainer.sums()
        seen, loss, right = self.told_at
        count = max(state.seen - seen, 1)
        speed = count / max(now - self.last_told, LEAST_SECONDS)
        self.throughput = (1 - NEWEST) * self.throughput + NEWEST * speed if self.throughput else speed
        if self.divergence.has_diverged((sums[0] - loss) / count):
            raise DivergedError(Sentence("The loss is far above where it began"))
        steps_left, seconds_left = self.left()
        event = Progress(
            epoch=state.epochs_done + 1,
            step=state.step,
            steps=state.step + steps_left,
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
        """Steps and seconds that are probably left; called once the throughput is known."""
        trainer, state = self.trainer, self.trainer.state
        limit, size = trainer.recipe.time_limit, state.batch_size
        if limit:
            left = max(0.0, limit - trainer.seconds())
            return ceil(left * self.throughput / size), left + self.validation_seconds
        epochs_left = trainer.recipe.epochs - state.epochs_done - 1
        pictures_left = self.total - state.seen + epochs_left * self.total
        steps_left = ceil((self.total - state.seen) / size) + epochs_left * ceil(self.total / size)
        return steps_left, pictures_left / self.throughput + (epochs_left + 1) * self.validation_seconds

    def mark(self, sums: tuple[float, float]) -> None:
        """Count the next Progress from here."""
        self.told_at = (self.trainer.state.seen, *sums)
        self.last_told = time.monotonic()

    def started(self) -> RunStarted:
        """The first event."""
        trainer, setup, data = self.trainer, self.trainer.setup, self.trainer.setup.data
        return RunStarted(
            run=trainer.folder.name,
            recipe=trainer.recipe,
            device=setup.device.name,
            device_reason=setup.device.reason,
            parameters=trainer.best.card.parameters,
            classes=data.classes,
            train_count=self.total,
            validation_count=len(setup.validation) if setup.validation else 0,
            test_count=len(setup.test) if setup.test else 0,
            steps_per_epoch=ceil(self.total / trainer.state.batch_size),
            threads=torch.get_num_threads(),
            precision=trainer.plan.dtype,
            resumed_at=trainer.state.step,
            skipped=data.skipped,
            time=datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            multiply_adds=provenance.multiply_adds(setup.full_network(trainer.learner.network), setup.spec),
            fingerprint=setup.fingerprint,
            versions=provenance.versions(),
            machine=provenance.machine(setup.device),
            processes=trainer.group.rank.world_size,
            given=data.given,
            left_out=data.left_out,
        )
