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
from engine.storage.safe_open import open_regular, shown

UNSIGNED_BYTE = 0x08
MAX_BYTES = 4 << 30
GZIP_MAGIC = b"\x1f\x8b"
LARGEST_EXPANSION = 1032  # deflate cannot expand more than this


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
            raise EngineError(f"{_name(path)} is incomplete or damaged. Get the file again.", str(error)) from error


def _read_plain(file: IO[bytes], size: int, dimensions: int, path: Path) -> NDArray[np.uint8]:
    shape = _header(file, dimensions, path)
    promised = prod(shape)
    if size != 4 + 4 * dimensions + promised:
        _refuse(path, f"it promises {promised:,} bytes of content but has {size - 4 - 4 * dimensions:,}")
    return np.frombuffer(file.read(promised), np.uint8).reshape(shape)


def _read_packed(file: gzip.GzipFile, packed_size: int, tail: bytes, dimensions: int, path: Path) -> NDArray[np.uint8]:
    shape = _header(file, dimensions, path)
    promised = prod(shape)
    unpacked_size = 4 + 4 * dimensions + promised
    said = struct.unpack("<I", tail)[0]  # a gzip file ends with its unpacked size, modulo 2**32
    if unpacked_size > packed_size * LARGEST_EXPANSION or unpacked_size % 2**32 != said:
        _refuse(path, f"it promises {promised:,} bytes of content but holds another number")
    content = file.read(promised)
    if len(content) != promised or file.read(1):
        _refuse(path, f"it promises {promised:,} bytes of content but holds another number")
    return np.frombuffer(content, np.uint8).reshape(shape)


def _header(file: IO[bytes] | gzip.GzipFile, dimensions: int, path: Path) -> tuple[int, ...]:
    magic = file.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0":
        _refuse(path, "it is no IDX file")
    if magic[2] != UNSIGNED_BYTE:
        _refuse(path, f"its values have type 0x{magic[2]:02x}, not unsigned bytes (0x08)")
    if magic[3] != dimensions:
        _refuse(path, f"it has {magic[3]} dimensions instead of {dimensions}")
    raw = file.read(4 * dimensions)
    if len(raw) < 4 * dimensions:
        _refuse(path, "it ends within its header")
    shape = struct.unpack(f">{dimensions}I", raw)
    if prod(shape) == 0:
        _refuse(path, "it is empty")
    if prod(shape) > MAX_BYTES:
        _refuse(path, f"it promises {prod(shape):,} bytes, more than Inkling reads into memory")
    return shape


def _name(path: Path) -> str:
    return f"“{shown(path.name)}”"


def _refuse(path: Path, why: str) -> NoReturn:
    raise EngineError(f"{_name(path)} cannot be used: {why}. Get the file again.")
