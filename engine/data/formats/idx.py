"""Reads IDX files (the format of MNIST), plain or gzip. Sizes are checked before anything is allocated. No torch.

Format: two zero bytes, a type code, the number of dimensions, each dimension as big-endian uint32, then the values.
"""

import gzip
import struct
import zlib
from math import prod
from pathlib import Path
from typing import IO, NoReturn

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import open_regular, shown

UNSIGNED_BYTE = 0x08
MAX_BYTES = 4 << 30
GZIP_MAGIC = b"\x1f\x8b"
LARGEST_EXPANSION = 1032  # deflate cannot expand more than this
OTHER_NUMBER = "it promises {promised:,} bytes of content but holds another number"
TYPES = {
    0x09: Sentence("signed bytes"),
    0x0B: Sentence("whole numbers of 16 bits"),
    0x0C: Sentence("whole numbers of 32 bits"),
    0x0D: Sentence("floating point numbers"),
    0x0E: Sentence("floating point numbers"),
}


def count_of(path: Path) -> int:
    """How many pictures or labels an IDX file promises; 0 when it is none."""
    try:
        with open_regular(path) as file:
            is_packed = file.read(2) == GZIP_MAGIC
            file.seek(0)
            head = gzip.GzipFile(fileobj=file).read(8) if is_packed else file.read(8)
    except (EngineError, OSError, EOFError, zlib.error):
        return 0
    return int.from_bytes(head[4:8], "big") if head[:2] == b"\0\0" else 0


def read_idx(path: Path, dimensions: int) -> NDArray[np.uint8]:
    """The array in an IDX file of unsigned bytes with ``dimensions`` dimensions.

    Raises EngineError for a file that is no such IDX file, promises another size than it has, is cut, or is damaged.
    Reads no more than the header promises.
    """
    with open_regular(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        if file.read(2) != GZIP_MAGIC:
            file.seek(0)
            return _read_plain(file, size, dimensions, path)
        file.seek(max(size - 4, 0))
        tail = file.read(4)
        file.seek(0)
        try:
            with gzip.GzipFile(fileobj=file) as unpacked:
                return _read_packed(unpacked, size, tail, dimensions, path)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise EngineError(
                "“{file}” is incomplete or damaged. Get the file again.", str(error), file=shown(path.name)
            ) from error


def _read_plain(file: IO[bytes], size: int, dimensions: int, path: Path) -> NDArray[np.uint8]:
    shape = _header(file, dimensions, path)
    promised = prod(shape)
    if size != 4 + 4 * dimensions + promised:
        found = size - 4 - 4 * dimensions
        _refuse(
            path,
            Sentence("it promises {promised:,} bytes of content but has {found:,}", promised=promised, found=found),
        )
    return np.frombuffer(file.read(promised), np.uint8).reshape(shape)


def _read_packed(file: gzip.GzipFile, packed_size: int, tail: bytes, dimensions: int, path: Path) -> NDArray[np.uint8]:
    shape = _header(file, dimensions, path)
    promised = prod(shape)
    unpacked_size = 4 + 4 * dimensions + promised
    said = struct.unpack("<I", tail)[0]  # a gzip file ends with its unpacked size, modulo 2**32
    if unpacked_size > packed_size * LARGEST_EXPANSION or unpacked_size % 2**32 != said:
        _refuse(path, Sentence(OTHER_NUMBER, promised=promised))
    content = file.read(promised)
    if len(content) != promised or file.read(1):
        _refuse(path, Sentence(OTHER_NUMBER, promised=promised))
    return np.frombuffer(content, np.uint8).reshape(shape)


def _header(file: IO[bytes] | gzip.GzipFile, dimensions: int, path: Path) -> tuple[int, ...]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0":
        _refuse(path, Sentence("it is no IDX file"))
    if magic[2] != UNSIGNED_BYTE:
        kind = TYPES.get(magic[2], Sentence("of an unknown type"))
        _refuse(path, Sentence("its values are {kind}, not bytes from 0 to 255", kind=kind))
    if magic[3] != dimensions:
        _refuse(path, Sentence("it has {found} dimensions instead of {wanted}", found=magic[3], wanted=dimensions))
    raw = file.read(4 * dimensions)
    if len(raw) < 4 * dimensions:
        _refuse(path, Sentence("it ends within its header"))
    shape = struct.unpack(f">{dimensions}I", raw)
    if prod(shape) == 0:
        _refuse(path, Sentence("it is empty"))
    if prod(shape) > MAX_BYTES:
        _refuse(
            path, Sentence("it promises {promised:,} bytes, more than Inkling reads into memory", promised=prod(shape))
        )
    return shape


def _refuse(path: Path, why: Sentence) -> NoReturn:
    raise EngineError("“{file}” cannot be used: {why}. Get the file again.", file=shown(path.name), why=why)
