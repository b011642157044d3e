"""Pictures named in a table (CSV): a column of file names, one of labels, perhaps one of parts. No torch.

Every line that cannot be used is told with its number; files outside of the table's folder are never opened.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from engine.data.folders.layout import Layout, look_alike
from engine.data.formats.tables.cells import lines_of
from engine.data.formats.tables.columns import NamedPicture, named_pictures
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.pictures.listing import FoundPicture, natural_key
from engine.sentence import Sentence
from engine.storage.safe_open import shown

MOST_CLASSES = 10_000
LOOKED_AT = 20  # lines
GUESSED_SUFFIXES = ("", ".jpg", ".png", ".jpeg", ".JPG", ".PNG")
GUESSED_FOLDERS = (".", "images", "train", "pictures", "img")
LONGEST_TAIL = 12  # folders of a path on another computer that are looked for here
SEVERAL_SHARE = 0.1  # of the pictures in several classes: then the table gives a picture several, by its lines
NO_NAME = Sentence("is no file name")
OUTSIDE = Sentence("lies outside of the table's folder; put the table into the folder that holds its pictures")


@dataclass(frozen=True)
class CsvTable:
    """A table of pictures: the layout (classes, what was skipped, a problem) and the pictures of each part.

    lines: that should name a picture each; those that do not are skipped in the layout.
    """

    path: Path
    layout: Layout
    pictures: dict[SplitName, tuple[tuple[int, FoundPicture], ...]]
    lines: int = 0


def read_table(path: Path) -> CsvTable:
    """The pictures that the table ``path`` names. EngineError when it cannot be read as one; a problem is in the
    layout."""
    name = f"“{shown(path.name)}”"
    named = named_pictures(lines_of(path), name, lambda cell: _place(path.parent, cell)[0] is not None)
    found, skipped, moved = _found(path.parent, named.lines)
    trained = {label for _, label, part, _ in found if part == "train"}
    used = [one for one in found if one[1] in trained or not trained]
    for line, label, *_ in found:
        if trained and label not in trained:
            told = Sentence("its class “{label}” has no pictures to learn from", label=shown(label))
            skipped.append((_called(line), told))
    classes = tuple(sorted({label for _, label, *_ in used}, key=lambda label: (natural_key(label), label)))
    number = {label: place for place, label in enumerate(classes)}
    pictures: dict[SplitName, tuple[tuple[int, FoundPicture], ...]] = {}
    parts: tuple[SplitName, ...] = ("train", "validation", "test")
    for part in parts:
        some = tuple((number[label], FoundPicture(str(place))) for _, label, said, place in used if said == part)
        if some:
            pictures[part] = some
    several = sum(str(why) == str(IN_SEVERAL) for _, why in skipped)
    problem = _problem(name, classes, len(named.lines), skipped, several, has_train="train" in pictures)
    notes = (*named.notes, *_notes(len(named.lines), len(skipped), moved))
    layout = Layout(classes, (), notes, tuple(skipped), problem)
    return CsvTable(path, layout, pictures, len(named.lines))


def names_pictures(path: Path) -> bool:
    """Whether one of the first lines of the table ``path`` names a picture that is there."""
    try:
        lines = lines_of(path)[:LOOKED_AT]
    except EngineError:
        return False
    return any(_place(path.parent, cell)[0] is not None for line in lines for cell in line.cells)


IN_SEVERAL = Sentence("is there with another class, too")
Found = list[tuple[NamedPicture, str, SplitName, Path]]
Skipped = list[tuple[str, str]]


def _found(folder: Path, lines: tuple[NamedPicture, ...]) -> tuple[Found, Skipped, int]:
    """The lines that can be used: line, label, part, file; what was skipped; how many paths were of another place."""
    places: dict[Path, list[tuple[NamedPicture, str]]] = {}
    skipped: Skipped = []
    moved = 0
    for line in lines:
        label = unicodedata.normalize("NFC", line.label)
        place, why, is_moved = (None, NO_LABEL, False) if not label else _place(folder, line.file)
        if place is None:
            skipped.append((_called(line), why))
        elif line.part is None:
            skipped.append((_called(line), Sentence("is in no part")))
        else:
            places.setdefault(place, []).append((line, label))
            moved += is_moved
    found: Found = []
    for place, those in places.items():
        first, label = those[0]
        if len({other for _, other in those}) > 1:
            skipped += [(_called(line), IN_SEVERAL) for line, _ in those]
            continue
        told = Sentence("is there in line {line:,} already", line=first.number)
        skipped += [(_called(line), told) for line, _ in those[1:]]
        assert first.part is not None
        found.append((first, label, first.part, place))
    return found, skipped, moved


NO_LABEL = Sentence("has no label")


def _called(line: NamedPicture) -> Sentence:
    return Sentence("line {number:,}: {file}", number=line.number, file=line.file)


def _notes(lines: int, skipped: int, moved: int) -> list[Sentence]:
    notes: list[Sentence] = []
    if moved:
        notes.append(
            Sentence(
                "Paths of another place or computer: {count:,}. Their pictures were found in the table's folder, by "
                "the ends of the paths.",
                count=moved,
            )
        )
    if skipped:
        notes.append(
            Sentence(
                "{skipped:,} of {lines:,} lines cannot be used; they are listed as left out.",
                skipped=skipped,
                lines=lines,
            )
        )
    return notes


def _problem(
    name: str, classes: tuple[str, ...], lines: int, skipped: Skipped, several: int, *, has_train: bool
) -> str:
    if not lines:
        return Sentence(
            "{name} is an empty table. Write a line per picture: the name of its file, a comma, its label.", name=name
        )
    if several > max(1, SEVERAL_SHARE * lines):
        return Sentence(
            "{name} gives pictures several classes, in a line each: {count:,} lines. Inkling learns one class for each "
            "picture.",
            name=name,
            count=several,
        )
    if not classes:
        if not skipped:
            return Sentence("{name} names no picture that is there, in {lines:,} lines.", name=name, lines=lines)
        first, why = skipped[0]
        return Sentence(
            "{name} names no picture that is there, in {lines:,} lines. The first: {line} {why}.",
            name=name,
            lines=lines,
            line=first,
            why=why,
        )
    if len(classes) > MOST_CLASSES:
        return Sentence(
            "{name} has {count:,} different labels. Labels name classes, they do not count.",
            name=name,
            count=len(classes),
        )
    if not has_train:
        return Sentence("{name} has no lines for training: its column of parts says “train” nowhere.", name=name)
    if len(classes) == 1:
        return Sentence(
            "{name} has only one class, “{label}”. Add lines of each other class.", name=name, label=shown(classes[0])
        )
    return look_alike(classes)


def _place(folder: Path, file: str) -> tuple[Path | None, Sentence, bool]:
    """The file that a table in ``folder`` calls ``file``; or why there is none. Last: whether only the end fits."""
    named = file.replace("\\", "/")
    if not named or "\0" in named:
        return None, NO_NAME, False
    if "://" in named:
        told = Sentence("is an address, no file name; download the picture and write the name of its file")
        return None, told, False
    parts = [part for part in named.split("/") if part not in ("", ".")]
    is_absolute = named.startswith("/") or re.match(r"[A-Za-z]:", named) is not None
    if not parts or ".." in parts:
        return None, OUTSIDE, False
    if not is_absolute:
        place, why = _inside(folder, [*parts])
        return place, why, False
    own = [part for part in folder.absolute().as_posix().split("/") if part]
    if parts[: len(own)] == own:
        place, why = _inside(folder, parts[len(own) :])
        return place, why, False
    if _exists(Path(named)):
        return None, OUTSIDE, False
    for start in range(max(1, len(parts) - LONGEST_TAIL), len(parts)):
        place, why = _inside(folder, parts[start:])
        if place is not None:
            return place, why, True
    return None, OUTSIDE, False


def _inside(folder: Path, parts: list[str]) -> tuple[Path | None, Sentence]:
    """The file ``parts`` beneath ``folder``, or in one of the folders where pictures usually lie."""
    if not parts or any(":" in part for part in parts):
        return None, OUTSIDE
    for base in GUESSED_FOLDERS:
        for suffix in GUESSED_SUFFIXES:
            place = folder.joinpath(base, *parts)
            try:
                place = place.with_name(place.name + suffix)
                if place.is_file():
                    if not place.resolve().is_relative_to(folder.resolve()):
                        return None, Sentence("is a link that leads out of the table's folder")
                    return place, NO_NAME
            except (OSError, ValueError):
                return None, NO_NAME
    return None, Sentence("is not there")


def _exists(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
