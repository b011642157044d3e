"""Which network a set of named weights is for: found by comparing names and shapes with every network in the catalog.

The networks are built on the meta device, without numbers, once each. If none fits, the closest is explained in words.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import torch
from torch import Tensor

from engine.errors import EngineError
from engine.hollow import without_numbers
from engine.regular_file import shown
from models.build import Form, build
from models.catalog import ARCHITECTURES, Architecture

SENTINEL = 13  # a number of classes that is no width of any layer: where it shows up, the classes are
MOST_NAMED = 4
COUNTER = "num_batches_tracked"
# names that DenseNet's weights had before PyTorch 0.4: "norm.1.weight" for "norm1.weight"
OLD_DENSENET = re.compile(r"^(.*denselayer\d+\.(?:norm|conv))\.([12]\.\w+)$")
# parts of published checkpoints that serve training only
TRAINING_ONLY = ("aux1.", "aux2.", "AuxLogits.")
# (filters, width) of the first layer -> whose mark that is
FIRST_LAYERS = {
    (96, 11): "AlexNet of 2012",
    (64, 11): "torchvision's AlexNet",
    (96, 7): "ZFNet",
    (64, 7): "GoogLeNet, ResNet or DenseNet",
    (64, 3): "VGG",
    (6, 5): "LeNet-5",
}


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """The network that ``state`` is for. state: named as that network names its weights; classes: how many outputs."""

    architecture: Architecture
    form: Form
    classes: int
    channels: int
    size: int
    state: dict[str, Tensor]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Skeleton:
    """Names and shapes of a network's weights. heads: those whose first dimension is the classes."""

    architecture: Architecture
    form: Form
    size: int
    channels: int
    shapes: Mapping[str, tuple[int, ...]]
    heads: frozenset[str]
    first: str  # the first convolution, whose second dimension is the channels; empty when there is none


def diagnose(state: Mapping[str, Tensor], file_name: str) -> Diagnosis:
    """The network in the catalog that ``state`` fits; EngineError explains why there is none."""
    weights = {OLD_DENSENET.sub(r"\1\2", name): tensor for name, tensor in state.items()}
    examined: list[Skeleton] = []
    for skeleton in _candidates(weights, file_name):
        examined.append(skeleton)
        found = _fitted(skeleton, weights)
        if found is not None:
            return found
    raise EngineError(_explanation(examined, weights, file_name))


def _candidates(weights: Mapping[str, Tensor], file_name: str) -> Iterator[Skeleton]:
    """Every network, form and size, the likeliest first: so that a known file builds one skeleton only."""
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
            skeleton = _skeleton(network.key, form, channels, size)
            if skeleton is not None:
                yield skeleton


@lru_cache(maxsize=256)
def _skeleton(key: str, form: Form, channels: int, size: int) -> Skeleton | None:
    network = next(network for network in ARCHITECTURES if network.key == key)
    for classes in (SENTINEL, network.classes):  # some networks cannot have any number of classes
        try:
            with without_numbers():
                built = build(key, classes=classes, channels=channels, size=size, form=form)
        except (ValueError, KeyError):
            continue
        shapes = {name: tuple(tensor.shape) for name, tensor in built.state_dict().items()}
        heads = frozenset(name for name, shape in shapes.items() if classes == SENTINEL and shape[:1] == (SENTINEL,))
        first = next((name for name, shape in shapes.items() if len(shape) == 4), "")
        return Skeleton(network, form, size, channels, shapes, heads, first)
    return None


def _fitted(skeleton: Skeleton, weights: Mapping[str, Tensor]) -> Diagnosis | None:
    """``weights`` as the skeleton's network takes them, or None when they do not fit it."""
    notes: list[str] = []
    extra = [name for name in weights if name not in skeleton.shapes]
    if any(not name.startswith(TRAINING_ONLY) for name in extra):
        return None
    if extra:
        notes.append("Its auxiliary classifiers, which serve training only, were left out.")
    state: dict[str, Tensor] = {}
    for name, shape in skeleton.shapes.items():
        tensor = weights.get(name)
        if tensor is None and name.endswith(COUNTER):
            tensor = torch.zeros(shape, dtype=torch.int64)  # missing before PyTorch 0.4.1; used in training only
        if tensor is None or not _is_shape(skeleton, name, tuple(tensor.shape)):
            return None
        state[name] = tensor
    counts = {state[name].shape[0] for name in skeleton.heads}
    if len(counts) > 1 or 0 in counts:
        return None
    classes = counts.pop() if counts else skeleton.architecture.classes
    return Diagnosis(
        skeleton.architecture, skeleton.form, classes, skeleton.channels, skeleton.size, state, tuple(notes)
    )


def _is_shape(skeleton: Skeleton, name: str, shape: tuple[int, ...]) -> bool:
    expected = skeleton.shapes[name]
    if name in skeleton.heads:
        return shape[1:] == expected[1:] and len(shape) == len(expected)
    return shape == expected


# ---- why nothing fits


def _explanation(examined: list[Skeleton], weights: Mapping[str, Tensor], file_name: str) -> str:
    file = f"“{shown(file_name)}”"
    mark = first_layer(weights)
    closest = max(examined, key=lambda skeleton: _likeness(skeleton, weights), default=None)
    if closest is None or _likeness(closest, weights) == (0, 0):
        named = ", ".join(f"{shown(name)} {_shape(tensor)}" for name, tensor in list(weights.items())[:MOST_NAMED])
        return f"{file} is for a network that Inkling does not have{mark}. It holds {len(weights)} weights: {named} …"
    wrong = _differences(closest, weights)
    listed = "; ".join(wrong[:MOST_NAMED])
    more = f" (and {len(wrong) - MOST_NAMED} more)" if len(wrong) > MOST_NAMED else ""
    form = ", small form" if closest.form == "small" and closest.architecture.has_full_form else ""
    return (
        f"{file} fits no network here{mark}. The closest is {closest.architecture.title}{form}, but {listed}{more}. "
        "Choose weights of a network in the list."
    )


def first_layer(weights: Mapping[str, Tensor]) -> str:
    """ "; 96 filters of 11×11 in the first layer are the mark of AlexNet of 2012", or nothing."""
    filters = next((tensor.shape for tensor in _convolutions(weights)), None)
    if filters is None:
        return ""
    told = f" ({filters[0]} filters of {filters[2]}×{filters[3]} in the first layer"
    whose = FIRST_LAYERS.get((filters[0], filters[2]))
    return f"{told}, as in {whose})" if whose else f"{told})"


def _likeness(skeleton: Skeleton, weights: Mapping[str, Tensor]) -> tuple[int, int]:
    """How many weights agree in name and shape, less those that are too many or too few; and in name."""
    common = [name for name in weights if name in skeleton.shapes]
    same = [name for name in common if _is_shape(skeleton, name, tuple(weights[name].shape))]
    apart = len(weights) - len(common) + len(skeleton.shapes) - len(common)
    return (len(same) * 2 - apart if common else 0, len(common))


def _differences(skeleton: Skeleton, weights: Mapping[str, Tensor]) -> list[str]:
    wrong: list[str] = []
    for name, shape in skeleton.shapes.items():
        tensor = weights.get(name)
        if tensor is None and not name.endswith(COUNTER):
            wrong.append(f"{shown(name)} is missing")
        elif tensor is not None and not _is_shape(skeleton, name, tuple(tensor.shape)):
            wrong.append(f"{shown(name)} is {_shape(tensor)} instead of {_sizes(shape)}")
    wrong.sort(key=lambda sentence: sentence.endswith("missing"))
    wrong += [
        f"{shown(name)} {_shape(tensor)} is too much" for name, tensor in weights.items() if name not in skeleton.shapes
    ]
    counts = {weights[name].shape[0] for name in skeleton.heads if name in weights}
    if not wrong and len(counts) > 1:
        wrong.append("its outputs disagree on the number of classes")
    return wrong


def _channels(weights: Mapping[str, Tensor]) -> int:
    """Channels of the pictures: of the convolution with the fewest inputs, as names may be in any order."""
    inputs = [tensor.shape[1] for tensor in _convolutions(weights)]
    return 1 if inputs and min(inputs) == 1 else 3


def _convolutions(weights: Mapping[str, Tensor]) -> list[Tensor]:
    """All convolutions, those that can be the first (1 or 3 channels in) before the others."""
    found = [tensor for tensor in weights.values() if tensor.dim() == 4]
    return sorted(found, key=lambda tensor: tensor.shape[1] not in (1, 3))


def is_statistic(name: str) -> bool:
    """Whether ``name`` is a statistic that batch normalization collects, not a trained parameter."""
    return name.endswith(("running_mean", "running_var", COUNTER))


def _shape(tensor: Tensor) -> str:
    return _sizes(tuple(tensor.shape))


def _sizes(shape: tuple[int, ...]) -> str:
    return "×".join(map(str, shape)) or "a single number"
