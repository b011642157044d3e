"""Pictures named in a table (CSV): a column of file names, one of labels, perhaps one of parts. No torch.

Every line that cannot be used is told with its number; files outside of the table's folder are never opened.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.data.folders.layout import PART_NAMES, Layout, SplitName, look_alike, one_class
from engine.errors import EngineError
from engine.pictures.listing import FoundPicture, natural_key
from engine.storage.safe_open import open_regular, shown

SUFFIXES = (".csv", ".tsv")
MOST_BYTES = 256 << 20
MOST_CLASSES = 10_000
FILE_COLUMNS = (
    "file",
    "filename",
    "file_name",
    "path",
    "filepath",
    "file_path",
    "image",
    "image_path",
    "picture",
    "id",
    "파일",
    "파일명",
    "이미지",
)
LABEL_COLUMNS = (
    "label",
    "class",
    "target",
    "category",
    "breed",
    "species",
    "label_name",
    "class_name",
    "y",
    "digit",
    "라벨",
    "레이블",
    "정답",
    "분류",
)
PART_COLUMNS = ("split", "part", "set", "subset", "fold")
GUESSED_SUFFIXES = ("", ".jpg", ".png", ".jpeg", ".JPG", ".PNG")
GUESSED_FOLDERS = (".", "images", "train", "pictures", "img")


@dataclass(frozen=True)
class TableRow:
    """One line that names a picture. number: of the line in the file, from 1."""

    number: int
    file: str
    label: str
    part: str


@dataclass(frozen=True)
class CsvTable:
    """A table of pictures: the layout (classes, what was skipped, a problem) and the pictures of each part."""

    path: Path
    layout: Layout
    pictures: dict[SplitName, tuple[tuple[int, FoundPicture], ...]]


def is_table(path: Path) -> bool:
    """Whether ``path`` is called like one."""
    return path.suffix.lower() in SUFFIXES and path.is_file()


def read_table(path: Path) -> CsvTable:
    """The pictures that the table ``path`` names. EngineError when it is no table; a problem is in the layout."""
    rows = list(_rows(path))
    skipped: list[tuple[str, str]] = []
    found: list[tuple[TableRow, Path]] = []
    seen: dict[Path, int] = {}
    for row in rows:
        place, why = _place(path.parent, row)
        if place is None:
            skipped.append((f"line {row.number:,}: {shown(row.file)}", why))
        elif place in seen:
            skipped.append((f"line {row.number:,}: {shown(row.file)}", f"is there in line {seen[place]:,} already"))
        else:
            seen[place] = row.number
            found.append((row, place))
    classes = tuple(sorted({row.label for row, _ in found}, key=lambda label: (natural_key(label), label)))
    name = f"“{shown(path.name)}”"
    if not found:
        first = f" The first: {skipped[0][0]} {skipped[0][1]}." if skipped else ""
        problem = f"{name} names no picture that is there, in {len(rows):,} lines.{first}"
        if not rows:
            problem = f"{name} is an empty table. Write a line per picture: the name of its file, a comma, its label."
    elif len(classes) > MOST_CLASSES:
        problem = f"{name} has {len(classes):,} different labels. Labels name classes, they do not count."
    else:
        problem = look_alike(classes) or (one_class(classes[0], name, "lines of") if len(classes) == 1 else "")
    number = {label: place for place, label in enumerate(classes)}
    pictures: dict[SplitName, tuple[tuple[int, FoundPicture], ...]] = {}
    for part in ("train", "validation", "test"):
        some = tuple((number[row.label], FoundPicture(str(place))) for row, place in found if _part(row) == part)
        if some:
            pictures[part] = some
    if found and "train" not in pictures:
        problem = problem or f"{name} has no lines for training: its column of parts says “train” nowhere."
    missing = f"{len(skipped):,} of {len(rows):,} lines cannot be used; they are listed as left out."
    notes = (missing,) if skipped else ()
    return CsvTable(path, Layout(classes, (), notes, tuple(skipped), problem), pictures)


def _rows(path: Path) -> Iterator[TableRow]:
    text = _text(path)
    dialect = "\t" if path.suffix.lower() == ".tsv" else _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
    try:
        head = next(lines, [])
        columns = _columns(head)
        if columns is None:  # no headings: file name, label
            columns = (0, 1, None)
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=dialect, strict=True)
        wanted = max(columns[0], columns[1])
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) <= wanted:
                raise EngineError(
                    f"“{shown(path.name)}”, line {lines.line_num:,}: a file name and a label are needed, separated by "
                    f"“{dialect if dialect != chr(9) else 'tab'}”."
                )
            part = cells[columns[2]].strip() if columns[2] is not None and len(cells) > columns[2] else ""
            label = shown(unicodedata.normalize("NFC", cells[columns[1]].strip()))
            yield TableRow(lines.line_num, cells[columns[0]].strip(), label, part)
    except csv.Error as error:
        raise EngineError(
            f"“{shown(path.name)}”, line {lines.line_num:,}, is no line of a table: {error}. Mend the line."
        ) from error


def _text(path: Path) -> str:
    with open_regular(path) as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise EngineError(f"“{shown(path.name)}” is too large for a table of pictures.")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp949"):  # what Korean Excel writes
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EngineError(f"“{shown(path.name)}” is no text in UTF-8. Save it as “CSV UTF-8”.")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda sign: first.count(sign))


def _columns(head: list[str]) -> tuple[int, int, int | None] | None:
    """Where file names, labels and parts stand; None when the first line is no heading."""
    names = [cell.strip().lower().replace(" ", "_") for cell in head]
    file = next((names.index(name) for name in FILE_COLUMNS if name in names), None)
    label = next((names.index(name) for name in LABEL_COLUMNS if name in names), None)
    part = next((names.index(name) for name in PART_COLUMNS if name in names), None)
    if file is None and label is None:
        return None
    if file is None:
        file = next(place for place in range(len(names) + 1) if place != label)
    if label is None:
        label = next(place for place in range(len(names) + 1) if place not in (file, part))
    return file, label, part


def _place(folder: Path, row: TableRow) -> tuple[Path | None, str]:
    """The file that ``row`` names, inside ``folder``; or why there is none."""
    if not row.label:
        return None, "has no label"
    named = row.file.replace("\\", "/")
    if not named or "\0" in named or "://" in named:
        return None, "is no file name"
    parts = [part for part in named.split("/") if part not in ("", ".")]
    if named.startswith("/") or ".." in parts or ":" in named or not parts:
        return None, "lies outside of the table's folder"
    for base in GUESSED_FOLDERS:
        for suffix in GUESSED_SUFFIXES:
            place = folder.joinpath(base, *parts)
            place = place.with_name(place.name + suffix)
            try:
                if place.is_file():
                    if not place.resolve().is_relative_to(folder.resolve()):
                        return None, "is a link that leads out of the table's folder"
                    return place, ""
            except OSError:
                return None, "is no file name"
    return None, "is not there"


def _part(row: TableRow) -> SplitName:
    return PART_NAMES.get(row.part.lower(), "train")
