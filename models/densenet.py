"""DenseNet for small pictures: DenseNet-BC with three blocks. (Full forms: models/torchvision_forms.py.)

G. Huang, Z. Liu, L. van der Maaten, K. Q. Weinberger: Densely Connected Convolutional Networks. CVPR 2017
(arXiv:1608.06993). Section 3 (composite function, bottlenecks, compression, "Implementation Details" for 32×32
pictures), 4.2 (initialization as in their reference [10], K. He et al.).

Departures: 6n+4 layers with n = 3, 4 and 6, where the paper begins with n = 6 (40 layers; for its 100 layers n = 16),
so that they train without a graphics card. ``densenet161`` is the wide one here as there, with k = 32 instead of 12;
its stem pools, as that of the full forms does (their section 3, table 1), which pays for the width. Other sizes than
32×32 are taken too.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.initialization import initialize_for_rectifiers

SHAPES = {  # key -> n, the layers of each of the three blocks; k, the growth rate; whether the stem pools
    "densenet121": (3, 12, False),
    "densenet161": (4, 32, True),
    "densenet169": (4, 12, False),
    "densenet201": (6, 12, False),
}


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001  any size fits
    """The small form of ``key``."""
    n, k, stem_pools = SHAPES[key]
    return SmallDenseNet(n, k, classes, channels, stem_pools=stem_pools)


class SmallDenseNet(nn.Module):
    """Three dense blocks of n layers, growth k: (N, C, S, S) -> logits (N, K). Shapes are for S = 28, n = 3, k = 12."""

    def __init__(self, n: int, k: int, classes: int = 10, channels: int = 3, *, stem_pools: bool = False) -> None:
        super().__init__()
        maps = 2 * k
        self.stem = nn.Conv2d(channels, maps, 3, padding=1, bias=False)
        self.pool = _pool(maps) if stem_pools else nn.Identity()
        self.block1, maps = _block(maps, n, k), maps + n * k
        self.transition1, maps = Transition(maps), maps // 2  # half of the maps: compression 0.5
        self.block2, maps = _block(maps, n, k), maps + n * k
        self.transition2, maps = Transition(maps), maps // 2
        self.block3, maps = _block(maps, n, k), maps + n * k
        self.norm = nn.BatchNorm2d(maps)
        self.output = nn.Linear(maps, classes)
        initialize_for_rectifiers(self, self.output)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = self.pool(self.stem(x))  # (N, 24, 28, 28)  3×3; (N, 2k, 14, 14) where the stem pools
        x = self.block1(x)  # (N, 60, 28, 28)
        x = self.transition1(x)  # (N, 30, 14, 14)
        x = self.block2(x)  # (N, 66, 14, 14)
        x = self.transition2(x)  # (N, 33, 7, 7)
        x = self.block3(x)  # (N, 69, 7, 7)
        x = F.relu(self.norm(x)).mean((2, 3))  # (N, 69)
        return self.output(x)  # (N, K)


def _pool(maps: int) -> nn.Sequential:
    """BN-ReLU, then the largest of 2×2: (N, maps, s, s) -> (N, maps, s / 2, s / 2)."""
    return nn.Sequential(nn.BatchNorm2d(maps), nn.ReLU(inplace=True), nn.MaxPool2d(2))


def _block(maps: int, n: int, k: int) -> nn.Sequential:
    """``n`` layers, each of which sees the maps of all before it: maps -> maps + n k."""
    return nn.Sequential(*(DenseLayer(maps + index * k, k) for index in range(n)))


class DenseLayer(nn.Module):
    """BN-ReLU-1×1 (4k maps), BN-ReLU-3×3 (k maps), put beside the input: (N, maps, s, s) -> (N, maps + k, s, s)."""

    def __init__(self, maps: int, k: int) -> None:
        super().__init__()
        self.norm1 = nn.BatchNorm2d(maps)
        self.conv1 = nn.Conv2d(maps, 4 * k, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(4 * k)
        self.conv2 = nn.Conv2d(4 * k, k, 3, padding=1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        new = self.conv1(F.relu(self.norm1(x)))  # (N, 4k, s, s)
        new = self.conv2(F.relu(self.norm2(new)))  # (N, k, s, s)
        return torch.cat([x, new], 1)


class Transition(nn.Module):
    """BN-ReLU-1×1 to half of the maps, then averages of 2×2: (N, maps, s, s) -> (N, maps / 2, s / 2, s / 2)."""

    def __init__(self, maps: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm2d(maps)
        self.conv = nn.Conv2d(maps, maps // 2, 1, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        return F.avg_pool2d(self.conv(F.relu(self.norm(x))), 2)
