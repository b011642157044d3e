"""The learner: network, optimizer, average and sums of a run, and how they take in one batch."""

import math
from typing import Any, cast

import torch
from torch import Tensor, nn

from engine.data.batches.batches import channels_last
from engine.sentence import Sentence
from engine.training.distributed.process_group import ProcessGroup, as_engine_errors
from engine.training.setup.compute_plan import DType
from engine.training.setup.prepare import RunSetup
from engine.training.step.cuda_graph import Capture, ForwardPass, as_graph, capture_cuda_graph
from engine.training.step.ema import WeightsEma
from engine.training.step.optimizer import optimizer_for, set_rate
from engine.training.step.precision import Precision
from engine.training.step.targets import right_answers, weighted
from models.objective import logits_of, objective

SMALLEST_PIECE = 2  # pictures: batch normalization has no variance of one

Saved = dict[str, Any]


class DivergedError(Exception):
    """Learning has gone astray; ``why`` says how."""

    def __init__(self, why: Sentence) -> None:
        super().__init__(str(why))
        self.why = why


class Learner:
    """A network that learns as ``setup.recipe`` says; at first as the recipe's seed makes it.

    Several processes of a ``group`` have one each, all with the same weights.
    totals: loss and right answers summed over the epoch in progress, on the device.
    """

    def __init__(self, setup: RunSetup, group: ProcessGroup | None = None) -> None:
        self._group = group or ProcessGroup()
        self._group.announce_begin()
        self.recipe = setup.recipe
        self.network = setup.network()
        self.network.train()
        self._parallel = self._group.data_parallel(self.network)
        self.optimizer = optimizer_for(self.network, self.recipe, setup.head_name)
        decay = self.recipe.weights_average
        self.average = WeightsEma(self.network, decay) if decay > 0 else None
        self._weights = setup.class_weights
        self._pass: ForwardPass = self._parallel
        self._passes = 0  # pictures of a batch that the captured pass takes; 0: any, nothing is captured
        device = setup.device.torch_device
        self.precision = Precision("float32", device.type)
        # float32 cannot count beyond 2 ** 24 pictures of an epoch; Apple's GPUs have nothing finer
        exact = torch.float32 if device.type == "mps" else torch.float64
        self.totals = torch.zeros(2, dtype=exact, device=device)

    @property
    def dtype(self) -> DType:
        """The numbers it computes with."""
        return self.precision.dtype

    @dtype.setter
    def dtype(self, chosen: DType) -> None:
        self.precision = Precision(chosen, self.totals.device.type)

    def capture(self, inputs: Tensor, *, measure: bool, capture: Capture = as_graph) -> tuple[bool, str]:
        """Record the pass over batches like ``inputs`` where that is possible and, if ``measure``, worth it.

        Whether it was done, and a sentence when it could not be done. Only on a GPU, and for one process.
        """
        if not self._group.is_alone:
            return False, ""
        graph, note = capture_cuda_graph(
            self.network, channels_last(inputs), self.precision, measure=measure, capture=capture
        )
        if graph is not None:
            self._pass, self._passes = graph, len(inputs)
        return graph is not None, note

    @property
    def answering(self) -> nn.Module:
        """The network whose answers count: the average where there is one."""
        return self.network if self.average is None else self.average.network

    def learn(
        self,
        inputs: Tensor,
        labels: Tensor,
        rate: float,
        step: int,
        pieces: int = 1,
        *,
        share: float = 1.0,
        counts: float = 1.0,
    ) -> None:
        """One step, the run's number ``step``, from inputs (n, C, S, S) and labels (n,) or shares of classes (n, K).

        Nothing waits for the device.

        pieces: forward and backward in so many parts, whose gradients add up to those of the whole batch: needs less
        memory. (Batch normalization then takes its statistics from each part.) share: the part of the whole batch that
        these pictures are, where several processes share it; counts: see ProcessGroup.part.
        """
        self.optimizer.zero_grad(set_to_none=True)
        pieces = max(1, min(pieces, len(labels) // SMALLEST_PIECE))
        parts = zip(inputs.tensor_split(pieces), labels.tensor_split(pieces), strict=True)
        # a batch's mean loss is the mean of its parts' mean losses, each weighed by its share of the pictures; between
        # processes gradients become a mean, so that each one's share counts as many times as there are processes
        weight = share * self._group.rank.world_size
        with as_engine_errors(self._group):
            sums = [
                self._add_gradients(part, answers, share=weight * len(answers) / len(labels)) for part, answers in parts
            ]
        set_rate(self.optimizer, rate)
        self.precision.step(self.optimizer, self.network, self.recipe.gradient_clip)
        if self.average is not None:
            self.average.update(step)
        if not self._group.is_alone:
            sums = self._over_all(sums, counts)
        for loss, right in sums:  # only now: a step that fails for want of memory is done again
            self.totals[0] += loss
            self.totals[1] += right

    def _over_all(self, sums: list[tuple[Tensor, Tensor]], counts: float) -> list[tuple[Tensor, Tensor]]:
        """One pair: losses and right answers summed over all processes."""
        mine = torch.zeros_like(self.totals)
        for loss, right in sums:
            mine[0] += loss * counts
            mine[1] += right * counts
        loss, right = self._group.all_reduce(mine).unbind()
        return [(loss, right)]

    def _add_gradients(self, inputs: Tensor, labels: Tensor, share: float) -> tuple[Tensor, Tensor]:
        """Add ``share`` of the gradients of this part's mean loss; its sum of losses and its right answers."""
        outputs, loss = self._forward(inputs, labels)
        self.precision.backward(loss if share == 1 else loss * share)
        with torch.no_grad():
            return loss.detach() * len(labels), right_answers(logits_of(self.network, outputs), labels)

    def loss_of(self, inputs: Tensor, labels: Tensor) -> Tensor:
        """The mean loss of a batch, a scalar, with its graph; nothing is learned."""
        return self._forward(inputs, labels)[1]

    def _forward(self, inputs: Tensor, labels: Tensor) -> tuple[object, Tensor]:
        """What the network says in training, and the mean loss."""
        forward = self._pass if len(inputs) == self._passes else self._parallel
        with self.precision.autocast():
            outputs = forward(channels_last(inputs))  # (N, K), or as its paper says
            loss = objective(self.network, outputs, *weighted(labels, self.recipe.label_smoothing, self._weights))
        return outputs, loss

    def forget_gradients(self) -> None:
        """Give back the memory of a step that failed."""
        self.optimizer.zero_grad(set_to_none=True)
        if self.totals.device.type == "cuda":
            torch.cuda.empty_cache()

    def sums(self) -> tuple[float, float]:
        """Loss and right answers summed over the epoch in progress; waits for the device. May raise DivergedError."""
        loss, right = cast("list[float]", self.totals.tolist())
        if not math.isfinite(loss):
            raise DivergedError(Sentence("The loss is not a finite number"))
        return loss, right

    def forget_sums(self) -> None:
        """Begin an epoch."""
        self.totals.zero_()

    def state(self) -> Saved:
        """All that ``restore`` needs to go on to the same bits, chance included."""
        cuda = self.totals.device.type == "cuda"
        return {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": None if self.average is None else self.average.state(),
            "totals": self.totals,
            "scale": self.precision.state(),
            "chance": torch.get_rng_state(),
            "chance_cuda": torch.cuda.get_rng_state() if cuda else None,
        }

    def take_over(self, saved: Saved) -> None:
        """The weights and the optimizer's memory of ``saved``: all that a process needs that follows another."""
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])

    def restore(self, saved: Saved) -> None:
        """Go on from ``saved``."""
        self._group.broadcast_state(saved)
        self.take_over(saved)
        if self.average is not None:
            self.average.restore(saved["average"])
        self.totals.copy_(saved["totals"])
        self.precision.restore(saved.get("scale"))
        torch.set_rng_state(saved["chance"])
        if saved["chance_cuda"] is not None and self.totals.device.type == "cuda":
            torch.cuda.set_rng_state(saved["chance_cuda"])
