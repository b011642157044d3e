"""Builds a network by its key. The only place that knows which file holds which family."""

from collections.abc import Callable
from typing import Literal

from torch import nn

from models.catalog import Architecture, architecture

Form = Literal["small", "full"]

SMALLEST = 8  # what small forms take


def build(
    key: str, *, classes: int, channels: int, size: int, form: Form = "small", has_auxiliary: bool = False
) -> nn.Module:
    """A freshly initialized network for pictures (N, channels, size, size); eval mode answers logits (N, classes).

    has_auxiliary: with the classifiers that serve training only, where the full form has them (GoogLeNet): see
    ``models.auxiliary``. Initialization draws from torch's global generator: seed it before. Raises KeyError for an
    unknown key and ValueError with a sentence for a form, size or number of channels that the network cannot have.
    """
    known = architecture(key)
    _check(known, size, form)
    if form == "full" and known.is_in_torchvision:
        from models import torchvision_forms  # slow, and needed for these only

        return torchvision_forms.build(key, classes=classes, channels=channels, has_auxiliary=has_auxiliary)
    builder = _builder(key)
    if has_auxiliary and form == "full" and known.family == "GoogLeNet":
        return builder(key, classes=classes, channels=channels, size=size, form=form, has_auxiliary=True)
    return builder(key, classes=classes, channels=channels, size=size, form=form)


def _check(known: Architecture, size: int, form: Form) -> None:
    if form == "small" and size < SMALLEST:
        raise ValueError(f"A picture of {size}×{size} is too small; {SMALLEST}×{SMALLEST} is the least.")
    if form == "full" and not known.has_full_form and known.family != "LeNet":
        raise ValueError(f"{known.title} was made for small pictures; it has no full form.")
    if form == "full" and known.has_full_form and size < known.smallest_size:
        raise ValueError(
            f"A picture of {size}×{size} is too small for {known.title} in its full form; "
            f"{known.smallest_size}×{known.smallest_size} is the least. The small form takes it."
        )


def _builder(key: str) -> Callable[..., nn.Module]:
    from models import alexnet, densenet, googlenet, inknet, lenet, resnet, vgg, zfnet

    for family in (lenet, alexnet, zfnet, vgg, googlenet, resnet, densenet, inknet):
        if key in family.KEYS:
            return family.build
    raise KeyError(key)
