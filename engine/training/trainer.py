"""One run in progress: the learner, where it stands, its steps, its answers and its best weights.

``resume.resume_or_begin`` makes one, ``snapshot`` keeps it on disk, ``rescue`` helps it in trouble.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from torch import Tensor

from engine.data.batches.batches import BatchRange, Examples, next_batch
from engine.errors import EngineError
from engine.evaluation.calibration import real_answers
from engine.evaluation.metrics import Evaluation, evaluation
from engine.evaluation.predict import answers_of
from engine.training.best_weights import BestWeights
from engine.training.distributed.process_group import ProcessGroup, StepOrder
from engine.training.runs.checkpoint_writer import CheckpointWriter
from engine.training.runs.events import GradientFlow
from engine.training.runs.test_predictions import PictureAnswers, which_pictures
from engine.training.runs.training_state import TrainingState
from engine.training.setup.compute_plan import ComputePlan
from engine.training.setup.prepare import RunSetup
from engine.training.step.gradient_flow import PROBED, GradientProbe
from engine.training.step.learner import Learner
from engine.training.step.schedule import learning_rate

SMALL_PICTURE = 64  # pixels: up to here a batch of EVALUATION_BATCH needs little memory
EVALUATION_BATCH = 500
PROBABILITY_DIGITS = 4  # kept of an answer's probability


class FolderGoneError(EngineError):
    """The run's folder was deleted or moved while it trained: nothing more can be kept there."""


class Trainer:
    """A run in progress in ``folder``. Making one does no work: ``resume_or_begin`` gives one that is ready.

    notes: sentences to tell the person before the first step.
    """

    def __init__(
        self,
        setup: RunSetup,
        folder: Path,
        group: ProcessGroup,
        learner: Learner,
        plan: ComputePlan,
        best: BestWeights,
    ) -> None:
        self.setup = setup
        self.recipe = setup.recipe
        self.folder = folder
        self.group = group
        self.learner = learner
        self.gradient_probe = GradientProbe(learner.network)
        self.state = TrainingState(batch_size=setup.recipe.batch_size)
        self.plan = plan
        self.best = best
        self.writer = CheckpointWriter()
        self.notes: list[str] = list(setup.notes)
        self._clock_began = time.monotonic()
        self._is_probed = False

    # the learner and the clock ------------------------------------------------------------------------------------

    def start_over(self) -> None:
        """A learner and counters as at the very start."""
        self.learner = Learner(self.setup, self.group)
        self.gradient_probe = GradientProbe(self.learner.network)
        self.state = TrainingState(batch_size=self.recipe.batch_size)

    def follow_plan(self, *, measure: bool) -> None:
        """Let the learner compute as planned; measure: whether a CUDA graph is worth it is not known yet."""
        self.learner.dtype = self.plan.dtype
        if self.setup.device.torch_device.type != "cuda" or not (measure or self.plan.uses_cuda_graph):
            return
        train = self.setup.train
        inputs, _ = train.in_order(next_batch(0, len(train), self.recipe.batch_size))
        is_captured, note = self.learner.capture(inputs, measure=measure)
        self.notes += [note] if note else []
        self.plan = replace(self.plan, uses_cuda_graph=is_captured)

    def seconds(self) -> float:
        """Training time so far, over all resumes."""
        return self.state.seconds + time.monotonic() - self._clock_began

    def set_seconds(self, seconds: float) -> None:
        """Count the training time on from ``seconds``."""
        self.state.seconds, self._clock_began = seconds, time.monotonic()

    # one step -----------------------------------------------------------------------------------------------------

    def step(self, place: BatchRange) -> None:
        """Learn from the batch at ``place`` of the epoch in progress. Nothing here waits for the device."""
        state, self._is_probed = self.state, self.gradient_probe.is_due(self.epoch())
        if self._is_probed:
            self.gradient_probe.before_step()
        rate, epoch, number = self.rate(), state.epochs_done + 1, state.step + 1
        self.group.broadcast_step(StepOrder(epoch, place, rate, number, state.pieces, self.plan.dtype == "bfloat16"))
        part, counts = self.group.part(place)
        inputs, labels = self.setup.train.shuffled(epoch, part)
        share = len(part) * counts / len(place)
        self.learner.learn(inputs, labels, rate, number, state.pieces, share=share, counts=counts)
        state.step += 1
        state.seen = place.last

    def gradient_flow(self, place: BatchRange) -> GradientFlow | None:
        """How the gradients of the step at ``place``, the last one, flowed; None unless it was time to look."""
        if not self._is_probed:
            return None
        probed = BatchRange(place.first, min(place.last, place.first + PROBED))
        pictures, _ = self.setup.train.shuffled(self.state.epochs_done + 1, probed)
        return self.gradient_probe.after_step(self.epoch(), self.state.step, pictures)

    def rate(self) -> float:
        """The learning rate of the next step."""
        return learning_rate(self.recipe, self.done()) * self.state.rate_scale

    def epoch(self) -> float:
        """Epochs behind, the part of the one in progress included."""
        return self.state.epochs_done + self.state.seen / len(self.setup.train)

    def done(self) -> float:
        """The share 0..1 of the whole run that is behind: of its epochs, or of its time where that is limited."""
        if self.recipe.time_limit:
            return min(1.0, self.seconds() / self.recipe.time_limit)
        return self.epoch() / self.recipe.epochs

    def time_is_up(self) -> bool:
        """Whether the epoch in progress ends here, because the run's time does; never before its first step."""
        limit = self.recipe.time_limit
        return limit > 0 and self.state.seen > 0 and self.seconds() >= limit

    def is_over(self) -> bool:
        """Between two epochs: whether all is trained that the recipe asks for."""
        state, limit = self.state, self.recipe.time_limit
        if limit:
            return state.epochs_done > 0 and state.seen == 0 and self.seconds() >= limit
        return state.epochs_done >= self.recipe.epochs

    def sums(self) -> tuple[float, float]:
        """Loss and right answers summed over the epoch in progress; waits for the device. May raise DivergedError."""
        return self.learner.sums()

    def begin_epoch(self) -> None:
        """Forget the sums of the epoch before."""
        self.learner.forget_sums()
        self.state.seen = 0

    # answers and the best weights ---------------------------------------------------------------------------------

    def answers(self, batches: Examples, should_stop: Callable[[], bool]) -> tuple[Tensor, Tensor] | None:
        """Logits (N, K) and labels (N,), on the CPU, of the averaged weights in float32; None when stopped."""
        batch = EVALUATION_BATCH if self.setup.spec.size <= SMALL_PICTURE else self.state.batch_size
        found = answers_of(self.learner.answering, batches, batch, should_stop, answers_from=self.recipe.answers_from)
        self.learner.network.train()
        return found

    def keep_as_best(self, answers: tuple[Tensor, Tensor] | None) -> None:
        """Take the weights of now as the best; answers: logits and labels of the validation pictures."""
        self.best.keep(self.learner.answering, self.state, answers)

    def save_best(self) -> None:
        """Write best.safetensors when it is not yet on disk; EngineError when that fails."""
        if not self.best.is_saved:
            self.save_results(None)

    def use_best(self) -> None:
        """From here on answer with the best weights; training cannot go on after that."""
        self.best.put_into(self.learner.answering)

    def save_results(self, tested: Evaluation | None) -> None:
        """Write best.safetensors with all that was measured so far; EngineError when that fails."""
        self.check_folder()
        self.best.save(self.state, tested)

    def check_folder(self) -> None:
        """FolderGoneError when the run's folder is gone."""
        if not self.folder.is_dir():  # writing would make it anew, without its recipe and history
            raise FolderGoneError(
                "The folder of this run, {folder}, was deleted or moved while it trained. If it still exists "
                "elsewhere, "
                "the run can be resumed there from its last checkpoint.",
                folder=self.folder,
            )

    def evaluated(self, logits: Tensor, labels: Tensor) -> Evaluation:
        """All figures at the fitted temperature."""
        logits, classes = real_answers(logits, labels, self.setup.data.classes)
        return evaluation(logits, labels, classes, self.state.temperature)

    def answers_to_keep(self, logits: Tensor, labels: Tensor) -> PictureAnswers:
        """What was answered to each test picture, so that two runs can be compared picture by picture."""
        logits, classes = real_answers(logits, labels, self.setup.data.classes)
        pictures = which_pictures(self.recipe, classes, labels.numpy())
        return picture_answers(logits, labels, pictures, self.state.temperature)


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
        tuple(round(value, PROBABILITY_DIGITS) for value in sure.tolist()),
    )
