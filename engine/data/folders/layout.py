"""Which sub-folders of a folder are classes, and which parts (training, validation, test) there are. No torch.

A folder is a part when its name is a word for one (engine.data.sets.part_words) and class folders lie in it; so a class
may be called "train". What is neither class nor part is never forgotten: it is left out by name, with its pictures
counted, or the whole is refused.
"""

import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.data.sets.known_sets import WORDNET_NAMES
from engine.data.sets.part_words import SplitName, part_of, parts_of
from engine.errors import EngineError
from engine.pictures.listing import IS_LINK, natural_key, walk_pictures
from engine.pictures.signatures import PICTURE_SUFFIXES
from engine.sentence import Sentence
from engine.storage.json_text import readable
from engine.storage.safe_open import shown

LITTER = frozenset({"__macosx", "__pycache__", "lost+found", "$recycle.bin", "system volume information"})
PARTS: tuple[SplitName, ...] = ("train", "validation", "test")
PART_TITLES: dict[SplitName, Sentence] = {
    "train": Sentence("training"),
    "validation": Sentence("validation"),
    "test": Sentence("test"),
}
PLAIN_WORDS = ("train", "training", "val", "valid", "validation", "test", "testing")  # that need no explanation
MOST_NAMED = 4
A_FOLDER = Sentence("a sub-folder for")

ClassFolders = tuple[tuple[int, Path], ...]  # (index of the class, its folder)


@dataclass(frozen=True)
class Layout:
    """The classes in natural order, and for each part the folders of the classes.

    skipped: (path within the folder, reason). unused: pictures in skipped folders. problem: a sentence when the folder
    cannot be trained on.
    """

    classes: tuple[str, ...] = ()
    parts: tuple[tuple[SplitName, ClassFolders], ...] = ()
    notes: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    problem: str = ""
    unused: int = 0


@dataclass(frozen=True)
class FolderListing:
    """What lies in a folder, without hidden things and litter. folders, links to folders: in natural order."""

    folder: Path
    folders: tuple[Path, ...]
    links: tuple[Path, ...]
    has_pictures: bool


def layout_of(folder: Path) -> Layout:
    """Look at the names in ``folder``; nothing is opened. EngineError when it cannot be listed."""
    layout = _layout(folder)
    return replace(layout, skipped=tuple((name_in(folder, Path(path)), why) for path, why in layout.skipped))


def listing_of(folder: Path) -> FolderListing:
    """What lies in ``folder``; EngineError when it cannot be listed."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: (natural_key(entry.name), entry.name))
    except NotADirectoryError:
        raise EngineError(
            "“{name}” is a file. Choose a folder with a sub-folder per class.", name=shown(folder.name)
        ) from None
    except OSError as error:
        raise EngineError(
            "“{name}” cannot be listed: {why}.", name=shown(folder.name), why=error.strerror or str(error)
        ) from error
    visible = [entry for entry in entries if not entry.name.startswith(".") and entry.name.lower() not in LITTER]
    folders = [entry for entry in visible if entry.is_dir()]
    return FolderListing(
        folder,
        tuple(folder / entry.name for entry in folders if not entry.is_symlink()),
        tuple(folder / entry.name for entry in folders if entry.is_symlink()),
        any(Path(entry.name).suffix.lower() in PICTURE_SUFFIXES for entry in visible if entry.is_file()),
    )


def class_name(folder: Path) -> str:
    """As the folder is called, whole; WordNet's numbers of Imagenette become words, bytes that are no text codes."""
    text = readable(folder.name)
    return WORDNET_NAMES.get(text) or unicodedata.normalize("NFC", text)


def look_alike(classes: Sequence[str]) -> str:
    """A problem in words when two classes have names that only differ by capital letters; else empty."""
    known: dict[str, str] = {}
    for label in classes:
        other = known.setdefault(label.casefold(), label)
        if other is not label:
            return Sentence(
                "The classes “{one}” and “{other}” have names that look alike. Rename or merge them.",
                one=shown(other),
                other=shown(label),
            )
    return ""


def one_class(label: str, name: str, what: str = A_FOLDER) -> Sentence:
    """The problem of data with a single class, in words. what: that should be added for each other one."""
    return Sentence(
        "{name} has only one class, “{label}”. Add {what} each other class.", name=name, label=shown(label), what=what
    )


def name_in(folder: Path, path: Path) -> str:
    """The path within the folder, whole."""
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.name


def count_in(folder: Path) -> int:
    """How many pictures lie in ``folder``, by their names."""
    return sum(1 for picture in walk_pictures([folder]) if not picture.reason)


def _layout(folder: Path) -> Layout:
    """skipped: whole paths."""
    here = listing_of(folder)
    parts = _parts(here.folders)
    if len(here.folders) == 1 and not here.links and part_of(here.folders[0].name) is None:
        inside = listing_of(here.folders[0])
        if not inside.has_pictures:
            return _layout(inside.folder)  # one folder around the real one, as archives often have it
    if not here.folders:
        return Layout(skipped=_links(here), problem=_why_empty(here))
    if "train" in parts.values():
        return _with_parts(here, parts)
    if parts:
        return Layout(skipped=_links(here), problem=_no_training_part(here, parts))
    within = _parts_within_classes(here.folders)
    if within:
        notes = (
            Sentence("Sub-folders for training, validation or testing were found in each class and are used as such."),
        )
        layout = _of_parts(within, _quoted(folder))
        return replace(layout, notes=(*notes, *_told_of_links(here)), skipped=_links(here))
    classes = tuple(class_name(path) for path in here.folders)
    problem = look_alike(classes) or (one_class(classes[0], _quoted(folder)) if len(classes) == 1 else "")
    return Layout(classes, (("train", tuple(enumerate(here.folders))),), _told_of_links(here), _links(here), problem)


def _parts(folders: Sequence[Path]) -> dict[Path, SplitName]:
    """Those of ``folders`` that are parts: called so, and with class folders in them."""
    said = parts_of(path.name for path in folders)
    return {path: part for path in folders if (part := said[path.name]) is not None and _holds_classes(path)}


def _holds_classes(folder: Path) -> bool:
    inside = listing_of(folder)
    return bool(inside.folders or inside.links) and not inside.has_pictures


def _with_parts(here: FolderListing, parts: Mapping[Path, SplitName]) -> Layout:
    """Of a folder with a training part; folders beside it that are no parts are left out, their pictures counted."""
    found: dict[SplitName, list[tuple[str, Path]]] = {}
    skipped = list(_links(here))
    notes: list[Sentence] = [
        Sentence("Sub-folders for training, validation or testing were found and are used as such."),
        *_told_of_words(parts),
        *_told_of_links(here),
    ]
    for path, part in parts.items():
        inside = listing_of(path)
        found.setdefault(part, []).extend((class_name(one), one) for one in inside.folders)
        skipped += _links(inside)
        notes += _told_of_links(inside)
    unused = 0
    for path in here.folders:
        if path not in parts:
            count = count_in(path)
            why = _why_unused(path, count)
            skipped.append((str(path), why))
            unused += count
            if count:
                notes.append(Sentence("“{folder}” {why}.", folder=shown(path.name), why=why))
    layout = _of_parts(found, Sentence("The training part"))
    return replace(layout, notes=tuple(notes), skipped=tuple(skipped), unused=unused)


def _of_parts(found: Mapping[SplitName, Sequence[tuple[str, Path]]], name: str) -> Layout:
    """The layout of (class, folder) by part. Classes are those of the training part; other parts may have no others.

    name: of what has only one class, when it has.
    """
    ordered = sorted(found["train"], key=lambda one: (natural_key(one[1].name), one[1].name))
    classes = tuple(dict.fromkeys(label for label, _ in ordered))
    numbers = {label: number for number, label in enumerate(classes)}
    problem = look_alike(classes) or (one_class(classes[0], name) if len(classes) == 1 else "")
    parts: list[tuple[SplitName, ClassFolders]] = []
    for part in PARTS:
        folders = found.get(part, ())
        unknown = next((label for label, _ in folders if label not in numbers), None)
        if unknown is not None:
            problem = problem or Sentence(
                "The {part} part has a class “{label}” that the training part has not. Give both parts the same "
                "classes.",
                part=PART_TITLES[part],
                label=shown(unknown),
            )
        some = [(numbers[label], path) for label, path in folders if label in numbers]
        if some:
            parts.append((part, tuple(sorted(some, key=lambda one: one[0]))))
    return Layout(classes, tuple(parts), problem=problem)


def _parts_within_classes(classes: Sequence[Path]) -> dict[SplitName, list[tuple[str, Path]]]:
    """Of folders of classes that each hold parts (cat/train, cat/test): (class, folder) by part; else empty."""
    found: dict[SplitName, list[tuple[str, Path]]] = {}
    for folder in classes:
        inside = listing_of(folder)
        said = parts_of(path.name for path in inside.folders)
        if inside.has_pictures or None in said.values() or "train" not in said.values():
            return {}
        for path in inside.folders:
            part = said[path.name]
            assert part is not None
            found.setdefault(part, []).append((class_name(folder), path))
    return found


def _told_of_words(parts: Mapping[Path, SplitName]) -> list[Sentence]:
    """Which folders serve as which part, where their names do not say it plainly or there are several."""
    told: list[Sentence] = []
    for part in PARTS:
        names = [path.name for path, its in parts.items() if its == part]
        if len(names) > 1 or any(name.lower() not in PLAIN_WORDS for name in names):
            folders = ", ".join(f"“{shown(name)}”" for name in names)
            told.append(Sentence("Used as the {part} part: {folders}.", part=PART_TITLES[part], folders=folders))
    return told


def _why_unused(folder: Path, count: int) -> Sentence:
    """Why a folder beside the parts is not used, as the rest of a sentence after its name."""
    if not count:
        return Sentence("holds no pictures")
    if part_of(folder.name) is not None:
        return Sentence(
            "has 1 picture in no class folder: what it shows is not known, so it is not used"
            if count == 1
            else "has {count:,} pictures in no class folder: what they show is not known, so they are not used",
            count=count,
        )
    return Sentence(
        "lies beside the parts and is called as none of them: its 1 picture is not used. Call it train, val or test to "
        "use it"
        if count == 1
        else "lies beside the parts and is called as none of them: its {count:,} pictures are not used. Call it train, "
        "val or test to use them",
        count=count,
    )


def _no_training_part(here: FolderListing, parts: Mapping[Path, SplitName]) -> Sentence:
    others = [path for path in here.folders if path not in parts]
    counted = ", ".join(f"“{shown(path.name)}” ({count_in(path):,})" for path in (*parts, *others)[:MOST_NAMED])
    return Sentence(
        "{name} has folders for parts, but none to learn from; pictures in its folders: {folders}. Call the folder "
        "with the pictures to learn from “train”.",
        name=_quoted(here.folder),
        folders=counted + (", …" if len(here.folders) > MOST_NAMED else ""),
    )


def _links(here: FolderListing) -> tuple[tuple[str, str], ...]:
    return tuple((str(path), IS_LINK) for path in here.links)


def _told_of_links(here: FolderListing) -> tuple[Sentence, ...]:
    """A note where class folders are links: a whole class is missing then."""
    if not here.links:
        return ()
    return (
        Sentence(
            "Links are not followed, so these folders are left out: {names}. Put the folders themselves in their "
            "place.",
            names=_names(here.links),
        ),
    )


def _why_empty(here: FolderListing) -> Sentence:
    name = _quoted(here.folder)
    if here.links:
        return Sentence(
            "{name} holds nothing but links to folders ({names}), and links are not followed. Choose the folder that "
            "the linked ones lie in, or put them here themselves.",
            name=name,
            names=_names(here.links),
        )
    if next((True for found in walk_pictures([here.folder]) if not found.reason), False):
        return Sentence(
            "{name} has pictures but no sub-folders. Put the pictures of each class into a sub-folder of its own.",
            name=name,
        )
    return Sentence("{name} has no pictures. Choose a folder with a sub-folder of pictures for each class.", name=name)


def _names(paths: Sequence[Path]) -> str:
    named = ", ".join(f"“{shown(path.name)}”" for path in paths[:MOST_NAMED])
    return named + (", …" if len(paths) > MOST_NAMED else "")


def _quoted(folder: Path) -> str:
    return f"“{shown(folder.name or str(folder))}”"
