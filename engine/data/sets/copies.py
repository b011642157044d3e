"""Which pictures are copies of each other, equal or nearly so. No torch.

A picture that was learned and is measured again makes any network look good. Equal pixels are copies whatever they are
called; nearly equal ones (saved as JPEG, resized, brighter, and photos mirrored) only within a class: a nearly equal
picture of another class flatters nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.picture_hashes import PictureHashes, is_odd, unit_vectors
from engine.networks.input_spec import InputKind

# How far from 1 the product of two perceptual hashes may be. Measured on CIFAR-10: of copies as JPEG of quality 50,
# resized by 3/4 or brighter by a sixth 99 of 100 are within 0.04; of 1,000 other pictures of a class two are, most of
# them copies that CIFAR-10 holds. Ink is much alike: of 5,000 of MNIST's ones no two are within 0.0065, of their copies
# as JPEG of quality 75 all are within 0.005.
NEAR: dict[InputKind, float] = {"photo": 0.04, "ink": 0.005}
SERIES = 20  # nearly equal pictures, and
SERIES_SHARE = 0.5  # of a class: more are a series (a film, a fixed camera), without which nothing would be left
SERIES_NEAR = 4  # pictures of another part that one of a series is nearly equal to, at the least
AT_ONCE = 4 << 20  # pairs of pictures that are compared at once
NONE = -1


@dataclass(frozen=True, eq=False)
class CopyGroups:
    """groups: int64 (N,), the same number for copies of each other: the place of the first of them.

    equal, nearly: how many pictures are equal to an earlier one, and how many are nearly so. series: for each class
    (index) that is mostly a series of nearly equal pictures, how many; these are not taken for copies.
    """

    groups: NDArray[np.int64]
    equal: int = 0
    nearly: int = 0
    series: tuple[tuple[int, int], ...] = ()


def copy_groups(hashes: PictureHashes, labels: NDArray[np.int64], kind: InputKind) -> CopyGroups:
    """Which of N pictures are copies of each other. labels: int64 (N,)."""
    count = len(hashes)
    if not count:
        return CopyGroups(np.zeros(0, np.int64))
    which = np.unique(np.array(hashes.pixels), return_inverse=True)[1]
    first = np.full(count, count)
    np.minimum.at(first, which, np.arange(count))
    groups = first[which].astype(np.int64)
    equal = count - len(np.unique(groups))
    series: list[tuple[int, int]] = []
    for label in np.unique(labels):
        members = np.unique(groups[labels == label])  # one for all that are equal
        joined = _joined(hashes.perceptual[members], kind)
        sizes = np.bincount(joined, minlength=len(members))
        is_series = (sizes > SERIES) & (sizes > SERIES_SHARE * len(members))
        if is_series.any():
            series.append((int(label), int(sizes.max())))
            joined = np.where(is_series[joined], np.arange(len(members)), joined)
        for place in np.flatnonzero(joined != np.arange(len(members))).tolist():
            one, other = sorted((int(groups[members[joined[place]]]), int(groups[members[place]])))
            groups[groups == other] = one
    return CopyGroups(groups, equal, count - equal - len(np.unique(groups)), tuple(series))


@dataclass(frozen=True, eq=False)
class CopiesInOthers:
    """places: int64 (N,), for each picture the place of the first one of the others that it is a copy of, else NONE.

    series: for each class (index) of which most pictures are nearly equal to one of the others, how many; these are not
    taken for copies.
    """

    places: NDArray[np.int64]
    series: tuple[tuple[int, int], ...] = ()

    def is_copy(self) -> NDArray[np.bool_]:
        """bool (N,)."""
        return self.places != NONE


def copies_in(
    hashes: PictureHashes,
    labels: NDArray[np.int64],
    others: PictureHashes,
    other_labels: NDArray[np.int64],
    kind: InputKind,
) -> CopiesInOthers:
    """Which of N pictures are copies of one of ``others``. Equal pixels are copies in any class."""
    places = {pixels: place for place, pixels in reversed(list(enumerate(others.pixels)))}
    found = np.array([places.get(pixels, NONE) for pixels in hashes.pixels], np.int64)
    is_equal = found != NONE
    series: list[tuple[int, int]] = []
    for label in np.intersect1d(labels, other_labels):
        mine, theirs = np.flatnonzero((labels == label) & ~is_equal), np.flatnonzero(other_labels == label)
        near = dict(_near(hashes.perceptual[mine], others.perceptual[theirs], kind))
        in_series = sum(len(those) >= SERIES_NEAR for those in near.values())
        if in_series > SERIES_SHARE * (labels == label).sum():
            series.append((int(label), len(near)))
        else:
            for place, those in near.items():
                found[mine[place]] = theirs[those[0]]
    return CopiesInOthers(found, tuple(series))


def _joined(perceptual: NDArray[np.int8], kind: InputKind) -> NDArray[np.int64]:
    """int64 (N,): for each picture the first of those that it is nearly equal to, directly or over others."""
    roots = np.arange(len(perceptual))
    for place, near in _near(perceptual, perceptual, kind):
        before = roots[near[near <= place]]  # with itself
        first = before.min()
        for other in np.unique(before[before != first]):
            roots[roots == other] = first
    return roots


def _near(
    perceptual: NDArray[np.int8], others: NDArray[np.int8], kind: InputKind
) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Places of pictures, each with those of the ``others`` that are nearly equal to it, ascending."""
    mine, theirs = unit_vectors(perceptual), unit_vectors(others)
    odd, least = is_odd(), 1 - NEAR[kind]
    rows = max(1, AT_ONCE // max(1, len(theirs)))
    for first in range(0, len(mine), rows):
        some = mine[first : first + rows]
        product = some[:, ~odd] @ theirs[:, ~odd].T  # (n, M)
        mirrored = some[:, odd] @ theirs[:, odd].T
        is_near = product + (np.abs(mirrored) if kind == "photo" else mirrored) >= least
        for row in np.flatnonzero(is_near.sum(1)).tolist():
            yield first + row, np.flatnonzero(is_near[row])
