"""Looks at every picture of a folder or a list once, and judges them together: copies, empty classes. No torch."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.data.decoding.inspection import ImageFacts, InspectionCache, locked_inspections
from engine.data.decoding.speculative import SpeculativeDecode
from engine.data.decoding.tasks import InspectTask
from engine.data.decoding.worker_pool import all_done
from engine.data.folders.file_copies import PartMembers, UsablePicture, near_copies, without_equal
from engine.data.folders.layout import ClassFolders, Layout, layout_of, name_in
from engine.data.folders.layout_0_1 import layout_of_0_1
from engine.data.sets.class_warnings import named, warnings_of
from engine.data.sets.copies import CopyGroups
from engine.data.sets.dataset import CancelledError, never
from engine.data.sets.part_words import SplitName
from engine.data.sets.splitting import notes_on, notes_on_series
from engine.pictures.listing import IS_LINK, FoundPicture, walk_pictures
from engine.sentence import Sentence
from engine.storage.safe_open import shown


@dataclass(frozen=True)
class Looking:
    """How pictures are looked at. only: the first of these parts that is there; all when none is. first: looks in the
    place of a plain look. as_0_1: as Inkling 0.1 did. near: nearly equal pictures are looked for, too."""

    only: tuple[SplitName, ...] = ()
    first: SpeculativeDecode | None = None
    as_0_1: bool = False
    near: bool = True


EVERYTHING = Looking()


@dataclass(frozen=True)
class Survey:
    """What a folder holds for training. members: the pictures that will be used, by part, each class in order.

    main: the part that classes and counts are told of; another one than "train" where only that one was looked at.
    given: files that should be pictures, in all parts that were looked at. copies: of the members to learn from;
    near: (name, name of the first one that it is nearly equal to), of the members to learn from.
    """

    folder: Path
    classes: tuple[str, ...]
    members: PartMembers
    notes: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    problem: str
    main: SplitName = "train"
    given: int = 0
    copies: CopyGroups | None = None
    near: tuple[tuple[str, str], ...] = ()

    def counts(self) -> tuple[int, ...]:
        """Pictures of each class: those to train on, or those of the only part that was looked at."""
        labels = [member.label for member in self.members.get(self.main, ())]
        return tuple(int(count) for count in np.bincount(labels or [0], minlength=len(self.classes))) if labels else ()

    @property
    def left_out(self) -> int:
        """Those of ``given`` that are not used."""
        return self.given - sum(len(part) for part in self.members.values())


def survey_of(folder: Path, is_cancelled: Callable[[], bool] = never, how: Looking = EVERYTHING) -> Survey:
    """Look at ``folder`` and every picture in it. EngineError when the folder itself cannot be listed.

    ``is_cancelled`` is asked before each picture; then what was seen is remembered and CancelledError raised.
    """
    layout = layout_of_0_1(folder) if how.as_0_1 else layout_of(folder)
    strays = tuple(_strays(folder, layout))
    walked: dict[SplitName, Iterator[tuple[int, FoundPicture]]] = {
        part: walk(class_folders) for part, class_folders in layout.parts
    }
    layout = replace(layout, skipped=(*layout.skipped, *strays), unused=layout.unused + len(strays))
    return survey_of_pictures(folder, layout, walked, is_cancelled, how)


def survey_of_pictures(
    folder: Path,
    layout: Layout,
    pictures: Mapping[SplitName, Iterable[tuple[int, FoundPicture]]],
    is_cancelled: Callable[[], bool] = never,
    how: Looking = EVERYTHING,
) -> Survey:
    """Look at ``pictures``: for each part the class (index into the layout's classes) and file of each one.

    Of one part alone it is not seen that a picture is also in another one.
    """
    skipped = list(layout.skipped)
    if layout.problem:
        return Survey(folder, layout.classes, {}, layout.notes, tuple(skipped), layout.problem, given=layout.unused)
    main: SplitName | None = next((part for part in how.only if part in pictures), None)
    parts: Mapping[SplitName, Iterable[tuple[int, FoundPicture]]] = pictures if main is None else {main: pictures[main]}
    members: PartMembers = {}
    given = layout.unused
    with locked_inspections(folder, is_cancelled, keeps_all=main is not None) as memory:
        for part, some in parts.items():
            found: list[UsablePicture] = []
            for label, path, facts in _facts(some, memory, is_cancelled, how.first):
                given += facts.reason != IS_LINK
                if facts.reason:
                    skipped.append((name_in(folder, path), facts.reason))
                else:
                    found.append(UsablePicture(path, label, facts))
            members[part] = tuple(found)
    survey = Survey(folder, layout.classes, members, layout.notes, tuple(skipped), "", main or "train", given)
    return _judged(survey, how)


def _facts(
    pictures: Iterable[tuple[int, FoundPicture]],
    memory: InspectionCache,
    is_cancelled: Callable[[], bool],
    first: SpeculativeDecode | None,
) -> Iterator[tuple[int, Path, ImageFacts]]:
    """Label, path and facts of each picture, in order; those that nobody looked at yet are looked at, many at once."""
    listed: list[tuple[int, Path, ImageFacts | None]] = []
    for label, picture in pictures:
        if is_cancelled():
            raise CancelledError
        path = Path(picture.path)
        listed.append((label, path, ImageFacts("", reason=picture.reason) if picture.reason else memory.get(path)))
    new = [path for _, path, facts in listed if facts is None]
    if first is not None:
        looks = first.looks(new, is_cancelled)
    else:
        looks = all_done((InspectTask(str(path)) for path in new), len(new), is_cancelled=is_cancelled)
    for label, path, facts in listed:
        if facts is None:
            facts = next(looks)
            assert isinstance(facts, ImageFacts)
            memory.put(path, facts)
        yield label, path, facts


def walk(class_folders: ClassFolders) -> Iterator[tuple[int, FoundPicture]]:
    """Class and file of every picture in ``class_folders``, and each link to a folder, which is not followed."""
    for label, class_folder in class_folders:
        for picture in walk_pictures([class_folder], names_links=True):
            yield label, picture


def _judged(survey: Survey, how: Looking) -> Survey:
    """Take copies out, then empty classes; say what a person should know before training."""
    notes, skipped = list(survey.notes), list(survey.skipped)
    kept, copies = without_equal(survey.folder, survey.classes, survey.members, as_0_1=how.as_0_1)
    skipped += copies
    if copies:
        notes.append(
            Sentence(
                "1 picture is there more than once or in two classes; it is listed as left out."
                if len(copies) == 1
                else "{count:,} pictures are there more than once or in two classes; they are listed as left out.",
                count=len(copies),
            )
        )
    groups: CopyGroups | None = None
    near: tuple[tuple[str, str], ...] = ()
    if how.near and not how.as_0_1:
        found = near_copies(survey.folder, kept)
        kept, groups, near = found.members, found.groups, found.named
        skipped += found.skipped
        if found.skipped:
            notes.append(
                Sentence(
                    "1 picture is nearly equal to one in the validation or test part and is listed as left out."
                    if len(found.skipped) == 1
                    else "{count:,} pictures are nearly equal to ones in the validation or test part and are listed as "
                    "left out.",
                    count=len(found.skipped),
                )
            )
        notes += [*notes_on_series(found.series, survey.classes), *notes_on(groups, survey.classes)]
    filled = sorted({member.label for member in kept.get(survey.main, ())})
    empty = [label for i, label in enumerate(survey.classes) if i not in filled]
    if empty and len(filled) >= 2:
        notes.append(
            Sentence("Without a single usable picture and therefore left out: {classes}.", classes=named(empty))
        )
    numbers = {label: number for number, label in enumerate(filled)}
    members: PartMembers = {}
    for part, some in kept.items():
        members[part] = tuple(replace(one, label=numbers[one.label]) for one in some if one.label in numbers)
        skipped += [
            (name_in(survey.folder, one.path), Sentence("its class has no usable picture to learn from"))
            for one in some
            if one.label not in numbers
        ]
    judged = replace(
        survey,
        classes=tuple(survey.classes[i] for i in filled),
        members={part: some for part, some in members.items() if some or part == survey.main},
        notes=tuple(notes),
        skipped=tuple(skipped),
        copies=groups,
        near=near,
    )
    problem, more = _verdict(judged, survey, empty)
    return replace(judged, notes=(*notes, *more), problem=problem)


def _verdict(judged: Survey, before: Survey, empty: Sequence[str]) -> tuple[str, tuple[Sentence, ...]]:
    """The problem of pictures that nobody can learn from, and warnings. before: with the copies."""
    counts = judged.counts()
    folder = shown(judged.folder.name)
    if not counts and before.members.get(judged.main):
        return Sentence(
            "Each of the {count:,} pictures to learn from in “{folder}” is also in its validation or test part, or in "
            "two classes, so none is left. Give each part pictures of its own.",
            count=len(before.members[judged.main]),
            folder=folder,
        ), ()
    if not counts:
        return Sentence(
            "The only file in “{folder}” cannot be read as a picture."
            if judged.given == 1
            else "None of the {count:,} files in “{folder}” can be read as a picture.",
            count=judged.given,
            folder=folder,
        ), ()
    if judged.main != "train":  # nobody learns from it
        return "", ()
    if len(counts) == 1 and empty:
        return Sentence(
            "Only the class “{label}” has pictures; “{empty}” has no usable pictures. A network needs at least two "
            "classes.",
            label=shown(judged.classes[0]),
            empty=shown(empty[0]),
        ), ()
    if len(counts) == 1:
        return Sentence(
            "Only the class “{label}” has pictures. A network needs at least two classes.",
            label=shown(judged.classes[0]),
        ), ()
    return "", warnings_of(judged.classes, counts)


def _strays(folder: Path, layout: Layout) -> list[tuple[str, str]]:
    """Files beside the class folders, and beside the parts."""
    if not layout.classes:
        return []
    beside = {path.parent for _, class_folders in layout.parts for _, path in class_folders}
    beside |= {above for place in beside for above in place.parents if above.is_relative_to(folder)}
    why = Sentence("lies beside the class folders, in none of them")
    return [
        (name_in(folder, path), why)
        for place in sorted(beside)
        for path in sorted(place.iterdir())
        if path.is_file() and not path.name.startswith(".")
    ]
