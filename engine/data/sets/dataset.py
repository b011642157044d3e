"""A data set in memory: pictures as one uint8 array, their classes as numbers. No torch."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.copies import CopyGroups
from engine.data.sets.picture_hashes import PictureHashes
from engine.networks.input_spec import InputKind


class CancelledError(Exception):
    """Loading was stopped by the person before it was done."""


def never() -> bool:
    """For whoever does not want to stop."""
    return False


def no_news() -> tuple[str, ...]:
    """For data that lie in memory, where nothing happens."""
    return ()


def nothing_to_close() -> None:
    """For data without processes of their own."""


@runtime_checkable
class PictureSource(Protocol):
    """Pictures that do not lie in memory. It stands in an array's place and is like one in shape, length, indexing."""

    dtype: np.dtype[np.uint8]

    @property
    def shape(self) -> tuple[int, ...]:
        """(N, C, H, W)."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, which: slice | NDArray[np.int64]) -> NDArray[np.uint8]:
        """uint8 (n, C, H, W). EngineError when a picture cannot be read."""
        ...

    def subset(self, indices: NDArray[np.int64]) -> "PictureSource":
        """Only the pictures at ``indices``, in that order; nothing is read."""
        ...

    def identity(self) -> str:
        """A hash of which pictures these are."""
        ...


def standing_in(source: PictureSource) -> NDArray[np.uint8]:
    """``source`` in an array's place."""
    return cast("NDArray[np.uint8]", source)


def source_of(images: NDArray[np.uint8]) -> PictureSource | None:
    """The source that stands in the place of ``images``; None for a real array."""
    return None if isinstance(cast("object", images), np.ndarray) else cast("PictureSource", images)


@dataclass(frozen=True, eq=False)
class Split:
    """Pictures that belong together. images: uint8 (N, C, H, W); labels: int64 (N,), indices of classes.

    ``images`` may be a PictureSource in an array's place (``source_of``). hashes: of each picture, where somebody made
    them.
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    hashes: PictureHashes | None = None

    def __post_init__(self) -> None:
        if len(self.images.shape) != 4 or self.images.dtype != np.uint8:
            raise ValueError(f"images are uint8 (N, C, H, W), not {self.images.dtype} {self.images.shape}")
        if self.labels.shape != (len(self.images),) or self.labels.dtype != np.int64:
            raise ValueError(f"labels are int64 ({len(self.images)},), not {self.labels.dtype} {self.labels.shape}")

    def __len__(self) -> int:
        return len(self.labels)

    def subset(self, indices: NDArray[np.int64]) -> "Split":
        """Only the pictures at ``indices``, in that order."""
        source = source_of(self.images)
        images = self.images[indices] if source is None else standing_in(source.subset(indices))
        return Split(images, self.labels[indices], None if self.hashes is None else self.hashes.subset(indices))


@dataclass(frozen=True, eq=False)
class DataSet:
    """What a network is trained on.

    images: uint8 (N, C, H, W), ink 0 paper .. 255 ink, photos RGB or gray; labels: int64 (N,), indices of ``classes``.
    validation: only where the data itself names pictures for it; else a share of ``images`` is held out. news: what a
    person should hear of the data while they are used, each sentence once. close(): ends the processes that read them;
    whoever uses the data again starts new ones. given: pictures that the data hold, or files or lines that should be
    some (0: nobody counted): those of the three parts and ``left_out`` ones; one entry of ``skipped`` may stand for
    several. hashes: of ``images``, where somebody made them. copies: which of ``images`` are copies of each other,
    where somebody looked; they stay on one side when a share is held out.
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
    files: tuple[tuple[str, str], ...] = ()  # (path within its folder, SHA-256) of each picture that is a file
    news: Callable[[], tuple[str, ...]] = no_news
    close: Callable[[], None] = nothing_to_close
    given: int = 0
    left_out: int = 0
    hashes: PictureHashes | None = None
    copies: CopyGroups | None = None

    @property
    def train(self) -> Split:
        """All pictures that are not set apart for validation or test by the data itself."""
        return Split(self.images, self.labels, self.hashes)

    def fingerprint(self) -> str:
        """SHA-256 over pictures, labels and class names: a resumed run sees whether it gets the same data."""
        digest = hashlib.sha256("\n".join(self.classes).encode())
        for split in (self.train, self.validation, self.test):
            if split is not None:
                digest.update(str(split.images.shape).encode())
                source = source_of(split.images)
                digest.update(source.identity().encode() if source else np.ascontiguousarray(split.images).data)
                digest.update(np.ascontiguousarray(split.labels).data)
        return digest.hexdigest()


def held_out(
    labels: NDArray[np.int64], share: float, seed: int, groups: NDArray[np.int64] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices (kept, held out) of ``labels`` (N,): ``share`` of each class is held out, both in ascending order.

    Every class keeps at least one picture; a class with two or more gives at least one when ``share`` is not 0.
    groups: int64 (N,), the same number for copies of one picture. Copies count as one and stay on one side: of those
    that are held out one is measured, the others are in neither list. Where there are no copies, the lists are the same
    as without ``groups``.
    """
    if share <= 0:
        return np.arange(len(labels)), np.zeros(0, np.int64)
    chance = np.random.Generator(np.random.PCG64(seed))
    group = np.arange(len(labels)) if groups is None else np.unique(groups, return_inverse=True)[1].reshape(-1)
    owners = labels[np.unique(group, return_index=True)[1]]  # of each group: the class of its first picture
    order, ends = np.argsort(group, kind="stable"), np.cumsum(np.bincount(group))
    left = np.bincount(labels)  # pictures of each class that are kept
    gone = np.zeros(len(owners), np.bool_)
    out: list[int] = []
    for label in np.unique(labels):
        count = int((owners == label).sum())
        wanted = min(max(round(share * count), 1), count - 1)
        for place in chance.permutation(np.flatnonzero(labels == label)).tolist():
            if wanted <= 0:
                break
            which = group[place]
            if owners[which] != label or gone[which]:
                continue
            copies = labels[order[ends[which - 1] if which else 0 : ends[which]]]
            taken = np.bincount(copies, minlength=len(left))
            if (left[copies] <= taken[copies]).any():  # the last ones of a class
                continue
            left -= taken
            gone[which] = True
            out.append(place)
            wanted -= 1
    return np.flatnonzero(~gone[group]), np.sort(np.array(out, np.int64))
