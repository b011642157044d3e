"""Small networks whose batch normalization has seen something: random weights alone would leave nothing to fold."""

import torch
from torch import nn

from models.build import build


def network(key: str, size: int = 28, channels: int = 1, seed: int = 0) -> nn.Module:
    """In eval mode, with ten classes."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = build(key, classes=10, channels=channels, size=size)
        for layer in made.modules():
            if isinstance(layer, nn.BatchNorm2d):
                assert layer.running_mean is not None
                assert layer.running_var is not None
                layer.running_mean.normal_(0, 0.2)
                layer.running_var.uniform_(0.5, 1.5)
    return made.eval().requires_grad_(False)


def pictures(count: int, size: int = 28, channels: int = 1) -> torch.Tensor:
    return torch.randn(count, channels, size, size, generator=torch.Generator().manual_seed(count))
