"""Pickles, followed step by step without ever running anything.

No unpickler of Python, NumPy or torch touches a file that a person opens. ``follow`` is a stack machine for the
instructions (as ``pickletools`` names them) that plain values are written with: it builds dictionaries, lists, texts
and numbers. What a name stands for, and what a call of it makes, is said by a ``Vocabulary``: there is one for the
tensors of checkpoints and one for the arrays of data sets. Any other name or instruction ends it.
"""

import io
import itertools
import pickletools
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, Protocol, cast

MOST_LOOKED_AT = 20_000  # instructions, to tell whether a file is a pickle


@dataclass(frozen=True)
class Global:
    """A name that the pickle asked for; never looked up."""

    module: str
    name: str


class Opaque:
    """Something harmless without a meaning here: a device, a set, a scaler."""


OPAQUE = Opaque()


class Vocabulary(Protocol):
    """What the pickles of one kind of file may say. Its methods raise EngineError, or
    ValueError and the like where one is damaged.

    most_steps: instructions after which a pickle of this kind is too long.
    """

    most_steps: int

    def allows(self, asked: Global) -> bool:
        """Whether the pickle may ask for this name."""
        ...

    def call(self, asked: Global, arguments: tuple[Any, ...]) -> object:
        """What a call of an allowed name makes."""
        ...

    def build(self, target: object, state: object) -> None:
        """State for ``target``, which ``call`` or the machine made."""
        ...

    def persistent(self, identity: object) -> object:
        """What lies elsewhere in the file under ``identity``."""
        ...

    def set_entry(self, entries: dict[Any, Any], key: object, value: object) -> None:
        """Put an entry into a dictionary, or leave it out."""
        ...

    def refuse(self, asked: str) -> NoReturn:
        """The pickle asks for ``asked``, a name or an instruction, which could run code."""
        ...

    def refuse_instruction(self, name: str) -> NoReturn:
        """The pickle holds the instruction ``name``, which plain values do not need."""
        ...

    def damaged(self, details: str) -> NoReturn:
        """The pickle cannot be followed."""
        ...

    def too_long(self) -> NoReturn:
        """The pickle has more than ``most_steps`` instructions."""
        ...


def follow(stream: io.BytesIO, vocabulary: Vocabulary) -> object:
    """What the pickle at ``stream``'s position describes, in the words of ``vocabulary``; the stream stands behind it.

    dict, list, tuple, str, bytes, numbers, bool, None, Global, Opaque or what the vocabulary makes. In memory, because
    a length that lies must not make room for what is not there. EngineError when it is damaged or asks for code.
    """
    return _Machine(vocabulary).run(stream)


def is_pickle(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a pickle of any protocol (looked at, never opened)."""
    if head[:1] == b"\x80" and head[1:2] <= b"\x05":
        return True
    try:
        for _ in itertools.islice(pickletools.genops(io.BytesIO(head)), MOST_LOOKED_AT):
            pass
    except (ValueError, IndexError, struct.error, OverflowError):
        return False
    return bool(head)


class _Mark:
    """Where a group of values begins on the stack."""


MARK = _Mark()


class _Machine:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}

    def run(self, stream: io.BytesIO) -> object:
        try:
            return self._steps(stream)
        except (
            *(ValueError, IndexError, KeyError, TypeError, AttributeError),
            *(struct.error, OverflowError, RecursionError),
        ) as error:
            self._vocabulary.damaged(repr(error)[:500])

    def _steps(self, stream: io.BytesIO) -> object:
        for step, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if step > self._vocabulary.most_steps:
                self._vocabulary.too_long()
            if opcode.name == "STOP":
                return self._pop()
            act = ACTS.get(opcode.name)
            if act is not None:
                act(self, argument)
            elif opcode.name == "INST":
                self._vocabulary.refuse(str(argument).replace(" ", "."))
            else:
                self._vocabulary.refuse_instruction(opcode.name)
        raise ValueError("no end")

    # ---- the stack

    def _pop(self) -> Any:
        value = self._stack.pop()
        if value is MARK:
            raise ValueError("a mark where a value belongs")
        return value

    def _top(self) -> Any:
        if self._stack[-1] is MARK:
            raise ValueError("a mark where a value belongs")
        return self._stack[-1]

    def _group(self) -> list[Any]:
        """The values above the last mark, which goes away."""
        for at in range(len(self._stack) - 1, -1, -1):
            if self._stack[at] is MARK:
                group = self._stack[at + 1 :]
                del self._stack[at:]
                return group
        raise ValueError("no mark")

    # ---- one method per kind of instruction

    def nothing(self, _: object) -> None:
        """PROTO, FRAME."""

    def constant(self, argument: object) -> None:
        self._stack.append(argument)

    def tuple_of_group(self, _: object) -> None:
        self._stack.append(tuple(self._group()))

    def list_of_group(self, _: object) -> None:
        self._stack.append(self._group())

    def dict_of_group(self, _: object) -> None:
        pairs = self._group()
        self._stack.append({})
        self._update(pairs)

    def tuple1(self, _: object) -> None:
        self._stack.append((self._pop(),))

    def tuple2(self, _: object) -> None:
        last = self._pop()
        self._stack.append((self._pop(), last))

    def tuple3(self, _: object) -> None:
        last, middle = self._pop(), self._pop()
        self._stack.append((self._pop(), middle, last))

    def pop(self, _: object) -> None:
        self._stack.pop()

    def pop_group(self, _: object) -> None:
        self._group()

    def put(self, index: int) -> None:
        self._memo[index] = self._top()

    def memoize(self, _: object) -> None:
        self._memo[len(self._memo)] = self._top()

    def get(self, index: int) -> None:
        self._stack.append(self._memo[index])

    def append(self, _: object) -> None:
        value = self._pop()
        self._extend([value])

    def append_group(self, _: object) -> None:
        self._extend(self._group())

    def _extend(self, values: list[Any]) -> None:
        target = self._top()
        if isinstance(target, list):
            cast("list[Any]", target).extend(values)
        elif target is not OPAQUE:
            raise TypeError("appending to no list")

    def set_item(self, _: object) -> None:
        value, key = self._pop(), self._pop()
        self._update([key, value])

    def set_group(self, _: object) -> None:
        self._update(self._group())

    def _update(self, pairs: list[Any]) -> None:
        target = self._top()
        if len(pairs) % 2:
            raise ValueError("a key without a value")
        if target is OPAQUE:
            return
        if not isinstance(target, dict):
            raise TypeError("items for no dictionary")
        entries = cast("dict[Any, Any]", target)
        for key, value in zip(pairs[::2], pairs[1::2], strict=True):
            self._vocabulary.set_entry(entries, key, value)

    def global_name(self, argument: str) -> None:
        module, _, name = argument.partition(" ")
        self._ask(module, name)

    def stack_global(self, _: object) -> None:
        name, module = self._pop(), self._pop()
        if not isinstance(module, str) or not isinstance(name, str):
            raise TypeError("a global without a name")
        self._ask(module, name)

    def _ask(self, module: str, name: str) -> None:
        asked = Global(module, name)
        if not self._vocabulary.allows(asked):
            self._vocabulary.refuse(f"{module}.{name}")
        self._stack.append(asked)

    def call(self, _: object) -> None:
        """REDUCE, NEWOBJ: both call what the first value names with the second."""
        arguments, asked = self._pop(), self._pop()
        if not isinstance(asked, Global) or not isinstance(arguments, tuple):
            raise TypeError("a call of no known name")
        self._stack.append(self._vocabulary.call(asked, cast("tuple[Any, ...]", arguments)))

    def build(self, _: object) -> None:
        state = self._pop()
        if (target := self._top()) is not OPAQUE:
            self._vocabulary.build(target, state)

    def persistent(self, _: object) -> None:
        self._stack.append(self._vocabulary.persistent(self._pop()))


def _pushes(make: Callable[[], object]) -> Callable[[_Machine, object], None]:
    return lambda machine, _: machine.constant(make())


ACTS: dict[str, Any] = {
    "PROTO": _Machine.nothing,
    "FRAME": _Machine.nothing,
    "MARK": _pushes(lambda: MARK),
    "NONE": _pushes(lambda: None),
    "NEWTRUE": _pushes(lambda: True),
    "NEWFALSE": _pushes(lambda: False),
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "LONG4", "BINFLOAT"), _Machine.constant),
    **dict.fromkeys(("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"), _Machine.constant),
    **dict.fromkeys(("BINSTRING", "SHORT_BINSTRING"), _Machine.constant),
    **dict.fromkeys(("BINBYTES", "SHORT_BINBYTES", "BINBYTES8", "BYTEARRAY8"), _Machine.constant),
    # protocol 0, that of very old files
    **dict.fromkeys(("INT", "LONG", "FLOAT", "UNICODE", "STRING"), _Machine.constant),
    "PUT": _Machine.put,
    "GET": _Machine.get,
    "DICT": _Machine.dict_of_group,
    "LIST": _Machine.list_of_group,
    "EMPTY_DICT": _pushes(dict),
    "EMPTY_LIST": _pushes(list),
    "EMPTY_SET": _pushes(lambda: OPAQUE),
    "EMPTY_TUPLE": _pushes(tuple),
    "TUPLE": _Machine.tuple_of_group,
    "TUPLE1": _Machine.tuple1,
    "TUPLE2": _Machine.tuple2,
    "TUPLE3": _Machine.tuple3,
    "POP": _Machine.pop,
    "POP_MARK": _Machine.pop_group,
    "BINPUT": _Machine.put,
    "LONG_BINPUT": _Machine.put,
    "MEMOIZE": _Machine.memoize,
    "BINGET": _Machine.get,
    "LONG_BINGET": _Machine.get,
    "APPEND": _Machine.append,
    "APPENDS": _Machine.append_group,
    "ADDITEMS": _Machine.append_group,
    "SETITEM": _Machine.set_item,
    "SETITEMS": _Machine.set_group,
    "GLOBAL": _Machine.global_name,
    "STACK_GLOBAL": _Machine.stack_global,
    "NEWOBJ": _Machine.call,
    "REDUCE": _Machine.call,
    "BUILD": _Machine.build,
    "BINPERSID": _Machine.persistent,
}
