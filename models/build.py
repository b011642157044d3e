"""Builds a network by its key. The only place that knows which file holds which family."""

from collections.abc import Callable
from typing import Literal

from torch import nn

Form = Literal["small", "full"]


def build(key: str, *, classes: int, channels: int, size: int, form: Form = "small") -> nn.Module:
    """A freshly initialized network for pictures (N, channels, size, size); eval mode answers logits (N, classes).

    Initialization draws from torch's global generator: seed it before. Raises KeyError for an unknown key and
    ValueError with a sentence for a form, size or number of channels that the network cannot have.
    """
    return _builder(key)(key, classes=classes, channels=channels, size=size, form=form)


def _builder(key: str) -> Callable[..., nn.Module]:
    from models import inknet, lenet, resnet

    if key in lenet.KEYS:
        return lenet.build
    if key in inknet.KEYS:
        return inknet.build
    if key in resnet.KEYS:
        return resnet.build
    raise KeyError(key)
