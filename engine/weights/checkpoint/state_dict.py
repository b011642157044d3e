"""Finding the one set of named weights in a checkpoint: inside wrappers, behind prefixes, beside optimizers."""

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown
from engine.weights.checkpoint.tensor_spec import TensorSpec

T = TypeVar("T")

DEEPEST = 3
NEVER_WEIGHTS = ("optim", "sched", "scaler", "amp", "callback", "loop", "hparam", "hyper", "arg", "config", "history")
PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.", "_model.", "ema_model.", "student.")
COUNTERS = ("n_averaged",)  # beside the weights of torch.optim.swa_utils.AveragedModel
COUNTERS_OF_WORK = ("total_ops", "total_params")  # what thop.profile leaves in every layer
MOST_PARTS = 32  # of a list or tuple that are looked at


class SeveralSetsError(EngineError):
    """The file holds several sets of weights, called ``parts``: one has to be chosen."""

    def __init__(self, sentence: Sentence, parts: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.parts = parts


def several_sets(name: str, parts: tuple[str, ...]) -> SeveralSetsError:
    """The error for the file ``name`` that holds the sets called ``parts``."""
    sentence = Sentence(
        "“{file}” holds {count} sets of weights: {names}. Choose one; in the terminal: weights import FILE "
        "--part NAME.",
        file=shown(name),
        count=len(parts),
        names=", ".join(f"“{shown(part)}”" for part in parts[:4]),
    )
    return SeveralSetsError(sentence, parts)


def named_weights(root: object, part: str, name: str) -> tuple[dict[str, TensorSpec], tuple[Sentence, ...]]:
    """The named tensors in ``root`` and sentences on where they were found.

    part: which set to take when there are several ("ema"). EngineError, naming the file as ``name``, when there are
    none; SeveralSetsError when there are several.
    """
    sets = dict(_sets(root, (), DEEPEST, set()))
    if part:
        named = {place: found for place, found in sets.items() if part in (".".join(place), place[-1] if place else "")}
        sets = named or {(*place, part): some for place, found in sets.items() if (some := part_of(found, part))}
    if not sets:
        raise no_weights(name, part)
    if len(sets) > 1:
        raise several_sets(name, tuple(".".join(place) for place in sets))
    place, found = next(iter(sets.items()))
    if not place:
        return found, ()
    note = Sentence("The weights were taken from “{place}” inside the file.", place=shown(".".join(place)))
    return found, (note,)


def no_weights(name: str, part: str) -> EngineError:
    """The error for the file ``name`` that has no weights, or none called ``part``."""
    if part:
        return EngineError(
            "“{file}” has no named weights called “{part}” inside. Save model.state_dict() to get a file that has.",
            file=shown(name),
            part=shown(part),
        )
    return EngineError(
        "“{file}” has no named weights inside. Save model.state_dict() to get a file that has.", file=shown(name)
    )


def part_of(tensors: Mapping[str, T], part: str) -> dict[str, T]:
    """The tensors whose names begin with ``part`` ("teacher"), behind prefixes that all have; may be none."""
    plain, _ = _bare(tensors)
    return {key.removeprefix(f"{part}."): tensor for key, tensor in plain.items() if key.startswith(f"{part}.")}


def without_prefixes(tensors: Mapping[str, T], name: str) -> tuple[dict[str, T], tuple[Sentence, ...]]:
    """``tensors`` without prefixes that wrappers put before all names, and without what counts the work of layers.

    With sentences on both; EngineError when that makes two names equal.
    """
    plain, removed = _bare(tensors)
    _check_unique(plain, name)
    notes: list[Sentence] = []
    if removed:
        notes.append(Sentence("“{prefix}” was removed from the names of the weights.", prefix=removed))
    if counters := sorted({leaf for key in tensors if (leaf := _leaf(key)) in COUNTERS_OF_WORK}):
        names = ", ".join(f"“{counter}”" for counter in counters)
        notes.append(Sentence("What is no part of the network was left out: {names}.", names=names))
    return plain, tuple(notes)


def _bare(tensors: Mapping[str, T]) -> tuple[dict[str, T], str]:
    plain = {
        key: tensor for key, tensor in tensors.items() if key not in COUNTERS and _leaf(key) not in COUNTERS_OF_WORK
    }
    removed = ""
    while plain:
        prefix = next((prefix for prefix in PREFIXES if all(key.startswith(prefix) for key in plain)), "")
        if not prefix:
            break
        plain = {key.removeprefix(prefix): tensor for key, tensor in plain.items()}
        removed += prefix
    return plain, removed


def _leaf(key: str) -> str:
    return key.rpartition(".")[2]


def _check_unique(tensors: Mapping[str, object], name: str) -> None:
    for key in tensors:
        for prefix in PREFIXES:
            if key.startswith(prefix) and key.removeprefix(prefix) in tensors:
                raise EngineError(
                    "“{file}” names the same weights twice: “{one}” and “{other}”. Save only one of them.",
                    file=shown(name),
                    one=shown(key.removeprefix(prefix)),
                    other=shown(key),
                )


def _sets(
    node: object, place: tuple[str, ...], depth: int, seen: set[int]
) -> Iterator[tuple[tuple[str, ...], dict[str, TensorSpec]]]:
    """Every dictionary with named tensors in it that is no part of an optimizer's state; each is visited once."""
    if id(node) in seen or not isinstance(node, dict | list | tuple):
        return
    seen.add(id(node))
    entries = _entries(node)
    tensors = {key: value for key, value in entries.items() if isinstance(value, TensorSpec)}
    inner = [
        (key, value)
        for key, value in entries.items()
        if isinstance(value, dict | list | tuple) and not key.lower().startswith(NEVER_WEIGHTS)
    ]
    found = [pair for key, value in inner if depth for pair in _sets(value, (*place, key), depth - 1, seen)]
    # a few loose tensors beside a real set ("best_accuracy") are no weights
    if tensors and (not found or len(tensors) > max(len(weights) for _, weights in found)):
        yield place, tensors
    else:
        yield from found


def _entries(node: object) -> dict[str, object]:
    """What ``node`` holds, by name: a dictionary's entries, pairs of a name and a tensor, the parts of a (state, meta)
    tuple by their number from 1; without names nothing else of a list is weights."""
    if isinstance(node, dict):
        named = cast("dict[object, object]", node)
        return {key: value for key, value in named.items() if isinstance(key, str)}
    if not isinstance(node, list | tuple):
        return {}
    parts = cast("list[object] | tuple[object, ...]", node)
    pairs = [part for part in parts if _is_named_tensor(part)]
    if pairs and len(pairs) == len(parts):
        return dict(cast("list[tuple[str, object]]", pairs))
    return {
        str(number): part for number, part in enumerate(parts[:MOST_PARTS], 1) if isinstance(part, dict | list | tuple)
    }


def _is_named_tensor(part: object) -> bool:
    if not isinstance(part, list | tuple):
        return False
    values = cast("list[object] | tuple[object, ...]", part)
    return len(values) == 2 and isinstance(values[0], str) and isinstance(values[1], TensorSpec)
