"""What of a data set a run learns from and what it holds out, so that copies never lie on both sides. No torch.

Training splits by it, and ``evaluate`` finds out by it what weights have learned.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.copies import CopyGroups, copies_in, copy_groups
from engine.data.sets.dataset import DataSet, Split, held_out, source_of
from engine.data.sets.picture_hashes import PictureHashes, hashes_of
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.safe_open import shown

MOST_TAKEN = 0.5  # of a class: more copies are not taken out of a part
KEEP = "keep"  # the data option ``copies``: the parts stay as they are given, and only equal pictures are copies


@dataclass(frozen=True, eq=False)
class TrainingSplit:
    """train: what is learned; validation: what chooses the best epoch; notes: what a person should know of both.

    unused: pictures in neither, because they are copies of held-out ones.
    """

    train: Split
    validation: Split | None
    notes: tuple[Sentence, ...] = ()
    unused: int = 0


def training_split(data: DataSet, recipe: Recipe) -> TrainingSplit:
    """The parts of ``data`` as the run of ``recipe`` uses them; the same ones every time."""
    if data.validation is not None:
        return TrainingSplit(data.train, data.validation)
    copies = None if recipe.reads_as_0_1 else data.copies or _equal_ones(data)
    groups = None if copies is None else copies.groups
    kept, out = held_out(data.labels, recipe.validation_share, recipe.seed, groups)
    unused = len(data.labels) - len(kept) - len(out)
    note = Sentence(
        "1 copy of a held-out picture is neither learned nor measured."
        if unused == 1
        else "{count:,} copies of held-out pictures are neither learned nor measured.",
        count=unused,
    )
    return TrainingSplit(data.train.subset(kept), data.train.subset(out), (note,) if unused else (), unused)


def without_copies(data: DataSet, options: dict[str, object]) -> DataSet:
    """``data`` of arrays, with the copies that it holds found; those that lie in two parts are taken out of one.

    A picture of the test part stays there and goes from the others; one of the validation part goes from what is
    learned. Where that would take most of a class, the parts stay as they are, and it is told.
    """
    if options.get("copies") == KEEP:
        return data
    test = _hashed(data.test)
    validation, one = _without(_hashed(data.validation), (test,), data)
    train, other = _without(_hashed(data.train), (test, validation), data)
    assert train is not None
    assert train.hashes is not None
    copies = copy_groups(train.hashes, train.labels, data.kind)
    return replace(
        data,
        images=train.images,
        labels=train.labels,
        hashes=train.hashes,
        validation=validation,
        test=test,
        copies=copies,
        left_out=data.left_out + one.taken + other.taken,
        skipped=(*data.skipped, *((Sentence("copies"), why) for why in _told_of_taken(one.taken + other.taken))),
        notes=(
            *data.notes,
            *_told_of_taken(one.taken + other.taken),
            *_told_of_left(one.left + other.left),
            *notes_on_series((*one.series, *other.series), data.classes),
            *notes_on(copies, data.classes),
        ),
    )


def notes_on(copies: CopyGroups, classes: tuple[str, ...]) -> tuple[Sentence, ...]:
    """What a person should know of the copies among the pictures to learn from."""
    notes: list[Sentence] = []
    if copies.equal:
        notes.append(
            Sentence(
                "1 picture to learn from is equal to another one. Copies stay on one side when pictures are held out."
                if copies.equal == 1
                else "{count:,} pictures to learn from are equal to another one. Copies stay on one side when pictures "
                "are held out.",
                count=copies.equal,
            )
        )
    if copies.nearly:
        notes.append(
            Sentence(
                "1 picture to learn from is nearly equal to another one of its class, as when a picture is saved "
                "again, resized or made brighter. Copies stay on one side when pictures are held out."
                if copies.nearly == 1
                else "{count:,} pictures to learn from are nearly equal to another one of their class, as when a "
                "picture is saved again, resized or made brighter. Copies stay on one side when pictures are held out.",
                count=copies.nearly,
            )
        )
    notes += [
        Sentence(
            "“{label}”: {count:,} pictures are nearly equal, as those of a film are. They cannot be told apart as "
            "copies, so the accuracy that is measured will be better than that on new pictures.",
            label=shown(classes[label]),
            count=count,
        )
        for label, count in copies.series
    ]
    return tuple(notes)


def notes_on_series(series: Iterable[tuple[int, int]], classes: tuple[str, ...]) -> list[Sentence]:
    """What a person should know of ``series`` (class, how many) that lie in several parts."""
    return [
        Sentence(
            "“{label}”: {count:,} pictures are nearly equal to ones in the validation or test part, as those of a film "
            "are. They cannot be told apart as copies, so the accuracy that is measured will be better than that on "
            "new pictures.",
            label=shown(classes[label]),
            count=count,
        )
        for label, count in series
    ]


def _told_of_taken(count: int) -> list[Sentence]:
    """Of copies that lay in two parts and were taken out of one."""
    if not count:
        return []
    return [
        Sentence(
            "1 picture is a copy of one in the validation or test part and is left out of the part before it."
            if count == 1
            else "{count:,} pictures are copies of ones in the validation or test part and are left out of the part "
            "before it.",
            count=count,
        )
    ]


def _told_of_left(count: int) -> list[Sentence]:
    """Of copies that lie in two parts and stay there."""
    if not count:
        return []
    return [
        Sentence(
            "{count:,} pictures are copies of ones in the validation or test part. That is most of a class, so they "
            "stay, and the accuracy that is measured says nothing of new pictures. Give the parts pictures of their "
            "own.",
            count=count,
        )
    ]


def _equal_ones(data: DataSet) -> CopyGroups | None:
    """Groups of equal pictures where nobody looked; None where the pictures do not lie in memory."""
    if source_of(data.images) is not None:
        return None
    return copy_groups(hashes_of(data.images, perceptual=False), data.labels, data.kind)


def _hashed(split: Split | None) -> Split | None:
    if split is None or split.hashes is not None:
        return split
    return replace(split, hashes=hashes_of(split.images))


@dataclass(frozen=True)
class _Found:
    """Copies that lie in two parts: how many were taken out of one, how many are left in both; and series in both."""

    taken: int = 0
    left: int = 0
    series: tuple[tuple[int, int], ...] = ()


def _without(split: Split | None, others: tuple[Split | None, ...], data: DataSet) -> tuple[Split | None, _Found]:
    """``split`` without copies of pictures of ``others``, all hashed."""
    if split is None:
        return None, _Found()
    is_copy: NDArray[np.bool_] = np.zeros(len(split), np.bool_)
    series: list[tuple[int, int]] = []
    for other in others:
        if other is not None:
            found = copies_in(_hashes(split), split.labels, _hashes(other), other.labels, data.kind)
            is_copy |= found.is_copy()
            series += found.series
    count, classes = int(is_copy.sum()), len(data.classes)
    there, copied = (np.bincount(labels, minlength=classes) for labels in (split.labels, split.labels[is_copy]))
    if not count or (copied > MOST_TAKEN * there).any():
        return split, _Found(left=count, series=tuple(series))
    return split.subset(np.flatnonzero(~is_copy)), _Found(taken=count, series=tuple(series))


def _hashes(split: Split) -> PictureHashes:
    assert split.hashes is not None
    return split.hashes
