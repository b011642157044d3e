"""Reads arrays of bytes from MATLAB files of version 5 (SVHN's form), sizes checked before memory is taken. No torch.

Format: "MAT-File Format", The MathWorks, chapter 1: a header of 128 bytes, then data elements with a tag of 8 bytes
each; matrices may be compressed by zlib. What the two matrices of SVHN need is read, everything else is refused; a
library that reads all of MATLAB weighs more than this whole program without torch.
"""

import struct
import zlib
from math import prod
from pathlib import Path
from typing import IO, Any, NoReturn, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import open_regular, shown

HEADER = 128
MOST_BYTES = 4 << 30
MOST_MATRICES = 32
LARGEST_EXPANSION = 1032  # zlib cannot expand more than this
INT8, UINT8, INT32, UINT32, MATRIX, COMPRESSED = 1, 2, 5, 6, 14, 15
DOUBLE_CLASS, UINT8_CLASS = 6, 9
DOUBLE = 9
HDF5 = b"\x89HDF\r\n\x1a\n"


class _Bytes(Protocol):
    def read(self, count: int, /) -> bytes: ...


class _Inflated:
    """Bytes as they come out of ``packed`` compressed bytes of ``file``; never more in memory than asked for."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        self._file = file
        self._left = packed
        self._engine = zlib.decompressobj()

    def read(self, count: int, /) -> bytes:
        pieces: list[bytes] = []
        while count > 0:
            waiting = self._engine.unconsumed_tail
            if not waiting and not self._engine.eof and self._left:
                waiting = self._file.read(min(self._left, 1 << 16))
                self._left -= len(waiting)
            piece = self._engine.decompress(waiting, count)
            if not piece and (self._engine.eof or not self._left or not waiting):
                break
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def is_over(self) -> bool:
        """Whether nothing more comes and the checksum at the end is right."""
        return not self.read(1) and self._engine.eof


def read_mat(path: Path, names: tuple[str, ...]) -> dict[str, NDArray[np.uint8]]:
    """The matrices called ``names`` in ``path``, as uint8 with axes as in MATLAB. EngineError without one."""
    with open_regular(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        head = file.read(HEADER)
        if head.startswith(HDF5) or b"MATLAB 7.3" in head[:32]:
            _refuse(path, Sentence("it was saved in version 7.3. Save it in MATLAB with the option -v7"))
        if len(head) < HEADER or head[124:128] != b"\x00\x01IM":
            _refuse(path, Sentence("it is no MATLAB file of version 5"))
        found: dict[str, NDArray[np.uint8]] = {}
        try:
            for _ in range(MOST_MATRICES):
                if file.tell() >= size or all(name in found for name in names):
                    break
                _element(file, size, names, found, path)
        except (struct.error, zlib.error, EOFError) as error:
            raise EngineError(
                "“{file}” is incomplete or damaged. Get it again.", repr(error), file=shown(path.name)
            ) from error
    for name in names:
        if name not in found:
            _refuse(path, Sentence("it holds no array “{name}” of bytes", name=name))
    return found


def _element(
    file: IO[bytes], size: int, names: tuple[str, ...], found: dict[str, NDArray[np.uint8]], path: Path
) -> None:
    kind, count = struct.unpack("<II", _exactly(file, 8))
    end = file.tell() + count
    if end > size:
        raise EOFError("an element that is longer than its file")
    if kind == COMPRESSED:
        inflated = _Inflated(file, count)
        kind, inside = struct.unpack("<II", _exactly(inflated, 8))
        if inside > count * LARGEST_EXPANSION:
            _refuse(path, Sentence("it promises {promised:,} bytes, more than it can hold", promised=inside))
        if kind == MATRIX:
            named = _matrix(inflated, inside, names, path)
            if named is not None:
                found[named[0]] = named[1]
                if not inflated.is_over():
                    raise EOFError("a compressed matrix without its end")
    elif kind == MATRIX:
        named = _matrix(file, count, names, path)
        if named is not None:
            found[named[0]] = named[1]
    file.seek(end)


def _matrix(source: _Bytes, inside: int, names: tuple[str, ...], path: Path) -> tuple[str, NDArray[np.uint8]] | None:
    """Name and values of one matrix; None for one that is not wanted."""
    flags = _part(source, UINT32, 8)
    raw_shape = _part(source, INT32, 8 * 4)
    name = _part(source, INT8, 64).decode("latin-1")
    if name not in names:
        return None
    shape = struct.unpack(f"<{len(raw_shape) // 4}i", raw_shape)
    kind = flags[0]
    if kind not in (UINT8_CLASS, DOUBLE_CLASS) or flags[1] & 0x08 or not shape or min(shape) <= 0:
        _refuse(path, Sentence("its array “{name}” is not of whole numbers from 0 to 255", name=name))
    stored, promised, is_small = _tag(source)
    width = {UINT8: 1, DOUBLE: 8}.get(stored, 0)
    if not width or promised != prod(shape) * width or promised > min(inside, MOST_BYTES):
        _refuse(path, Sentence("its array “{name}” does not fit its size", name=name))
    values: NDArray[Any] = np.frombuffer(_exactly(source, promised), np.uint8 if width == 1 else np.dtype("<f8"))
    _exactly(source, -promised % (4 if is_small else 8))
    if width == 8:
        if not np.isin(values, np.arange(256)).all():
            _refuse(path, Sentence("its array “{name}” is not of whole numbers from 0 to 255", name=name))
        values = values.astype(np.uint8)
    return name, values.reshape(shape, order="F")


def _part(source: _Bytes, wanted: int, most: int) -> bytes:
    kind, count, is_small = _tag(source)
    if kind != wanted or count > most:
        raise struct.error(f"part of type {kind} with {count} bytes instead of type {wanted}")
    content = _exactly(source, count)
    _exactly(source, -count % (4 if is_small else 8))
    return content


def _tag(source: _Bytes) -> tuple[int, int, bool]:
    """Type and bytes of what comes; small ones (at most 4 bytes) keep their content within the tag."""
    first = struct.unpack("<I", _exactly(source, 4))[0]
    if first >> 16:
        return first & 0xFFFF, first >> 16, True
    return first, struct.unpack("<I", _exactly(source, 4))[0], False


def _exactly(source: _Bytes, count: int) -> bytes:
    content = source.read(count) if count else b""
    if len(content) != count:
        raise EOFError("it ends too early")
    return content


def _refuse(path: Path, why: Sentence) -> NoReturn:
    raise EngineError("“{file}” cannot be used: {why}.", file=shown(path.name), why=why)
