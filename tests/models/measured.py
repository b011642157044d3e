"""What the tests of networks measure."""

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from models.build import Form, build
from models.response_norm import LocalResponseNorm


def parameters(network: nn.Module) -> int:
    """Trainable numbers."""
    return sum(p.numel() for p in network.parameters() if p.requires_grad)


def on_paper(
    key: str, *, classes: int, channels: int, size: int, form: Form = "small", has_auxiliary: bool = False
) -> nn.Module:
    """The network without its numbers: nothing is allocated or computed."""
    with torch.device("meta"):
        return build(key, classes=classes, channels=channels, size=size, form=form, has_auxiliary=has_auxiliary)


def multiply_adds(network: nn.Module, channels: int, size: int) -> int:
    """Of convolutions and dense layers for one picture; sums of response normalization, done by convolution, apart."""
    apart: list[int] = []

    def note(_layer: nn.Module, _given: tuple[torch.Tensor], maps: torch.Tensor) -> None:
        apart.append(maps.shape[1] * maps[0].numel())

    for layer in network.modules():
        if isinstance(layer, LocalResponseNorm):
            layer.register_forward_hook(note)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        network.eval()(torch.empty(1, channels, size, size, device="meta"))
    return counter.get_total_flops() // 2 - sum(apart)
