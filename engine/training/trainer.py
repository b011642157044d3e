"""One run in progress: the learner, where it stands, its best weights and checkpoints, and what to do in trouble."""

import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from torch import Tensor

from engine.data.batches.batches import BatchRange, Examples, next_batch
from engine.data.sets.manifest import what_changed, write_list
from engine.errors import EngineError
from engine.evaluation.calibration import real_answers
from engine.evaluation.metrics import Evaluation, evaluation
from engine.evaluation.predict import answers_of
from engine.hardware.out_of_memory import FOR_NONE
from engine.recipe import Recipe
from engine.training.best_weights import BestWeights
from engine.training.distributed.process_group import ProcessGroup, StepOrder
from engine.training.estimate.forecast import size_text
from engine.training.estimate.trial import MemoryTrial
from engine.training.runs.checkpoint import Saved, load_checkpoint, save_checkpoint
from engine.training.runs.checkpoint_writer import CheckpointWriter, frozen_copy
from engine.training.runs.events import GradientFlow
from engine.training.runs.test_predictions import PictureAnswers, which_pictures
from engine.training.runs.training_state import TrainingState
from engine.training.setup.compute_plan import ComputePlan, available_threads, use_plan
from engine.training.setup.prepare import RunSetup
from engine.training.step.gradient_flow import PROBED, GradientProbe
from engine.training.step.learner import Learner
from engine.training.step.schedule import learning_rate

MOST_RESCUES = 3
SMALLER = 0.3  # the learning rate after a rescue, as a share of the one before
SMALL_PICTURE = 64
MAY_CHANGE = (
    "name",
    "race",
    "device",
    "patience",
    "version",
    "answers_from",
)  # parts of a recipe that do not change what a run learns


class FolderGoneError(EngineError):
    """The run's folder was deleted or moved while it trained: nothing more can be kept there."""


class Trainer:
    """A run in progress in ``folder``; goes on from the checkpoint there, if there is one."""

    def __init__(self, prepared: RunSetup, folder: Path, company: ProcessGroup | None = None) -> None:
        self.company = company or ProcessGroup()
        self.prepared = prepared
        self.recipe = prepared.recipe
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.notes: list[str] = list(prepared.notes)
        self._began = time.monotonic()
        self._is_watched = False
        self.writer = CheckpointWriter()
        saved, told = load_checkpoint(folder)
        self.notes += [told] if told else []
        self.notes += self._told_of_company()
        self.is_resumed = saved is not None
        self._begin()
        self.card = prepared.card(self.learner.network)
        self.best = BestWeights(folder, self.card, prepared.body)
        self.pace = self._first_pace() if saved is None else self._pace_of(saved)
        use_plan(self.pace)
        self._compute(measure=saved is None)
        if saved is None:
            self._fit_into_memory()
            if self.company.rank.is_leader:
                write_list(folder, prepared.data)
        else:
            self._check_same(saved)
            self._restore(saved)
            self._restore_best()

    # one step -----------------------------------------------------------------------------------------------------

    def step(self, place: BatchRange) -> None:
        """Learn from the batch at ``place`` of the epoch in progress. Nothing here waits for the device."""
        standing, self._is_watched = self.standing, self.flow.is_due(self.epoch())
        if self._is_watched:
            self.flow.before_step()
        rate, epoch, number = self.rate(), standing.epochs_done + 1, standing.step + 1
        self.company.broadcast_step(
            StepOrder(epoch, place, rate, number, standing.pieces, self.pace.dtype == "bfloat16")
        )
        part, counts = self.company.part(place)
        inputs, labels = self.prepared.train.shuffled(epoch, part)
        share = len(part) * counts / len(place)
        self.learner.learn(inputs, labels, rate, number, standing.pieces, share=share, counts=counts)
        standing.step += 1
        standing.seen = place.last

    def watched(self, place: BatchRange) -> GradientFlow | None:
        """How the gradients of the step at ``place``, the last one, flowed; None unless it was time to look."""
        if not self._is_watched:
            return None
        some = BatchRange(place.first, min(place.last, place.first + PROBED))
        pictures, _ = self.prepared.train.shuffled(self.standing.epochs_done + 1, some)
        return self.flow.after_step(self.epoch(), self.standing.step, pictures)

    def rate(self) -> float:
        """The learning rate of the next step."""
        return learning_rate(self.recipe, self.done()) * self.standing.rate_scale

    def epoch(self) -> float:
        """Epochs behind, the part of the one in progress included."""
        return self.standing.epochs_done + self.standing.seen / len(self.prepared.train)

    def done(self) -> float:
        """The share 0..1 of the whole run that is behind: of its epochs, or of its time where that is limited."""
        if self.recipe.time_limit:
            return min(1.0, self.seconds() / self.recipe.time_limit)
        return self.epoch() / self.recipe.epochs

    def time_is_up(self) -> bool:
        """Whether the epoch in progress ends here, because the run's time does; never before its first step."""
        limit = self.recipe.time_limit
        return limit > 0 and self.standing.seen > 0 and self.seconds() >= limit

    def is_over(self) -> bool:
        """Between two epochs: whether all is trained that the recipe asks for."""
        standing, limit = self.standing, self.recipe.time_limit
        if limit:
            return standing.epochs_done > 0 and standing.seen == 0 and self.seconds() >= limit
        return standing.epochs_done >= self.recipe.epochs

    def sums(self) -> tuple[float, float]:
        """Loss and right answers summed over the epoch in progress; waits for the device. May raise DivergedError."""
        return self.learner.sums()

    def begin_epoch(self) -> None:
        """Forget the sums of the epoch before."""
        self.learner.forget_sums()
        self.standing.seen = 0

    def seconds(self) -> float:
        """Training time so far, over all resumes."""
        return self.standing.seconds + time.monotonic() - self._began

    # answers and the best weights ---------------------------------------------------------------------------------

    def answers(self, batches: Examples, should_stop: Callable[[], bool]) -> tuple[Tensor, Tensor] | None:
        """Logits (N, K) and labels (N,), on the CPU, of the averaged weights in float32; None when stopped."""
        batch = 500 if self.prepared.spec.size <= SMALL_PICTURE else self.standing.batch_size
        found = answers_of(self.learner.answering, batches, batch, should_stop, answers_from=self.recipe.answers_from)
        self.learner.network.train()
        return found

    def keep_as_best(self, answers: tuple[Tensor, Tensor] | None) -> None:
        """Take the weights of now as the best; answers: logits and labels of the validation pictures."""
        self.best.keep(self.learner.answering, self.standing, answers)

    def save_best(self) -> None:
        """Write best.safetensors when it is not yet on disk; EngineError when that fails."""
        if not self.best.is_saved:
            self.save_results(None)

    def use_best(self) -> None:
        """From here on answer with the best weights; training cannot go on after that."""
        self.best.put_into(self.learner.answering)

    def save_results(self, tested: Evaluation | None) -> None:
        """Write best.safetensors with all that was measured so far; EngineError when that fails."""
        self._check_folder()
        self.best.save(self.standing, tested)

    def evaluated(self, logits: Tensor, labels: Tensor) -> Evaluation:
        """All figures at the fitted temperature."""
        logits, classes = real_answers(logits, labels, self.prepared.data.classes)
        return evaluation(logits, labels, classes, self.standing.temperature)

    def answers_to_keep(self, logits: Tensor, labels: Tensor) -> PictureAnswers:
        """What was answered to each test picture, so that two runs can be compared picture by picture."""
        logits, classes = real_answers(logits, labels, self.prepared.data.classes)
        pictures = which_pictures(self.recipe, classes, labels.numpy())
        return picture_answers(logits, labels, pictures, self.standing.temperature)

    # trouble ------------------------------------------------------------------------------------------------------

    def go_back(self, why: str) -> str:
        """After learning went astray (``why``): back to the last checkpoint, with a smaller rate; what to tell.

        EngineError when that was tried often enough.
        """
        step, rate = self.standing.step, self.rate()
        rescues, scale = self.standing.rescues + 1, self.standing.rate_scale * SMALLER
        if rescues > MOST_RESCUES:
            raise EngineError(
                f"{why} at step {step:,} (learning rate {rate:.3g}), and going back "
                f"{MOST_RESCUES} times did not help. Try a learning rate of {self.recipe.learning_rate / 100:.2g}."
            )
        seconds = self.seconds()
        saved, _ = load_checkpoint(self.folder)
        self._begin()
        self._compute(measure=False)
        if saved is not None:
            self._restore(saved)
        self.standing.rescues, self.standing.rate_scale = rescues, scale
        self.standing.seconds, self._began = seconds, time.monotonic()
        return (
            f"{why} at step {step:,}: back to step {self.standing.step:,}, from there with {SMALLER:.0%} of the "
            "learning rate."
        )

    def _fit_into_memory(self) -> None:
        """Before the first step: batches in pieces where they need more memory than there is. (Linux would kill us.)"""
        if not self.company.is_alone:
            return
        trial = MemoryTrial(self.prepared, self.learner)
        if not trial.memory_problem()[0]:
            return
        standing = self.standing
        while trial.needed(standing.batch_size // standing.pieces) > trial.memory_free and standing.batch_size > (
            2 * standing.pieces
        ):
            standing.pieces *= 2
        piece, free = -(-standing.batch_size // standing.pieces), size_text(trial.memory_free)
        self.notes.append(
            f"A batch of {standing.batch_size} needs about {size_text(trial.needed(standing.batch_size))} of memory, "
            f"and {free} are free: it is learned in pieces of {piece}, whose corrections are added up."
        )

    def split_batches(self) -> str:
        """After running out of memory: each batch in twice as many pieces from here on; what to tell.

        EngineError when a piece is two pictures or one already.
        """
        standing = self.standing
        if standing.batch_size // standing.pieces <= 2:
            raise EngineError(FOR_NONE)
        self.learner.forget_gradients()
        standing.pieces *= 2
        piece = -(-standing.batch_size // standing.pieces)
        return (
            f"Memory ran out: from here on each batch of {standing.batch_size} is learned in pieces of {piece}, whose "
            "corrections are added up. It takes a little longer."
        )

    # checkpoints --------------------------------------------------------------------------------------------------

    def begin_save(self) -> None:
        """Begin to put everything on disk that a resume needs; ``writer`` tells what came of it.

        Training may go on at once: what is written was copied. May raise DivergedError.
        """
        self.sums()
        saved, best = frozen_copy(self._snapshot()), self.best.to_save(self.standing)

        def write() -> None:
            self._check_folder()
            best()
            save_checkpoint(self.folder, saved)

        self.writer.begin(self.standing.epochs_done, self.standing.step, write)

    def _snapshot(self) -> Saved:
        self.standing.seconds, self._began = self.seconds(), time.monotonic()
        return {
            "recipe": asdict(self.recipe),
            "device": self.prepared.device.name,
            "fingerprint": self.prepared.fingerprint,
            "pace": self.pace.saved(),
            "processes": self.company.rank.world_size,
            "standing": self.standing.saved(),
            **self.learner.state(),
        }

    def _begin(self) -> None:
        """Learner and standing as at the very start."""
        self.learner = Learner(self.prepared, self.company)
        self.flow = GradientProbe(self.learner.network)
        self.standing = TrainingState(batch_size=self.recipe.batch_size)

    def _told_of_company(self) -> list[str]:
        """How the work is shared out."""
        if self.company.is_alone:
            return []
        size, batch, rate = self.company.rank.world_size, self.recipe.batch_size, self.recipe.learning_rate
        way = self.company.backend(self.prepared.device.torch_device)
        return [
            f"{size} processes ({way}) share each batch: {batch} pictures in all, about {batch / size:.0f} for each. "
            f"The learning rate is the recipe's, {rate:g}: it belongs to the whole batch."
        ]

    def _compute(self, *, measure: bool) -> None:
        """Let the learner compute at the run's pace; measure: whether a CUDA graph pays is not known yet."""
        self.learner.dtype = self.pace.dtype
        if self.prepared.device.torch_device.type == "cuda" and (measure or self.pace.uses_cuda_graph):
            train = self.prepared.train
            some, _ = train.in_order(next_batch(0, len(train), self.recipe.batch_size))
            is_captured, told = self.learner.capture(some, measure=measure)
            self.notes += [told] if told else []
            self.pace = replace(self.pace, uses_cuda_graph=is_captured)

    def _first_pace(self) -> ComputePlan:
        pace, told = self.prepared.pace(self.learner.network)
        self.notes += [told] if told else []
        return pace

    def _pace_of(self, saved: Saved) -> ComputePlan:
        """The pace of before; with another number of processes, the threads that each of them can have now."""
        pace, before, now = (
            ComputePlan.restored(saved["pace"]),
            int(saved.get("processes", 1)),
            self.company.rank.world_size,
        )
        if before == now:
            return pace
        self.notes.append(
            f"This run goes on with {now} processes; before there were {before}. Its numbers may differ a little."
        )
        return replace(pace, threads=available_threads())

    def _restore(self, saved: Saved) -> None:
        self.standing = TrainingState.restored(saved["standing"])
        self.learner.restore(saved)

    def _restore_best(self) -> None:
        if self.standing.best_epoch == 0:
            return
        try:
            self.best.restore()
        except EngineError as error:
            self.notes.append(f"{error.sentence} The best weights are looked for anew from here on.")
            self.standing.best_epoch, self.standing.best_accuracy, self.standing.best_loss = 0, None, None

    def _check_folder(self) -> None:
        if not self.folder.is_dir():  # writing would make it anew, without its recipe and history
            raise FolderGoneError(
                f"The folder of this run, {self.folder}, was deleted or moved while it trained. If it still exists "
                "elsewhere, the run can be resumed there from its last checkpoint."
            )

    def _check_same(self, saved: Saved) -> None:
        """EngineError when data or recipe are not those of ``saved``; another device is told."""
        if saved["fingerprint"] != self.prepared.fingerprint:
            changed = what_changed(self.folder, self.prepared.data)
            raise EngineError(
                f"The pictures of {self.prepared.data.title} have changed since this run began"
                f"{f' ({changed})' if changed else ''}, so it cannot go on exactly. Bring them back, or start a new "
                "run."
            )
        if _essence(saved["recipe"]) != _essence(asdict(self.recipe)):
            raise EngineError("The recipe of this run was changed since it began. Start a new run with the new recipe.")
        before, now = saved.get("device", ""), self.prepared.device.name
        if before and before != now:
            self.notes.append(f"This run began on {before} and goes on on {now}: its numbers may differ a little.")


def _essence(recipe: dict[str, Any]) -> dict[str, Any]:
    """What of a recipe decides the numbers; fields that a newer version added and nobody set are left out."""
    usual = asdict(Recipe())
    return {name: value for name, value in recipe.items() if name not in MAY_CHANGE and value != usual.get(name)}


def picture_answers(logits: Tensor, labels: Tensor, pictures: str, temperature: float = 1.0) -> PictureAnswers:
    """From logits float (N, K) and labels int64 (N,), on the CPU."""
    answers = logits.argmax(1)
    true = logits.gather(1, labels.unsqueeze(1))
    ranks = (logits > true).sum(1)
    ranks = ranks.masked_fill((answers != labels) & (ranks == 0), 1)  # as probable as the answer, and yet not answered
    sure = (logits.double() / temperature).softmax(1).amax(1)
    return PictureAnswers(
        pictures,
        tuple(labels.tolist()),
        tuple(answers.tolist()),
        tuple(ranks.tolist()),
        tuple(round(value, 4) for value in sure.tolist()),
    )
