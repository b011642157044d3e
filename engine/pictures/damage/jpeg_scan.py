"""The Huffman code of a baseline JPEG stream, followed strictly from its first block to its last.

JPEG has no checksum, but damage leaves traces that libjpeg passes over: more than 64 coefficients in a block, a mean
brightness that no 8-bit picture has, blocks that end before the data does. (ITU-T T.81, sec. F.2.2.)
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.int32]
"""(65536,): by the next 16 bits, code and value bits together << 8 | step through the block; -1 where no code is."""

SOF_BASELINE, SOF_EXTENDED, SOF_PROGRESSIVE, SOF_LAST = 0xC0, 0xC1, 0xC2, 0xCF
DHT, SOI, EOI, SOS, DQT, DRI = 0xC4, 0xD8, 0xD9, 0xDA, 0xDB, 0xDD
NO_FRAMES = (0xC4, 0xC8, 0xCC)  # between SOF0 and SOF15, but tables and reserved
RESTART_FIRST, RESTART_LAST = 0xD0, 0xD7
WINDOW = 16  # bits: the longest code
BLOCK = 64  # coefficients
END_OF_BLOCK = 128  # a step that leaves the block at once
LARGEST_DC, LARGEST_AC = 11, 10  # bits of a value, of 8-bit pictures (T.81, tables F.1 and F.2)
DARKEST, BRIGHTEST = -1024, 1016  # 8 x (0 - 128) and 8 x (255 - 128): the mean of a block as a coefficient
SLACK = 32  # 4 of 255: quick transforms are not exact


@dataclass
class _Component:
    quantizer: int
    across: int  # blocks in a minimum coded unit
    down: int
    dc: int = 0
    ac: int = 0


@dataclass
class _Stream:
    """What the markers said so far."""

    steps: dict[int, int] = field(default_factory=dict[int, int])  # quantizer -> its first value, that of the mean
    dc: dict[int, Table] = field(default_factory=dict[int, Table])
    ac: dict[int, Table] = field(default_factory=dict[int, Table])
    width: int = 0
    height: int = 0
    components: dict[int, _Component] = field(default_factory=dict[int, _Component])
    restart: int = 0  # minimum coded units between two restart markers; 0: none


class _DamagedError(Exception):
    pass


class _NotJudgedError(Exception):
    """Progressive, arithmetic, 12 bits: kinds that this file knows nothing about."""


def is_damaged_jpeg(data: bytes, tables: bytes = b"") -> bool:
    """Whether the stream ``data`` (SOI .. EOI) cannot be what an encoder wrote. tables: an abbreviated stream before.

    False for kinds other than Huffman-coded sequential ones of 8 bits.
    """
    stream = _Stream()
    try:
        if tables:
            _follow(tables, stream)
        if not _follow(data, stream):
            return True
    except (_DamagedError, IndexError, KeyError, ValueError):
        return True
    except _NotJudgedError:
        return False
    return False


def _follow(data: bytes, stream: _Stream) -> bool:
    """Walk through all segments; whether the stream's end was reached."""
    at = 2 if data[:2] == b"\xff\xd8" else 0
    while at + 2 <= len(data):
        if data[at] != 0xFF:
            raise _DamagedError
        kind = data[at + 1]
        if kind == 0xFF:  # fill
            at += 1
            continue
        if kind == EOI:
            return True
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        at += 2 + length
        if kind == SOS:
            at = _scan(data, at, body, stream)
        else:
            _segment(kind, body, stream)
    return False


def _segment(kind: int, body: bytes, stream: _Stream) -> None:
    if kind == DQT:
        _quantizers(body, stream)
    elif kind == DHT:
        _codes(body, stream)
    elif kind == DRI:
        stream.restart = int.from_bytes(body[:2], "big")
    elif kind in (SOF_BASELINE, SOF_EXTENDED):
        _frame(body, stream)
    elif SOF_PROGRESSIVE <= kind <= SOF_LAST and kind not in NO_FRAMES:
        raise _NotJudgedError


def _quantizers(body: bytes, stream: _Stream) -> None:
    while body:
        wide, number = body[0] >> 4, body[0] & 15
        stream.steps[number] = int.from_bytes(body[1 : 2 + wide], "big")
        body = body[1 + BLOCK * (1 + wide) :]


def _codes(body: bytes, stream: _Stream) -> None:
    """Huffman tables: how many codes of each length, then their symbols in order (T.81, annex C)."""
    while body:
        is_ac, number = body[0] >> 4, body[0] & 15
        counts = body[1 : 1 + WINDOW]
        symbols = body[1 + WINDOW : 1 + WINDOW + sum(counts)]
        body = body[1 + WINDOW + sum(counts) :]
        table = np.full(1 << WINDOW, -1, np.int32)
        code, place = 0, 0
        for length, count in enumerate(counts, 1):
            for symbol in symbols[place : place + count]:
                first, last = code << (WINDOW - length), (code + 1) << (WINDOW - length)
                table[first:last] = _ac_entry(length, symbol) if is_ac else _dc_entry(length, symbol)
                code += 1
            place += count
            code <<= 1
        (stream.ac if is_ac else stream.dc)[number] = table


def _dc_entry(length: int, symbol: int) -> int:
    return -1 if symbol > LARGEST_DC else length << 8 | symbol


def _ac_entry(length: int, symbol: int) -> int:
    run, size = symbol >> 4, symbol & 15
    if size == 0:
        step = {0: END_OF_BLOCK, 15: 16}.get(run, -1)
        return -1 if step < 0 else length << 8 | step
    return -1 if size > LARGEST_AC else (length + size) << 8 | (run + 1)


def _frame(body: bytes, stream: _Stream) -> None:
    if body[0] != 8:
        raise _NotJudgedError
    stream.height, stream.width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
    if not stream.height or not stream.width:
        raise _NotJudgedError  # the height follows in a segment of its own
    for place in range(6, 6 + 3 * body[5], 3):
        name, sampling, quantizer = body[place : place + 3]
        stream.components[name] = _Component(quantizer, sampling >> 4, sampling & 15)


def _scan(data: bytes, at: int, body: bytes, stream: _Stream) -> int:
    """Judge one scan's data, which begins at ``at``; where it ends."""
    used: list[_Component] = []
    for place in range(1, 1 + 2 * body[0], 2):
        component = stream.components[body[place]]
        component.dc, component.ac = body[place + 1] >> 4, body[place + 1] & 15
        used.append(component)
    parts, end = _parts(data, at)
    units = _units(used, stream)
    each = stream.restart or units
    if len(parts) != -(-units // each):
        raise _DamagedError
    for number, part in enumerate(parts):
        _blocks(part, used, min(each, units - number * each), stream)
    return end


def _units(used: Sequence[_Component], stream: _Stream) -> int:
    """How many minimum coded units the scan has: of a single component, blocks."""
    most_across = max(one.across for one in stream.components.values())
    most_down = max(one.down for one in stream.components.values())
    if len(used) > 1:
        return _times(stream.width, 8 * most_across) * _times(stream.height, 8 * most_down)
    width = _times(stream.width * used[0].across, most_across)
    height = _times(stream.height * used[0].down, most_down)
    return _times(width, 8) * _times(height, 8)


def _times(length: int, step: int) -> int:
    """How many steps cover a length."""
    return -(-length // step)


def _parts(data: bytes, at: int) -> tuple[list[bytes], int]:
    """The scan's data between its restart markers, without stuffed zeros; and where the next segment begins."""
    parts: list[bytes] = []
    first, number = at, 0
    while True:
        at = data.index(b"\xff", at)
        kind = data[at + 1]
        if kind == 0:
            at += 2
        elif kind == 0xFF:
            at += 1
        else:
            parts.append(data[first:at].replace(b"\xff\x00", b"\xff"))
            if not RESTART_FIRST <= kind <= RESTART_LAST:
                return parts, at
            if kind != RESTART_FIRST + number % 8:
                raise _DamagedError
            number += 1
            at += 2
            first = at


def _blocks(part: bytes, used: Sequence[_Component], units: int, stream: _Stream) -> None:
    """Follow the code of ``units`` minimum coded units; it must end with ``part``, but for the last byte's padding.

    A block is one value for its mean (as difference to the block before) and codes that each step over some
    coefficients of zero and one other. Looked up by the 16 bits at every place, so that Python only adds.
    """
    bits, at = _windows(part).data, 0
    # a scan of a single component holds its blocks one by one, whatever its sampling
    order = [one for one in used for _ in range(one.across * one.down if len(used) > 1 else 1)]
    dc = {one.dc: stream.dc[one.dc].data for one in used}
    ac = {one.ac: stream.ac[one.ac].data for one in used}
    mean = dict.fromkeys(map(id, used), 0)
    for _ in range(units):
        for one in order:
            entry = dc[one.dc][bits[at]]
            if entry < 0:
                raise _DamagedError
            size = entry & 255
            at += entry >> 8
            if size:
                value = bits[at] >> (WINDOW - size)
                mean[id(one)] += value if value >> (size - 1) else value - (1 << size) + 1
                at += size
            step = stream.steps[one.quantizer]
            room = SLACK + step // 2
            if not DARKEST - room <= mean[id(one)] * step <= BRIGHTEST + room:
                raise _DamagedError
            codes, place = ac[one.ac], 1
            while place < BLOCK:
                entry = codes[bits[at]]
                if entry < 0:
                    raise _DamagedError
                at += entry >> 8
                place += entry & 255
            if BLOCK < place < END_OF_BLOCK:
                raise _DamagedError
    if not 0 <= 8 * len(part) - at < 8:
        raise _DamagedError


def _windows(part: bytes) -> NDArray[np.uint16]:
    """The 16 bits that begin at each bit of ``part``; what follows it are ones, as in the padding."""
    raw = np.frombuffer(part + b"\xff\xff\xff", np.uint8).astype(np.uint32)
    three = raw[:-2] << 16 | raw[1:-1] << 8 | raw[2:]
    return (three[:, None] >> np.arange(8, 0, -1, dtype=np.uint32)).astype(np.uint16).ravel()
