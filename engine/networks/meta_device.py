"""Networks without numbers: names and shapes of their weights at next to no time and memory."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

# what initializations call, and what these call; torch imports a thousand modules to "fill" a tensor without numbers
FILLING = frozenset(
    {
        *("uniform_", "normal_", "fill_", "zero_", "copy_", "mul_", "add_", "clamp_", "erfinv_"),
        *("kaiming_uniform_", "kaiming_normal_", "xavier_uniform_", "xavier_normal_"),
        *("trunc_normal_", "constant_", "zeros_", "ones_"),
    }
)


@contextmanager
def on_meta_device() -> Generator[None]:
    """Tensors made here are on torch's meta device, and filling them does nothing."""
    with torch.device("meta"), _Unfilled():
        yield


class _Unfilled(TorchFunctionMode):
    def __torch_function__(
        self, func: Callable[..., Any], types: object, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        named = kwargs or {}
        if getattr(func, "__name__", "") in FILLING:
            return args[0] if args else named["tensor"]
        return func(*args, **named)
