"""How Inkling 0.1 read the names in a folder: for runs that it began, which go on with the pictures that they had.

It knew fewer words for parts, used one folder for each part, and shortened the names of classes. No torch.
"""

import unicodedata
from pathlib import Path

from engine.data.folders.layout import PARTS, ClassFolders, FolderListing, Layout, listing_of, look_alike
from engine.data.sets.known_sets import WORDNET_NAMES
from engine.data.sets.part_words import SplitName
from engine.pictures.listing import walk_pictures
from engine.sentence import Sentence

LONGEST = 60  # characters of a name
PART_NAMES: dict[str, SplitName] = {
    **dict.fromkeys(("train", "training", "train_set"), "train"),
    **dict.fromkeys(("val", "valid", "validation", "dev"), "validation"),
    **dict.fromkeys(("test", "testing", "test_set"), "test"),
}


def layout_of_0_1(folder: Path) -> Layout:
    """The classes and parts in ``folder``. What version 0.1 could not train on is no run's, so the problem is one."""
    here = listing_of(folder)
    if len(here.folders) == 1 and here.folders[0].name.lower() not in PART_NAMES and not _has_pictures(here.folders[0]):
        return layout_of_0_1(here.folders[0])
    by_part = {PART_NAMES[path.name.lower()]: path for path in here.folders if path.name.lower() in PART_NAMES}
    inside: dict[SplitName, FolderListing] = {"train": here}
    if "train" in by_part:
        inside = {part: listing_of(by_part[part]) for part in PARTS if part in by_part}
    classes = tuple(_class_name(path) for path in inside["train"].folders)
    if len(classes) < 2 or look_alike(classes):
        return Layout(problem=Sentence("The folders of this run's classes are gone. Bring them back to go on."))
    parts: list[tuple[SplitName, ClassFolders]] = []
    for part, found in inside.items():
        known = [(_class_name(path), path) for path in found.folders]
        parts.append((part, tuple((classes.index(label), path) for label, path in known if label in classes)))
    return Layout(classes, tuple(parts))


def _class_name(folder: Path) -> str:
    return WORDNET_NAMES.get(folder.name) or _shortened(unicodedata.normalize("NFC", folder.name))


def _shortened(name: str) -> str:
    plain = "".join(
        f"\\u{ord(sign):04x}" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else sign
        for sign in name
    )
    half = (LONGEST - 1) // 2
    return plain if len(plain) <= LONGEST else f"{plain[:half]}…{plain[-half:]}"


def _has_pictures(folder: Path) -> bool:
    return any(Path(found.path).parent == folder for found in walk_pictures([folder]) if not found.reason)
