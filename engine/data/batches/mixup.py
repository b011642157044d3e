"""Mixes the pictures of a batch with each other, so that a network learns what lies between the classes.

H. Zhang et al.: mixup. ICLR 2018 (arXiv:1710.09412). S. Yun et al.: CutMix. ICCV 2019 (arXiv:1905.04899).
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F


@dataclass(frozen=True)
class Mixing:
    """mixup, cutmix: alpha of the Beta distribution that shares are drawn from; 0: off. With both, one of them a batch.

    Half of 1 or more mixes evenly often; 0.2 mostly leaves one picture in front.
    """

    mixup: float = 0.0
    cutmix: float = 0.0

    def __bool__(self) -> bool:
        return self.mixup > 0 or self.cutmix > 0

    def mixed(self, inputs: Tensor, labels: Tensor, classes: int, seed: int) -> tuple[Tensor, Tensor]:
        """Inputs float32 (N, C, S, S), each mixed with its mirror place in the batch; shares float32 (N, K) of classes.

        labels: int64 (N,). The same ``seed`` mixes alike. ``inputs`` may be changed in place.
        """
        chance = np.random.Generator(np.random.PCG64(seed))
        shares = F.one_hot(labels, classes).to(torch.float32)
        cuts = self.cutmix > 0 and (self.mixup <= 0 or chance.random() < 0.5)
        alpha = self.cutmix if cuts else self.mixup
        kept = float(chance.beta(alpha, alpha))
        if cuts:
            inputs, kept = _cut(inputs, kept, chance)
        else:
            inputs = inputs.lerp(inputs.flip(0), 1.0 - kept)
        return inputs, shares.lerp(shares.flip(0), 1.0 - kept)


def _cut(inputs: Tensor, kept: float, chance: np.random.Generator) -> tuple[Tensor, float]:
    """A box of about 1 - ``kept`` of the area from each picture's mirror place; the share that is really kept."""
    height, width = inputs.shape[-2:]
    side = (1.0 - kept) ** 0.5
    top, bottom = _range(height, side, chance)
    left, right = _range(width, side, chance)
    other = inputs.flip(0)[:, :, top:bottom, left:right]
    inputs = inputs.clone()
    inputs[:, :, top:bottom, left:right] = other
    return inputs, 1.0 - (bottom - top) * (right - left) / (height * width)


def _range(length: int, share: float, chance: np.random.Generator) -> tuple[int, int]:
    """From and to of ``share`` of ``length``, around a middle drawn evenly, cut off at the ends (CutMix, sec. 3.1)."""
    middle, half = int(chance.integers(length)), length * share / 2.0
    return max(0, round(middle - half)), min(length, round(middle + half))
