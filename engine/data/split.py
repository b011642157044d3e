"""Holds out a share of the pictures of every class, the same ones for the same seed. No torch."""

import numpy as np
from numpy.typing import NDArray


def held_out(labels: NDArray[np.int64], share: float, seed: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices (kept, held out) of ``labels`` (N,): ``share`` of each class is held out, both in ascending order.

    Every class keeps at least one picture; a class with two or more gives at least one when ``share`` is not 0.
    """
    if share <= 0:
        return np.arange(len(labels)), np.zeros(0, np.int64)
    chance = np.random.Generator(np.random.PCG64(seed))
    out: list[NDArray[np.int64]] = []
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        count = min(max(round(share * len(members)), 1), len(members) - 1)
        out.append(chance.permutation(members)[:count])
    picked = np.sort(np.concatenate(out)) if out else np.zeros(0, np.int64)
    return np.setdiff1d(np.arange(len(labels)), picked), picked
