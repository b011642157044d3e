"""What the pickle inside a PyTorch checkpoint may say: dictionaries of tensors, each a ``TensorSpec``, never made here.

``engine.storage.pickle_machine`` follows it without running anything. A name that is not in
engine.weights.checkpoint.allowed_globals ends it with that name.
"""

import io
from typing import Any, NoReturn, cast

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage import pickle_machine
from engine.storage.pickle_machine import OPAQUE, Global
from engine.storage.safe_open import shown
from engine.weights.checkpoint.allowed_globals import DICTIONARIES, PARAMETERS, SPECIAL, TENSORS, is_allowed
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
from engine.weights.damage import damaged

MOST_STEPS = 300_000
LARGEST_PICKLE = 16 << 20  # bytes; the numbers of the weights are not in it
MOST_NUMBERS = 1 << 40  # of a storage, and along a side of a tensor
IMPOSSIBLE_SHAPE = Sentence("it describes a tensor of an impossible shape")


def follow(stream: io.BytesIO, name: str, storages: dict[str, Storage] | None = None) -> object:
    """What the pickle at ``stream``'s position describes; the stream stands behind it afterwards.

    dict, list, tuple, str, bytes, numbers, bool, None, TensorSpec, Global or Opaque; a dictionary keeps the entries
    whose keys are texts or numbers. ``storages`` receives every storage by its key. EngineError, naming the file as
    ``name``, when it is damaged or asks for code.
    """
    return pickle_machine.follow(stream, CheckpointVocabulary(name, {} if storages is None else storages))


class CheckpointVocabulary:
    """Tensors, the storages that they share, and dictionaries of them; other allowed names make nothing of use."""

    most_steps = MOST_STEPS

    def __init__(self, name: str, storages: dict[str, Storage]) -> None:
        self._name = name
        self._storages = storages
        self._pairs_left = MOST_STEPS  # one list of pairs can be passed to many calls

    def refuse(self, asked: str) -> NoReturn:  # noqa: D102  as in Vocabulary, like all below
        raise EngineError(
            "“{file}” holds more than weights: it asks for “{name}”, and such things can run code, so it was not "
            "opened. {advice}",
            file=shown(self._name),
            name=shown(asked),
            advice=SAVE_A_STATE_DICT,
        )

    def refuse_instruction(self, name: str) -> NoReturn:  # noqa: D102
        raise EngineError(
            "“{file}” holds more than weights: it asks for “the pickle instruction {name}”, and such things can run "
            "code, so it was not opened. {advice}",
            file=shown(self._name),
            name=name,
            advice=SAVE_A_STATE_DICT,
        )

    def damaged(self, details: str) -> NoReturn:  # noqa: D102
        raise damaged(self._name, Sentence("its description cannot be followed"), details)

    def too_long(self) -> NoReturn:  # noqa: D102
        raise damaged(self._name, Sentence("it describes more than any network here has"))

    def allows(self, asked: Global) -> bool:  # noqa: D102
        return is_allowed(asked.module, asked.name)

    def build(self, target: object, state: object) -> None:  # noqa: D102  attributes are no weights (``_metadata``)
        if not isinstance(target, dict | TensorSpec):
            raise TypeError(f"state {type(state).__name__} for {type(target).__name__}")

    def set_entry(self, entries: dict[Any, Any], key: object, value: object) -> None:  # noqa: D102
        # other keys never name weights, and hashing nested ones could take for ever
        if isinstance(key, str | int | float):
            if key in entries and isinstance(value, TensorSpec):
                raise damaged(self._name, Sentence("it names “{key}” twice", key=shown(str(key))))
            entries[key] = value

    def persistent(self, identity: object) -> Storage:
        """A storage: ("storage", type, key, device, count[, view])."""
        kind, storage_type, key, _device, count, *view = cast("tuple[Any, ...]", identity)
        if kind != "storage" or not isinstance(storage_type, Global) or storage_type.name not in STORAGES:
            raise ValueError("no storage")
        if not isinstance(key, str) or type(count) is not int or not 0 <= count < MOST_NUMBERS or any(view):
            raise ValueError("an impossible storage")
        dtype, item_size = STORAGES[storage_type.name]
        storage = Storage(dtype, item_size, key, count)
        known = self._storages.setdefault(key, storage)
        if known.count * known.item_size != count * item_size:
            raise damaged(self._name, Sentence("it gives two sizes for the numbers “{key}”", key=shown(key)))
        return storage

    def call(self, asked: Global, arguments: tuple[Any, ...]) -> object:  # noqa: D102
        if (asked.module, asked.name) in DICTIONARIES:
            return self._dictionary(arguments)
        if asked.name in TENSORS:
            return self._tensor(asked.name, arguments)
        if asked.name in PARAMETERS:
            if not isinstance(arguments[0], TensorSpec):
                raise TypeError("a parameter without a tensor")
            return arguments[0]
        if asked.name in SPECIAL:
            return TensorSpec(NO_STORAGE, "float32", 0, (), (), SPECIAL[asked.name])
        if asked.name == "_rebuild_from_type_v2":
            inner, _type, inner_arguments, *_ = arguments
            if not isinstance(inner, Global) or not isinstance(inner_arguments, tuple):
                raise TypeError("a call of no known name")
            return self.call(inner, cast("tuple[Any, ...]", inner_arguments))
        return OPAQUE

    def _dictionary(self, values: tuple[Any, ...]) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        pairs = values[-1] if values else []
        if isinstance(pairs, list):
            entries = cast("list[Any]", pairs)
            self._pairs_left -= len(entries)
            if self._pairs_left < 0 or any(len(pair) != 2 for pair in entries):
                raise ValueError("a dictionary of no pairs")
            for key, value in entries:
                self.set_entry(made, key, value)
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
            raise damaged(self._name, IMPOSSIBLE_SHAPE)
        if len(shape) != len(stride) or len(shape) > MOST_DIMENSIONS:
            raise damaged(self._name, IMPOSSIBLE_SHAPE)
        _, numbers = reach(shape, stride)
        last = offset + numbers
        if last * item_size > storage.count * storage.item_size:
            raise damaged(self._name, Sentence("it describes a tensor larger than its numbers"))
        return TensorSpec(storage, dtype, offset, tuple(shape), tuple(stride))


def _are_counts(values: object) -> bool:
    return isinstance(values, tuple) and all(
        type(value) is int and 0 <= value < MOST_NUMBERS for value in cast("tuple[object, ...]", values)
    )
