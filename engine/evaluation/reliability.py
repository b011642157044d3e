"""How honest probabilities are, measured on pictures that trained nothing. No torch.

Reliability diagram and expected calibration error: Guo et al. 2017, "On Calibration of Modern Neural Networks". What a
threshold costs: coverage (the share that is answered) and error (the share of those answers that is wrong).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10  # of equal width, 0..1
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.925, 0.95, 0.97, 0.98, 0.99, 0.995)


@dataclass(frozen=True)
class Reliability:
    """trust: (threshold, coverage, error) each 0..1. reliability: (mean probability, share right, count) of each bin
    that has answers. calibration_error: expected calibration error, 0..1."""

    trust: tuple[tuple[float, float, float], ...]
    reliability: tuple[tuple[float, float, int], ...]
    calibration_error: float


def measured_reliability(
    probabilities: NDArray[np.float64] | NDArray[np.float32], labels: NDArray[np.int64]
) -> Reliability:
    """probabilities: (N, K), rows sum to 1; labels: (N,) indices of the right classes; N >= 1."""
    return reliability_of(probabilities.max(1), probabilities.argmax(1) == labels)


def reliability_of(sure: NDArray[np.float64] | NDArray[np.float32], right: NDArray[np.bool_]) -> Reliability:
    """sure: (N,) probabilities 0..1 of the answers; right: (N,) whether they are; N >= 1."""
    trust: list[tuple[float, float, float]] = []
    for threshold in THRESHOLDS:
        answered = sure >= threshold
        error = float((~right[answered]).mean()) if answered.any() else 0.0
        trust.append((threshold, round(float(answered.mean()), 5), round(error, 5)))
    place = np.minimum((sure * BINS).astype(np.int64), BINS - 1)
    reliability: list[tuple[float, float, int]] = []
    apart = 0.0
    for which in range(BINS):
        inside = place == which
        count = int(inside.sum())
        if count:
            mean, share = float(sure[inside].mean()), float(right[inside].mean())
            reliability.append((round(mean, 5), round(share, 5), count))
            apart += abs(mean - share) * count / len(right)
    return Reliability(tuple(trust), tuple(reliability), round(apart, 5))


def cost_of(trust: tuple[tuple[float, float, float], ...], threshold: float) -> tuple[float, float] | None:
    """(coverage, error) at ``threshold``, interpolated between the measured ones; None when nothing was."""
    if not trust:
        return None
    at, coverage, error = (np.array(column) for column in zip(*trust, strict=True))
    return float(np.interp(threshold, at, coverage)), float(np.interp(threshold, at, error))
