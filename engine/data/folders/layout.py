"""Which sub-folders of a folder are classes, and which parts (training, validation, test) there are. No torch."""

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.data.sets.known_sets import WORDNET_NAMES
from engine.errors import EngineError
from engine.pictures.listing import natural_key, walk_pictures
from engine.storage.safe_open import shown

SplitName = Literal["train", "validation", "test"]
PART_NAMES: dict[str, SplitName] = {
    **dict.fromkeys(("train", "training", "train_set"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "test_set"), "test"),
}
LITTER = frozenset({"__macosx", "__pycache__", "lost+found", "$recycle.bin", "system volume information"})


@dataclass(frozen=True)
class Layout:
    """The classes in natural order, and for each part the folder of each class (index into ``classes``, folder).

    problem: a sentence when the folder cannot be trained on.
    """

    classes: tuple[str, ...] = ()
    parts: tuple[tuple[SplitName, tuple[tuple[int, Path], ...]], ...] = ()
    notes: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def layout_of(folder: Path) -> Layout:
    """Look at the names in ``folder``; nothing is opened. EngineError when it cannot be listed."""
    inside, skipped = _sub_folders(folder)
    name = f"“{shown(folder.name or str(folder))}”"
    if len(inside) == 1 and PART_NAMES.get(inside[0].name.lower()) is None and not _has_pictures(inside[0]):
        return layout_of(inside[0])  # one folder around the real one, as archives often have it
    if not inside:
        return Layout(skipped=skipped, problem=_why_empty(folder, name))
    by_part: dict[SplitName, Path] = {
        PART_NAMES[path.name.lower()]: path for path in inside if path.name.lower() in PART_NAMES
    }
    if "train" in by_part:
        return _with_parts(by_part, skipped)
    classes = tuple(_class_name(path) for path in inside)
    problem = look_alike(classes) or (one_class(classes[0], name) if len(classes) == 1 else "")
    return Layout(classes, (("train", tuple(enumerate(inside))),), skipped=skipped, problem=problem)


def _with_parts(by_part: dict[SplitName, Path], skipped: tuple[tuple[str, str], ...]) -> Layout:
    """Classes are those of the training part; the other parts may have no others."""
    train, more = _sub_folders(by_part["train"])
    classes = tuple(_class_name(path) for path in train)
    if not classes:
        return Layout(skipped=skipped, problem=_why_empty(by_part["train"], f"“{shown(by_part['train'].name)}”"))
    problem = look_alike(classes) or (one_class(classes[0], "The training part") if len(classes) == 1 else "")
    parts: list[tuple[SplitName, tuple[tuple[int, Path], ...]]] = [("train", tuple(enumerate(train)))]
    for part in ("validation", "test"):
        if part not in by_part:
            continue
        found, skipped_here = _sub_folders(by_part[part])
        more = (*more, *skipped_here)
        unknown = [path.name for path in found if _class_name(path) not in classes]
        if unknown:
            problem = problem or (
                f"The {part} part has a class “{shown(unknown[0])}” that the training part has not. "
                "Give both parts the same classes."
            )
        parts.append(
            (part, tuple((classes.index(_class_name(path)), path) for path in found if path.name not in unknown))
        )
    notes = ("Sub-folders for training, validation or testing were found and are used as such.",)
    return Layout(classes, tuple(parts), notes, (*skipped, *more), problem)


def _sub_folders(folder: Path) -> tuple[list[Path], tuple[tuple[str, str], ...]]:
    """The sub-folders in natural order without hidden ones; skipped: (name, reason)."""
    found: list[Path] = []
    skipped: list[tuple[str, str]] = []
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: (natural_key(entry.name), entry.name))
    except NotADirectoryError:
        raise EngineError(f"“{shown(folder.name)}” is a file. Choose a folder with a sub-folder per class.") from None
    except OSError as error:
        raise EngineError(f"“{shown(folder.name)}” cannot be listed: {error.strerror}.") from error
    for entry in entries:
        if entry.name.startswith(".") or entry.name.lower() in LITTER:
            continue
        if entry.is_symlink():
            skipped.append((shown(entry.name), "is a link; links are not followed"))
        elif entry.is_dir():
            found.append(folder / entry.name)
    return found, tuple(skipped)


def _class_name(folder: Path) -> str:
    """As the folder is called; WordNet's numbers of Imagenette become words."""
    return WORDNET_NAMES.get(folder.name) or shown(unicodedata.normalize("NFC", folder.name))


def look_alike(classes: tuple[str, ...]) -> str:
    """A problem in words when two classes have names that only differ by capital letters; else empty."""
    known: dict[str, str] = {}
    for label in classes:
        other = known.setdefault(label.casefold(), label)
        if other is not label:
            return f"The classes “{other}” and “{label}” have names that look alike. Rename or merge them."
    return ""


def one_class(label: str, name: str, what: str = "a sub-folder for") -> str:
    """The problem of data with a single class, in words. what: that should be added for each other one."""
    return f"{name} has only one class, “{label}”. Add {what} each other class."


def _has_pictures(folder: Path) -> bool:
    """Whether pictures lie directly in ``folder``."""
    return any(Path(found.path).parent == folder for found in walk_pictures([folder]) if not found.reason)


def _why_empty(folder: Path, name: str) -> str:
    if next((True for found in walk_pictures([folder]) if not found.reason), False):
        return f"{name} has pictures but no sub-folders. Put the pictures of each class into a sub-folder of its own."
    return f"{name} has no pictures. Choose a folder with a sub-folder of pictures for each class."
