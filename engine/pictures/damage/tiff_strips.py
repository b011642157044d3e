"""The strips and tiles of a TIFF's first page: whether their code is whole, which libtiff asks only in part."""

import zlib
from collections.abc import Iterator
from typing import cast

from PIL import TiffImagePlugin

from engine.pictures.damage.complaints import complains_about_fax
from engine.pictures.damage.jpeg_scan import is_damaged_jpeg
from engine.pictures.damage.lzw import TIFF_LZW, decoded_length

# tags and their values (TIFF 6.0, and the technical notes of Adobe)
WIDTH, LENGTH, BITS, COMPRESSION, OFFSETS, SAMPLES, ROWS, COUNTS, PLANES = 256, 257, 258, 259, 273, 277, 278, 279, 284
TILE_WIDTH, TILE_LENGTH, TILE_OFFSETS, TILE_COUNTS, JPEG_TABLES = 322, 323, 324, 325, 347
FAX, LZW, JPEG, DEFLATE = (2, 3, 4), 5, 7, (8, 32946)
SEPARATE_PLANES = 2

LARGEST_FOLLOWED = 4 << 20  # bytes of JPEG or LZW code that is followed in Python, some 0.1 s a MB


def is_damaged_tiff(data: bytes, page: TiffImagePlugin.TiffImageFile) -> bool:
    """data: the whole file; page: its first page, opened and not yet loaded."""
    compression = _number(page, COMPRESSION, 1)
    if compression in FAX:
        return complains_about_fax(data)
    if compression in DEFLATE:
        return any(_is_damaged_deflate(strip) for strip in _strips(data, page))
    if sum(_numbers(page, COUNTS) or _numbers(page, TILE_COUNTS)) > LARGEST_FOLLOWED:
        return False
    if compression == JPEG:
        tables = page.tag_v2.get(JPEG_TABLES, b"")
        known = tables if isinstance(tables, bytes) else b""
        return any(is_damaged_jpeg(strip, known) for strip in _strips(data, page))
    if compression == LZW:
        sizes = _sizes(page)
        return any(_is_damaged_lzw(strip, sizes) for strip in _strips(data, page))
    return False


def _strips(data: bytes, page: TiffImagePlugin.TiffImageFile) -> Iterator[bytes]:
    offsets = _numbers(page, OFFSETS) or _numbers(page, TILE_OFFSETS)
    counts = _numbers(page, COUNTS) or _numbers(page, TILE_COUNTS)
    for offset, count in zip(offsets, counts, strict=False):
        if count:  # of sparse files some are not there
            yield data[offset : offset + count]


def _numbers(page: TiffImagePlugin.TiffImageFile, tag: int) -> tuple[int, ...]:
    found = cast("object", page.tag_v2.get(tag, ()))
    values = cast("tuple[object, ...]", found) if isinstance(found, tuple) else (found,)
    return tuple(value for value in values if isinstance(value, int))


def _number(page: TiffImagePlugin.TiffImageFile, tag: int, usual: int) -> int:
    return (*_numbers(page, tag), usual)[0]


def _is_damaged_deflate(strip: bytes) -> bool:
    """By the checksum at its end, which libtiff does not reach when the pixels are all there."""
    inflater, rest = zlib.decompressobj(), strip
    try:
        while rest and not inflater.eof:
            inflater.decompress(rest, 1 << 20)
            rest = inflater.unconsumed_tail
    except zlib.error:
        return True
    return not inflater.eof


def _sizes(page: TiffImagePlugin.TiffImageFile) -> frozenset[int]:
    """How many bytes a strip or tile may hold: full ones, and the last strip, which some writers fill up."""
    planes = 1 if _number(page, PLANES, 1) == SEPARATE_PLANES else _number(page, SAMPLES, 1)
    bits = _number(page, BITS, 1) * planes
    if _numbers(page, TILE_OFFSETS):
        return frozenset([-(-_number(page, TILE_WIDTH, 0) * bits // 8) * _number(page, TILE_LENGTH, 0)])
    length = _number(page, LENGTH, 0)
    rows = min(_number(page, ROWS, length), length) or 1
    row = -(-_number(page, WIDTH, 0) * bits // 8)
    return frozenset([rows * row, (length % rows or rows) * row])


def _is_damaged_lzw(strip: bytes, sizes: frozenset[int]) -> bool:
    """Whether the code stands for another number of bytes than a strip has (TIFF 6.0, sec. 13)."""
    if strip[:1] == b"\x00" and strip[1:2] and strip[1] & 1:
        return False  # the old order of bits, of before 1990
    return decoded_length(strip, TIFF_LZW, max(sizes)) not in sizes
