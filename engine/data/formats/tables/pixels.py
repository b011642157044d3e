"""Tables of pixels: each line a picture, its values in a column each or all in one cell, and its class. No torch.

MNIST, Sign Language MNIST and letters are passed on so (784 columns), FER-2013 with all values in one cell.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import isqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.array_layout import as_labels, as_pictures
from engine.data.formats.finished import divided, finished
from engine.data.formats.tables.cells import TableLine, delimiter_of, lines_in
from engine.data.formats.tables.columns import FILE_COLUMNS, LABEL_COLUMNS, called
from engine.data.sets.dataset import CancelledError, DataSet, Split, never
from engine.data.sets.part_column import find_part_column
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.json_text import readable
from engine.storage.safe_open import open_regular, shown

BEGINNING = 1 << 20  # bytes that tell whether it is such a table
LOOKED_AT = 20  # lines of them
MOST_PIXELS = 4 << 30  # of all pictures
FEWEST = 49  # columns of numbers: 7×7, below which a table rather measures something
IN_A_CELL = 16  # values in one cell at least
MOSTLY = 0.7  # of the lines looked at
CHUNK = 4096  # lines at a time
NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
PIXEL_HEADING = re.compile(r"(?:pixels?|px|p|x|f|v|attr|att|col|column|feature)?[ _]*[0-9]+(?:[ x_.][0-9]+){0,2}", re.I)
SPACES = re.compile(r"[\s,]+")


@dataclass(frozen=True)
class PixelTable:
    """A table of pixels. head: its headings, "" where it has none; pixels: places of the columns of values."""

    path: Path
    delimiter: str
    head: tuple[str, ...]
    pixels: tuple[int, ...]
    has_head: bool

    @property
    def title(self) -> str:
        """As its file is called."""
        return readable(self.path.stem)


def pixel_table(path: Path) -> PixelTable | None:
    """What the table ``path`` is when its lines are pictures; None for any other table."""
    try:
        with open_regular(path) as file:
            text = file.read(BEGINNING).decode("utf-8-sig", "replace")
            is_all = not file.read(1)
        delimiter = delimiter_of(path, text)
        whole = text if is_all else text[: text.rfind("\n") + 1]
        lines = list(islice(lines_in(io.StringIO(whole, newline=""), delimiter, path), LOOKED_AT))
    except EngineError:
        return None
    if not lines:
        return None
    head = tuple(cell.strip() for cell in lines[0].cells)
    has_head = not all(_is_number(cell) for cell in head if cell) and len(lines) > 1
    has_head = has_head and not any(_is_list(cell) for cell in head)
    body = lines[1:] if has_head else lines
    if any(called(cell) in FILE_COLUMNS[:-1] for cell in head if has_head and not _is_list(cell)):
        return None
    pixels = _pixel_columns(head if has_head else ("",) * len(head), body)
    return PixelTable(path, delimiter, head if has_head else ("",) * len(head), pixels, has_head) if pixels else None


def load(table: PixelTable, options: dict[str, object], is_cancelled: Callable[[], bool] = never) -> DataSet:
    """uint8 (N, 1 or 3, H, W); ink is turned to 0 paper .. 255 ink. options: ``kind`` "ink" or "photo"."""
    name = f"“{shown(table.path.name)}”"
    found = _read(table, is_cancelled)
    if not found.values:
        raise EngineError("{name} holds no line of pixels that can be read.", name=name)
    columns = {place: [row[number] for row in found.others] for number, place in enumerate(_others(table))}
    cells = [columns.get(place, []) for place in range(len(table.head))]
    label = _label(table, columns, name)
    candidates = [place for place in columns if place != label]
    _, read_parts = find_part_column(table.head, cells, candidates, may_be_labels=False)
    parts = None if read_parts is None else read_parts()
    pictures, notes = as_pictures({"all": np.concatenate(found.values)}, {"all": table.path.name})
    (labels,), named = as_labels([_numbers_or_names(columns[label])], (), name)
    every = Split(pictures["all"], labels)
    splits: dict[SplitName, Split] = {"train": every}
    told = list(notes)
    if parts is not None:
        splits, outside = divided(every, parts.parts)
        told.append(parts.note)
        found.skipped += [(_called(found.numbers[place]), Sentence("is in no part")) for place in outside]
    if not table.has_head:
        told.append(Sentence("It has no headings: column {number:,} was read as the class.", number=label + 1))
    return finished(table.title, splits, named.classes, options, told, tuple(found.skipped), len(found.skipped))


def _called(number: int) -> Sentence:
    return Sentence("line {number:,}", number=number)


@dataclass(eq=False)
class _Read:
    """What was read: values of the pictures, the other cells and numbers of their lines, lines that are none."""

    values: list[NDArray[Any]]
    others: list[tuple[str, ...]]
    numbers: list[int]
    skipped: list[tuple[str, str]]

    def take(self, values: NDArray[np.float32], others: list[tuple[str, ...]], numbers: list[int]) -> None:
        """Add pictures; whole numbers of a byte are kept as such."""
        if len(values):
            is_whole = bool(((values >= 0) & (values <= 255) & (values == np.rint(values))).all())
            self.values.append(values.astype(np.uint8) if is_whole else values)
            self.others += others
            self.numbers += numbers

    @property
    def size(self) -> int:
        """Values of a picture; 0 while nobody knows."""
        return self.values[0].shape[1] if self.values else 0


def _read(table: PixelTable, is_cancelled: Callable[[], bool] = never) -> _Read:
    """All lines of ``table``."""
    found = _Read([], [], [], [])
    with open_regular(table.path) as file, io.TextIOWrapper(file, "utf-8-sig", errors="replace", newline="") as text:
        before = 0
        if table.has_head:
            next(text, None)
            before = 1
        while chunk := list(islice(text, CHUNK)):
            if is_cancelled():
                raise CancelledError
            if not _read_quickly(table, chunk, before, found):
                _read_slowly(table, chunk, before, found)
            before += len(chunk)
            if sum(values.size for values in found.values) > MOST_PIXELS:
                raise EngineError("“{file}” is too large for a table of pixels.", file=shown(table.path.name))
    return found


def _read_quickly(table: PixelTable, chunk: list[str], before: int, found: _Read) -> bool:
    """Read ``chunk`` when all its lines are as they should be: no quotes, every cell there, only numbers."""
    width = len(table.head)
    if any('"' in line or line.count(table.delimiter) != width - 1 for line in chunk):
        return False
    others_at = _others(table)
    cells = [_cells(line.rstrip("\r\n"), table.delimiter, others_at, width) for line in chunk]
    try:
        if len(table.pixels) == 1:
            lists = (line.rstrip("\r\n").split(table.delimiter)[table.pixels[0]].strip("[]() ") for line in chunk)
            values = np.loadtxt(lists, np.float32, ndmin=2, comments=None)
        else:
            values = np.loadtxt(
                chunk, np.float32, delimiter=table.delimiter, usecols=table.pixels, ndmin=2, comments=None
            )
    except ValueError:
        return False
    if len(values) != len(chunk) or (found.size and values.shape[1] != found.size):
        return False
    found.take(values, cells, list(range(before + 1, before + len(chunk) + 1)))
    return True


def _cells(line: str, delimiter: str, wanted: list[int], width: int) -> tuple[str, ...]:
    """The cells of ``line`` at ``wanted``, most of which are at the beginning or the end of many."""
    if len(wanted) == 1 and wanted[0] == 0:
        return (line.split(delimiter, 1)[0].strip(),)
    if len(wanted) == 1 and wanted[0] == width - 1:
        return (line.rsplit(delimiter, 1)[-1].strip(),)
    cells = line.split(delimiter)
    return tuple(cells[place].strip() for place in wanted)


def _read_slowly(table: PixelTable, chunk: list[str], before: int, found: _Read) -> None:
    """Read ``chunk`` line by line, and skip those that are no pictures."""
    others_at = _others(table)
    wanted = found.size or (len(table.pixels) if len(table.pixels) > 1 else 0)
    rows: list[NDArray[np.float32]] = []
    cells: list[tuple[str, ...]] = []
    numbers: list[int] = []
    for line in lines_in(iter(chunk), table.delimiter, table.path):
        row = _row(table, line)
        number = before + line.number
        if row is None:
            found.skipped.append((_called(number), Sentence("has values that are no numbers")))
        elif (wanted and len(row) != wanted) or len(line.cells) != len(table.head):
            why = Sentence("has {count:,} values in place of {wanted:,}", count=len(row), wanted=wanted)
            found.skipped.append((_called(number), why))
        else:
            wanted = len(row)
            rows.append(row)
            cells.append(tuple(line.cells[place] for place in others_at))
            numbers.append(number)
    found.take(np.stack(rows) if rows else np.zeros((0, 1), np.float32), cells, numbers)


def _others(table: PixelTable) -> list[int]:
    pixels = frozenset(table.pixels)
    return [place for place in range(len(table.head)) if place not in pixels]


def _row(table: PixelTable, line: TableLine) -> NDArray[np.float32] | None:
    try:
        if len(table.pixels) == 1:
            cell = line.cells[table.pixels[0]] if table.pixels[0] < len(line.cells) else ""
            return np.array(SPACES.split(cell.strip("[]() ")), np.float32)
        return np.array([line.cells[place] for place in table.pixels if place < len(line.cells)], np.float32)
    except ValueError:
        return None


def _pixel_columns(head: Sequence[str], body: Sequence[TableLine]) -> tuple[int, ...]:
    """Places of the columns of values: one whose cells are lists, or as many as a picture has pixels; () for none."""
    width = len(head)
    if not _mostly(len(line.cells) == width for line in body):
        return ()
    for place in range(width):
        if _mostly(_is_list(line.cells[place]) for line in body if place < len(line.cells)):
            return (place,)
    numbers = [
        place
        for place in range(width)
        if _mostly(_is_number(line.cells[place]) for line in body if place < len(line.cells))
        and called(head[place]) not in LABEL_COLUMNS
    ]
    if len(numbers) < FEWEST:
        return ()
    pixels = [place for place in numbers if PIXEL_HEADING.fullmatch(head[place])] if any(head) else numbers
    if is_count(len(pixels)) and (any(head) or len(pixels) < width):
        return tuple(pixels)
    if not any(head) and is_count(len(numbers) - 1):
        return tuple(_without_label(numbers, body))
    return tuple(numbers) if any(head) and is_count(len(numbers)) else ()


def _mostly(answers: Iterable[bool]) -> bool:
    """Whether nearly all of ``answers`` are yes: a broken line is told later."""
    found = list(answers)
    return sum(found) >= MOSTLY * len(found) > 0


def _without_label(numbers: list[int], body: Sequence[TableLine]) -> list[int]:
    """The columns but for the class, which is the first or the last: there pictures are mostly of one value."""
    first, last = ({line.cells[place] for line in body} for place in (numbers[0], numbers[-1]))
    return numbers[:-1] if len(last) > len(first) else numbers[1:]


def is_count(count: int) -> bool:
    """Whether a square picture, gray or in color, has so many values."""
    return count >= FEWEST and (isqrt(count) ** 2 == count or (count % 3 == 0 and isqrt(count // 3) ** 2 == count // 3))


def _label(table: PixelTable, columns: dict[int, list[str]], name: str) -> int:
    """The place of the column of classes. EngineError when there is none, or nobody knows which."""
    words = {place: called(table.head[place]) for place in columns}
    known = [place for word in LABEL_COLUMNS for place, said in words.items() if said == word]
    if known:
        return known[0]
    cells = [columns.get(place, []) for place in range(len(table.head))]
    parts, _ = find_part_column(table.head, cells, columns, may_be_labels=True)
    left = [place for place in columns if place not in parts and not _counts_lines(table.head[place], columns[place])]
    if len(left) == 1:
        return left[0]
    if not left:
        raise EngineError(
            "{name} has a picture's pixels in each line, but no column of classes. Pictures without a class cannot be "
            "learned from.",
            name=name,
        )
    raise EngineError(
        "{name} does not say which of its columns names the class: {columns}. Call it “label”.",
        name=name,
        columns=", ".join(f"“{shown(table.head[place])}”" for place in left[:6]),
    )


def _counts_lines(heading: str, cells: list[str]) -> bool:
    return called(heading) in ("", "id", "index", "unnamed:_0") and len(set(cells)) == len(cells) > 1


def _numbers_or_names(cells: list[str]) -> NDArray[np.int64] | NDArray[np.str_]:
    """Whole numbers as such, so that 2 comes before 10; anything else as text."""
    if all(re.fullmatch(r"[-+]?[0-9]{1,15}(?:\.0+)?", cell) for cell in cells):
        return np.array([int(float(cell)) for cell in cells], np.int64)
    return np.array(cells, np.str_)


def _is_number(cell: str) -> bool:
    return NUMBER.fullmatch(cell) is not None


def _is_list(cell: str) -> bool:
    pieces = SPACES.split(cell.strip("[]() "))
    return len(pieces) >= IN_A_CELL and all(_is_number(piece) for piece in pieces)
