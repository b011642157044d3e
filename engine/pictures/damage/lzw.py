"""LZW, as TIFF and GIF have it: how many bytes a code stands for. Damage shows in that number, if not in the code.

Welch, "A technique for high-performance data compression", 1984. Each code names a string that was seen before, or one
letter; each makes the next entry of the table: the string before it and its own first letter. Only the lengths of the
strings are followed here.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

WIDEST = 12  # bits
WINDOW = 24  # bits that are cut out at each place: a code and the seven bits before it fit


@dataclass(frozen=True)
class Flavor:
    """letters: bits of a letter; two codes follow the letters, for clearing the table and for the end.

    early: how many entries before the table is full codes get wider. from_highest: the bits' order within a byte.
    """

    letters: int
    early: int
    from_highest: bool


TIFF_LZW = Flavor(8, 1, True)


def gif_lzw(letters: int) -> Flavor:
    """GIF's, for pixels of that many bits."""
    return Flavor(letters, 0, False)


def decoded_length(code: bytes, flavor: Flavor, most: int) -> int:
    """How many bytes ``code`` stands for, up to its end mark or its last bit; -1 when it cannot be right.

    most: more cannot be right. How wide a code is depends on nothing but its place after the last clearing of the
    table, so that thousands are cut out at once.
    """
    windows, bits = _windows(code, flavor), 8 * len(code)
    clear = 1 << flavor.letters
    at = size = 0
    widths, strings = _widths(flavor), _Strings(clear + 2)
    while True:
        places = at + np.cumsum(widths) - widths
        known = int(np.searchsorted(places + widths, bits, side="right"))
        codes = _cut(windows, places[:known], widths[:known], flavor)
        marks = np.flatnonzero((codes == clear) | (codes == clear + 1))
        last = int(marks[0]) if len(marks) else known
        more = strings.length_of(codes[:last].tolist())
        size += more
        if more < 0 or size > most:
            return -1
        if len(marks) == 0 and known == len(widths):  # the table is full and not cleared yet
            at, widths = int(places[-1] + widths[-1]), np.full(len(widths), WIDEST, np.int64)
        elif len(marks) == 0 or codes[last] == clear + 1:
            return size
        else:
            at, widths, strings = int(places[last] + widths[last]), _widths(flavor), _Strings(clear + 2)


@lru_cache(maxsize=16)
def _widths(flavor: Flavor) -> NDArray[np.int64]:
    """How wide each code after a clearing is, until the table is full. The first code makes no entry."""
    first = (1 << flavor.letters) + 2
    held = first + np.maximum(np.arange((1 << WIDEST) - first, dtype=np.int64) - 1, 0)
    return np.clip(np.floor(np.log2(held + flavor.early)).astype(np.int64) + 1, flavor.letters + 1, WIDEST)


def _windows(code: bytes, flavor: Flavor) -> NDArray[np.int64]:
    """The 24 bits that begin at each byte, in the flavor's order."""
    raw = np.frombuffer(code + bytes(WINDOW // 8), np.uint8).astype(np.int64)
    one, two, three = raw[:-2], raw[1:-1], raw[2:]
    return one << 16 | two << 8 | three if flavor.from_highest else three << 16 | two << 8 | one


def _cut(
    windows: NDArray[np.int64], places: NDArray[np.int64], widths: NDArray[np.int64], flavor: Flavor
) -> NDArray[np.int64]:
    held, bit = windows[places >> 3], places & 7
    down = WINDOW - bit - widths if flavor.from_highest else bit
    return held >> down & ((1 << widths) - 1)


class _Strings:
    """The table: how long each code's string is. first: so many codes are letters or marks."""

    def __init__(self, first: int) -> None:
        self._lengths = [1] * first
        self._before = 0

    def length_of(self, codes: list[int]) -> int:
        """How many bytes ``codes`` stand for; -1 when one is not in the table yet."""
        lengths, before, size = self._lengths, self._before, 0
        for code in codes:
            if before and len(lengths) < 1 << WIDEST:
                lengths.append(before + 1)
            if code >= len(lengths):
                return -1
            before = lengths[code]
            size += before
        self._before = before
        return size
