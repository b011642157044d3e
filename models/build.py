"""Builds a network by its key."""

from importlib import import_module
from typing import Protocol, cast

from torch import nn

from models.catalog import architecture, family_file, family_of
from models.facts.architecture import Form as Form
from models.facts.family import Wanted


class Builder(Protocol):
    """``build`` in a family's own file. has_auxiliary is given to networks that have an ``auxiliary_stage`` only."""

    def __call__(
        self, key: str, *, classes: int, channels: int, size: int, form: Form, has_auxiliary: bool = False
    ) -> nn.Module:
        """A freshly initialized network. What it cannot be was refused before (``Family.check``)."""
        ...


def build(
    key: str, *, classes: int, channels: int, size: int, form: Form = "small", has_auxiliary: bool = False
) -> nn.Module:
    """A freshly initialized network for pictures (N, channels, size, size); eval mode answers logits (N, classes).

    has_auxiliary: with the classifiers that serve training only, where the full form has them: see
    ``models.auxiliary``. Initialization draws from torch's global generator: seed it before. Raises KeyError for an
    unknown key and CannotBuildError for classes, channels, a size or a form that the network cannot have.
    """
    known = architecture(key)
    family_of(key).check(known, Wanted(classes, channels, size, form))
    has_auxiliary = has_auxiliary and form == "full" and bool(known.auxiliary_stage)
    if form == "full" and known.is_in_torchvision:
        from models import torchvision_forms  # slow, and needed for these only

        return torchvision_forms.build(known, classes=classes, channels=channels, has_auxiliary=has_auxiliary)
    builder = cast("Builder", import_module(f"models.{family_file(key)}").build)
    if has_auxiliary:
        return builder(key, classes=classes, channels=channels, size=size, form=form, has_auxiliary=True)
    return builder(key, classes=classes, channels=channels, size=size, form=form)
