"""AlexNet of 2012 to the letter, and AlexNets for small pictures. (torchvision's own: models/torchvision_forms.py.)

A. Krizhevsky, I. Sutskever, G. Hinton: ImageNet Classification with Deep Convolutional Neural Networks. NIPS 2012.
Section 3.1 to 3.5 (the network), 4.2 (dropout), 5 (the initialization).
A. Krizhevsky: One weird trick for parallelizing convolutional neural networks. 2014 (arXiv:1404.5997): one tower.

Departures of ``AlexNet2012``: the two halves, made for two graphics cards, are groups of one convolution. The input is
227×227, as the filter sizes ask for, where the text says 224. Other sizes are averaged to 6×6 before the classifier.
``SmallAlexNet``, for key ``alexnet``, keeps the single tower's five convolutions and three dense layers, with smaller
first filters and strides and about a third of the width. ``SmallAlexNet2012``, for key ``alexnet_2012``, follows the
first author's own network for CIFAR-10 (cuda-convnet, "layers-18pct"): three 5×5 convolutions, overlapping pooling and
response normalization. Both are initialized for rectifiers. Training is ours, without the color changes of section 4.1.
"""

from torch import Tensor, nn
from torch.nn import functional as F

from models.initialization import initialize_for_rectifiers
from models.response_norm import LocalResponseNorm


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001  any size fits
    """AlexNet of 2012 in its full form, or the small form of ``key``."""
    if form == "full":
        return AlexNet2012(classes, channels)
    return SmallAlexNet(classes, channels) if key == "alexnet" else SmallAlexNet2012(classes, channels)


class AlexNet2012(nn.Module):
    """The network of the paper: (N, C, 227, 227) -> logits (N, K). 60,965,224 parameters with 1,000 classes."""

    def __init__(self, classes: int = 1000, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 96, 11, stride=4)
        self.conv2 = nn.Conv2d(96, 256, 5, padding=2, groups=2)
        self.conv3 = nn.Conv2d(256, 384, 3, padding=1)
        self.conv4 = nn.Conv2d(384, 384, 3, padding=1, groups=2)
        self.conv5 = nn.Conv2d(384, 256, 3, padding=1, groups=2)
        self.norm1 = LocalResponseNorm()
        self.norm2 = LocalResponseNorm()
        self.fc6 = nn.Linear(256 * 6 * 6, 4096)
        self.fc7 = nn.Linear(4096, 4096)
        self.fc8 = nn.Linear(4096, classes)
        for name, layer in self.named_children():
            if isinstance(layer, nn.Conv2d | nn.Linear):
                nn.init.normal_(layer.weight, std=0.01)
                assert layer.bias is not None
                # sec. 5: ones where they give the rectifiers positive inputs at first
                nn.init.constant_(layer.bias, float(name in ("conv2", "conv4", "conv5", "fc6", "fc7")))

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 227, 227)
        x = self.norm1(F.relu(self.conv1(x)))  # (N, 96, 55, 55)  11×11, stride 4
        x = F.max_pool2d(x, 3, 2)  # (N, 96, 27, 27)  overlapping, sec. 3.4
        x = self.norm2(F.relu(self.conv2(x)))  # (N, 256, 27, 27)  5×5 in two groups
        x = F.max_pool2d(x, 3, 2)  # (N, 256, 13, 13)
        x = F.relu(self.conv3(x))  # (N, 384, 13, 13)  sees both groups
        x = F.relu(self.conv4(x))  # (N, 384, 13, 13)
        x = F.relu(self.conv5(x))  # (N, 256, 13, 13)
        x = F.max_pool2d(x, 3, 2)  # (N, 256, 6, 6)
        x = F.adaptive_avg_pool2d(x, 6).flatten(1)  # (N, 9216)  nothing changes at 227
        x = F.dropout(F.relu(self.fc6(x)), 0.5, self.training)  # (N, 4096)
        x = F.dropout(F.relu(self.fc7(x)), 0.5, self.training)  # (N, 4096)
        return self.fc8(x)  # (N, K)


class SmallAlexNet(nn.Module):
    """Five convolutions and three dense layers: (N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, classes: int = 10, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 24, 5, padding=2)
        self.conv2 = nn.Conv2d(24, 64, 5, padding=2)
        self.conv3 = nn.Conv2d(64, 96, 3, padding=1)
        self.conv4 = nn.Conv2d(96, 64, 3, padding=1)
        self.conv5 = nn.Conv2d(64, 64, 3, padding=1)
        self.fc6 = nn.Linear(64 * 4 * 4, 256)
        self.fc7 = nn.Linear(256, 256)
        self.fc8 = nn.Linear(256, classes)
        initialize_for_rectifiers(self, self.fc8)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.relu(self.conv1(x))  # (N, 24, 28, 28)  5×5
        x = F.max_pool2d(x, 3, 2, 1)  # (N, 24, 14, 14)
        x = F.relu(self.conv2(x))  # (N, 64, 14, 14)  5×5
        x = F.max_pool2d(x, 3, 2, 1)  # (N, 64, 7, 7)
        x = F.relu(self.conv3(x))  # (N, 96, 7, 7)  3×3
        x = F.relu(self.conv4(x))  # (N, 64, 7, 7)
        x = F.relu(self.conv5(x))  # (N, 64, 7, 7)
        x = F.max_pool2d(x, 3, 2, 1)  # (N, 64, 4, 4)
        x = F.adaptive_avg_pool2d(x, 4).flatten(1)  # (N, 1024)  nothing changes from 25 to 32
        x = F.relu(self.fc6(F.dropout(x, 0.5, self.training)))  # (N, 256)  dropout before, as torchvision has it
        x = F.relu(self.fc7(F.dropout(x, 0.5, self.training)))  # (N, 256)
        return self.fc8(x)  # (N, K)


class SmallAlexNet2012(nn.Module):
    """Three convolutions, as its author trained on CIFAR-10: (N, C, S, S) -> logits (N, K). Shapes for S = 32."""

    def __init__(self, classes: int = 10, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 32, 5, padding=2)
        self.conv2 = nn.Conv2d(32, 32, 5, padding=2)
        self.conv3 = nn.Conv2d(32, 64, 5, padding=2)
        self.norm1 = LocalResponseNorm()
        self.norm2 = LocalResponseNorm()
        self.output = nn.Linear(64 * 4 * 4, classes)
        initialize_for_rectifiers(self, self.output)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 32, 32)
        x = F.relu(F.max_pool2d(self.conv1(x), 3, 2, 1))  # (N, 32, 16, 16)  the largest, then its positive part
        x = F.relu(self.conv2(self.norm1(x)))  # (N, 32, 16, 16)
        x = F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)  # (N, 32, 8, 8)  overlapping averages
        x = F.relu(self.conv3(self.norm2(x)))  # (N, 64, 8, 8)
        x = F.avg_pool2d(x, 3, 2, 1, count_include_pad=False)  # (N, 64, 4, 4)
        x = F.adaptive_avg_pool2d(x, 4).flatten(1)  # (N, 1024)  nothing changes from 25 to 32
        return self.output(x)  # (N, K)
