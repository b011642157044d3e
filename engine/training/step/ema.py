"""The moving average of a network's weights: steadier than the last step's weights, and used in their place."""

import copy

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import get_ema_multi_avg_fn

RAMP = 10  # steps, about, in which it forgets the random weights of the beginning


class WeightsEma:
    """An exponential moving average; buffers (statistics of normalization) are taken over as they are.

    B. T. Polyak and A. B. Juditsky: Acceleration of stochastic approximation by averaging. SIAM J. Control Optim.
    30(4), 1992, with weights that fade. It follows fast at first: the decay after t steps is
    min(decay, (1 + t) / (RAMP + t)), as in TensorFlow's ExponentialMovingAverage with ``num_updates``.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.network = copy.deepcopy(network).requires_grad_(False).eval()
        self._decay = decay
        pairs = zip(self.network.parameters(), network.parameters(), strict=True)
        learning = [(average, source) for average, source in pairs if source.requires_grad]
        self._averages: list[Tensor] = [average for average, _ in learning]
        self._sources: list[Tensor] = [source.detach() for _, source in learning]
        self._buffers = list(zip(self.network.buffers(), network.buffers(), strict=True))

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Move towards the network's weights after its step number ``step`` (from 1)."""
        decay = min(self._decay, (1 + step) / (RAMP + step))
        get_ema_multi_avg_fn(decay)(self._averages, self._sources, 0)
        for average, source in self._buffers:
            average.copy_(source)

    def state(self) -> dict[str, Tensor]:
        """Its weights and buffers."""
        return self.network.state_dict()

    def restore(self, state: dict[str, Tensor]) -> None:
        """Go on from ``state``."""
        self.network.load_state_dict(state)
