"""How gradients flow through a network: norms, updates and dead units of each layer, read beside a step, not in it.

Nothing is hooked into the steps of training and no chance is drawn, so that a watched run has the same bits as an
unwatched one. Norms are read from the gradients that a step leaves behind; dead units from a few pictures that pass
through the network once more, without training.
"""

import math
import time
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torch.overrides import TorchFunctionMode

from engine.training.runs.events import GradientFlow

PER_EPOCH = 4  # records per epoch in the first ten epochs; then rarer, so that a long run's record stays short
RARER = 40  # records per factor of e in epochs, from there on
MOST_SHARE = 0.005  # of the training time goes into records, at most
PROBED = 64  # pictures that dead units are counted on
DIGITS = 4  # that are kept of a figure
RECTIFIERS: tuple[Callable[..., Any], ...] = (*(F.relu, F.relu_, torch.relu, torch.relu_, Tensor.relu, Tensor.relu_),)


class GradientProbe:
    """Watches the layers of ``network`` that have weights with more than one dimension: convolutions, dense layers."""

    def __init__(self, network: nn.Module) -> None:
        self._network = network
        self._layers: dict[str, tuple[nn.Module, Tensor]] = {}
        for name, module in network.named_modules():
            weight = dict(module.named_parameters(recurse=False)).get("weight")
            if weight is not None and weight.ndim > 1:
                self._layers[name] = (module, weight)
        self._next_at = 0.0  # in epochs
        self._not_before = 0.0  # on the clock
        self._began = 0.0
        self._before: list[Tensor] = []

    def is_due(self, epoch: float) -> bool:
        """Whether the next step, at ``epoch`` epochs into the run, shall be looked at."""
        return epoch >= self._next_at and time.monotonic() >= self._not_before and bool(self._layers)

    def before_step(self) -> None:
        """Remember the weights, so that the step's change can be told; without memory for that it is left out."""
        self._began = time.monotonic()
        try:
            self._before = [weight.detach().clone() for _, weight in self._layers.values()]
        except (RuntimeError, MemoryError):
            self._before = []

    def after_step(self, epoch: float, step: int, pictures: Tensor) -> GradientFlow | None:
        """What the step left behind; None where a figure is not finite. Waits for the device once.

        pictures: float (N, C, S, S) as the network wants them, of which the first ``PROBED`` are looked at.
        """
        watched = {
            name: (weight.detach(), weight.grad)
            for name, (_, weight) in self._layers.items()
            if weight.grad is not None
        }
        before, self._before = dict(zip(self._layers, self._before, strict=False)), []
        # steps that grow with the epochs: from RARER / PER_EPOCH of them on, records are evenly spaced in log(epoch)
        self._next_at = epoch + max(1 / PER_EPOCH, epoch / RARER)
        if not watched:
            return None
        dead, order = self._probe(pictures[:PROBED])
        place = {name: i for i, name in enumerate(order)}
        names = sorted(watched, key=lambda name: place.get(name, len(order)))
        weights, gradients = [watched[name][0] for name in names], [watched[name][1] for name in names]
        changes = [watched[name][0] - before[name] for name in names] if before else []
        # Euclidean norms, summed in float32 whatever the gradients are in; all wait for the device together, once
        norms = [torch.linalg.vector_norm(some, dtype=torch.float32) for some in (*gradients, *weights, *changes)]
        figures: list[float] = torch.stack(norms).tolist()
        count = len(names)
        gradient, weight, change = figures[:count], figures[count : 2 * count], figures[2 * count :]
        took = time.monotonic() - self._began
        self._not_before = time.monotonic() + took / MOST_SHARE  # so long a time without records makes it that share
        if not all(map(math.isfinite, figures)):
            return None
        return GradientFlow(
            epoch=round(epoch, DIGITS),
            step=step,
            layers=tuple(names),
            gradients=tuple(map(_short, gradient)),
            weights=tuple(map(_short, weight)),
            updates=tuple(_short(part / whole) if whole else 0.0 for part, whole in zip(change, weight, strict=False)),
            dead=tuple(_short(dead[name]) if name in dead else None for name in names),
        )

    def _probe(self, pictures: Tensor) -> tuple[dict[str, float], list[str]]:
        """Share of dead units behind each layer, and the layers in the order in which a picture meets them."""
        order: list[str] = []
        handles = [
            layer.register_forward_hook(lambda *_, name=name: order.append(name))
            for name, (layer, _) in self._layers.items()
        ]
        was_training = self._network.training
        self._network.eval()
        try:
            with torch.inference_mode(), _Rectified(order) as seen:
                self._network(pictures)
        finally:
            for handle in handles:
                handle.remove()
            self._network.train(was_training)
        shares = [share for _, share in seen.shares]
        values = torch.stack(shares).tolist() if shares else []
        return {name: value for (name, _), value in zip(seen.shares, values, strict=True)}, list(dict.fromkeys(order))


class _Rectified(TorchFunctionMode):
    """Notes, at each rectifier, the share of its units that is zero for every picture, and the layer before it."""

    def __init__(self, order: list[str]) -> None:
        super().__init__()
        self._order = order
        self.shares: list[tuple[str, Tensor]] = []
        self._inside = False

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func not in RECTIFIERS or self._inside:
            return func(*args, **(kwargs or {}))
        self._inside = True  # F.relu calls torch.relu
        try:
            made = func(*args, **(kwargs or {}))
        finally:
            self._inside = False
        if self._order and isinstance(made, Tensor) and made.ndim > 1:
            others = [axis for axis in range(made.ndim) if axis != 1]
            # a unit is dead here when no picture and no place of its map (N, C, H, W) makes it answer
            self.shares.append((self._order[-1], (made.amax(others) <= 0).float().mean()))
        return made


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS}g}")
