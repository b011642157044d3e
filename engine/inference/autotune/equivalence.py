"""Whether another runtime gives the same answers: on sample pictures, within a tolerance that is said.

What it shall come to, on real pictures: float32 changes no first answer; bfloat16 and float16 change at most one of a
hundred, and none of which the plain way is sure. benchmarks/agreement.py measures it on the weights that ship.
"""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.networks.input_spec import InputSpec
from engine.networks.preprocess import to_input

TOLERANCE_EXACT = 1e-3  # largest difference of a logit, as a share of the range of the plain answer's logits: float32
TOLERANCE_COARSE = 0.02  # the same in bfloat16 or float16, which keep 8 and 11 binary digits
SEED = 20_061_122


def samples(spec: InputSpec, count: int) -> Tensor:
    """float32 (count, C, S, S), prepared as pictures are: smooth random scenes, for ink thick random strokes."""
    rng = np.random.default_rng(SEED)
    size, channels = spec.size, spec.channels
    scenes = np.stack([np.stack([_smooth(rng, size) for _ in range(channels)]) for _ in range(count)])
    if spec.kind == "ink":
        scenes = np.clip((np.abs(scenes - 0.5) < 0.06) * 1.0, 0, 1)
    return to_input(torch.from_numpy((scenes * 255).astype(np.uint8)), spec)


def is_same(plain: Tensor, other: Tensor, *, is_exact: bool) -> bool:
    """Whether logits (N, K) of another runtime are the plain ones within tolerance, every first answer included.

    Where the two best of the plain logits are closer than the tolerance, either may be first.
    """
    if plain.shape != other.shape or not bool(torch.isfinite(other).all()):
        return False
    allowed = tolerance(plain, is_exact=is_exact)
    if bool(((plain - other).abs().amax(1) > allowed).any()):
        return False
    chosen = plain.gather(1, other.argmax(1, keepdim=True)).squeeze(1)
    return bool((plain.amax(1) - chosen <= allowed).all())


def tolerance(plain: Tensor, *, is_exact: bool) -> Tensor:
    """(N,): the largest difference of logits that counts as the same answer."""
    share = TOLERANCE_EXACT if is_exact else TOLERANCE_COARSE
    return share * (plain.amax(1) - plain.amin(1)).clamp_min(1e-6)


def _smooth(rng: np.random.Generator, size: int) -> NDArray[np.float64]:
    """(size, size), 0..1: shapes of all scales, as pictures have them (amplitude falls with frequency)."""
    across = np.fft.fftfreq(size)
    distance = np.hypot(across[:, None], across[None, :])
    distance[0, 0] = 1.0 / size
    waves = np.fft.fft2(rng.standard_normal((size, size))) / distance
    scene = np.real(np.fft.ifft2(waves))
    low, high = scene.min(), scene.max()
    return (scene - low) / max(high - low, 1e-9)
