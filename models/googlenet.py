"""GoogLeNet as in the paper, and its forms for small pictures. (torchvision's is in models/torchvision_forms.py.)

C. Szegedy, W. Liu, Y. Jia, P. Sermanet, S. Reed, D. Anguelov, D. Erhan, V. Vanhoucke, A. Rabinovich: Going Deeper with
Convolutions. CVPR 2015 (arXiv:1409.4842). Section 4 (inception), 5 with table 1 and figure 3 (the network), 5 and 6
(auxiliary classifiers: weight 0.3, thrown away after training).

Departures of ``GoogLeNet2014``: initialized for rectifiers (K. He et al. 2015), as the paper gives nothing; other sizes
than 224 are averaged to 4×4 before the auxiliary classifiers' dense layers. Training is ours.
``SmallGoogLeNet`` has the same nine modules with a quarter of the maps behind a reduced stem: the first convolution is
3×3 with stride 1, and the second pooling is left out, so that pictures shrink 8 times instead of 32. For key
``googlenet`` it has batch normalization and 3×3 in place of 5×5 filters, as torchvision has them; for
``googlenet_2014`` biases, response normalization and true 5×5 filters. It needs no auxiliary classifiers.
"""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from models.auxiliary import fit_auxiliary
from models.initialization import initialize_for_rectifiers
from models.response_norm import LocalResponseNorm

# Table 1: maps before; #1×1, #3×3 reduce, #3×3, #5×5 reduce, #5×5, pool proj
TABLE = {
    "3a": (192, 64, 96, 128, 16, 32, 32),
    "3b": (256, 128, 128, 192, 32, 96, 64),
    "4a": (480, 192, 96, 208, 16, 48, 64),
    "4b": (512, 160, 112, 224, 24, 64, 64),
    "4c": (512, 128, 128, 256, 24, 64, 64),
    "4d": (512, 112, 144, 288, 32, 64, 64),
    "4e": (528, 256, 160, 320, 32, 128, 128),
    "5a": (832, 256, 160, 320, 32, 128, 128),
    "5b": (832, 384, 192, 384, 48, 128, 128),
}
SMALLER = 4  # the small form has so many times fewer maps
Unit = Callable[[int, int, int], nn.Module]  # maps before and after, width of the filters


def build(
    key: str,
    *,
    classes: int,
    channels: int,
    size: int,  # noqa: ARG001  any size fits
    form: str,
    has_auxiliary: bool = False,
) -> nn.Module:
    """The paper's GoogLeNet in its full form, or the small form of ``key``."""
    if form == "full":
        return GoogLeNet2014(classes, channels, has_auxiliary=has_auxiliary)
    return SmallGoogLeNet(classes, channels, is_of_2014=key == "googlenet_2014")


class GoogLeNet2014(nn.Module):
    """The network of table 1: (N, C, 224, 224) -> logits (N, K). 6,998,552 parameters with 1,000 classes.

    has_auxiliary: with the two classifiers that serve training; then, in training, -> (logits, of 4a, of 4d).
    """

    def __init__(self, classes: int = 1000, channels: int = 3, *, has_auxiliary: bool = False) -> None:
        super().__init__()
        self.conv1 = plain(channels, 64, 7, stride=2)
        self.norm1 = LocalResponseNorm()
        self.conv2 = plain(64, 64, 1)
        self.conv3 = plain(64, 192, 3)
        self.norm2 = LocalResponseNorm()
        self.inception3a, self.inception3b = (Inception(TABLE[name], plain) for name in ("3a", "3b"))
        self.inception4a, self.inception4b, self.inception4c, self.inception4d, self.inception4e = (
            Inception(TABLE[name], plain) for name in ("4a", "4b", "4c", "4d", "4e")
        )
        self.inception5a, self.inception5b = (Inception(TABLE[name], plain) for name in ("5a", "5b"))
        self.fc = nn.Linear(1024, classes)
        self.aux1 = Auxiliary(512, classes) if has_auxiliary else None
        self.aux2 = Auxiliary(528, classes) if has_auxiliary else None
        initialize_for_rectifiers(self, self.fc)
        self.register_load_state_dict_pre_hook(fit_auxiliary)

    def forward(self, x: Tensor) -> Tensor | tuple[Tensor, ...]:  # (N, C, 224, 224)
        x = self.norm1(halved(self.conv1(x)))  # (N, 64, 56, 56)  7×7, stride 2
        x = self.norm2(self.conv3(self.conv2(x)))  # (N, 192, 56, 56)  1×1, then 3×3
        x = self.inception3a(halved(x))  # (N, 256, 28, 28)
        x = self.inception3b(x)  # (N, 480, 28, 28)
        x = first = self.inception4a(halved(x))  # (N, 512, 14, 14)
        x = self.inception4b(x)  # (N, 512, 14, 14)
        x = self.inception4c(x)  # (N, 512, 14, 14)
        x = second = self.inception4d(x)  # (N, 528, 14, 14)
        x = self.inception4e(x)  # (N, 832, 14, 14)
        x = self.inception5a(halved(x))  # (N, 832, 7, 7)
        x = self.inception5b(x)  # (N, 1024, 7, 7)
        x = F.dropout(x.mean((2, 3)), 0.4, self.training)  # (N, 1024)
        logits = self.fc(x)  # (N, K)
        if self.training and self.aux1 is not None and self.aux2 is not None:
            return logits, self.aux1(first), self.aux2(second)
        return logits


class SmallGoogLeNet(nn.Module):
    """Nine inception modules behind a reduced stem: (N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, classes: int = 10, channels: int = 3, *, is_of_2014: bool) -> None:
        super().__init__()
        unit: Unit = plain if is_of_2014 else normalized
        largest = 5 if is_of_2014 else 3
        self.conv1 = unit(channels, 64 // SMALLER, 3)
        self.conv2 = unit(64 // SMALLER, 64 // SMALLER, 1)
        self.conv3 = unit(64 // SMALLER, 192 // SMALLER, 3)
        self.norm1, self.norm2 = (LocalResponseNorm() if is_of_2014 else nn.Identity() for _ in range(2))

        def stage(*names: str) -> nn.Sequential:
            numbers = [tuple(maps // SMALLER for maps in TABLE[name]) for name in names]
            return nn.Sequential(*(Inception(maps, unit, largest) for maps in numbers))

        self.stage3 = stage("3a", "3b")
        self.stage4 = stage("4a", "4b", "4c", "4d", "4e")
        self.stage5 = stage("5a", "5b")
        self.fc = nn.Linear(1024 // SMALLER, classes)
        initialize_for_rectifiers(self, self.fc)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = self.norm1(halved(self.conv1(x)))  # (N, 16, 14, 14)  3×3
        x = self.norm2(self.conv3(self.conv2(x)))  # (N, 48, 14, 14)  1×1, then 3×3
        x = self.stage3(x)  # (N, 120, 14, 14)  3a, 3b
        x = self.stage4(halved(x))  # (N, 208, 7, 7)  4a to 4e
        x = self.stage5(halved(x))  # (N, 256, 4, 4)  5a, 5b
        x = F.dropout(x.mean((2, 3)), 0.2, self.training)  # (N, 256)
        return self.fc(x)  # (N, K)


class Inception(nn.Module):
    """Figure 2 (b): filters of 1×1, 3×3 and 5×5 and a pooling see the same maps side by side.

    numbers: a row of table 1. largest: the width of the widest filters. (N, before, s, s) -> (N, sum of maps, s, s).
    """

    def __init__(self, numbers: tuple[int, ...], unit: Unit, largest: int = 5) -> None:
        super().__init__()
        before, ones, reduced3, threes, reduced5, fives, pooled = numbers
        self.branch1 = unit(before, ones, 1)
        self.branch2 = nn.Sequential(unit(before, reduced3, 1), unit(reduced3, threes, 3))
        self.branch3 = nn.Sequential(unit(before, reduced5, 1), unit(reduced5, fives, largest))
        self.branch4 = nn.Sequential(nn.MaxPool2d(3, 1, 1), unit(before, pooled, 1))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([self.branch1(x), self.branch2(x), self.branch3(x), self.branch4(x)], 1)


class Auxiliary(nn.Module):
    """A classifier in the middle, which brings gradients to the lower layers (sec. 5): (N, maps, 14, 14) -> (N, K)."""

    def __init__(self, maps: int, classes: int) -> None:
        super().__init__()
        self.conv = plain(maps, 128, 1)
        self.fc1 = nn.Linear(128 * 4 * 4, 1024)
        self.fc2 = nn.Linear(1024, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = F.adaptive_avg_pool2d(F.avg_pool2d(x, 5, 3), 4)  # (N, maps, 4, 4)
        x = self.conv(x)  # (N, 128, 4, 4)
        x = F.dropout(F.relu(self.fc1(x.flatten(1))), 0.7, self.training)  # (N, 1024)
        return self.fc2(x)  # (N, K)


def plain(before: int, after: int, width: int, stride: int = 1) -> nn.Sequential:
    """A convolution that keeps the size (but for its stride), with biases, and its rectifier."""
    return nn.Sequential(nn.Conv2d(before, after, width, stride, width // 2), nn.ReLU(inplace=True))


def normalized(before: int, after: int, width: int) -> nn.Sequential:
    """A convolution that keeps the size, batch normalization in place of biases, and its rectifier."""
    convolution = nn.Conv2d(before, after, width, padding=width // 2, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(after), nn.ReLU(inplace=True))


def halved(x: Tensor) -> Tensor:
    """Max pooling 3×3, stride 2, rounding up: (N, C, s, s) -> (N, C, s / 2, s / 2)."""
    return F.max_pool2d(x, 3, 2, ceil_mode=True)
