"""Which network a set of named weights is for: names and shapes are compared with every network in the catalog."""

import math
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown
from engine.weights.checkpoint.state_dict import several_sets
from engine.weights.identify.key_remaps import BESIDE, KeyRemap, key_remaps
from engine.weights.identify.mismatch import MOST_NAMED, convolutions, explain_mismatch
from engine.weights.identify.signatures import COUNTER, Signature, is_statistic, signature
from engine.weights.tensors import OF_LAYERS
from models.build import Form
from models.catalog import ARCHITECTURES, FAMILIES, Architecture

FORMER_NAMES = [(re.compile(old), new) for family in FAMILIES.values() for old, new in family.former_names]
# parts of published checkpoints that serve training only
TRAINING_ONLY = ("aux1.", "aux2.", "AuxLogits.")
OF_PICTURES = ("normal", "preproc", "transform")  # what prepares pictures: its numbers are no weights


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """The network that ``state`` is for. state: named as that network names its weights; classes: how many outputs.

    left_out: tensors that lay beside the network and are no part of it.
    """

    architecture: Architecture
    form: Form
    classes: int
    channels: int
    size: int
    state: dict[str, Tensor]
    notes: tuple[Sentence, ...]
    left_out: Mapping[str, Tensor] = field(default_factory=dict)


def diagnose(state: Mapping[str, Tensor], file_name: str) -> Diagnosis:
    """The network in the catalog that ``state`` fits; EngineError explains why there is none.

    SeveralSetsError when it holds several networks of which one has to be chosen.
    """
    weights = {_name_today(name): tensor for name, tensor in state.items()}
    remaps = list(key_remaps(weights))
    examined: list[Signature] = []
    copies: dict[str, Diagnosis] = {}
    for candidate in _candidates(weights, file_name):
        examined.append(candidate)
        for remap in remaps:
            if remap.part in copies:
                continue
            found = _fitted(candidate, remap)
            if found is None:
                continue
            if not remap.part:
                return found
            copies[remap.part] = found
    if len(copies) > 1:
        raise several_sets(file_name, tuple(copies))
    raise EngineError(explain_mismatch(examined, [remap.weights for remap in remaps if not remap.part], file_name))


def _name_today(name: str) -> str:
    """``name`` of a weight as its network calls it today."""
    for old, new in FORMER_NAMES:
        name = old.sub(new, name)
    return name


def _candidates(weights: Mapping[str, Tensor], file_name: str) -> Iterator[Signature]:
    """Every network, form and size, the likeliest first: so that a known file builds one network only."""
    channels = _channels(weights)
    count = sum(tensor.numel() for name, tensor in weights.items() if not is_statistic(name))
    stem = file_name.lower()

    def unlikeliness(network: Architecture, form: Form) -> tuple[bool, float]:
        is_named = any(part in stem for part in (f"{network.key}-", f"{network.key}.", f"{network.key}_"))
        parameters = network.small_parameters if form == "small" else network.parameters
        return not is_named, abs(math.log(max(count, 1) / parameters))

    forms: list[tuple[Architecture, Form]] = []
    for network in ARCHITECTURES:
        forms.append((network, "small"))
        if network.has_full_form:
            forms.append((network, "full"))
    forms.sort(key=lambda pair: unlikeliness(*pair))
    for network, form in forms:
        # pictures of 32 are usually photos, of 28 usually ink
        small = sorted(network.small_sizes, reverse=channels == 3)
        for size in (network.size,) if form == "full" else small:
            candidate = signature(network.key, form, channels, size)
            if candidate is not None:
                yield candidate


def _fitted(candidate: Signature, remap: KeyRemap) -> Diagnosis | None:
    """The weights as the candidate's network takes them, or None when they do not fit it."""
    beside = {name: tensor for name, tensor in remap.weights.items() if _is_beside(name, candidate)}
    weights, notes = _with_its_head(candidate, remap, beside)
    extra = [name for name in weights if name not in candidate.shapes and name not in beside]
    if any(not name.startswith(TRAINING_ONLY) for name in extra):
        return None
    if extra:
        notes += (Sentence("Its auxiliary classifiers, which serve training only, were left out."),)
    if beside:
        notes += (left_out_note(list(beside)),)
    state: dict[str, Tensor] = {}
    for name, shape in candidate.shapes.items():
        tensor = weights.get(name)
        if tensor is None and name.endswith(COUNTER):
            tensor = torch.zeros(shape, dtype=torch.int64)  # missing before PyTorch 0.4.1; used in training only
        if tensor is None or not candidate.takes(name, tensor):
            return None
        state[name] = tensor.reshape(()).to(torch.int64) if name.endswith(COUNTER) else tensor
    counts = {state[name].shape[0] for name in candidate.heads}
    if len(counts) > 1 or 0 in counts:
        return None
    classes = counts.pop() if counts else candidate.architecture.classes
    return Diagnosis(
        candidate.architecture, candidate.form, classes, candidate.channels, candidate.size, state, notes, beside
    )


def _is_beside(name: str, candidate: Signature) -> bool:
    """Whether the tensor ``name`` is certainly no part of a network like ``candidate``.

    It lies beside all layers and is not called as what layers hold ("mean", "class_weights"), or serves training or
    prepares pictures ("criterion.weight").
    """
    first, dot, _ = name.partition(".")
    if name in candidate.shapes or first in candidate.parts:
        return False
    return first.lower().startswith((*BESIDE, *OF_PICTURES)) if dot else name not in OF_LAYERS


def left_out_note(names: Sequence[str]) -> Sentence:
    """What to tell of tensors that lay beside a network."""
    some = ", ".join(f"“{shown(name)}”" for name in names[:MOST_NAMED])
    if len(names) > MOST_NAMED:
        return Sentence(
            "What is no part of the network was left out: {names} and {more} more.",
            names=some,
            more=len(names) - MOST_NAMED,
        )
    return Sentence("What is no part of the network was left out: {names}.", names=some)


def _with_its_head(
    candidate: Signature, remap: KeyRemap, beside: Container[str]
) -> tuple[Mapping[str, Tensor], tuple[Sentence, ...]]:
    """The weights with their last layer called as the candidate calls it ("fc.1", behind dropout, for "fc")."""
    weights = remap.weights
    missing = {name for name in candidate.heads if name not in weights}
    extra = [name for name in weights if name not in candidate.shapes and name not in beside]
    tops = {name.rpartition(".")[0] for name in missing}
    others = {name.rpartition(".")[0] for name in extra}
    if len(missing) != len(extra) or len(tops) != 1 or len(others) != 1:
        return weights, remap.notes
    top, other = tops.pop(), others.pop()
    renamed = {name: f"{top}.{name.rpartition('.')[2]}" for name in extra}
    if set(renamed.values()) != missing or not other:
        return weights, remap.notes
    note = Sentence("Its last layer, “{theirs}”, was taken as “{ours}”.", theirs=shown(other), ours=shown(top))
    return {renamed.get(name, name): tensor for name, tensor in weights.items()}, (*remap.notes, note)


def _channels(weights: Mapping[str, Tensor]) -> int:
    """Channels of the pictures: of the convolution with the fewest inputs, as names may be in any order."""
    inputs = [tensor.shape[1] for tensor in convolutions(weights)]
    return 1 if inputs and min(inputs) == 1 else 3
