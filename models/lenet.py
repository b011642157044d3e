"""LeNet-5, in the modern form and to the letter.

Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-Based Learning Applied to Document Recognition. Proceedings of the
IEEE 86(11), 1998. Section II.B (the network), III.C (the loss), appendix A (the initialization).

Departures of ``LeNet5``: C3 sees all of S2, S2 and S4 average without weights, tanh is unscaled, the output is linear:
what textbooks call LeNet-5 today. 61,706 parameters.
Departures of ``LeNet5of1998``: none known in the network: 60,000 trainable parameters. The bitmaps of the output layer
are redrawn by hand after figure 3. Training is ours (no stochastic diagonal Levenberg-Marquardt).
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F


def build(key: str, *, classes: int, channels: int, size: int, form: str) -> nn.Module:  # noqa: ARG001
    """LeNet-5 for (N, channels, 32, 32); ``form`` makes no difference, it has one size."""
    if key == "lenet5":
        return LeNet5(classes, channels)
    return LeNet5of1998(classes)


class LeNet5(nn.Module):
    """The modern LeNet-5: (N, C, 32, 32) -> logits (N, K)."""

    def __init__(self, classes: int = 10, channels: int = 1) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(channels, 6, 5)
        self.c3 = nn.Conv2d(6, 16, 5)
        self.c5 = nn.Conv2d(16, 120, 5)
        self.f6 = nn.Linear(120, 84)
        self.output = nn.Linear(84, classes)

    def forward(self, x: Tensor) -> Tensor:  # (N, C, 32, 32)
        x = torch.tanh(self.c1(x))  # (N, 6, 28, 28)  C1, 5×5
        x = F.avg_pool2d(x, 2)  # (N, 6, 14, 14)  S2
        x = torch.tanh(self.c3(x))  # (N, 16, 10, 10)  C3, 5×5 over all six maps
        x = F.avg_pool2d(x, 2)  # (N, 16, 5, 5)  S4
        x = torch.tanh(self.c5(x))  # (N, 120, 1, 1)  C5, 5×5 covers all of S4
        x = torch.tanh(self.f6(x.flatten(1)))  # (N, 84)  F6
        return self.output(x)  # (N, K)


# Table I: which maps of S2 each map of C3 sees
C3_INPUTS = (
    *((0, 1, 2), (1, 2, 3), (2, 3, 4), (3, 4, 5), (0, 4, 5), (0, 1, 5)),
    *((0, 1, 2, 3), (1, 2, 3, 4), (2, 3, 4, 5), (0, 3, 4, 5), (0, 1, 4, 5), (0, 1, 2, 5)),
    *((0, 1, 3, 4), (1, 2, 4, 5), (0, 2, 3, 5)),
    (0, 1, 2, 3, 4, 5),
)

# Sec. III.C, eq. 9: e^-j keeps penalties from growing when they are large already. The paper gives no value.
RUBBISH_PENALTY = 1.0


class LeNet5of1998(nn.Module):
    """LeNet-5 as in the paper: (N, 1, 32, 32) -> minus the squared distances to the drawn digits, as logits (N, K)."""

    bitmaps: Tensor

    def __init__(self, classes: int = 10) -> None:
        super().__init__()
        self.c1 = nn.Conv2d(1, 6, 5)  # 156 parameters
        self.s2 = Subsampling(6)  # 12
        self.c3 = TableConvolution()  # 1,516
        self.s4 = Subsampling(16)  # 32
        self.c5 = nn.Conv2d(16, 120, 5)  # 48,120
        self.f6 = nn.Linear(120, 84)  # 10,164
        self.register_buffer("bitmaps", drawn_digits()[:classes], persistent=False)  # (K, 84), fixed
        for layer in (self.c1, self.c5, self.f6):
            _initialize(layer.weight, layer.bias, fan_in=layer.weight[0].numel())

    def forward(self, x: Tensor) -> Tensor:  # (N, 1, 32, 32)
        x = squash(self.c1(x))  # (N, 6, 28, 28)  C1
        x = squash(self.s2(x))  # (N, 6, 14, 14)  S2
        x = squash(self.c3(x))  # (N, 16, 10, 10)  C3
        x = squash(self.s4(x))  # (N, 16, 5, 5)  S4
        x = squash(self.c5(x))  # (N, 120, 1, 1)  C5
        x = squash(self.f6(x.flatten(1)))  # (N, 84)  F6
        apart = x.float().unsqueeze(1) - self.bitmaps  # (N, K, 84)
        return -apart.square().sum(2)  # (N, K)  minus eq. 7: the smallest distance wins

    def objective(self, outputs: object, targets: Tensor, label_smoothing: float) -> Tensor:
        """Equation 9: pull the right distance down, push the others and a "rubbish class" up. Scalar mean."""
        logits = self.logits(outputs)  # (N, K)
        shares = targets if targets.is_floating_point() else F.one_hot(targets, logits.shape[1]).to(logits.dtype)
        shares = shares * (1.0 - label_smoothing) + label_smoothing / logits.shape[1]
        rubbish = logits.new_full((len(logits), 1), -RUBBISH_PENALTY)
        competition = torch.logsumexp(torch.cat([logits, rubbish], dim=1), dim=1)  # (N,)
        return (competition * shares.sum(1) - (shares * logits).sum(1)).mean()

    def logits(self, outputs: object) -> Tensor:
        """The logits are what ``forward`` gave."""
        assert isinstance(outputs, Tensor)
        return outputs.float()


class Subsampling(nn.Module):
    """Sums of 2×2 fields times a trainable coefficient plus a trainable bias, one pair per map (sec. II.B, S2)."""

    def __init__(self, maps: int) -> None:
        super().__init__()
        self.coefficient = nn.Parameter(torch.empty(maps))
        self.bias = nn.Parameter(torch.empty(maps))
        _initialize(self.coefficient, self.bias, fan_in=4)

    def forward(self, x: Tensor) -> Tensor:  # (N, maps, 2h, 2w)
        total = 4.0 * F.avg_pool2d(x, 2)  # (N, maps, h, w)
        return total * self.coefficient.view(1, -1, 1, 1) + self.bias.view(1, -1, 1, 1)


class TableConvolution(nn.Module):
    """C3: each of 16 maps sees 3, 4 or 6 maps of S2 (table I). Groups of maps with as many inputs share a convolution.

    Only the 1,500 weights of the table exist; they are spread into a (16, 6, 5, 5) filter with zeros at each step.
    """

    where: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(sum(map(len, C3_INPUTS)), 5, 5))  # (60, 5, 5)
        self.bias = nn.Parameter(torch.empty(len(C3_INPUTS)))
        pairs = [6 * to + source for to, sources in enumerate(C3_INPUTS) for source in sources]
        self.register_buffer("where", torch.tensor(pairs), persistent=False)
        with torch.no_grad():
            first = 0
            for to, sources in enumerate(C3_INPUTS):
                last = first + len(sources)
                _initialize(self.weight[first:last], self.bias[to], fan_in=25 * len(sources))
                first = last

    def forward(self, x: Tensor) -> Tensor:  # (N, 6, 14, 14)
        filters = self.weight.new_zeros(16 * 6, 5, 5).index_copy(0, self.where, self.weight)
        return F.conv2d(x, filters.view(16, 6, 5, 5), self.bias)  # (N, 16, 10, 10)


def squash(x: Tensor) -> Tensor:
    """A tanh(S x) with A = 1.7159 and S = 2/3 (appendix A): f(±1) = ±1, so targets of ±1 are reachable."""
    return 1.7159 * torch.tanh(x * (2.0 / 3.0))


def _initialize(weight: Tensor, bias: Tensor | None, fan_in: int) -> None:
    """Uniform in ±2.4 / fan-in (appendix A)."""
    bound = 2.4 / fan_in
    with torch.no_grad():
        weight.uniform_(-bound, bound)
        if bias is not None:
            bias.uniform_(-bound, bound)


def drawn_digits() -> Tensor:
    """The targets of F6: float32 (10, 84), each digit as a 7×12 bitmap, +1 ink and -1 paper, row by row."""
    rows = [[1.0 if mark == "#" else -1.0 for line in digit for mark in line] for digit in BITMAPS]
    return torch.tensor(rows)


# Drawn after figure 3: 7 wide, 12 high, 0 to 9
BITMAPS = (
    (
        *("..###..", ".##.##.", ".#...#.", "##...##", "##...##", "##...##"),
        *("##...##", "##...##", "##...##", ".#...#.", ".##.##.", "..###.."),
    ),
    (
        *("...##..", "..###..", ".####..", "...##..", "...##..", "...##.."),
        *("...##..", "...##..", "...##..", "...##..", "...##..", ".######"),
    ),
    (
        *(".#####.", "##...##", "#.....#", "......#", ".....##", "....##."),
        *("...##..", "..##...", ".##....", "##.....", "##.....", "#######"),
    ),
    (
        *("#######", ".....##", "....##.", "...##..", "..###..", "....##."),
        *(".....##", "......#", "......#", "#.....#", "##...##", ".#####."),
    ),
    (
        *(".....#.", "....##.", "....##.", "...#.#.", "..##.#.", "..#..#."),
        *(".##..#.", ".#...#.", "#######", ".....#.", ".....#.", ".....#."),
    ),
    (
        *("#######", "#......", "#......", "#......", "#.###..", "##..##."),
        *("......#", "......#", "......#", "#.....#", "##...##", ".#####."),
    ),
    (
        *("..####.", ".##....", "##.....", "#......", "#.###..", "##..##."),
        *("#.....#", "#.....#", "#.....#", "#.....#", "##...##", ".#####."),
    ),
    (
        *("#######", "#....##", ".....##", "....##.", "....##.", "...##.."),
        *("...##..", "..##...", "..##...", "..##...", "..##...", "..##..."),
    ),
    (
        *(".#####.", "##...##", "#.....#", "#.....#", "##...##", ".#####."),
        *("##...##", "#.....#", "#.....#", "#.....#", "##...##", ".#####."),
    ),
    (
        *(".#####.", "##...##", "#.....#", "#.....#", "#.....#", "##..###"),
        *(".###.##", "......#", "......#", ".....##", "....##.", ".####.."),
    ),
)
