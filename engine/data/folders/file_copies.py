"""Copies among the picture files of a folder: equal ones count once, nearly equal ones never lie in two parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.inspection import ImageFacts
from engine.data.folders.layout import name_in
from engine.data.sets.copies import NONE, CopyGroups, copies_in, copy_groups
from engine.data.sets.part_words import SplitName
from engine.data.sets.picture_hashes import PictureHashes, decoded
from engine.networks.input_spec import InputKind
from engine.sentence import Sentence
from engine.storage.safe_open import shown

INK_SHARE = 0.9  # of the pictures must be ink on paper for the folder to be read as ink


@dataclass(frozen=True)
class UsablePicture:
    """A picture that will be used. label: index of its class."""

    path: Path
    label: int
    facts: ImageFacts


PartMembers = dict[SplitName, tuple[UsablePicture, ...]]
Skipped = list[tuple[str, str]]


@dataclass(frozen=True)
class NearCopies:
    """members: without those that are nearly equal to one of a later part, which are ``skipped``. groups: of those to
    learn from; named: (name, name of the first one that it is nearly equal to) of these. series: (class, how many)
    that lie in several parts."""

    members: PartMembers
    skipped: Skipped
    groups: CopyGroups
    named: tuple[tuple[str, str], ...]
    series: tuple[tuple[int, int], ...]


def kind_of_facts(some: Sequence[ImageFacts]) -> InputKind:
    """ink or photo: what nearly all pictures look like."""
    return "ink" if sum(facts.is_ink for facts in some) >= INK_SHARE * max(len(some), 1) else "photo"


def hashes_of_members(members: Sequence[UsablePicture]) -> PictureHashes:
    """Their hashes, as they were looked at."""
    return PictureHashes(
        tuple(one.facts.pixels for one in members), decoded(tuple(one.facts.perceptual for one in members))
    )


def without_equal(
    folder: Path, classes: tuple[str, ...], members: Mapping[SplitName, tuple[UsablePicture, ...]], *, as_0_1: bool
) -> tuple[PartMembers, Skipped]:
    """Pictures of equal pixels count once; in two classes they count for none; test and validation win over training.

    as_0_1: files of equal bytes do, as Inkling 0.1 had it. Returned with them: (name, reason) of those left out.
    """
    labels: dict[str, set[int]] = {}
    for some in members.values():
        for one in some:
            labels.setdefault(_same(one, as_0_1), set()).add(one.label)
    first: dict[str, Path] = {}
    skipped: Skipped = []
    kept: PartMembers = {}
    for part in ("test", "validation", "train"):
        used: list[UsablePicture] = []
        for one in members.get(part, ()):
            same, name = _same(one, as_0_1), name_in(folder, one.path)
            if len(labels[same]) > 1:
                both = [shown(classes[label]) for label in sorted(labels[same])[:2]]
                why = Sentence("the same picture is in “{one}” and “{other}”", one=both[0], other=both[1])
                skipped.append((name, why))
            elif same in first:
                other = shown(name_in(folder, first[same]))
                skipped.append((name, Sentence("the same picture as {name}", name=other)))
            else:
                first[same] = one.path
                used.append(one)
        if part in members:
            kept[part] = tuple(used)
    return kept, skipped


def near_copies(folder: Path, members: Mapping[SplitName, tuple[UsablePicture, ...]]) -> NearCopies:
    """Which of ``members``, without equal ones, are nearly equal."""
    kept: PartMembers = dict(members)
    kind = kind_of_facts([one.facts for some in members.values() for one in some])
    skipped: Skipped = []
    series: list[tuple[int, int]] = []
    for part, later in (("validation", ("test",)), ("train", ("test", "validation"))):
        for other in later:
            if part in kept and other in kept:
                kept[part], more, more_series = _without_near(folder, kept[part], kept[other], kind)
                skipped += more
                series += more_series
    train = kept.get("train", ())
    groups = copy_groups(hashes_of_members(train), _labels(train), kind)
    named = tuple(
        (name_in(folder, train[place].path), name_in(folder, train[first].path))
        for place, first in enumerate(groups.groups.tolist())
        if place != first
    )
    return NearCopies(kept, skipped, groups, named, tuple(series))


def _without_near(
    folder: Path, some: tuple[UsablePicture, ...], others: tuple[UsablePicture, ...], kind: InputKind
) -> tuple[tuple[UsablePicture, ...], Skipped, tuple[tuple[int, int], ...]]:
    found = copies_in(hashes_of_members(some), _labels(some), hashes_of_members(others), _labels(others), kind)
    places = found.places.tolist()
    skipped: Skipped = [
        (
            name_in(folder, one.path),
            Sentence("nearly the same picture as {name}", name=shown(name_in(folder, others[place].path))),
        )
        for one, place in zip(some, places, strict=True)
        if place != NONE
    ]
    return tuple(one for one, place in zip(some, places, strict=True) if place == NONE), skipped, found.series


def _labels(members: Sequence[UsablePicture]) -> NDArray[np.int64]:
    return np.array([one.label for one in members], np.int64)


def _same(picture: UsablePicture, as_0_1: bool) -> str:
    return picture.facts.digest if as_0_1 else picture.facts.pixels
