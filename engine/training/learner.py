"""The learner: network, optimizer, average and sums of a run, and how they take in one batch."""

import math
from typing import Any, cast

import torch
from torch import Tensor, nn

from engine.data.batches import laid_out
from engine.training.average import WeightsAverage
from engine.training.optimizer import clip, optimizer_for, set_rate
from engine.training.pace import NumberFormat
from engine.training.preparation import Preparation
from engine.training.targets import right_answers, weighted
from models.objective import logits_of, objective

Saved = dict[str, Any]


class DivergedError(Exception):
    """The loss is not finite any more."""


class Learner:
    """A network that learns as ``prepared.recipe`` says; at first as the recipe's seed makes it.

    totals: loss and right answers summed over the epoch in progress, on the device.
    """

    def __init__(self, prepared: Preparation) -> None:
        self.recipe = prepared.recipe
        self.network = prepared.network()
        self.network.train()
        self.optimizer = optimizer_for(self.network, self.recipe, prepared.top)
        decay = self.recipe.weights_average
        self.average = WeightsAverage(self.network, decay) if decay > 0 else None
        self._weights = prepared.class_weights
        self.number_format: NumberFormat = "float32"
        device = prepared.device.torch_device
        exact = torch.float32 if device.type == "mps" else torch.float64
        self.totals = torch.zeros(2, dtype=exact, device=device)

    @property
    def answering(self) -> nn.Module:
        """The network whose answers count: the average where there is one."""
        return self.network if self.average is None else self.average.network

    def learn(self, inputs: Tensor, labels: Tensor, rate: float, step: int, pieces: int = 1) -> None:
        """One step, the run's number ``step``, from inputs (n, C, S, S) and labels (n,) or shares of classes (n, K).

        Nothing waits for the device.

        pieces: forward and backward in so many parts, whose gradients add up to those of the whole batch: needs less
        memory. (Batch normalization then takes its statistics from each part.)
        """
        self.optimizer.zero_grad(set_to_none=True)
        pieces = max(1, min(pieces, len(labels) // 2))  # batch normalization has no variance of one picture
        parts = zip(inputs.tensor_split(pieces), labels.tensor_split(pieces), strict=True)
        sums = [self._add_gradients(part, answers, share=len(answers) / len(labels)) for part, answers in parts]
        if self.recipe.gradient_clip:
            clip(self.network, self.recipe.gradient_clip)
        set_rate(self.optimizer, rate)
        self.optimizer.step()
        if self.average is not None:
            self.average.follow(step)
        for loss, right in sums:  # only now: a step that fails for want of memory is done again
            self.totals[0] += loss
            self.totals[1] += right

    def _add_gradients(self, inputs: Tensor, labels: Tensor, share: float) -> tuple[Tensor, Tensor]:
        """Add ``share`` of the gradients of this part's mean loss; its sum of losses and its right answers."""
        outputs, loss = self._forward(inputs, labels)
        (loss if share == 1 else loss * share).backward()
        with torch.no_grad():
            return loss.detach() * len(labels), right_answers(logits_of(self.network, outputs), labels)

    def loss_of(self, inputs: Tensor, labels: Tensor) -> Tensor:
        """The mean loss of a batch, a scalar, with its graph; nothing is learned."""
        return self._forward(inputs, labels)[1]

    def _forward(self, inputs: Tensor, labels: Tensor) -> tuple[object, Tensor]:
        """What the network says in training, and the mean loss."""
        with torch.autocast(inputs.device.type, torch.bfloat16, enabled=self.number_format == "bfloat16"):
            outputs = self.network(laid_out(inputs))  # (N, K), or as its paper says
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
            raise DivergedError
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
            "chance": torch.get_rng_state(),
            "chance_cuda": torch.cuda.get_rng_state() if cuda else None,
        }

    def restore(self, saved: Saved) -> None:
        """Go on from ``saved``."""
        self.network.load_state_dict(saved["network"])
        self.optimizer.load_state_dict(saved["optimizer"])
        if self.average is not None:
            self.average.restore(saved["average"])
        self.totals.copy_(saved["totals"])
        torch.set_rng_state(saved["chance"])
        if saved["chance_cuda"] is not None and self.totals.device.type == "cuda":
            torch.cuda.set_rng_state(saved["chance_cuda"])
