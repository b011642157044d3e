"""PyTorch's own way: the network as it is."""

import torch
from torch import Tensor, nn

from engine.inference.backends.backend import PLAIN
from models.objective import logits_of


class PlainNetwork:
    """The network as it is, on its device: answers at once and is what the others are judged by."""

    backend = PLAIN

    def __init__(self, network: nn.Module, device: torch.device) -> None:
        self._network = network.eval().requires_grad_(False).to(device)
        self._device = device

    def logits(self, batch: Tensor) -> Tensor:  # noqa: D102  as in CompiledNetwork
        return logits_of(self._network, self._network(batch.to(self._device))).cpu()
