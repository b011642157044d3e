"""The header of a .safetensors file: written by the format's rules, read strictly, without torch.

The format: 8 bytes length (little endian), that many bytes of JSON {name: {dtype, shape, data_offsets}}, then the
tensors' bytes. The reader accepts less than the safetensors library does: no name twice, no hole or overlap, no
padding beyond alignment, nothing after the last tensor. All is checked before anything is allocated.
"""

import json
import math
import struct
from dataclasses import dataclass
from typing import BinaryIO, NoReturn, cast

from engine.sentence import Sentence
from engine.storage.json_text import json_text
from engine.storage.safe_open import shown
from engine.weights.damage import damaged

LENGTH = struct.Struct("<Q")
LARGEST_HEADER = 4 << 20
MOST_TENSORS = 10_000
MOST_DIMENSIONS = 8
LARGEST_PADDING = 64
DEEPEST_JSON = 4  # {name: {data_offsets: [...]}}
NO_BRACKETS = bytes(set(range(256)) - set(b"{}[]"))
METADATA = "__metadata__"

BYTES_OF = {
    "BOOL": 1,
    "U8": 1,
    "I8": 1,
    "F8_E5M2": 1,
    "F8_E4M3": 1,
    "I16": 2,
    "U16": 2,
    "F16": 2,
    "BF16": 2,
    "I32": 4,
    "U32": 4,
    "F32": 4,
    "I64": 8,
    "U64": 8,
    "F64": 8,
    "C64": 8,
}


@dataclass(frozen=True)
class TensorPlace:
    """Where a tensor's bytes lie: ``begin`` to ``end``, counted from the first byte after the header."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


@dataclass(frozen=True)
class Header:
    """A checked header. tensors: in the order of their bytes. data_start: where they begin in the file."""

    metadata: dict[str, str]
    tensors: tuple[TensorPlace, ...]
    data_start: int
    raw: bytes


def header_bytes(metadata: dict[str, str], tensors: list[tuple[str, str, tuple[int, ...]]]) -> bytes:
    """Length and JSON for ``tensors`` (name, dtype, shape) whose bytes follow in this order; a multiple of 8 long."""
    places: dict[str, object] = {METADATA: metadata}
    begin = 0
    for name, dtype, shape in tensors:
        end = begin + math.prod(shape) * BYTES_OF[dtype]
        places[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, end]}
        begin = end
    text = json_text(places, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return LENGTH.pack(len(text)) + text


def looks_like_safetensors(head: bytes, name: str) -> bool:
    """Whether a file that begins with ``head`` is meant to be a .safetensors. Its first bytes can be any number."""
    return head[8:9] == b"{" and (head[4:8] == bytes(4) or name.lower().endswith(".safetensors"))


def read_header(file: BinaryIO, size: int, name: str) -> Header:
    """The header of ``file`` (``size`` bytes in all); EngineError naming the file as ``name`` when it breaks a rule."""
    reader = _Reader(name)
    file.seek(0)
    prefix = file.read(LENGTH.size)
    if len(prefix) < LENGTH.size:
        reader.refuse(Sentence("it ends within its first bytes"))
    length = cast("int", LENGTH.unpack(prefix)[0])
    if length > size - LENGTH.size:
        reader.refuse(Sentence("its header reaches past its end"))
    if length > LARGEST_HEADER:
        reader.refuse(Sentence("its header is larger than any network needs"))
    raw = file.read(length)
    if len(raw) != length:
        reader.refuse(Sentence("it became shorter while it was read"))
    metadata, tensors = reader.parse(raw, size - LENGTH.size - length)
    return Header(metadata, tensors, LENGTH.size + length, raw)


class _Reader:
    """Checks one header; every refusal names the file."""

    def __init__(self, name: str) -> None:
        self._name = name

    def refuse(self, why: Sentence, details: str = "") -> NoReturn:
        raise damaged(self._name, why, details)

    def parse(self, raw: bytes, data_size: int) -> tuple[dict[str, str], tuple[TensorPlace, ...]]:
        entries = self._json(raw)
        metadata = self._metadata(entries.pop(METADATA, {}))
        if len(entries) > MOST_TENSORS:
            self.refuse(Sentence("it names {count} tensors, more than any network here has", count=len(entries)))
        tensors = [self._place(name, entry) for name, entry in entries.items()]
        tensors.sort(key=lambda place: (place.begin, place.end))
        self._check_gapless(tensors, data_size)
        return metadata, tuple(tensors)

    def _json(self, raw: bytes) -> dict[str, object]:
        if raw[:1] != b"{":
            self.refuse(Sentence("its header does not begin as JSON"))
        text = raw.rstrip(b" ")
        if len(raw) - len(text) > LARGEST_PADDING:
            self.refuse(Sentence("its header is padded"))
        if _depth(text) > DEEPEST_JSON:
            self.refuse(Sentence("its header is nested too deeply"))
        try:
            parsed = json.loads(text.decode("utf-8"), object_pairs_hook=self._unique, parse_constant=self._no_constant)
        except (ValueError, RecursionError) as error:
            self.refuse(Sentence("its header is no readable JSON"), details=str(error)[:500])
        if not isinstance(parsed, dict):
            self.refuse(Sentence("its header is no JSON object"))
        return cast("dict[str, object]", parsed)

    def _unique(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.refuse(Sentence("its header names the same thing twice"))
        return found

    def _no_constant(self, text: str) -> NoReturn:
        self.refuse(Sentence("its header holds {text} where a number belongs", text=text))

    def _metadata(self, entry: object) -> dict[str, str]:
        if not isinstance(entry, dict):
            self.refuse(Sentence("its metadata is no JSON object"))
        entries = cast("dict[str, object]", entry)
        if not all(isinstance(value, str) for value in entries.values()):
            self.refuse(Sentence("its metadata holds more than texts"))
        return cast("dict[str, str]", entries)

    def _place(self, name: str, entry: object) -> TensorPlace:
        tensor = shown(name)
        if not isinstance(entry, dict):
            self.refuse(Sentence("tensor “{tensor}” is not described", tensor=tensor))
        fields = cast("dict[str, object]", entry)
        if set(fields) != {"dtype", "shape", "data_offsets"}:
            self.refuse(Sentence("tensor “{tensor}” is described by unknown or missing fields", tensor=tensor))
        dtype = fields["dtype"]
        if not isinstance(dtype, str) or dtype not in BYTES_OF:
            kind = shown(str(dtype)[:40])
            self.refuse(Sentence("tensor “{tensor}” has the unknown number format {kind}", tensor=tensor, kind=kind))
        shape = self._counts(fields["shape"], Sentence("tensor “{tensor}” has an impossible shape", tensor=tensor))
        at_no_place = Sentence("tensor “{tensor}” lies at an impossible place", tensor=tensor)
        offsets = self._counts(fields["data_offsets"], at_no_place)
        if len(shape) > MOST_DIMENSIONS:
            self.refuse(Sentence("tensor “{tensor}” has {count} dimensions", tensor=tensor, count=len(shape)))
        if len(offsets) != 2 or offsets[0] > offsets[1]:
            self.refuse(at_no_place)
        if math.prod(shape) * BYTES_OF[dtype] != offsets[1] - offsets[0]:
            self.refuse(Sentence("the shape of tensor “{tensor}” does not fit its bytes", tensor=tensor))
        return TensorPlace(name, dtype, shape, offsets[0], offsets[1])

    def _counts(self, value: object, complaint: Sentence) -> tuple[int, ...]:
        if not isinstance(value, list):
            self.refuse(complaint)
        numbers = cast("list[object]", value)
        if not all(type(number) is int and 0 <= number < 1 << 48 for number in numbers):
            self.refuse(complaint)
        return tuple(cast("list[int]", numbers))

    def _check_gapless(self, tensors: list[TensorPlace], data_size: int) -> None:
        expected = 0
        for place in tensors:
            if place.begin != expected:
                self.refuse(
                    Sentence(
                        "tensor “{tensor}” overlaps another one"
                        if place.begin < expected
                        else "tensor “{tensor}” lies behind a hole",
                        tensor=shown(place.name),
                    )
                )
            expected = place.end
        if expected > data_size:
            self.refuse(Sentence("{count:,} bytes are missing at its end", count=expected - data_size))
        if expected < data_size:
            self.refuse(Sentence("{count:,} bytes too many follow its last tensor", count=data_size - expected))


def _depth(text: bytes) -> int:
    """Deepest nesting of brackets outside strings. The JSON parser's own answer to deep nesting is a full stack."""
    deepest = depth = 0
    for index, piece in enumerate(text.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')):
        if index % 2:
            continue
        for bracket in piece.translate(None, NO_BRACKETS):
            depth += 1 if bracket in b"{[" else -1
            deepest = max(deepest, depth)
    return deepest
