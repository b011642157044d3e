"""What training minimizes: cross entropy, unless the network's paper says otherwise."""

from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.auxiliary import auxiliary_loss


@runtime_checkable
class HasObjective(Protocol):
    """A network with a loss of its own (RBF outputs)."""

    def objective(self, outputs: object, targets: Tensor, label_smoothing: float) -> Tensor:
        """Mean loss, scalar, for what ``forward`` gave in training mode. targets: int64 (N,) or shares (N, K)."""
        ...

    def logits(self, outputs: object) -> Tensor:
        """The logits (N, K) within what ``forward`` gave in training mode."""
        ...


def objective(network: nn.Module, outputs: object, targets: Tensor, label_smoothing: float = 0.0) -> Tensor:
    """Mean loss over the batch, float32 scalar. targets: int64 (N,) class indices, or float (N, K) shares."""
    if isinstance(network, HasObjective):
        return network.objective(outputs, targets, label_smoothing)
    if isinstance(outputs, tuple):
        return auxiliary_loss(outputs, targets, label_smoothing)
    assert isinstance(outputs, Tensor)
    return F.cross_entropy(outputs.float(), targets, label_smoothing=label_smoothing)


def logits_of(network: nn.Module, outputs: object) -> Tensor:
    """Logits (N, K), float32, from what ``forward`` gave in either mode."""
    if isinstance(outputs, Tensor):
        return outputs.to(torch.float32)
    if isinstance(outputs, tuple):
        return outputs[0].to(torch.float32)
    assert isinstance(network, HasObjective)
    return network.logits(outputs).to(torch.float32)
