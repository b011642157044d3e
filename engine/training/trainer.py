"""The moving parts of a run: network, optimizer, average, standing. One step, one validation, one checkpoint."""

import math
import time
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor

from engine.data.batches import Batches, Slice, next_slice
from engine.errors import EngineError
from engine.training.average import WeightsAverage
from engine.training.calibration import Calibration, calibrated, real_answers
from engine.training.checkpoint import Saved, load_checkpoint, save_checkpoint
from engine.training.metrics import Evaluation, evaluation
from engine.training.optimizer import clip, optimizer_for, set_rate
from engine.training.pace import Pace
from engine.training.preparation import Preparation
from engine.training.recipe import Recipe
from engine.training.run_folder import BEST
from engine.training.schedule import learning_rate
from engine.training.standing import Standing
from engine.weights_file import load_weights, save_weights
from models.auxiliary import state_for_use
from models.objective import logits_of, objective

MOST_RESCUES = 3
SMALLER = 0.3  # the learning rate after a rescue, as a share of the one before
SMALL_PICTURE = 64
MAY_CHANGE = ("name", "device", "patience", "version")  # parts of a recipe that do not change the numbers of a run


class DivergedError(Exception):
    """The loss is not finite any more."""


class FolderGoneError(EngineError):
    """The run's folder was deleted or moved while it trained: nothing more can be kept there."""


class Trainer:
    """A run in progress in ``folder``."""

    def __init__(self, prepared: Preparation, folder: Path) -> None:
        self.prepared = prepared
        self.recipe = prepared.recipe
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.notes: list[str] = list(prepared.notes)
        self.best_is_saved = True
        self._best: dict[str, Tensor] = {}
        self._began = time.monotonic()
        saved, told = load_checkpoint(folder)
        self.notes += [told] if told else []
        self.is_resumed = saved is not None
        self._begin()
        if saved is None:
            self.pace, told = prepared.pace(self.network)
            self.notes += [told] if told else []
        else:
            self._check_same(saved)
            before, now = saved.get("device", ""), prepared.device.name
            if before and before != now:
                self.notes.append(f"This run began on {before} and goes on on {now}: its numbers may differ a little.")
            self.pace = Pace(**saved["pace"])
            self._restore(saved)
            self._restore_best()
        torch.set_num_threads(self.pace.threads)
        self.card = prepared.card(self.network)

    # one step -----------------------------------------------------------------------------------------------------

    def step(self, place: Slice) -> None:
        """Learn from the batch at ``place`` of the epoch in progress. Nothing here waits for the device."""
        inputs, labels = self.prepared.train.shuffled(self.standing.epochs_done + 1, place)
        set_rate(self.optimizer, self.rate())
        self.optimizer.zero_grad(set_to_none=True)
        with torch.autocast(inputs.device.type, torch.bfloat16, enabled=self.pace.number_format == "bfloat16"):
            outputs = self.network(
                inputs.contiguous(memory_format=torch.channels_last)
            )  # (N, K), or as its paper has it
            loss = objective(self.network, outputs, labels, self.recipe.label_smoothing)
        loss.backward()
        if self.recipe.gradient_clip:
            clip(self.network, self.recipe.gradient_clip)
        self.optimizer.step()
        self.standing.step += 1
        self.standing.seen = place.last
        if self.average is not None:
            self.average.follow(self.standing.step)
        with torch.no_grad():
            self.totals[0] += loss.detach() * len(place)
            self.totals[1] += (logits_of(self.network, outputs).argmax(1) == labels).sum()

    def rate(self) -> float:
        """The learning rate of the next step."""
        done = (self.standing.epochs_done + self.standing.seen / len(self.prepared.train)) / self.recipe.epochs
        return learning_rate(self.recipe, done) * self.standing.rate_scale

    def sums(self) -> tuple[float, float]:
        """Loss and right answers summed over the epoch in progress; waits for the device. May raise DivergedError."""
        loss, right = cast("list[float]", self.totals.tolist())
        if not math.isfinite(loss):
            raise DivergedError
        return loss, right

    def begin_epoch(self) -> None:
        """Forget the sums of the epoch before."""
        self.totals.zero_()
        self.standing.seen = 0

    def seconds(self) -> float:
        """Training time so far, over all resumes."""
        return self.standing.seconds + time.monotonic() - self._began

    # answers ------------------------------------------------------------------------------------------------------

    def answers(self, batches: Batches, should_stop: Callable[[], bool]) -> tuple[Tensor, Tensor] | None:
        """Logits (N, K) and labels (N,), on the CPU, of the averaged weights in float32; None when stopped."""
        network = self.network if self.average is None else self.average.network
        network.eval()
        size = self.prepared.spec.size
        batch = 500 if size <= SMALL_PICTURE else self.standing.batch_size
        found: list[tuple[Tensor, Tensor]] = []
        with torch.inference_mode():
            first = 0
            while first < len(batches):
                if should_stop():
                    break
                place = next_slice(first, len(batches), batch)
                try:
                    inputs, labels = batches.in_order(place)
                    outputs = network(inputs.contiguous(memory_format=torch.channels_last))
                    found.append((logits_of(network, outputs), labels))
                except (RuntimeError, MemoryError) as error:
                    if batch == 1 or not is_out_of_memory(error):
                        raise
                    batch //= 2
                    continue
                first = place.last
        self.network.train()
        if first < len(batches):
            return None
        return torch.cat([part[0] for part in found]).cpu(), torch.cat([part[1] for part in found]).cpu()

    # the best weights ---------------------------------------------------------------------------------------------

    def keep_as_best(self, logits: Tensor | None, labels: Tensor | None) -> None:
        """Take the weights of now as the best; logits and labels are those of the validation pictures."""
        network = self.network if self.average is None else self.average.network
        state = state_for_use(network.state_dict())
        self._best = {name: tensor.detach().cpu().clone() for name, tensor in state.items()}
        if logits is not None and labels is not None:
            found = calibrated(logits, labels, self.prepared.data.classes)
            for name, value in vars(found).items():
                setattr(self.standing, name, value)
        self.best_is_saved = False

    def save_best(self) -> None:
        """Write best.safetensors when it is not yet on disk; EngineError when that fails."""
        if not self.best_is_saved:
            self.save_results(None)

    def use_best(self) -> None:
        """From here on answer with the best weights; training cannot go on after that."""
        if self._best:
            (self.network if self.average is None else self.average.network).load_state_dict(self._best)

    def save_results(self, tested: Evaluation | None) -> None:
        """Write best.safetensors with all that was measured so far; EngineError when that fails."""
        self._check_folder()
        card = replace(
            self.card,
            validation_accuracy=self.standing.best_accuracy,
            **{one.name: getattr(self.standing, one.name) for one in fields(Calibration)},
            test_accuracy=tested.accuracy if tested else None,
            test_count=tested.count if tested else 0,
        )
        save_weights(self.folder / BEST, self._best, card)
        self.best_is_saved = True

    def evaluated(self, logits: Tensor, labels: Tensor) -> Evaluation:
        """All figures at the fitted temperature."""
        logits, classes = real_answers(logits, labels, self.prepared.data.classes)
        return evaluation(logits, labels, classes, self.standing.temperature)

    # trouble ------------------------------------------------------------------------------------------------------

    def go_back(self) -> str:
        """After a loss that is not finite: back to the last checkpoint, with a smaller rate; what to tell.

        EngineError when that was tried often enough.
        """
        step, rate = self.standing.step, self.rate()
        rescues, scale = self.standing.rescues + 1, self.standing.rate_scale * SMALLER
        if rescues > MOST_RESCUES:
            raise EngineError(
                f"The loss is not a finite number at step {step:,} (learning rate {rate:.3g}), and going back "
                f"{MOST_RESCUES} times did not help. Try a learning rate of {self.recipe.learning_rate / 100:.2g}."
            )
        seconds = self.seconds()
        saved, _ = load_checkpoint(self.folder)
        self._begin()
        if saved is not None:
            self._restore(saved)
        self.standing.rescues, self.standing.rate_scale = rescues, scale
        self.standing.seconds, self._began = seconds, time.monotonic()
        return (
            f"The loss was not a finite number at step {step:,}: back to step {self.standing.step:,}, from there with "
            f"{SMALLER:.0%} of the learning rate."
        )

    def halve_batch(self) -> str:
        """After running out of memory: smaller batches from here on; what to tell. EngineError when none are."""
        if self.standing.batch_size <= 1:
            raise EngineError("There is not enough memory for even one picture. Choose a smaller network or pictures.")
        self.optimizer.zero_grad(set_to_none=True)
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        self.standing.batch_size = max(1, self.standing.batch_size // 2)
        return f"Memory ran out: batches of {self.standing.batch_size} from here on."

    # checkpoints --------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Put everything on disk that a resume needs; EngineError when that fails. May raise DivergedError."""
        self.sums()
        self._check_folder()
        self.save_best()
        save_checkpoint(self.folder, self._snapshot())

    def _snapshot(self) -> Saved:
        self.standing.seconds, self._began = self.seconds(), time.monotonic()
        cuda = self.prepared.device.torch_device.type == "cuda"
        return {
            "recipe": asdict(self.recipe),
            "device": self.prepared.device.name,
            "fingerprint": self.prepared.fingerprint,
            "pace": asdict(self.pace),
            "standing": self.standing.saved(),
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": None if self.average is None else self.average.state(),
            "totals": self.totals,
            "chance": torch.get_rng_state(),
            "chance_cuda": torch.cuda.get_rng_state() if cuda else None,
        }

    def _begin(self) -> None:
        """Network, optimizer and standing as at the very start."""
        self.network = self.prepared.network()
        self.network.train()
        self.optimizer = optimizer_for(self.network, self.recipe)
        decay = self.recipe.weights_average
        self.average = WeightsAverage(self.network, decay) if decay > 0 else None
        self.standing = Standing(batch_size=self.recipe.batch_size)
        device = self.prepared.device.torch_device
        exact = torch.float32 if device.type == "mps" else torch.float64
        self.totals = torch.zeros(2, dtype=exact, device=device)  # loss and right answers of the epoch

    def _restore(self, saved: Saved) -> None:
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        if self.average is not None:
            self.average.restore(saved["average"])
        self.standing = Standing.restored(saved["standing"])
        self.totals.copy_(saved["totals"])
        torch.set_rng_state(saved["chance"])
        if saved["chance_cuda"] is not None and self.prepared.device.torch_device.type == "cuda":
            torch.cuda.set_rng_state(saved["chance_cuda"])

    def _check_folder(self) -> None:
        if not self.folder.is_dir():  # writing would make it anew, without its recipe and history
            raise FolderGoneError(
                f"The folder of this run, {self.folder}, was deleted or moved while it trained. If it still exists "
                "elsewhere, the run can be resumed there from its last checkpoint."
            )

    def _check_same(self, saved: Saved) -> None:
        if saved["fingerprint"] != self.prepared.fingerprint:
            raise EngineError(
                f"The pictures of {self.prepared.data.title} have changed since this run began, so it cannot go on "
                "exactly. Bring them back, or start a new run."
            )
        if _essence(saved["recipe"]) != _essence(asdict(self.recipe)):
            raise EngineError("The recipe of this run was changed since it began. Start a new run with the new recipe.")

    def _restore_best(self) -> None:
        if self.standing.best_epoch == 0:
            return
        try:
            self._best, _ = load_weights(self.folder / BEST)
        except EngineError as error:
            self.notes.append(f"{error.sentence} The best weights are looked for anew from here on.")
            self.standing.best_epoch, self.standing.best_accuracy, self.standing.best_loss = 0, None, None


def _essence(recipe: dict[str, Any]) -> dict[str, Any]:
    """What of a recipe decides the numbers; fields that a newer version added and nobody set are left out."""
    usual = asdict(Recipe())
    return {name: value for name, value in recipe.items() if name not in MAY_CHANGE and value != usual.get(name)}


def is_out_of_memory(error: BaseException) -> bool:
    """Whether ``error`` says that memory ran out, on whatever device."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    said = str(error).lower()
    return isinstance(error, RuntimeError) and any(
        words in said for words in ("not enough memory", "out of memory", "can't allocate memory")
    )
