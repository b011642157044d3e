"""Finding the one set of named weights in a checkpoint: inside wrappers, behind prefixes, beside optimizers."""

from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from engine.errors import EngineError
from engine.storage.safe_open import shown
from engine.weights.checkpoint.tensor_spec import TensorSpec

T = TypeVar("T")

DEEPEST = 3
NEVER_WEIGHTS = ("optim", "sched", "scaler", "amp", "callback", "loop", "hparam", "hyper", "arg", "config", "history")
PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.", "_model.", "ema_model.", "student.")
COUNTERS = ("n_averaged",)  # beside the weights of torch.optim.swa_utils.AveragedModel


class SeveralSetsError(EngineError):
    """The file holds several sets of weights, called ``parts``: one has to be chosen."""

    def __init__(self, sentence: str, parts: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.parts = parts


def several_sets(name: str, parts: tuple[str, ...]) -> SeveralSetsError:
    """The error for the file ``name`` that holds the sets called ``parts``."""
    names = ", ".join(f"“{shown(part)}”" for part in parts[:4])
    return SeveralSetsError(
        f"“{shown(name)}” holds {len(parts)} sets of weights: {names}. Choose one; in the terminal: weights import "
        "FILE --part NAME.",
        parts,
    )


def named_weights(root: object, part: str, name: str) -> tuple[dict[str, TensorSpec], tuple[str, ...]]:
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
    notes = (f"The weights were taken from “{shown('.'.join(place))}” inside the file.",) if place else ()
    return found, notes


def no_weights(name: str, part: str) -> EngineError:
    """The error for the file ``name`` that has no weights, or none called ``part``."""
    wanted = f" called “{shown(part)}”" if part else ""
    return EngineError(
        f"“{shown(name)}” has no named weights{wanted} inside. Save model.state_dict() to get a file that has."
    )


def part_of(tensors: Mapping[str, T], part: str) -> dict[str, T]:
    """The tensors whose names begin with ``part`` ("teacher"), behind prefixes that all have; may be none."""
    plain, _ = _bare(tensors)
    return {key.removeprefix(f"{part}."): tensor for key, tensor in plain.items() if key.startswith(f"{part}.")}


def without_prefixes(tensors: Mapping[str, T], name: str) -> tuple[dict[str, T], tuple[str, ...]]:
    """``tensors`` without prefixes that wrappers put before all names; EngineError when that makes two names equal."""
    plain, removed = _bare(tensors)
    _check_unique(plain, name)
    notes = (f"“{removed}” was removed from the names of the weights.",) if removed else ()
    return plain, notes


def _bare(tensors: Mapping[str, T]) -> tuple[dict[str, T], str]:
    plain = {key: tensor for key, tensor in tensors.items() if key not in COUNTERS}
    removed = ""
    while plain:
        prefix = next((prefix for prefix in PREFIXES if all(key.startswith(prefix) for key in plain)), "")
        if not prefix:
            break
        plain = {key.removeprefix(prefix): tensor for key, tensor in plain.items()}
        removed += prefix
    return plain, removed


def _check_unique(tensors: Mapping[str, object], name: str) -> None:
    for key in tensors:
        for prefix in PREFIXES:
            if key.startswith(prefix) and key.removeprefix(prefix) in tensors:
                raise EngineError(
                    f"“{shown(name)}” names the same weights twice: “{shown(key.removeprefix(prefix))}” and "
                    f"“{shown(key)}”. Save only one of them."
                )


def _sets(
    node: object, place: tuple[str, ...], depth: int, seen: set[int]
) -> Iterator[tuple[tuple[str, ...], dict[str, TensorSpec]]]:
    """Every dictionary with named tensors in it that is no part of an optimizer's state; each is visited once."""
    if not isinstance(node, dict) or id(node) in seen:
        return
    seen.add(id(node))
    entries = cast("dict[object, object]", node)
    tensors = {key: value for key, value in entries.items() if isinstance(key, str) and isinstance(value, TensorSpec)}
    inner = [
        (key, value)
        for key, value in entries.items()
        if isinstance(key, str) and isinstance(value, dict) and not key.lower().startswith(NEVER_WEIGHTS)
    ]
    found = [pair for key, value in inner if depth for pair in _sets(value, (*place, key), depth - 1, seen)]
    # a few loose tensors beside a real set ("best_accuracy") are no weights
    if tensors and (not found or len(tensors) > max(len(weights) for _, weights in found)):
        yield place, tensors
    else:
        yield from found
