"""Other names for a set of weights: the network may be a part of something larger.

People put networks into modules of their own: all names then begin alike ("backbone.", "resnet."), a body and a head
lie side by side ("backbone.", "head.fc."), measures of the training lie beside the network ("val_acc.total"), or two
copies of it do ("student.", "teacher.").
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torch import Tensor

from engine.sentence import Sentence
from engine.storage.safe_open import shown

DEEPEST = 4
# what serves training only and changes no answer
BESIDE = (
    "criterion",
    "loss",
    "metric",
    "train_",
    "val_",
    "valid",
    "test_",
    "acc",
    "auroc",
    "f1",
    "confusion",
    "n_averaged",
)


@dataclass(frozen=True, eq=False)
class KeyRemap:
    """The weights under other names, and sentences on what was done. part: the copy that was read, of several."""

    weights: Mapping[str, Tensor]
    notes: tuple[Sentence, ...] = ()
    part: str = ""


def key_remaps(weights: Mapping[str, Tensor]) -> Iterator[KeyRemap]:
    """``weights`` as they are, then in other ways."""
    yield KeyRemap(weights)
    yield from _unwrapped(weights, "", DEEPEST)


def _unwrapped(weights: Mapping[str, Tensor], before: str, depth: int) -> Iterator[KeyRemap]:
    groups = _groups(weights)
    wrappers = [first for first, group in groups.items() if first and len(group) > 1]
    if not depth or not wrappers:
        return
    largest = max(wrappers, key=lambda first: len(groups[first]))
    others = [first for first in groups if first != largest]
    if not others:
        removed = f"{before}{largest}."
        yield KeyRemap(groups[largest], (_removed(removed),))
        yield from _unwrapped(groups[largest], removed, depth - 1)
        return
    if all(first.lower().startswith(BESIDE) for first in others):
        left_out = ", ".join(f"“{shown(before + first)}”" for first in others[:4])
        note = Sentence("What serves training only was left out: {names}.", names=left_out)
        yield KeyRemap(groups[largest], (note,))
    for first in wrappers:  # copies of one network
        note = Sentence("The weights were taken from “{place}”.", place=shown(before + first))
        yield KeyRemap(groups[first], (note,), before + first)
    taken_apart = (_removed(f"{before}{largest}."),)
    rest = {name: tensor for first in others for name, tensor in _named(first, groups[first])}
    if not rest.keys() & groups[largest].keys():
        yield KeyRemap({**groups[largest], **rest}, taken_apart)
    bare: dict[str, Tensor] = {}
    for group in groups.values():
        bare.update(group)
    if len(bare) == len(weights):
        yield KeyRemap(bare, taken_apart)


def _removed(prefix: str) -> Sentence:
    return Sentence("“{prefix}” was removed from the names of the weights.", prefix=shown(prefix))


def _groups(weights: Mapping[str, Tensor]) -> dict[str, dict[str, Tensor]]:
    """The weights by the first part of their names, which goes away; those without a dot under ""."""
    groups: dict[str, dict[str, Tensor]] = {}
    for name, tensor in weights.items():
        first, dot, rest = name.partition(".")
        groups.setdefault(first if dot else "", {})[rest if dot else name] = tensor
    return groups


def _named(first: str, group: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    for name, tensor in group.items():
        yield f"{first}.{name}" if first else name, tensor
