"""InkNet: Inkling's own small network for handwriting, made to learn and to answer fast on two cores.

After no paper. LeNet-5's plan (5×5, halving, 3×3 instead of 5×5, halving) with what came later: batch normalization
(Ioffe and Szegedy, 2015), ReLU and largest values instead of means, a pair of 3×3 (VGG, 2014), and a last 2×2 summary
that keeps top and bottom, left and right apart (6 and 9 differ only there). 0.14 million parameters, 8.6 million
multiply-adds for 28×28. In the same time on a CPU it learned digits better than ResNet-8 (docs/handwriting.md).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

CHANNELS = (24, 48, 96)


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001
    """InkNet for (N, channels, size, size); it has only this form."""
    return InkNet(classes, channels)


class InkNet(nn.Module):
    """(N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, classes: int = 10, channels: int = 1) -> None:
        super().__init__()
        first, second, third = CHANNELS
        self.conv1 = Normalized(channels, first, 5)
        self.conv2 = Normalized(first, second, 3)
        self.conv3 = Normalized(second, third, 3)
        self.conv4 = Normalized(third, third, 3)
        self.output = nn.Linear(4 * third, classes)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.max_pool2d(self.conv1(x), 2)  # (N, 24, 14, 14)  5×5
        x = F.max_pool2d(self.conv2(x), 2)  # (N, 48, 7, 7)  3×3
        x = self.conv4(self.conv3(x))  # (N, 96, 7, 7)  3×3 twice
        x = F.adaptive_max_pool2d(x, 2)  # (N, 96, 2, 2)
        return self.output(torch.flatten(x, 1))  # (N, K)


class Normalized(nn.Module):
    """relu(normalize(convolve(x))), the picture's size kept."""

    def __init__(self, before: int, after: int, side: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(before, after, side, padding=side // 2, bias=False)
        self.norm = nn.BatchNorm2d(after)

    def forward(self, x: Tensor) -> Tensor:  # (N, before, s, s) -> (N, after, s, s)
        return F.relu(self.norm(self.conv(x)))
