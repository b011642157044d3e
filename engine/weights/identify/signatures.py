"""Names and shapes of the weights of every network here, built without numbers and once each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from torch import Tensor

from engine.networks.meta_device import on_meta_device
from models.build import Form, build
from models.catalog import ARCHITECTURES, Architecture

SENTINEL = 13  # a number of classes that is no width of any layer: where it shows up, the classes are
COUNTER = "num_batches_tracked"


@dataclass(frozen=True)
class Signature:
    """Names and shapes of a network's weights. heads: those whose first dimension is the classes."""

    architecture: Architecture
    form: Form
    size: int
    channels: int
    shapes: Mapping[str, tuple[int, ...]]
    heads: frozenset[str]

    @cached_property
    def parts(self) -> frozenset[str]:
        """The first parts of the names: "conv1", "layer1", "fc"."""
        return frozenset(name.partition(".")[0] for name in self.shapes)

    def takes(self, name: str, tensor: Tensor) -> bool:
        """Whether ``tensor`` has the shape that this network's weight ``name`` has, for any number of classes."""
        shape, expected = tuple(tensor.shape), self.shapes[name]
        if name in self.heads:
            return shape[1:] == expected[1:] and len(shape) == len(expected)
        if name.endswith(COUNTER):
            return tensor.numel() == 1
        return shape == expected


@lru_cache(maxsize=256)
def signature(key: str, form: Form, channels: int, size: int) -> Signature | None:
    """That of the network ``key``; None when it cannot be had in this form, size or number of channels."""
    network = next(network for network in ARCHITECTURES if network.key == key)
    for classes in (SENTINEL, network.classes):  # some networks cannot have any number of classes
        try:
            with on_meta_device():
                built = build(key, classes=classes, channels=channels, size=size, form=form)
        except (ValueError, KeyError):
            continue
        shapes = {name: tuple(tensor.shape) for name, tensor in built.state_dict().items()}
        heads = frozenset(name for name, shape in shapes.items() if classes == SENTINEL and shape[:1] == (SENTINEL,))
        return Signature(network, form, size, channels, shapes, heads)
    return None


def is_statistic(name: str) -> bool:
    """Whether ``name`` is a statistic that batch normalization collects, not a trained parameter."""
    return name.endswith(("running_mean", "running_var", COUNTER))
