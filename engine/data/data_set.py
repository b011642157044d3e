"""A data set in memory: pictures as one uint8 array, their classes as numbers. No torch."""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.input_spec import InputKind


class CancelledError(Exception):
    """Loading was stopped by the person before it was done."""


def never() -> bool:
    """For whoever does not want to stop."""
    return False


@dataclass(frozen=True, eq=False)
class Split:
    """Pictures that belong together. images: uint8 (N, C, H, W); labels: int64 (N,), indices of classes."""

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        if self.images.ndim != 4 or self.images.dtype != np.uint8:
            raise ValueError(f"images are uint8 (N, C, H, W), not {self.images.dtype} {self.images.shape}")
        if self.labels.shape != (len(self.images),) or self.labels.dtype != np.int64:
            raise ValueError(f"labels are int64 ({len(self.images)},), not {self.labels.dtype} {self.labels.shape}")

    def __len__(self) -> int:
        return len(self.labels)

    def taken(self, indices: NDArray[np.int64]) -> "Split":
        """Only the pictures at ``indices``, in that order."""
        return Split(self.images[indices], self.labels[indices])


@dataclass(frozen=True, eq=False)
class DataSet:
    """What a network is trained on.

    images: uint8 (N, C, H, W), ink 0 paper .. 255 ink, photos RGB or gray; labels: int64 (N,), indices of ``classes``.
    validation: only where the data itself names pictures for it; else a share of ``images`` is held out.
    """

    title: str
    kind: InputKind
    classes: tuple[str, ...]
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    validation: Split | None = None
    test: Split | None = None
    skipped: tuple[tuple[str, str], ...] = ()  # (name, reason)
    notes: tuple[str, ...] = ()

    @property
    def train(self) -> Split:
        """All pictures that are not set apart for validation or test by the data itself."""
        return Split(self.images, self.labels)

    def fingerprint(self) -> str:
        """SHA-256 over pictures, labels and class names: a resumed run sees whether it gets the same data."""
        digest = hashlib.sha256("\n".join(self.classes).encode())
        for split in (self.train, self.validation, self.test):
            if split is not None:
                digest.update(str(split.images.shape).encode())
                digest.update(np.ascontiguousarray(split.images).data)
                digest.update(np.ascontiguousarray(split.labels).data)
        return digest.hexdigest()
