"""The networks, family by family in the order of history: one explicit tuple, readable without importing torch."""

from models.architecture import Architecture as Architecture
from models.facts.alexnet import ALEXNET
from models.facts.densenet import DENSENET
from models.facts.googlenet import GOOGLENET
from models.facts.inknet import INKNET
from models.facts.lenet import LENET
from models.facts.resnet import RESNET
from models.facts.vgg import VGG
from models.facts.zfnet import ZFNET

ARCHITECTURES: tuple[Architecture, ...] = (*LENET, *ALEXNET, *ZFNET, *VGG, *GOOGLENET, *RESNET, *DENSENET, *INKNET)


def architecture(key: str) -> Architecture:
    """The architecture of ``key``; KeyError when there is none."""
    for candidate in ARCHITECTURES:
        if candidate.key == key:
            return candidate
    raise KeyError(key)
