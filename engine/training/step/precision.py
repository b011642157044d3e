"""In which numbers a run computes: autocast, and for float16 gradients that are scaled up so that none becomes zero.

P. Micikevicius et al.: Mixed Precision Training. ICLR 2018, sec. 3.1 (weights stay float32) and 3.2 (scaled loss).
"""

from contextlib import AbstractContextManager
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer

from engine.training.setup.compute_plan import DType
from engine.training.step.optimizer import clip

TYPES = {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}


class Precision:
    """How ``device`` ("cpu", "cuda", "mps") computes with ``number_format``. Weights stay float32."""

    def __init__(self, dtype: DType, device: str) -> None:
        self.dtype: DType = dtype
        self._device = device
        self._scaler = torch.amp.GradScaler(device) if dtype == "float16" else None  # pyright: ignore[reportPrivateImportUsage]

    def autocast(self, *, keeps_casts: bool = True) -> AbstractContextManager[Any]:
        """Forward passes within it compute in the format. keeps_casts: cast each weight once; not for a graph."""
        dtype = TYPES[self.dtype]
        is_on = dtype is not torch.float32
        return torch.autocast(
            self._device, dtype if is_on else torch.bfloat16, enabled=is_on, cache_enabled=keeps_casts
        )

    def backward(self, loss: Tensor) -> None:
        """The backward pass."""
        (loss if self._scaler is None else self._scaler.scale(loss)).backward()

    def step(self, optimizer: Optimizer, network: nn.Module, largest_norm: float) -> None:
        """The optimizer's step, with gradients of at most ``largest_norm`` in common (0: of any size).

        With float16 a step whose gradients are not finite is left out, and the scale becomes smaller.
        """
        if self._scaler is None:
            if largest_norm:
                clip(network, largest_norm)
            optimizer.step()
            return
        if largest_norm:
            self._scaler.unscale_(optimizer)
            clip(network, largest_norm)
        self._scaler.step(optimizer)
        self._scaler.update()

    def state(self) -> dict[str, Any] | None:
        """What a checkpoint needs; None where nothing is scaled."""
        return None if self._scaler is None else self._scaler.state_dict()

    def restore(self, state: dict[str, Any] | None) -> None:
        """Go on from ``state``."""
        if self._scaler is not None and state:
            self._scaler.load_state_dict(state)
