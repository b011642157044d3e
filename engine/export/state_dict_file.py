"""A .pth as torchvision's own: a plain state dict that ``torch.load(…, weights_only=True)`` reads."""

import io
from collections.abc import Mapping

import torch
from torch import Tensor, nn

from engine.weights.model_card import ModelCard

COLORS = 3


def pth_bytes(state: Mapping[str, Tensor]) -> bytes:
    """The file's bytes; tensors are contiguous and share nothing."""
    buffer = io.BytesIO()
    torch.save({name: tensor.detach().cpu().clone().contiguous() for name, tensor in state.items()}, buffer)
    return buffer.getvalue()


def for_torchvision(network: nn.Module, state: Mapping[str, Tensor], card: ModelCard) -> dict[str, Tensor]:
    """``state`` with the shapes of torchvision's class.

    torchvision's networks take colors. For gray pictures the first filters are spread over the three colors: the answer
    to the gray picture in all of them is the same.
    """
    plain = dict(state)
    if card.input.channels == COLORS:
        return plain
    first = next(name for name, layer in network.named_modules() if isinstance(layer, nn.Conv2d))
    weight = plain[f"{first}.weight"]  # (maps, 1, k, k)
    plain[f"{first}.weight"] = weight.repeat(1, COLORS, 1, 1) / COLORS
    return plain
