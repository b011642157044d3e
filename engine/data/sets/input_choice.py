"""Which form of a network and which InputSpec a recipe's data call for. No torch."""

from typing import Literal

import numpy as np

from engine.data.sets.dataset import DataSet
from engine.errors import EngineError
from engine.networks.input_spec import MNIST_INK_32, InputSpec
from engine.recipe import Recipe
from models.catalog import Architecture, architecture
from models.facts.architecture import Form as Form

SMALL_PICTURES = 64  # pictures up to this size do not need the full form
MNIST_MEAN, MNIST_STD = 0.1307, 0.3081  # of MNIST at 28×28
IMAGENET_MEAN, IMAGENET_STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SAMPLE = 2_000  # pictures that mean and deviation are taken from


def known_architecture(key: str) -> Architecture:
    """The architecture of ``key``; EngineError for an unknown one."""
    try:
        return architecture(key)
    except KeyError:
        raise EngineError("There is no network “{key}”. “networks” lists those there are.", key=key) from None


def chosen_form(recipe: Recipe, picture_size: int) -> Form:
    """small or full: what the recipe says, or else what suits pictures of ``picture_size``."""
    network = known_architecture(recipe.network)
    if recipe.form == "full" and not network.has_full_form:
        raise EngineError("{title} has only a small form.", title=network.title)
    if recipe.form != "auto":
        return recipe.form
    return "full" if network.has_full_form and picture_size > SMALL_PICTURES else "small"


def input_size(recipe: Recipe, form: Form) -> int:
    """The side in pixels of what the network sees."""
    return recipe.input_size or known_architecture(recipe.network).usual_size(form)


def input_channels(recipe: Recipe, data: DataSet) -> Literal[1, 3]:
    """1 for gray pictures and for networks that know no colors, else 3."""
    return 3 if data.images.shape[1] == 3 and known_architecture(recipe.network).takes_color else 1


def input_for(recipe: Recipe, data: DataSet, form: Form) -> InputSpec:
    """How pictures of ``data`` become the network's input; photos get their own mean and deviation."""
    size = input_size(recipe, form)
    if data.kind == "ink":
        if size == MNIST_INK_32.size:
            return MNIST_INK_32
        return InputSpec(1, size, (MNIST_MEAN,), (MNIST_STD,), "ink")
    if form == "full" and size > SMALL_PICTURES:
        return InputSpec(3, size, IMAGENET_MEAN, IMAGENET_STD, "photo", resize=round(size * 256 / 224))
    channels = input_channels(recipe, data)
    planes = data.images[:: max(1, len(data.images) // SAMPLE)].astype(np.float64) / 255.0
    if planes.shape[1] == 3 and channels == 1:
        planes = np.tensordot(planes, (0.299, 0.587, 0.114), ([1], [0]))[:, np.newaxis]
    mean = tuple(round(float(value), 4) for value in planes.mean((0, 2, 3)))
    std = tuple(max(round(float(value), 4), 0.01) for value in planes.std((0, 2, 3)))
    return InputSpec(channels, size, mean, std, "photo")
