"""VGG for small pictures. (Its full forms are torchvision's, in models/torchvision_forms.py.)

K. Simonyan, A. Zisserman: Very Deep Convolutional Networks for Large-Scale Image Recognition. ICLR 2015
(arXiv:1409.1556). Section 2.1 and table 1 (the networks A, B, D and E).
S. Liu, W. Deng: Very Deep Convolutional Neural Network Based Image Classification Using Small Training Sample Size.
ACPR 2015: the same five blocks on 32×32 pictures, with batch normalization.

Departures: half of the width; one dense layer instead of three, on the average over the last maps; pooling rounds
up, so that 28×28 lasts for five poolings. Initialized for rectifiers (K. He et al. 2015), without which the deep ones
do not begin to learn.
"""

from torch import Tensor, nn
from torch.nn import functional as F

from models.facts.vgg import CONVOLUTIONS, NORMALIZED
from models.initialization import initialize_for_rectifiers

WIDTHS = (32, 64, 128, 256, 256)  # of the five blocks; 64 to 512 in the paper


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001  any size fits
    """The small form of ``key``."""
    has_norm = key.endswith(NORMALIZED)
    return SmallVGG(CONVOLUTIONS[key.removesuffix(NORMALIZED)], classes, channels, has_norm=has_norm)


class SmallVGG(nn.Module):
    """Five blocks of 3×3 convolutions: (N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, convolutions: tuple[int, ...], classes: int = 10, channels: int = 3, *, has_norm: bool) -> None:
        super().__init__()
        before = (channels, *WIDTHS[:-1])
        blocks = zip(before, WIDTHS, convolutions, strict=True)
        self.block1, self.block2, self.block3, self.block4, self.block5 = (
            _block(first, width, count, has_norm=has_norm) for first, width, count in blocks
        )
        self.output = nn.Linear(WIDTHS[-1], classes)
        initialize_for_rectifiers(self, self.output)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.max_pool2d(self.block1(x), 2, ceil_mode=True)  # (N, 32, 14, 14)
        x = F.max_pool2d(self.block2(x), 2, ceil_mode=True)  # (N, 64, 7, 7)
        x = F.max_pool2d(self.block3(x), 2, ceil_mode=True)  # (N, 128, 4, 4)
        x = F.max_pool2d(self.block4(x), 2, ceil_mode=True)  # (N, 256, 2, 2)
        x = F.max_pool2d(self.block5(x), 2, ceil_mode=True)  # (N, 256, 1, 1)
        x = x.mean((2, 3))  # (N, 256)  nothing changes up to 32
        return self.output(F.dropout(x, 0.5, self.training))  # (N, K)


def _block(before: int, width: int, count: int, *, has_norm: bool) -> nn.Sequential:
    """``count`` 3×3 convolutions, each with its rectifier: (N, before, s, s) -> (N, width, s, s)."""
    layers: list[nn.Module] = []
    for index in range(count):
        convolution = nn.Conv2d(width if index else before, width, 3, padding=1, bias=not has_norm)
        layers += [convolution, *([nn.BatchNorm2d(width)] if has_norm else []), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)
