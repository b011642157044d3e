"""Pictures given out in batches whose order depends on seed and epoch alone, wherever they lie."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from engine.data.batches.augmentation import augmentation
from engine.data.batches.class_balance import balanced_order
from engine.data.batches.image_store import image_store
from engine.data.batches.mixup import Mixing
from engine.data.sets.dataset import Split
from engine.networks.input_spec import InputSpec
from engine.networks.preprocess import to_input
from engine.recipe import Augmentation


@dataclass(frozen=True)
class BatchRange:
    """Which places in an epoch's order a batch takes: first .. last-1."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


def next_batch(first: int, total: int, batch_size: int) -> BatchRange:
    """The batch that begins at ``first``; a last batch of a single picture goes into the one before it.

    Batch normalization has no variance of one picture.
    """
    last = min(first + batch_size, total)
    return BatchRange(first, total if total - last == 1 else last)


def channels_last(inputs: Tensor) -> Tensor:
    """Inputs as the convolutions want them in memory: of pictures, the channels of a pixel side by side."""
    return inputs.contiguous(memory_format=torch.channels_last) if inputs.dim() == 4 else inputs


class Examples(Protocol):
    """What a network learns from and is measured on: inputs and their labels, by epoch and place."""

    def __len__(self) -> int: ...

    def shuffled(self, epoch: int, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs and labels at ``place`` of epoch ``epoch``, changed by chance; the same at every call."""
        ...

    def in_order(self, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs and labels as they lie."""
        ...


class Batches:
    """The pictures of one split on ``device``: random access by epoch and place, as the network wants them.

    mixing needs to know how many ``classes`` there are. is_balanced: an epoch shows all classes equally often.
    """

    def __init__(
        self,
        split: Split,
        spec: InputSpec,
        device: torch.device,
        *,
        augment: Augmentation = "none",
        seed: int = 0,
        mixing: Mixing = Mixing(),  # noqa: B008  frozen
        classes: int = 0,
        is_balanced: bool = False,
    ) -> None:
        self._shelf = image_store(split, device)  # uint8 (N, C, H, W)
        self._labels = torch.from_numpy(np.require(split.labels, requirements=("C", "W"))).to(device)  # int64 (N,)
        self._spec = spec
        self._seed = seed
        self._augment = augmentation(augment, self._shelf.slice(0, 1), seed) if augment != "none" else None
        self._mixing = mixing
        self._classes = classes
        self._is_balanced = is_balanced
        self._chance = torch.Generator(device)
        self._epoch = -1
        self._order = self._picks = torch.empty(0)

    def __len__(self) -> int:
        return len(self._labels)

    @property
    def labels(self) -> Tensor:
        """int64 (N,), on the device, as they lie."""
        return self._labels

    def shuffled(self, epoch: int, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs float32 (n, C, S, S) and labels int64 (n,) at ``place`` of epoch ``epoch``, augmented.

        With mixing, shares float32 (n, K) of the classes in place of the labels.
        """
        taken = self.order(epoch)[place.first : place.last]
        picks, ahead = self._picks[place.first : place.last], self._picks[place.last : place.last + len(place)]
        pictures = self._changed(self._shelf.take(picks, ahead), epoch, place)
        return self.mixed(to_input(pictures, self._spec), self._labels[taken], epoch, place)

    def order(self, epoch: int) -> Tensor:
        """Which picture comes when in epoch ``epoch``: int64 (N,), on the device."""
        if epoch != self._epoch:
            chance = torch.Generator().manual_seed(seed_for(self._seed, epoch, 0))
            order = (
                balanced_order(self._labels.cpu(), chance)
                if self._is_balanced
                else torch.randperm(len(self), generator=chance)
            )
            self._order, self._epoch = order.to(self._shelf.device), epoch
            self._picks = self._order if self._shelf.chosen_on == self._shelf.device else order
        return self._order

    def mixed(self, inputs: Tensor, labels: Tensor, epoch: int, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs and labels as they are, or mixed, as ``mixing`` says."""
        if self._mixing and len(labels) > 1:
            return self._mixing.mixed(inputs, labels, self._classes, seed_for(self._seed, epoch, -place.first - 1))
        return inputs, labels

    def in_view(self, view: int, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs and labels as they lie, augmented in one of several ways; never mixed. View 0: as they are."""
        if view == 0:
            return self.in_order(place)
        inputs = to_input(self._changed(self._shelf.slice(place.first, place.last), -view, place), self._spec)
        return inputs, self._labels[place.first : place.last]

    def _changed(self, pictures: Tensor, epoch: int, place: BatchRange) -> Tensor:
        if self._augment is None:
            return pictures
        self._chance.manual_seed(seed_for(self._seed, epoch, place.first + 1))
        return self._augment(pictures, self._chance)

    def in_order(self, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Inputs and labels as they lie, never augmented."""
        pictures = self._shelf.slice(place.first, place.last)
        return to_input(pictures, self._spec), self._labels[place.first : place.last]


def seed_for(seed: int, epoch: int, place: int) -> int:
    """One number of 63 bits for seed, epoch and place, far apart for neighbors (after splitmix64)."""
    state = (seed * 0x9E3779B97F4A7C15 + epoch * 0xD1B54A32D192ED03 + place * 0x8CB92BA72F3D8DD7) % 2**64
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        state = (state ^ (state >> shift)) * factor % 2**64
    return (state ^ (state >> 31)) >> 1
