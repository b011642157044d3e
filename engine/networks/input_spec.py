"""InputSpec: what a network expects. The one description for training, use and export; stored with the weights."""

from dataclasses import dataclass
from typing import Literal

InputKind = Literal["ink", "photo"]


@dataclass(frozen=True)
class InputSpec:
    """How a uint8 picture becomes a network's input.

    kind ``ink``: the picture is gray, 0 paper .. 255 ink, centred as MNIST is (aspect kept in a 20x20 box, centre of
    mass in the middle of 28x28; LeCun et al. 1998, sec. III.A), then padded with paper or resized to ``size``.
    kind ``photo``: the picture is resized (short side to ``resize``, antialiased) and centre-cropped to ``size``.
    ``mean`` and ``std`` are per channel, in units of 0..1.
    """

    channels: Literal[1, 3]
    size: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    kind: InputKind
    resize: int = 0  # photo only; 0 means equal to size


MNIST_INK_32 = InputSpec(channels=1, size=32, mean=(0.1,), std=(0.2752,), kind="ink")
