"""Frames between the window and the engine: a JSON head, then raw bytes. No pickle, no torch.

A frame is 12 bytes (magic, head length, body length; little endian), the head (UTF-8 JSON) and the body. The head
holds the envelope (id, channel, kind) and the message's fields. Arrays and bytes travel raw in the body; the head says
their dtype, shape and place. Only the dataclasses named in a ``Codec`` can be written or read.
"""

import dataclasses
import json
import struct
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

import numpy as np

from engine.protocol.envelope import Envelope
from engine.sentence import Sentence, from_plain, to_plain

MAGIC = 0x314B4E49  # "INK1"
PREFIX = struct.Struct("<III")
MAX_SIZE = 1 << 30  # of a head or a body
DTYPES = {"uint8", "int64", "int32", "float32", "float64", "bool"}
# a file's name need not be UTF-8: Python then holds its bytes as lone surrogates, which have to arrive as they are
SURROGATES = "surrogatepass"


class WireError(Exception):
    """The stream does not hold frames (a stray print, a version mismatch, a cut pipe)."""


class Codec:
    """The dataclasses that may travel, by name."""

    def __init__(self, kinds: Sequence[type]) -> None:
        self._kinds = {kind.__name__: kind for kind in kinds}

    def encode(self, envelope: Envelope[object]) -> bytes:
        """One frame. WireError when the message, or what is in it, is not in the vocabulary or too large."""
        body = bytearray()
        try:
            head = {
                "id": envelope.id,
                "channel": envelope.channel,
                "kind": self._name_of(envelope.message),
                "message": self._fields_to_wire(envelope.message, body),
            }
            text = json.dumps(head, ensure_ascii=False).encode(errors=SURROGATES)
        except (TypeError, ValueError, RecursionError) as error:
            raise WireError(f"{envelope.kind} does not travel: {error}") from error
        if len(text) > MAX_SIZE or len(body) > MAX_SIZE:
            raise WireError(f"{envelope.kind} is too large: {len(text):,} and {len(body):,} bytes")
        return PREFIX.pack(MAGIC, len(text), len(body)) + text + body

    def decode(self, head: bytes, body: bytes) -> Envelope[Any]:
        """What one frame holds."""
        try:
            told = json.loads(head.decode(errors=SURROGATES))
            message = self._made(told["kind"], told["message"], memoryview(body))
            return Envelope(int(told["id"]), str(told["channel"]), message)
        except (KeyError, TypeError, ValueError, RecursionError) as error:
            raise WireError(f"unreadable frame: {error}") from error

    def _name_of(self, value: object) -> str:
        name = type(value).__name__
        if name not in self._kinds:
            raise WireError(f"{name} is not in the vocabulary")
        return name

    def _fields_to_wire(self, value: Any, body: bytearray) -> dict[str, object]:
        return {field.name: self._to_wire(getattr(value, field.name), body) for field in dataclasses.fields(value)}

    def _to_wire(self, value: object, body: bytearray) -> object:
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return {"#": self._name_of(value), **self._fields_to_wire(value, body)}
        if isinstance(value, np.ndarray):
            if str(value.dtype) not in DTYPES:
                raise WireError(f"dtype {value.dtype} does not travel")
            place = len(body)
            body += np.ascontiguousarray(value).tobytes()
            return {"#array": str(value.dtype), "shape": value.shape, "at": place}
        if isinstance(value, Sentence):
            return {"#sentence": to_plain(value)}
        if isinstance(value, bytes):
            place = len(body)
            body += value
            return {"#bytes": len(value), "at": place}
        if isinstance(value, dict):
            return {"#dict": [[key, self._to_wire(item, body)] for key, item in value.items()]}
        if isinstance(value, list | tuple):
            return [self._to_wire(item, body) for item in value]
        if isinstance(value, np.generic):
            return value.item()
        return value

    def _from_wire(self, value: Any, body: memoryview) -> Any:
        if isinstance(value, list):
            return tuple(self._from_wire(item, body) for item in value)
        if not isinstance(value, dict):
            return value
        if "#array" in value:
            if value["#array"] not in DTYPES:
                raise WireError(f"dtype {value['#array']} does not travel")
            dtype, shape, at = np.dtype(value["#array"]), tuple(value["shape"]), value["at"]
            count = int(np.prod(shape, dtype=np.int64))
            return np.frombuffer(body, dtype, count, at).reshape(shape)
        if "#sentence" in value:
            sentence = from_plain(value["#sentence"])
            if sentence is None:
                raise WireError("unreadable sentence")
            return sentence
        if "#bytes" in value:
            return bytes(body[value["at"] : value["at"] + value["#bytes"]])
        if "#dict" in value:
            return {key: self._from_wire(item, body) for key, item in value["#dict"]}
        return self._made(value["#"], {name: item for name, item in value.items() if name != "#"}, body)

    def _made(self, name: str, fields: dict[str, Any], body: memoryview) -> Any:
        return self._kinds[name](**{field: self._from_wire(item, body) for field, item in fields.items()})


class FrameBuffer:
    """Collects bytes as they come and yields whole frames: (head, body)."""

    def __init__(self) -> None:
        self._pending = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Frames completed by ``data``, oldest first."""
        self._pending += data
        while len(self._pending) >= PREFIX.size:
            head_size, body_size = _sizes(bytes(self._pending[: PREFIX.size]))
            end = PREFIX.size + head_size + body_size
            if len(self._pending) < end:
                return
            head = bytes(self._pending[PREFIX.size : PREFIX.size + head_size])
            body = bytes(self._pending[PREFIX.size + head_size : end])
            del self._pending[:end]
            yield head, body


def read_frame(stream: BinaryIO) -> tuple[bytes, bytes] | None:
    """The next frame of a blocking stream; None at its end."""
    prefix = stream.read(PREFIX.size)
    if len(prefix) < PREFIX.size:
        return None
    head_size, body_size = _sizes(prefix)
    head, body = stream.read(head_size), stream.read(body_size)
    return (head, body) if len(head) == head_size and len(body) == body_size else None


def _sizes(prefix: bytes) -> tuple[int, int]:
    magic, head_size, body_size = PREFIX.unpack(prefix)
    if magic != MAGIC or head_size > MAX_SIZE or body_size > MAX_SIZE:
        raise WireError("the stream does not hold frames")
    return head_size, body_size
