"""ToyNet, after nobody: becomes models/toynet.py."""

from torch import Tensor, nn
from torch.nn import functional as F


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:
    """ToyNet for (N, channels, size, size)."""
    return ToyNet(classes, channels)


class ToyNet(nn.Module):
    """(N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, classes: int, channels: int) -> None:
        super().__init__()
        self.lines = nn.Conv2d(channels, 8, 5, padding=2)
        self.output = nn.Linear(8 * 16, classes)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.relu(self.lines(x))  # (N, 8, 28, 28)  5×5
        x = F.adaptive_max_pool2d(x, 4)  # (N, 8, 4, 4)
        return self.output(x.flatten(1))  # (N, K)
