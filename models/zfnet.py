"""ZFNet, the network made by looking into AlexNet, and its form for small pictures.

M. D. Zeiler, R. Fergus: Visualizing and Understanding Convolutional Networks. ECCV 2014 (arXiv:1311.2901).
Section 3 and figure 3 (the network), 4.1 (why smaller filters and strides), 3.1 (training).

Departures of ``ZFNet``: "contrast normalized across feature maps" is AlexNet's response normalization, as in the
authors' released model; figure 3's sizes need a padding of 1 in the first convolution and pooling that rounds up. Other
sizes than 224 are averaged to 6×6 before the classifier. Filters are not renormalized to an RMS of 0.1 while training,
which is ours. ``SmallZFNet`` keeps the order of layers and the stride of the second convolution, with 3×3 first filters
of stride 1 and without the second pooling, at about a third of the width; it is initialized for rectifiers.
"""

from torch import Tensor, nn
from torch.nn import functional as F

from models.initialization import initialize_for_rectifiers
from models.response_norm import LocalResponseNorm


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001  any size fits
    """ZFNet in its full or small form."""
    return ZFNet(classes, channels) if form == "full" else SmallZFNet(classes, channels)


class ZFNet(nn.Module):
    """The network of figure 3: (N, C, 224, 224) -> logits (N, K). 62,357,608 parameters with 1,000 classes."""

    def __init__(self, classes: int = 1000, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 96, 7, stride=2, padding=1)
        self.conv2 = nn.Conv2d(96, 256, 5, stride=2)
        self.conv3 = nn.Conv2d(256, 384, 3, padding=1)
        self.conv4 = nn.Conv2d(384, 384, 3, padding=1)
        self.conv5 = nn.Conv2d(384, 256, 3, padding=1)
        self.norm1 = LocalResponseNorm()
        self.norm2 = LocalResponseNorm()
        self.fc6 = nn.Linear(256 * 6 * 6, 4096)
        self.fc7 = nn.Linear(4096, 4096)
        self.fc8 = nn.Linear(4096, classes)
        for layer in self.children():
            if isinstance(layer, nn.Conv2d | nn.Linear):  # sec. 3.1: weights of 10^-2, biases of 0
                nn.init.normal_(layer.weight, std=0.01)
                assert layer.bias is not None
                nn.init.zeros_(layer.bias)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 224, 224)
        x = F.relu(self.conv1(x))  # (N, 96, 110, 110)  layer 1: 7×7, stride 2
        x = self.norm1(F.max_pool2d(x, 3, 2, ceil_mode=True))  # (N, 96, 55, 55)
        x = F.relu(self.conv2(x))  # (N, 256, 26, 26)  layer 2: 5×5, stride 2
        x = self.norm2(F.max_pool2d(x, 3, 2, ceil_mode=True))  # (N, 256, 13, 13)
        x = F.relu(self.conv3(x))  # (N, 384, 13, 13)  layers 3 to 5: 3×3 over all maps
        x = F.relu(self.conv4(x))  # (N, 384, 13, 13)
        x = F.relu(self.conv5(x))  # (N, 256, 13, 13)
        x = F.max_pool2d(x, 3, 2)  # (N, 256, 6, 6)
        x = F.adaptive_avg_pool2d(x, 6).flatten(1)  # (N, 9216)  nothing changes at 224
        x = F.dropout(F.relu(self.fc6(x)), 0.5, self.training)  # (N, 4096)  layer 6
        x = F.dropout(F.relu(self.fc7(x)), 0.5, self.training)  # (N, 4096)  layer 7
        return self.fc8(x)  # (N, K)


class SmallZFNet(nn.Module):
    """The same layers for small pictures: (N, C, S, S) -> logits (N, K). Shapes below are for S = 28."""

    def __init__(self, classes: int = 10, channels: int = 3) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 32, 3, padding=1)
        self.conv2 = nn.Conv2d(32, 64, 5, stride=2, padding=2)
        self.conv3 = nn.Conv2d(64, 96, 3, padding=1)
        self.conv4 = nn.Conv2d(96, 96, 3, padding=1)
        self.conv5 = nn.Conv2d(96, 64, 3, padding=1)
        self.norm1 = LocalResponseNorm()
        self.norm2 = LocalResponseNorm()
        self.fc6 = nn.Linear(64 * 4 * 4, 256)
        self.fc7 = nn.Linear(256, 256)
        self.fc8 = nn.Linear(256, classes)
        initialize_for_rectifiers(self, self.fc8)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 28, 28)
        x = F.relu(self.conv1(x))  # (N, 32, 28, 28)  3×3
        x = self.norm1(F.max_pool2d(x, 3, 2, 1))  # (N, 32, 14, 14)
        x = self.norm2(F.relu(self.conv2(x)))  # (N, 64, 7, 7)  5×5, stride 2
        x = F.relu(self.conv3(x))  # (N, 96, 7, 7)  3×3
        x = F.relu(self.conv4(x))  # (N, 96, 7, 7)
        x = F.relu(self.conv5(x))  # (N, 64, 7, 7)
        x = F.max_pool2d(x, 3, 2, 1)  # (N, 64, 4, 4)
        x = F.adaptive_avg_pool2d(x, 4).flatten(1)  # (N, 1024)  nothing changes from 25 to 32
        x = F.dropout(F.relu(self.fc6(x)), 0.5, self.training)  # (N, 256)
        x = F.dropout(F.relu(self.fc7(x)), 0.5, self.training)  # (N, 256)
        return self.fc8(x)  # (N, K)
