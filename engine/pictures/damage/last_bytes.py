"""WebP and AVIF: whether the last bytes of a picture's code matter to the picture.

Both are arithmetic codes without a checksum. Whatever bits follow a damage stand for some picture, but a decoder that
has lost its way takes more or fewer of them than the encoder wrote. Too many is told by the decoders. Too few, as where
a file ends in zeros that were never written, shows when the last bytes are turned over and the picture stays the same.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# bytes that are turned over together. An encoder ends with up to two bytes that nothing depends on; in lossy code the
# few bits before them may stand for details that vanish in rounding.
LOSSY_TAIL = 6
LOSSLESS_TAIL = 4
AV1_TAIL = 8
MACROBLOCK = 16  # px: VP8 codes whole ones, also where they reach out of the picture
LARGEST_SIDE = 0x3FFF  # px, of VP8
SIZE_OF_VP8 = 6  # where its frame's width and height begin, 14 bits each in two bytes
MOST_PARTS = 2  # of an AVIF: color and transparency, or the last parts of a grid
FILE_HEAD, CHUNK_HEAD, FRAME_HEAD = 12, 8, 16  # bytes: of RIFF, of a chunk, of what a frame's chunk says of its place


@dataclass(frozen=True)
class _Part:
    """kind: the chunk's name. start, end: of its body in the file."""

    kind: bytes
    start: int
    end: int


def is_damaged_webp(data: bytes) -> bool:
    """Whether colors or transparency of the first picture in a WebP file end before their data does."""
    return any(_show_the_same(plain, turned) for plain, turned in _webp_pairs(data))


def is_damaged_avif(data: bytes) -> bool:
    """Whether a picture in an AVIF file ends before its data does."""
    parts = sorted(_av1_parts(data), key=lambda part: part.start)[-MOST_PARTS:]
    return any(_show_the_same(data, _turned(data, part, AV1_TAIL)) for part in parts)


def _show_the_same(plain: bytes, turned: bytes) -> bool:
    """Whether both files show the same pixels; what cannot be decoded shows that its bytes mattered."""
    try:
        return bool(np.array_equal(_pixels(plain), _pixels(turned)))
    except Exception:  # decoders raise whatever their format's library does
        return False


def _pixels(picture: bytes) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(picture), formats=("WEBP", "AVIF")) as image:
        return np.asarray(image)


def _turned(data: bytes, part: _Part, size: int) -> bytes:
    """``data`` with the last ``size`` bytes of ``part`` turned over."""
    first = max(part.start, part.end - size)
    return data[:first] + bytes(255 - byte for byte in data[first : part.end]) + data[part.end :]


# --- WebP (RFC 9649) ------------------------------------------------------------------------------------------------


def _webp_pairs(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each part of the first picture that has a code of its own: a file that shows it, and the same, turned over."""
    for part in _webp_parts(data, FILE_HEAD, len(data)):
        if part.kind == b"ALPH":
            yield data, _turned(data, part, LOSSLESS_TAIL)
            continue
        body = data[part.start : part.end]
        is_lossy = part.kind == b"VP8 "
        alone = _webp_file(part.kind, _whole_macroblocks(body) if is_lossy else body)
        begin = FILE_HEAD + CHUNK_HEAD
        tail = LOSSY_TAIL if is_lossy else LOSSLESS_TAIL
        yield alone, _turned(alone, _Part(part.kind, begin, begin + len(body)), tail)


def _webp_parts(data: bytes, at: int, end: int) -> Iterator[_Part]:
    """ALPH, VP8 and VP8L of a still picture or an animation's first frame."""
    while at + CHUNK_HEAD <= end:
        kind, start = data[at : at + 4], at + CHUNK_HEAD
        stop = min(start + int.from_bytes(data[at + 4 : start], "little"), end)
        if kind == b"ANMF":
            yield from _webp_parts(data, start + FRAME_HEAD, stop)
            return
        if kind in (b"ALPH", b"VP8 ", b"VP8L"):
            yield _Part(kind, start, stop)
        if kind in (b"VP8 ", b"VP8L"):
            return
        at = stop + (stop - start) % 2


def _webp_file(kind: bytes, body: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def _whole_macroblocks(body: bytes) -> bytes:
    """A VP8 frame that shows its last macroblocks whole: what lies out of the picture is coded last."""
    width, height = struct.unpack_from("<HH", body, SIZE_OF_VP8)
    return body[:SIZE_OF_VP8] + struct.pack("<HH", _filled_up(width), _filled_up(height)) + body[SIZE_OF_VP8 + 4 :]


def _filled_up(side: int) -> int:
    scale, pixels = side & ~LARGEST_SIDE, side & LARGEST_SIDE
    return scale | min(-(-pixels // MACROBLOCK) * MACROBLOCK, LARGEST_SIDE)


# --- AVIF (ISO/IEC 14496-12, 8.11.3) --------------------------------------------------------------------------------


def _av1_parts(data: bytes) -> Iterator[_Part]:
    """Where the file's items lie that may be pictures: those that are no notes of the camera."""
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind != b"meta":
            continue
        inside = {name: (first, last) for name, first, last in _boxes(data, start + 4, end)}
        if b"iloc" not in inside or b"iinf" not in inside:
            return
        pictures = set(_av1_items(data, *inside[b"iinf"]))
        yield from (part for item, part in _places(data, inside[b"iloc"][0]) if item in pictures)
        return


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of the bodies of the boxes between two places."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or end - at
        if size < head:
            return
        yield kind, at + head, min(at + size, end)
        at += size


def _av1_items(data: bytes, start: int, end: int) -> Iterator[int]:
    """The numbers of the items of AV1 code, from the box iinf."""
    count = 4 if data[start] else 2
    for kind, at, _ in _boxes(data, start + 4 + count, end):
        if kind == b"infe" and data[at] >= 2:
            wide = 4 if data[at] > 2 else 2
            name = at + 4 + wide + 2
            if data[name : name + 4] == b"av01":
                yield int.from_bytes(data[at + 4 : at + 4 + wide], "big")


class _Numbers:
    """Big-endian numbers of given sizes, one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self._at = at

    def next(self, size: int) -> int:
        """The next number, of ``size`` bytes; 0 for none."""
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")


def _places(data: bytes, at: int) -> Iterator[tuple[int, _Part]]:
    """Each item's number, and the last extent of what it holds, from the box iloc."""
    numbers = _Numbers(data, at)
    version, _ = numbers.next(1), numbers.next(3)
    sizes = numbers.next(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(min(numbers.next(wide), len(data))):
        item = numbers.next(wide)
        is_elsewhere = version > 0 and numbers.next(2) & 15 != 0
        numbers.next(2)
        first, part = numbers.next(base), None
        for _ in range(min(numbers.next(2), len(data))):
            numbers.next(index if version else 0)
            begin = first + numbers.next(offset)
            part = _Part(b"av01", begin, min(begin + numbers.next(length), len(data)))
        if part is not None and not is_elsewhere and part.start < part.end:
            yield item, part
