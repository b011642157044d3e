"""The pickle inside a PyTorch checkpoint, followed step by step without ever running anything.

No unpickler of Python or torch touches a file that a person opens. ``follow`` is a small stack machine for the few
opcodes that torch.save writes: it builds dictionaries, lists, texts and numbers, and for each tensor a ``TensorSpec``
that says which bytes it would take. A name that is not in engine.weights.checkpoint.allowed_globals ends it with that
name.
"""

import io
import itertools
import pickletools
import struct
from typing import IO, Any, NoReturn, cast

from engine.errors import EngineError
from engine.storage.safe_open import shown
from engine.weights.checkpoint.allowed_globals import DICTIONARIES, PARAMETERS, SPECIAL, TENSORS, Global, is_allowed
from engine.weights.checkpoint.not_weights import SAVE_A_STATE_DICT
from engine.weights.checkpoint.tensor_spec import (
    DTYPES,
    MOST_DIMENSIONS,
    NO_STORAGE,
    STORAGES,
    Storage,
    TensorSpec,
    reach,
)

MOST_STEPS = 300_000
LARGEST_PICKLE = 16 << 20  # bytes; the numbers of the weights are not in it


class Opaque:
    """Something harmless that is not weights: a device, a set, a NumPy number."""


OPAQUE = Opaque()


def follow(stream: IO[bytes], name: str, storages: "dict[str, Storage] | None" = None) -> object:
    """What the pickle at ``stream``'s position describes; the stream stands behind it afterwards.

    dict, list, tuple, str, bytes, numbers, bool, None, TensorSpec, Global or Opaque; a dictionary keeps the entries
    whose keys are texts or numbers. ``storages`` receives every storage by its key. EngineError, naming the file as
    ``name``, when it is damaged or asks for code.
    """
    return _Machine(name, {} if storages is None else storages).run(stream)


def is_pickle(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a pickle of any protocol (looked at, never opened)."""
    if head[:1] == b"\x80" and head[1:2] <= b"\x05":
        return True
    try:
        for _ in itertools.islice(pickletools.genops(io.BytesIO(head)), 20_000):
            pass
    except (ValueError, IndexError, struct.error, OverflowError):
        return False
    return bool(head)


class _Mark:
    """Where a group of values begins on the stack."""


MARK = _Mark()


class _Machine:
    def __init__(self, name: str, storages: dict[str, Storage]) -> None:
        self._name = shown(name)
        self._stack: list[Any] = []
        self._memo: dict[int, Any] = {}
        self._storages = storages
        self._pairs_left = MOST_STEPS  # one list of pairs can be passed to many calls

    def damaged(self, why: str, details: str = "") -> NoReturn:
        raise EngineError(f"“{self._name}” is incomplete or damaged: {why}. Get the file again.", details=details)

    def refuse_code(self, what: str) -> NoReturn:
        raise EngineError(
            f"“{self._name}” holds more than weights: it asks for “{shown(what)}”, and such things can run code, so it "
            f"was not opened. {SAVE_A_STATE_DICT}"
        )

    def run(self, stream: IO[bytes]) -> object:
        try:
            return self._steps(stream)
        except (ValueError, IndexError, KeyError, TypeError, struct.error, OverflowError) as error:
            self.damaged("its description cannot be followed", details=repr(error)[:500])

    def _steps(self, stream: IO[bytes]) -> object:
        for step, (opcode, argument, _) in enumerate(pickletools.genops(stream)):
            if step > MOST_STEPS:
                self.damaged("it describes more than any network here has")
            if opcode.name == "STOP":
                return self._pop()
            act = ACTS.get(opcode.name)
            if act is None:
                named = str(argument).replace(" ", ".") if opcode.name == "INST" else ""
                self.refuse_code(named or f"the pickle instruction {opcode.name}")
            act(self, argument)
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

    # ---- one method per kind of opcode

    def nothing(self, _: object) -> None:
        """PROTO, FRAME."""

    def mark(self, _: object) -> None:
        self._stack.append(MARK)

    def constant(self, argument: object) -> None:
        self._stack.append(argument)

    def none(self, _: object) -> None:
        self._stack.append(None)

    def true(self, _: object) -> None:
        self._stack.append(True)

    def false(self, _: object) -> None:
        self._stack.append(False)

    def new_dict(self, _: object) -> None:
        self._stack.append({})

    def new_list(self, _: object) -> None:
        self._stack.append([])

    def new_set(self, _: object) -> None:
        self._stack.append(OPAQUE)

    def empty_tuple(self, _: object) -> None:
        self._stack.append(())

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
            # other keys never name weights, and hashing nested ones could take for ever
            if isinstance(key, str | int | float):
                if key in entries and isinstance(value, TensorSpec):
                    self.damaged(f"it names “{shown(str(key))}” twice")
                entries[key] = value

    def global_name(self, argument: str) -> None:
        module, _, name = argument.partition(" ")
        self._stack.append(self._allowed(module, name))

    def stack_global(self, _: object) -> None:
        name, module = self._pop(), self._pop()
        if not isinstance(module, str) or not isinstance(name, str):
            raise TypeError("a global without a name")
        self._stack.append(self._allowed(module, name))

    def _allowed(self, module: str, name: str) -> Global:
        if not is_allowed(module, name):
            self.refuse_code(f"{module}.{name}")
        return Global(module, name)

    def new_object(self, _: object) -> None:
        arguments, kind = self._pop(), self._pop()
        self._stack.append(self._call(kind, arguments))

    def reduce(self, _: object) -> None:
        arguments, kind = self._pop(), self._pop()
        self._stack.append(self._call(kind, arguments))

    def build(self, _: object) -> None:
        """State of an object: attributes, which are no weights (an OrderedDict's ``_metadata``)."""
        state = self._pop()
        if (target := self._top()) is OPAQUE or isinstance(target, dict | TensorSpec):
            return
        raise TypeError(f"state {type(state).__name__} for {type(target).__name__}")

    def persistent(self, _: object) -> None:
        """A storage: ("storage", type, key, device, count[, view])."""
        kind, storage_type, key, _device, count, *view = cast("tuple[Any, ...]", self._pop())
        if kind != "storage" or not isinstance(storage_type, Global) or storage_type.name not in STORAGES:
            raise ValueError("no storage")
        if not isinstance(key, str) or type(count) is not int or not 0 <= count < 1 << 40 or any(view):
            raise ValueError("an impossible storage")
        dtype, item_size = STORAGES[storage_type.name]
        storage = Storage(dtype, item_size, key, count)
        known = self._storages.setdefault(key, storage)
        if known.count * known.item_size != count * item_size:
            self.damaged(f"it gives two sizes for the numbers “{shown(key)}”")
        self._stack.append(storage)

    # ---- calls that make tensors

    def _call(self, kind: object, arguments: object) -> object:
        if not isinstance(kind, Global) or not isinstance(arguments, tuple):
            raise TypeError("a call of no known name")
        values = cast("tuple[Any, ...]", arguments)
        if (kind.module, kind.name) in DICTIONARIES:
            return self._dictionary(values)
        if kind.name in TENSORS:
            return self._tensor(kind.name, values)
        if kind.name in PARAMETERS:
            if not isinstance(values[0], TensorSpec):
                raise TypeError("a parameter without a tensor")
            return values[0]
        if kind.name in SPECIAL:
            return TensorSpec(NO_STORAGE, "float32", 0, (), (), SPECIAL[kind.name])
        if kind.name == "_rebuild_from_type_v2":
            inner, _type, inner_arguments, *_ = values
            return self._call(inner, inner_arguments)
        return OPAQUE

    def _dictionary(self, values: tuple[Any, ...]) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        pairs = values[-1] if values else []
        if isinstance(pairs, list):
            entries = cast("list[Any]", pairs)
            self._pairs_left -= len(entries)
            if self._pairs_left < 0 or any(len(pair) != 2 for pair in entries):
                raise ValueError("a dictionary of no pairs")
            self._stack.append(made)
            self._update([part for pair in entries for part in pair])
            self._stack.pop()
        return made

    def _tensor(self, call: str, values: tuple[Any, ...]) -> TensorSpec:
        storage, offset, shape, stride = values[:4]
        if not isinstance(storage, Storage):
            raise TypeError("a tensor without a storage")
        dtype, item_size = storage.dtype, storage.item_size
        if call == "_rebuild_tensor_v3":
            asked = values[6]
            if not isinstance(asked, Global) or asked.name not in DTYPES:
                raise ValueError("an unknown number format")
            dtype, item_size = asked.name, DTYPES[asked.name]
        if dtype not in DTYPES:
            raise ValueError("a tensor of plain bytes")
        if not _are_counts((offset,)) or not _are_counts(shape) or not _are_counts(stride):
            self.damaged("it describes a tensor of an impossible shape")
        if len(shape) != len(stride) or len(shape) > MOST_DIMENSIONS:
            self.damaged("it describes a tensor of an impossible shape")
        _, numbers = reach(shape, stride)
        last = offset + numbers
        if last * item_size > storage.count * storage.item_size:
            self.damaged("it describes a tensor larger than its numbers")
        return TensorSpec(storage, dtype, offset, tuple(shape), tuple(stride))


def _are_counts(values: object) -> bool:
    return isinstance(values, tuple) and all(
        type(value) is int and 0 <= value < 1 << 40 for value in cast("tuple[object, ...]", values)
    )


ACTS: dict[str, Any] = {
    "PROTO": _Machine.nothing,
    "FRAME": _Machine.nothing,
    "MARK": _Machine.mark,
    "NONE": _Machine.none,
    "NEWTRUE": _Machine.true,
    "NEWFALSE": _Machine.false,
    **dict.fromkeys(("BININT", "BININT1", "BININT2", "LONG1", "LONG4", "BINFLOAT"), _Machine.constant),
    **dict.fromkeys(("BINUNICODE", "SHORT_BINUNICODE", "BINUNICODE8"), _Machine.constant),
    **dict.fromkeys(("BINSTRING", "SHORT_BINSTRING"), _Machine.constant),
    **dict.fromkeys(("BINBYTES", "SHORT_BINBYTES", "BINBYTES8"), _Machine.constant),
    # protocol 0, that of very old files
    **dict.fromkeys(("INT", "LONG", "FLOAT", "UNICODE", "STRING"), _Machine.constant),
    "PUT": _Machine.put,
    "GET": _Machine.get,
    "DICT": _Machine.dict_of_group,
    "LIST": _Machine.list_of_group,
    "EMPTY_DICT": _Machine.new_dict,
    "EMPTY_LIST": _Machine.new_list,
    "EMPTY_SET": _Machine.new_set,
    "EMPTY_TUPLE": _Machine.empty_tuple,
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
    "NEWOBJ": _Machine.new_object,
    "REDUCE": _Machine.reduce,
    "BUILD": _Machine.build,
    "BINPERSID": _Machine.persistent,
}
