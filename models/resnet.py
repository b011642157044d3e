"""ResNet for small pictures: the 6n+2 networks. (Full forms: models/torchvision_forms.py.)

K. He, X. Zhang, S. Ren, J. Sun: Deep Residual Learning for Image Recognition. CVPR 2016 (arXiv:1512.03385).
Section 3 (residual blocks), 4.2 (the networks for 32×32 pictures, the initialization after their reference [13]).

Departures: other pictures than 32×32 in color are taken too; n = 1 (ResNet-8) and n = 25 are not in the paper, which
has n = 3, 5, 7, 9, 18 (20 to 110 layers, 0.27 to 1.7 million parameters) and 200. The small forms of ``resnet18`` to
``resnet152`` are those with about as many layers. Training is ours.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

BLOCKS = {  # key -> n, the blocks of each of the three stages
    "resnet8": 1,
    "resnet20": 3,
    "resnet18": 3,  # 20 layers
    "resnet34": 5,  # 32 layers
    "resnet50": 9,  # 56 layers
    "resnet101": 18,  # 110 layers
    "resnet152": 25,  # 152 layers
}
CHANNELS = (16, 32, 64)  # of the three stages


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001  any size fits
    """The 6n+2 network of ``key``, which is its small form."""
    return SmallResNet(BLOCKS[key], classes, channels)


class SmallResNet(nn.Module):
    """6n+2 layers: (N, C, S, S) -> logits (N, K). Shapes below are for S = 28 (S = 32 in the paper)."""

    def __init__(self, blocks: int, classes: int = 10, channels: int = 3) -> None:
        super().__init__()
        first, second, third = CHANNELS
        self.stem = nn.Conv2d(channels, first, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(first)
        self.stage1 = _stage(first, first, blocks)
        self.stage2 = _stage(first, second, blocks)
        self.stage3 = _stage(second, third, blocks)
        self.output = nn.Linear(third, classes)
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.relu(self.norm(self.stem(x)))  # (N, 16, 28, 28)  3×3
        x = self.stage1(x)  # (N, 16, 28, 28)  2n layers
        x = self.stage2(x)  # (N, 32, 14, 14)  2n layers
        x = self.stage3(x)  # (N, 64, 7, 7)  2n layers
        x = x.mean((2, 3))  # (N, 64)  global average
        return self.output(x)  # (N, K)


def _stage(before: int, after: int, blocks: int) -> nn.Sequential:
    """n blocks; where the channels double, the first halves the picture."""
    rest = [Residual(after, after) for _ in range(blocks - 1)]
    return nn.Sequential(Residual(before, after), *rest)


class Residual(nn.Module):
    """relu(F(x) + shortcut(x)), F two 3×3 convolutions (fig. 2, eq. 1 and 2; option A of sec. 3.3 as in sec. 4.2).

    Option A: where the shape changes, every second pixel is taken and the new channels are zeros: no parameters.
    """

    def __init__(self, before: int, after: int) -> None:
        super().__init__()
        self.stride = 1 if before == after else 2
        self.new_channels = after - before
        self.conv1 = nn.Conv2d(before, after, 3, stride=self.stride, padding=1, bias=False)
        self.norm1 = nn.BatchNorm2d(after)
        self.conv2 = nn.Conv2d(after, after, 3, padding=1, bias=False)
        self.norm2 = nn.BatchNorm2d(after)

    def forward(self, x: Tensor) -> Tensor:  # (N, before, s, s)
        change = F.relu(self.norm1(self.conv1(x)))  # (N, after, s / stride, s / stride)
        change = self.norm2(self.conv2(change))
        return F.relu(change + self.shortcut(x))

    def shortcut(self, x: Tensor) -> Tensor:
        """(N, before, s, s) -> (N, after, s / stride, s / stride)."""
        if self.stride == 1:
            return x
        taken = x[:, :, :: self.stride, :: self.stride]
        before = self.new_channels // 2
        return torch.constant_pad_nd(taken, (0, 0, 0, 0, before, self.new_channels - before))
