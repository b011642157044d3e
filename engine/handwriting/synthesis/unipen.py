"""Digits written with a pen on a tablet, in the UNIPEN text format (Guyon et al. 1994): the part pendigits uses."""

import gzip
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.ink.drawing import Drawing, Stroke

TABLET_MS = 100.0  # the tablet gave a point every 100 ms (Alimoglu & Alpaydin 1996)
LARGEST_TEXT = 200_000_000  # characters
MOST_POINTS = 20_000  # of one digit
LARGEST_COORDINATE = 1e6


@dataclass(frozen=True, eq=False)
class PenDigit:
    """One digit somebody wrote. strokes: float32 (n, 2) each, n >= 1: x, y in tablet units, y grows upwards."""

    label: str
    writer: int
    strokes: tuple[NDArray[np.float32], ...]


def read_unipen(path: Path) -> list[PenDigit]:
    """Every digit of a UNIPEN text file (plain or gzip); EngineError says what is wrong with the file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise EngineError(
            "The handwriting file {path} could not be read: {why}.", path=path.name, why=error.strerror or str(error)
        ) from error
    if raw[:2] == b"\x1f\x8b":
        raw = _unpacked(raw, path.name)
    return parse_unipen(raw.decode("latin-1"), path.name)


def _unpacked(raw: bytes, name: str) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        text = unpacker.decompress(raw, LARGEST_TEXT)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise EngineError("The handwriting file {name} is damaged; get it again.", name=name) from error
    if unpacker.unconsumed_tail:
        raise EngineError(
            "The handwriting file {name} is larger than {size} MB unpacked.", name=name, size=LARGEST_TEXT // 1000000
        )
    if not unpacker.eof:
        raise EngineError("The handwriting file {name} is incomplete; get it again.", name=name)
    return text


def parse_unipen(text: str, name: str = "handwriting") -> list[PenDigit]:
    """Every ``.SEGMENT`` of ``text`` with its strokes. A segment without a stroke is left out; see read_unipen."""
    digits: list[PenDigit] = []
    label, writer, in_stroke, count = "", 0, False, 0
    strokes: list[list[tuple[float, float]]] = []

    def close_segment() -> None:
        kept = tuple(np.array(stroke, np.float32) for stroke in strokes if stroke)
        if label and kept:
            digits.append(PenDigit(label, writer, kept))

    for number, line in enumerate(text.splitlines(), start=1):
        words = line.split()
        if not words:
            continue
        keyword = words[0]
        if keyword == ".SEGMENT":
            close_segment()
            label, writer, strokes, in_stroke, count = _label(line, name, number), 0, [], False, 0
        elif keyword == ".COMMENT" and label:
            writer = _writer(words)
        elif keyword == ".PEN_DOWN":
            strokes.append([])
            in_stroke, count = True, count + 1
        elif keyword == ".PEN_UP":
            in_stroke = False
        elif not keyword.startswith(".") and in_stroke:
            strokes[-1].append(_point(words, name, number))
            count += 1
        if count > MOST_POINTS:
            raise EngineError(
                "Line {number} of {name}: one digit has more than {most_points} points.",
                number=number,
                name=name,
                most_points=MOST_POINTS,
            )
    close_segment()
    if not digits:
        raise EngineError(
            "{name} holds no handwriting: it has no .SEGMENT with strokes. Choose a UNIPEN text file.", name=name
        )
    return digits


def _label(line: str, name: str, number: int) -> str:
    quoted = line.split('"')
    if len(quoted) != 3 or not quoted[1] or len(quoted[1]) > 64:
        raise EngineError(
            'Line {number} of {name} is a .SEGMENT without a label in quotes, such as "8".', number=number, name=name
        )
    return quoted[1]


def _writer(words: list[str]) -> int:
    """The second number of ``.COMMENT digit writer count``; 0 where a comment says something else."""
    if len(words) >= 3 and all(word.isdecimal() and len(word) < 10 for word in words[1:3]):
        return int(words[2])
    return 0


def _point(words: list[str], name: str, number: int) -> tuple[float, float]:
    try:
        x, y = float(words[0]), float(words[1])
    except (ValueError, IndexError):
        raise EngineError(
            "Line {number} of {name} should be a point: two numbers, x and y.", number=number, name=name
        ) from None
    if not (abs(x) <= LARGEST_COORDINATE and abs(y) <= LARGEST_COORDINATE):  # false for NaN too
        raise EngineError("Line {number} of {name} has a coordinate that no tablet gives.", number=number, name=name)
    return x, y


def to_drawing(digit: PenDigit, pen_width: float, canvas: float = 500.0) -> Drawing:
    """The digit as it would be drawn on a square canvas: tablet units are canvas units, y turned downwards."""
    strokes: list[Stroke] = []
    time = 0.0
    for stroke in digit.strokes:
        points = np.ones((len(stroke), 4), np.float32)
        points[:, 0] = stroke[:, 0]
        points[:, 1] = canvas - stroke[:, 1]
        points[:, 3] = time + TABLET_MS * np.arange(len(stroke))
        time = float(points[-1, 3]) + 2 * TABLET_MS
        strokes.append(Stroke(points, pen_width))
    return Drawing(canvas, canvas, tuple(strokes))
