"""Which column of a table of pictures is what: names of files, classes, parts; by its heading, else by its cells."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from engine.data.formats.tables.cells import TableLine
from engine.data.formats.tables.labels import MOSTLY, ONE, are_answers, check_one_each, of_columns
from engine.data.sets.part_column import MAYBE, PartColumn, find_part_column, plain_heading
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.pictures.signatures import PICTURE_SUFFIXES
from engine.sentence import Sentence
from engine.storage.safe_open import shown

LOOKED_AT = 50  # lines that tell which column names files
FILE_COLUMNS = (
    *(
        "file",
        "filename",
        "file_name",
        "fname",
        "path",
        "filepath",
        "file_path",
        "image_path",
        "image_file",
        "img_path",
    ),
    *("image_name", "imagename", "image_filename", "image", "images", "img", "img_name", "picture", "photo", "files"),
    *("filenames", "image_id", "id_code", "파일", "파일명", "파일이름", "파일_이름", "파일경로", "경로", "이미지"),
    *("이미지명", "이미지경로", "이미지파일", "사진", "그림", "id"),
)
LABEL_COLUMNS = (
    *("label", "labels", "class", "target", "category", "breed", "species", "label_name", "class_name", "y", "digit"),
    *("classes", "targets", "class_label", "category_name", "diagnosis", "dx", "emotion", "character", "letter"),
    *("symbol", "grade", "level", "label_id", "class_id", "category_id", "tags", "라벨", "레이블", "정답", "분류"),
    *("클래스", "카테고리", "범주", "품종", "감정", "숫자", "글자", "문자", "등급", "태그"),
)
MOST_NAMED = 6


@dataclass(frozen=True)
class NamedPicture:
    """One line that names a picture. label: empty where the line has none; part: None where it is in none."""

    number: int
    file: str
    label: str
    part: SplitName | None


@dataclass(frozen=True)
class TablePictures:
    """What a table says. notes: how it was read."""

    lines: tuple[NamedPicture, ...]
    notes: tuple[Sentence, ...] = ()


def named_pictures(lines: Sequence[TableLine], name: str, is_there: Callable[[str], bool]) -> TablePictures:
    """The pictures that ``lines`` name. EngineError where columns are missing or their words are not known.

    name: of the table in sentences, with its quotes; is_there: whether a cell names a file.
    """
    if not lines:
        return TablePictures(())
    width = max(len(line.cells) for line in lines)
    head = [heading.strip() for heading in lines[0].cells] + [""] * (width - len(lines[0].cells))
    words = [called(heading) for heading in head]
    file = next((words.index(word) for word in FILE_COLUMNS if word in words), None)
    label = next((words.index(word) for word in LABEL_COLUMNS if word in words and words.index(word) != file), None)
    has_head = file is not None or label is not None
    if file is None:
        file = _by_cells(lines[1:] if has_head else lines, label, is_there)
        has_head = has_head or _is_heading(lines, file, is_there)
    body = lines[1:] if has_head else lines
    if not has_head:
        head = [""] * width
    columns = [[line.cells[place] if place < len(line.cells) else "" for line in body] for place in range(width)]
    if not body:
        return TablePictures(())
    others = [place for place in range(width) if place not in (file, label) and any(columns[place])]
    part_places, read_parts = find_part_column(head, columns, others, may_be_labels=label is None)
    parts = None if read_parts is None else read_parts()
    candidates = [place for place in others if place not in part_places and not _is_index(head[place], columns[place])]
    labels, notes = _labels(head, columns, label, candidates, name)
    if label is not None:
        notes += _told_of_unused(head, [place for place in others if place not in part_places])
    _check_width(body, file, label, name)
    named = (
        NamedPicture(line.number, columns[file][place], labels[place], _part(parts, place))
        for place, line in enumerate(body)
    )
    return TablePictures(tuple(named), (*notes, *([parts.note] if parts else [])))


def _part(parts: PartColumn | None, place: int) -> SplitName | None:
    return "train" if parts is None else parts.parts[place]


def _labels(
    head: list[str], columns: list[list[str]], label: int | None, candidates: list[int], name: str
) -> tuple[list[str], list[Sentence]]:
    """The class of each line, and how it was found."""
    if label is None:
        answers = [place for place in candidates if head[place] and are_answers(columns[place])]
        if len(answers) > 1 and (_are_one_each([columns[p] for p in answers]) or len(answers) == len(candidates)):
            found = of_columns([head[place] for place in answers], [columns[place] for place in answers], name)
            return found, [
                Sentence(
                    "Each class has a column: {count:,} of them, with a 1 for the class of each picture.",
                    count=len(answers),
                )
            ]
        if len(candidates) != 1:
            _refuse_columns([head[place] for place in candidates], name)
        label = candidates[0]
    check_one_each(head[label], columns[label], name)
    return columns[label], []


def _refuse_columns(headings: list[str], name: str) -> None:
    if not headings:
        raise EngineError(
            "{name} has no column of classes. Write a line per picture: the name of its file, a comma, its label.",
            name=name,
        )
    names = ", ".join(f"“{shown(heading)}”" for heading in headings[:MOST_NAMED] if heading)
    if not names:
        raise EngineError(
            "{name} does not say which of its columns names the class. Write a first line of headings: file, label.",
            name=name,
        )
    raise EngineError(
        "{name} does not say which of its columns names the class: {columns}. Call it “label”.",
        name=name,
        columns=names + (", …" if len(headings) > MOST_NAMED else ""),
    )


def _check_width(body: Sequence[TableLine], file: int, label: int | None, name: str) -> None:
    wanted = max(file, label or 0)
    short = next((line for line in body if len(line.cells) <= wanted), None)
    if short is not None:
        raise EngineError(
            "{name}, line {line:,}: a file name and a label are needed, in cells of their own.",
            name=name,
            line=short.number,
        )


def _told_of_unused(head: list[str], places: list[int]) -> list[Sentence]:
    """Of columns that are called as those of parts often are, but tell none."""
    return [
        Sentence("The column “{column}” names no parts and is not used.", column=shown(head[place]))
        for place in places
        if plain_heading(head[place]) in MAYBE
    ]


def _are_one_each(columns: list[list[str]]) -> bool:
    """Whether nearly all lines have a single 1 in these columns, and none is without a 1."""
    sums = [sum(cell in ONE for cell in row) for row in zip(*columns, strict=True)]
    return sum(count == 1 for count in sums) >= MOSTLY * len(sums)


def _is_index(heading: str, cells: list[str]) -> bool:
    """A column without a heading that counts the lines, as pandas writes it."""
    return not heading and bool(cells) and cells[0] in ("0", "1") and all(cell.isdecimal() for cell in cells)


def _by_cells(lines: Sequence[TableLine], label: int | None, is_there: Callable[[str], bool]) -> int:
    """The column whose cells look like names of pictures; else the first that is not the label's."""
    width = max((len(line.cells) for line in lines), default=1)
    some = lines[:LOOKED_AT]
    scores = {
        place: sum(_names_a_file(line.cells[place], is_there) for line in some if place < len(line.cells))
        for place in range(width)
        if place != label
    }
    if not scores:
        return 0 if label != 0 else 1
    return max(scores, key=lambda place: (scores[place], -place))


def _is_heading(lines: Sequence[TableLine], file: int, is_there: Callable[[str], bool]) -> bool:
    """Whether the first line names no file, while others do."""
    if len(lines) < 2 or file >= len(lines[0].cells) or _names_a_file(lines[0].cells[file], is_there):
        return False
    some = [line for line in lines[1:LOOKED_AT] if file < len(line.cells)]
    return any(_names_a_file(line.cells[file], is_there) for line in some)


def _names_a_file(cell: str, is_there: Callable[[str], bool]) -> bool:
    return PurePosixPath(cell.replace("\\", "/")).suffix.lower() in PICTURE_SUFFIXES or (bool(cell) and is_there(cell))


def called(heading: str) -> str:
    """How a heading is called, whatever its spaces and capitals."""
    return re.sub(r"[\s\-.]+", "_", unicodedata.normalize("NFKC", heading).casefold()).strip("_")
