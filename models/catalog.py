"""The networks, family by family in the order of history; readable without importing torch.

A family is two files: what is known of it in ``models/facts/<name>.py``, the networks in ``models/<name>.py``.
"""

from importlib import import_module
from typing import cast

from models.facts.architecture import Architecture as Architecture
from models.facts.architecture import Form
from models.facts.family import Family, Stage

DEFAULT_NETWORK = "lenet5"  # learns in a minute on any computer

FAMILY_FILES = (
    "lenet",
    "alexnet",
    "zfnet",
    "vgg",
    "googlenet",
    "resnet",
    "densenet",
    "inknet",
)

FAMILIES: dict[str, Family] = {
    name: cast("Family", import_module(f"models.facts.{name}").FAMILY) for name in FAMILY_FILES
}
ARCHITECTURES: tuple[Architecture, ...] = tuple(one for family in FAMILIES.values() for one in family.networks)


def architecture(key: str) -> Architecture:
    """The architecture of ``key``; KeyError when there is none."""
    for candidate in ARCHITECTURES:
        if candidate.key == key:
            return candidate
    raise KeyError(key)


def family_file(key: str) -> str:
    """The name of the files of ``key``'s family; KeyError when there is no such network."""
    for name, family in FAMILIES.items():
        if any(one.key == key for one in family.networks):
            return name
    raise KeyError(key)


def family_of(key: str) -> Family:
    """The family of ``key``; KeyError when there is no such network."""
    return FAMILIES[family_file(key)]


def stages(key: str, form: str) -> tuple[Stage, ...]:
    """The stages of the network ``key`` in its form ``small`` or ``full``, from the input on; without the head."""
    return family_of(key).stages(key, cast("Form", form))


def stage_names(key: str, form: str) -> tuple[str, ...]:
    """The names of the stages: what can be frozen when the network learns something new."""
    return tuple(stage.name for stage in stages(key, form))


def head(key: str, form: str) -> str:
    """The name of the module that is the head: a dense layer, whose outputs are the logits. Empty where none is."""
    return family_of(key).head(key, cast("Form", form))
