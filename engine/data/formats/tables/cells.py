"""The lines of a table as cells: encodings, signs between cells, quotes. No torch."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.storage.safe_open import open_regular, shown

SUFFIXES = (".csv", ".tsv")
MOST_BYTES = 256 << 20
LONGEST_CELL = 16 << 20  # letters: a picture's pixels in one cell
TAB = "\t"

csv.field_size_limit(LONGEST_CELL)  # for the whole process: Python's own 131,072 end in the middle of a picture


@dataclass(frozen=True)
class TableLine:
    """One line of a table. number: in the file, from 1."""

    number: int
    cells: tuple[str, ...]


def is_table(path: Path) -> bool:
    """Whether ``path`` is called like one."""
    return path.suffix.lower() in SUFFIXES and path.is_file()


def lines_of(path: Path) -> list[TableLine]:
    """All lines of the table that are not empty. EngineError names a line that is none."""
    with open_regular(path) as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise EngineError("“{file}” is too large for a table of pictures.", file=shown(path.name))
    text = _decoded(raw, path)
    return list(lines_in(io.StringIO(text, newline=""), delimiter_of(path, text[: 1 << 20]), path))


def lines_in(text: Iterator[str], delimiter: str, path: Path) -> Iterator[TableLine]:
    """The lines of ``text`` that are not empty. EngineError names a line that is none."""
    found = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        for cells in found:
            if any(cell.strip() for cell in cells):
                yield TableLine(found.line_num, tuple(cell.strip() for cell in cells))
    except csv.Error as error:
        raise EngineError(
            "“{file}”, line {line:,}, is no line of a table: {why}. Mend the line.",
            file=shown(path.name),
            line=found.line_num,
            why=str(error),
        ) from error


def delimiter_of(path: Path, text: str) -> str:
    """The sign between the cells of the first line of ``text``."""
    if path.suffix.lower() == ".tsv":
        return TAB
    first = text.lstrip("\ufeff").split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _decoded(raw: bytes, path: Path) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "cp949"):  # what Korean Excel writes
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise EngineError("“{file}” is no text in UTF-8. Save it as “CSV UTF-8”.", file=shown(path.name))
