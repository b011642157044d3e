"""What the pickles in which CIFAR was published may say. No torch.

Such a file holds one dictionary of texts, lists of whole numbers or texts, and NumPy arrays of bytes. NumPy's own files
keep arrays of Python objects in the same way; those of texts or whole numbers are read, too.
``engine.storage.pickle_machine`` follows it without running anything; every name but those of NumPy's arrays refuses
the file.
"""

import io
from dataclasses import dataclass
from math import prod
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.storage import pickle_machine
from engine.storage.pickle_machine import Global
from engine.storage.safe_open import open_regular, shown

MOST_BYTES = 1 << 29  # the largest, CIFAR-100's training part, has 155 MB
MOST_STEPS = 5_000_000
ARRAYS = {("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "_reconstruct")}
# protocol 5 of newer NumPy: (bytes, dtype, shape, order)
BUFFERS = {("numpy.core.numeric", "_frombuffer"), ("numpy._core.numeric", "_frombuffer")}
# one number: (dtype, its bytes)
SCALARS = {("numpy.core.multiarray", "scalar"), ("numpy._core.multiarray", "scalar")}
BYTES = ("_codecs", "encode")  # how Python 3 writes bytes in protocol 2: (text, "latin1")
NAMES = ARRAYS | BUFFERS | SCALARS | {BYTES, ("numpy", "ndarray"), ("numpy", "dtype")}
DTYPES = {"u1": np.uint8, "i8": np.int64, "i4": np.int32, "|u1": np.uint8, "<i8": np.int64, "<i4": np.int32}
MOST_DIMENSIONS = 4
OBJECTS = ("O", "O8", "O4", "|O")  # arrays of Python objects
LONGEST_TEXT = 1_000  # of a label: each takes as much memory as the longest


def read_batch(path: Path) -> dict[str, Any]:
    """The dictionary in the pickle ``path``: str, int, list, tuple and NDArray values under text keys.

    EngineError when it is damaged or asks for anything else.
    """
    with open_regular(path) as file:
        if file.seek(0, 2) > MOST_BYTES:
            raise EngineError("“{file}” is larger than any part of a data set in this form.", file=shown(path.name))
        file.seek(0)
        return follow(io.BytesIO(file.read()), path.name)


def follow(stream: io.BytesIO, name: str) -> dict[str, Any]:
    """As ``read_batch``; ``name``: what the file is called in sentences."""
    vocabulary = CifarVocabulary(name)
    found = pickle_machine.follow(stream, vocabulary)
    if not isinstance(found, dict):
        vocabulary.damaged("it holds no dictionary")
    return {
        str(key): value.numbers if isinstance(value, _Array) else value
        for key, value in cast("dict[Any, Any]", found).items()
    }


def read_objects(stream: io.BytesIO, name: str) -> NDArray[Any]:
    """An array of Python objects, when all of them are texts or all whole numbers: str or int64 of its shape.

    name: what the array is called in sentences. EngineError or ValueError when it is damaged or holds anything else.
    """
    found = pickle_machine.follow(stream, CifarVocabulary(name))
    if not isinstance(found, _Array) or found.numbers is None:
        raise ValueError("no array")
    return found.numbers


@dataclass
class _Dtype:
    code: str
    order: str = ""


@dataclass
class _Array:
    """An array whose content comes later, by BUILD."""

    numbers: NDArray[Any] | None = None


class CifarVocabulary:
    """NumPy's arrays of bytes and whole numbers, in the ways that NumPy has written them since Python 2."""

    most_steps = MOST_STEPS

    def __init__(self, name: str) -> None:
        self._name = shown(name)
        self._bytes_left = 2 * MOST_BYTES  # one text can be made into bytes by many calls

    def refuse(self, asked: str) -> NoReturn:  # noqa: D102  as in Vocabulary, like all below
        raise EngineError(
            "“{file}” is a pickle that asks for “{name}”. Such a file can run code, so it was not opened. Get the data "
            "set from its maker's page.",
            file=self._name,
            name=shown(asked),
        )

    def refuse_instruction(self, name: str) -> NoReturn:  # noqa: D102
        raise EngineError(
            "“{file}” is a pickle that asks for “the instruction {name}”. Such a file can run code, so it was not "
            "opened. Get the data set from its maker's page.",
            file=self._name,
            name=name,
        )

    def damaged(self, details: str) -> NoReturn:  # noqa: D102
        raise EngineError("“{file}” is incomplete or damaged. Get the file again.", details, file=self._name)

    def too_long(self) -> NoReturn:  # noqa: D102
        self.damaged("too many steps")

    def allows(self, asked: Global) -> bool:  # noqa: D102
        return (asked.module, asked.name) in NAMES

    def persistent(self, identity: object) -> NoReturn:  # noqa: ARG002, D102
        self.refuse_instruction("BINPERSID")

    def set_entry(self, entries: dict[Any, Any], key: object, value: object) -> None:  # noqa: D102
        text = key.decode("ascii") if isinstance(key, bytes) else key
        if not isinstance(text, str) or text in entries:
            raise ValueError("a key that is no text, or twice")
        entries[text] = value

    def call(self, asked: Global, arguments: tuple[Any, ...]) -> object:  # noqa: D102
        name = (asked.module, asked.name)
        if name in ARRAYS:
            return _Array()
        if name in BUFFERS:
            raw, kind, shape, order = arguments
            return _Array(self._numbers(shape, kind, order == "F", raw))
        if name in SCALARS:
            kind, raw = arguments
            return int(self._numbers((1,), kind, False, raw)[0])
        if name == BYTES:
            text, coding = arguments
            if coding not in ("latin1", "latin-1"):
                raise ValueError("bytes in another coding")
            return self._encoded(_as(str, text))
        if asked.name == "dtype" and isinstance(arguments[0], str):
            return _Dtype(arguments[0])
        return self.refuse(f"{asked.module}.{asked.name}")

    def build(self, target: object, state: object) -> None:  # noqa: D102
        values = _as(tuple, state)
        if isinstance(target, _Dtype):
            target.order = str(values[1])
        elif isinstance(target, _Array):
            _version, shape, kind, is_fortran, raw = values
            target.numbers = self._numbers(shape, kind, bool(is_fortran), raw)
        else:
            raise TypeError("state for nothing")

    def _numbers(self, shape: object, kind: object, is_fortran: bool, raw: object) -> NDArray[Any]:
        """The array that the bytes ``raw`` hold; ValueError when they do not fit its shape."""
        sizes, described = _as(tuple, shape), _as(_Dtype, kind)
        if described.code in OBJECTS:
            return _texts_or_numbers(sizes, _as(list, raw))
        dtype = DTYPES[described.code]
        content = self._encoded(raw) if isinstance(raw, str) else _as(bytes | bytearray, raw)
        are_sizes = all(type(size) is int and 0 <= size <= MOST_BYTES for size in sizes)
        if described.order == ">" or not 1 <= len(sizes) <= MOST_DIMENSIONS or not are_sizes:
            raise ValueError("an array of another kind")
        if prod(sizes) * np.dtype(dtype).itemsize != len(content):
            raise ValueError("an array that does not fit its bytes")
        return np.frombuffer(content, dtype).reshape(sizes, order="F" if is_fortran else "C")

    def _encoded(self, text: str) -> bytes:
        self._bytes_left -= len(text)
        if self._bytes_left < 0:
            raise ValueError("more bytes than the file has")
        return text.encode("latin-1")


def _texts_or_numbers(sizes: tuple[Any, ...], values: list[object]) -> NDArray[Any]:
    if not 1 <= len(sizes) <= MOST_DIMENSIONS or prod(sizes) != len(values):
        raise ValueError("an array that does not fit its values")
    if all(type(value) is int for value in values):
        return np.array(values, np.int64).reshape(sizes)
    texts = [value.decode() if isinstance(value, bytes) else value for value in values]
    if not all(isinstance(text, str) and len(text) <= LONGEST_TEXT for text in texts):
        raise ValueError("objects that are no texts or numbers")
    return np.array(texts, np.str_).reshape(sizes)


def _as(kind: type | UnionType, value: object) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} instead of {kind}")
    return value
