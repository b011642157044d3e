"""Looks at every picture of a folder or a list once, and judges them together: duplicates, empty classes. No torch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine.data.decoding.inspection import ImageFacts, InspectionCache, locked_inspections
from engine.data.decoding.speculative import SpeculativeDecode
from engine.data.decoding.tasks import InspectTask
from engine.data.decoding.worker_pool import all_done
from engine.data.folders.layout import Layout, SplitName, layout_of
from engine.data.sets.dataset import CancelledError, never
from engine.pictures.listing import FoundPicture, walk_pictures
from engine.storage.safe_open import shown

LARGEST_IMBALANCE = 50


@dataclass(frozen=True)
class UsablePicture:
    """A picture that will be used. label: index of its class."""

    path: Path
    label: int
    facts: ImageFacts


@dataclass(frozen=True)
class Survey:
    """What a folder holds for training. members: the pictures that will be used, by part, each class in order.

    main: the part that classes and counts are told of; another one than "train" where only that one was looked at.
    """

    folder: Path
    classes: tuple[str, ...]
    members: dict[SplitName, tuple[UsablePicture, ...]]
    notes: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]
    problem: str
    main: SplitName = "train"

    def counts(self) -> tuple[int, ...]:
        """Pictures of each class: those to train on, or those of the only part that was looked at."""
        labels = [member.label for member in self.members.get(self.main, ())]
        return tuple(int(count) for count in np.bincount(labels or [0], minlength=len(self.classes))) if labels else ()


def survey_of(
    folder: Path,
    is_cancelled: Callable[[], bool] = never,
    *,
    only: tuple[SplitName, ...] = (),
    first: SpeculativeDecode | None = None,
) -> Survey:
    """Look at ``folder`` and every picture in it. EngineError when the folder itself cannot be listed.

    ``is_cancelled`` is asked before each picture; then what was seen is remembered and CancelledError raised. only: the
    first of these parts that is there; all when none is. first: looks in the place of a plain look.
    """
    layout = layout_of(folder)
    strays = tuple(_strays(folder, layout))
    walked: dict[SplitName, Iterator[tuple[int, FoundPicture]]] = {
        part: walk(class_folders) for part, class_folders in layout.parts
    }
    layout = replace(layout, skipped=(*layout.skipped, *strays))
    return survey_of_pictures(folder, layout, walked, is_cancelled, only=only, first=first)


def survey_of_pictures(
    folder: Path,
    layout: Layout,
    pictures: Mapping[SplitName, Iterable[tuple[int, FoundPicture]]],
    is_cancelled: Callable[[], bool] = never,
    *,
    only: tuple[SplitName, ...] = (),
    first: SpeculativeDecode | None = None,
) -> Survey:
    """Look at ``pictures``: for each part the class (index into the layout's classes) and file of each one.

    only, first: see ``survey_of``. Of one part alone it is not seen that a picture is also in another one.
    """
    skipped = list(layout.skipped)
    if layout.problem:
        return Survey(folder, layout.classes, {}, layout.notes, tuple(skipped), layout.problem)
    main: SplitName | None = next((part for part in only if part in pictures), None)
    parts: Mapping[SplitName, Iterable[tuple[int, FoundPicture]]] = pictures if main is None else {main: pictures[main]}
    members: dict[SplitName, tuple[UsablePicture, ...]] = {}
    with locked_inspections(folder, is_cancelled, keeps_all=main is not None) as memory:
        for part, some in parts.items():
            found: list[UsablePicture] = []
            for label, path, seen in _seen(some, memory, is_cancelled, first):
                if seen.reason:
                    skipped.append((name_in(folder, path), seen.reason))
                else:
                    found.append(UsablePicture(path, label, seen))
            members[part] = tuple(found)
    return _judged(folder, layout, members, skipped, main or "train")


def _seen(
    pictures: Iterable[tuple[int, FoundPicture]],
    memory: InspectionCache,
    is_cancelled: Callable[[], bool],
    first: SpeculativeDecode | None,
) -> Iterator[tuple[int, Path, ImageFacts]]:
    """Label, path and look of each picture, in order; those that nobody looked at yet are looked at, many at once."""
    listed: list[tuple[int, Path, ImageFacts | None]] = []
    for label, picture in pictures:
        if is_cancelled():
            raise CancelledError
        path = Path(picture.path)
        listed.append((label, path, ImageFacts("", reason=picture.reason) if picture.reason else memory.get(path)))
    new = [path for _, path, seen in listed if seen is None]
    if first is not None:
        looks = first.looks(new, is_cancelled)
    else:
        looks = all_done((InspectTask(str(path)) for path in new), len(new), is_cancelled=is_cancelled)
    for label, path, seen in listed:
        if seen is None:
            seen = next(looks)
            assert isinstance(seen, ImageFacts)
            memory.put(path, seen)
        yield label, path, seen


def walk(class_folders: tuple[tuple[int, Path], ...]) -> Iterator[tuple[int, FoundPicture]]:
    """Class and file of every picture in ``class_folders``: (class, its folder)."""
    for label, class_folder in class_folders:
        for picture in walk_pictures([class_folder]):
            yield label, picture


def _judged(
    folder: Path,
    layout: Layout,
    members: dict[SplitName, tuple[UsablePicture, ...]],
    skipped: list[tuple[str, str]],
    main: SplitName,
) -> Survey:
    """Take duplicates out, then empty classes; say what a person should know before training."""
    notes = list(layout.notes)
    kept, doubles = _without_duplicates(folder, layout.classes, members)
    skipped += doubles
    if doubles:
        notes.append(
            f"{len(doubles)} pictures are there more than once or in two classes; they are listed as left out."
        )
    filled = sorted({member.label for member in kept.get(main, ())})
    empty = [label for i, label in enumerate(layout.classes) if i not in filled]
    if empty and len(filled) >= 2:
        names = ", ".join(f"“{label}”" for label in empty[:4]) + (" and others" if len(empty) > 4 else "")
        notes.append(f"Without a single usable picture and therefore left out: {names}.")
    renumbered: dict[SplitName, tuple[UsablePicture, ...]] = {
        part: tuple(
            UsablePicture(member.path, filled.index(member.label), member.facts)
            for member in some
            if member.label in filled
        )
        for part, some in kept.items()
    }
    classes = tuple(layout.classes[i] for i in filled)
    survey = Survey(folder, classes, renumbered, tuple(notes), tuple(skipped), "", main)
    problem, more = _verdict(survey, empty)
    return replace(survey, notes=(*notes, *more), problem=problem)


def _verdict(survey: Survey, empty: list[str]) -> tuple[str, tuple[str, ...]]:
    counts = survey.counts()
    if not counts:
        return f"None of the {len(survey.skipped)} files in “{shown(survey.folder.name)}” can be read as a picture.", ()
    if survey.main != "train":  # nobody learns from it
        return "", ()
    if len(counts) == 1:
        also = f"; “{empty[0]}” has no usable pictures" if empty else ""
        return f"Only the class “{survey.classes[0]}” has pictures{also}. A network needs at least two classes.", ()
    notes: list[str] = []
    if min(counts) == 1:
        single = survey.classes[counts.index(1)]
        notes.append(f"“{single}” has a single picture: none can be held out to measure how well it is learned.")
    elif min(counts) < 10:
        notes.append("Some classes have fewer than ten pictures: the validation accuracy will swing by chance.")
    if max(counts) > LARGEST_IMBALANCE * min(counts):
        most, least = survey.classes[counts.index(max(counts))], survey.classes[counts.index(min(counts))]
        notes.append(f"“{most}” has {max(counts):,} pictures, “{least}” {min(counts):,}: the rare class will suffer.")
    return "", tuple(notes)


def _without_duplicates(
    folder: Path, classes: tuple[str, ...], members: dict[SplitName, tuple[UsablePicture, ...]]
) -> tuple[dict[SplitName, tuple[UsablePicture, ...]], list[tuple[str, str]]]:
    """Equal files count once; in two classes they count for neither; test and validation win over training."""
    labels: dict[str, set[int]] = {}
    for some in members.values():
        for member in some:
            labels.setdefault(member.facts.digest, set()).add(member.label)
    first: dict[str, Path] = {}
    skipped: list[tuple[str, str]] = []
    kept: dict[SplitName, tuple[UsablePicture, ...]] = {}
    for part in ("test", "validation", "train"):
        used: list[UsablePicture] = []
        for member in members.get(part, ()):
            digest, name = member.facts.digest, name_in(folder, member.path)
            if len(labels[digest]) > 1:
                both = " and ".join(f"“{classes[label]}”" for label in sorted(labels[digest])[:2])
                skipped.append((name, f"the same picture is in {both}"))
            elif digest in first:
                skipped.append((name, f"the same picture as {name_in(folder, first[digest])}"))
            else:
                first[digest] = member.path
                used.append(member)
        if part in members:
            kept[part] = tuple(used)
    return kept, skipped


def _strays(folder: Path, layout: Layout) -> list[tuple[str, str]]:
    """Files beside the class folders."""
    beside = {path.parent for _, class_folders in layout.parts for _, path in class_folders} or {folder}
    strays: list[tuple[str, str]] = []
    for place in sorted(beside):
        names = sorted(path.name for path in place.iterdir() if path.is_file() and not path.name.startswith("."))
        strays += [(shown(name), "lies beside the class folders, in none of them") for name in names if layout.classes]
    return strays


def name_in(folder: Path, path: Path) -> str:
    """The path within the folder, as plain text."""
    try:
        inside = path.relative_to(folder)
    except ValueError:
        inside = Path(path.name)
    return "/".join(shown(part) for part in inside.parts)
