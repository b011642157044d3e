"""Reads the pickles in which CIFAR was published, without unpickling: nothing in them can run. No torch.

What such a file holds is one dictionary of texts, lists of whole numbers or texts, and NumPy arrays of bytes. The few
pickle instructions that say this are followed here (as ``pickletools`` names them); every other one, and every name
but those of NumPy's arrays, refuses the file.
"""

import pickletools
from dataclasses import dataclass
from math import prod
from pathlib import Path
from types import UnionType
from typing import Any, NoReturn, cast

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.storage.safe_open import open_regular, shown

MOST_BYTES = 1 << 30
MOST_STEPS = 5_000_000
ARRAYS = {("numpy.core.multiarray", "_reconstruct"), ("numpy._core.multiarray", "_reconstruct")}
# protocol 5 of newer NumPy: (bytes, dtype, shape, order)
BUFFERS = {("numpy.core.numeric", "_frombuffer"), ("numpy._core.numeric", "_frombuffer")}
# one number: (dtype, its bytes)
SCALARS = {("numpy.core.multiarray", "scalar"), ("numpy._core.multiarray", "scalar")}
BYTES = ("_codecs", "encode")  # how Python 3 writes bytes in protocol 2: (text, "latin1")
NAMES = ARRAYS | BUFFERS | SCALARS | {BYTES, ("numpy", "ndarray"), ("numpy", "dtype")}
DTYPES = {"u1": np.uint8, "i8": np.int64, "i4": np.int32, "|u1": np.uint8, "<i8": np.int64, "<i4": np.int32}


def read_batch(path: Path) -> dict[str, Any]:
    """The dictionary in the pickle ``path``: str, int, list, tuple and NDArray values under text keys.

    EngineError when it is damaged or asks for anything else.
    """
    with open_regular(path) as file:
        if file.seek(0, 2) > MOST_BYTES:
            raise EngineError(f"“{shown(path.name)}” is larger than any part of a data set in this form.")
        file.seek(0)
        return _Reader(path.name).read(file)


def is_batch(path: Path) -> bool:
    """Whether ``path`` begins as such a pickle does: protocol 2 to 5, then a dictionary."""
    try:
        with open_regular(path) as file:
            head = file.read(16)
    except (EngineError, OSError):
        return False
    return head[:1] == b"\x80" and head[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05") and b"}" in head[2:13]


@dataclass(frozen=True)
class _Name:
    """A name that the pickle asked for; never looked up."""

    module: str
    name: str


@dataclass
class _Dtype:
    code: str
    order: str = ""


@dataclass
class _Array:
    """An array whose content comes later, by BUILD."""

    numbers: NDArray[Any] | None = None


class _Mark:
    """Where a group of values begins on the stack."""


MARK = _Mark()


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = shown(name)
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def read(self, file: Any) -> dict[str, Any]:
        try:
            found = self._follow(file)
        except EngineError:
            raise
        except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, UnicodeError) as error:
            self._damaged(repr(error)[:300])
        if not isinstance(found, dict):
            self._damaged("it holds no dictionary")
        return {
            str(key): value.numbers if isinstance(value, _Array) else value
            for key, value in cast("dict[Any, Any]", found).items()
        }

    def _damaged(self, details: str) -> NoReturn:
        raise EngineError(f"“{self._name}” is incomplete or damaged. Get the file again.", details)

    def _refuse(self, what: str) -> NoReturn:
        raise EngineError(
            f"“{self._name}” is a pickle that asks for “{shown(what)}”. Such a file can run code, so it was not "
            "opened. Get the data set from its maker's page."
        )

    def _follow(self, file: Any) -> object:
        for step, (opcode, argument, _) in enumerate(pickletools.genops(file)):
            if step > MOST_STEPS:
                self._damaged("too many steps")
            if opcode.name == "STOP":
                return self._stack.pop()
            self._act(opcode.name, argument)
        raise ValueError("no end")

    def _act(self, name: str, argument: Any) -> None:
        stack = self._stack
        if name in VALUES:
            stack.append(argument)
        elif name in CONSTANTS:
            stack.append(CONSTANTS[name]())
        elif name in ("BINPUT", "LONG_BINPUT"):
            self._memo[argument] = stack[-1]
        elif name == "MEMOIZE":
            self._memo[len(self._memo)] = stack[-1]
        elif name in ("BINGET", "LONG_BINGET"):
            stack.append(self._memo[argument])
        elif name in ("APPEND", "APPENDS"):
            values = self._group() if name == "APPENDS" else [stack.pop()]
            _as(list, stack[-1]).extend(values)
        elif name in ("SETITEM", "SETITEMS"):
            values = self._group() if name == "SETITEMS" else [stack.pop(-2), stack.pop()]
            self._set(values)
        elif name == "TUPLE":
            stack.append(tuple(self._group()))
        elif name in ("TUPLE1", "TUPLE2", "TUPLE3"):
            count = int(name[-1])
            taken = tuple(stack[-count:])
            if len(taken) != count:
                raise ValueError("too few values")
            del stack[-count:]
            stack.append(taken)
        elif name in ("GLOBAL", "STACK_GLOBAL"):
            self._ask(name, argument)
        elif name == "REDUCE":
            self._call()
        elif name == "BUILD":
            self._build()
        elif name not in ("PROTO", "FRAME"):
            self._refuse(str(argument) if name == "INST" else f"the instruction {name}")

    def _group(self) -> list[Any]:
        """The values above the last mark, which goes away."""
        at = max(place for place, value in enumerate(self._stack) if value is MARK)
        group = self._stack[at + 1 :]
        del self._stack[at:]
        return group

    def _set(self, values: list[Any]) -> None:
        target = _as(dict, self._stack[-1])
        for key, value in zip(values[::2], values[1::2], strict=True):
            text = key.decode("ascii") if isinstance(key, bytes) else key
            if not isinstance(text, str) or text in target:
                raise ValueError("a key that is no text, or twice")
            target[text] = value

    def _ask(self, name: str, argument: Any) -> None:
        if name == "GLOBAL":
            module, _, attribute = str(argument).partition(" ")
        else:
            attribute, module = self._stack.pop(), self._stack.pop()
        if (module, attribute) not in NAMES:
            self._refuse(f"{module}.{attribute}")
        self._stack.append(_Name(module, attribute))

    def _call(self) -> None:
        arguments, asked = self._stack.pop(), self._stack.pop()
        if not isinstance(asked, _Name) or not isinstance(arguments, tuple):
            raise TypeError("a call of nothing")
        values = cast("tuple[Any, ...]", arguments)
        if (asked.module, asked.name) in ARRAYS:
            self._stack.append(_Array())
        elif (asked.module, asked.name) in BUFFERS:
            raw, kind, shape, order = values
            self._stack.append(_Array(_numbers(_as(tuple, shape), _as(_Dtype, kind), order == "F", raw)))
        elif (asked.module, asked.name) in SCALARS:
            kind, raw = values
            self._stack.append(int(_numbers((1,), _as(_Dtype, kind), False, raw)[0]))
        elif (asked.module, asked.name) == BYTES:
            text, coding = values
            if coding not in ("latin1", "latin-1"):
                raise ValueError("bytes in another coding")
            self._stack.append(_as(str, text).encode("latin-1"))
        elif asked.name == "dtype" and isinstance(values[0], str):
            self._stack.append(_Dtype(values[0]))
        else:
            self._refuse(f"a call of {asked.module}.{asked.name}")

    def _build(self) -> None:
        state, target = self._stack.pop(), self._stack[-1]
        values = _as(tuple, state)
        if isinstance(target, _Dtype):
            target.order = str(values[1])
        elif isinstance(target, _Array):
            _version, shape, kind, is_fortran, raw = values
            target.numbers = _numbers(_as(tuple, shape), _as(_Dtype, kind), bool(is_fortran), raw)
        else:
            raise TypeError("state for nothing")


def _numbers(shape: tuple[Any, ...], kind: _Dtype, is_fortran: bool, raw: object) -> NDArray[Any]:
    """The array that the bytes ``raw`` hold; ValueError when they do not fit its shape."""
    dtype = DTYPES[kind.code]
    content = raw.encode("latin-1") if isinstance(raw, str) else bytes(_as(bytes | bytearray, raw))
    if kind.order == ">" or not 1 <= len(shape) <= 4 or any(type(size) is not int or size < 0 for size in shape):
        raise ValueError("an array of another kind")
    if prod(shape) * np.dtype(dtype).itemsize != len(content):
        raise ValueError("an array that does not fit its bytes")
    return np.frombuffer(content, dtype).reshape(shape, order="F" if is_fortran else "C")


def _as(kind: type | UnionType, value: object) -> Any:
    if not isinstance(value, kind):
        raise TypeError(f"{type(value).__name__} instead of {kind}")
    return value


VALUES = {
    *("BININT", "BININT1", "BININT2", "LONG1"),
    *("BINSTRING", "SHORT_BINSTRING", "BINUNICODE", "SHORT_BINUNICODE", "BINBYTES", "SHORT_BINBYTES", "BINBYTES8"),
    "BYTEARRAY8",
}
CONSTANTS: dict[str, Any] = {
    "MARK": lambda: MARK,
    "NONE": lambda: None,
    "NEWTRUE": lambda: True,
    "NEWFALSE": lambda: False,
    "EMPTY_DICT": dict,
    "EMPTY_LIST": list,
    "EMPTY_TUPLE": tuple,
}
