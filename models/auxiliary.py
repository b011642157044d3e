"""Classifiers in the middle of a network, which serve its training only (GoogLeNet, sec. 5).

In training such a network gives (logits, *those of its auxiliary classifiers), each (N, K); else logits (N, K).
"""

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn
from torch.nn import functional as F

PREFIXES = ("aux1.", "aux2.")  # of the names of their weights
WEIGHT = 0.3  # of their losses, sec. 5


def auxiliary_loss(outputs: tuple[Tensor, ...], targets: Tensor, label_smoothing: float) -> Tensor:
    """Cross entropy of the logits, and of the auxiliary ones with a weight of 0.3 each. Scalar mean."""
    losses = [F.cross_entropy(one.float(), targets, label_smoothing=label_smoothing) for one in outputs]
    return losses[0] + WEIGHT * sum(losses[1:], losses[0].new_zeros(()))


def state_for_use(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """``state`` of a network in training, without what serves training only."""
    return {name: tensor for name, tensor in state.items() if not name.startswith(PREFIXES)}


def fit_auxiliary(module: nn.Module, state: dict[str, Any], prefix: str, *_: object) -> None:
    """Weights saved with auxiliary classifiers load where there are none, and the other way round.

    A hook before ``module`` loads ``state``: the auxiliary weights that it lacks are dropped from ``state``, and its
    own are left where ``state`` has none.
    """
    own = {prefix + name: tensor for name, tensor in module.state_dict().items() if name.startswith(PREFIXES)}
    for name in [name for name in state if name.removeprefix(prefix).startswith(PREFIXES) and name not in own]:
        del state[name]
    if not any(name in state for name in own):
        state.update(own)
