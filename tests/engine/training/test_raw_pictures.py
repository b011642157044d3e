"""Raw pictures of 28×28, gray or colored, with few classes or many, never break a network."""

import numpy as np
import pytest
import torch

from engine.data.sets.dataset import DataSet
from engine.data.sets.input_choice import chosen_form, input_for, input_size
from engine.networks.input_spec import InputKind
from engine.networks.preprocess import to_input
from engine.recipe import Recipe
from models.build import build
from models.catalog import ARCHITECTURES
from models.objective import logits_of

KEYS = [network.key for network in ARCHITECTURES]


def data(channels: int, kind: InputKind, classes: int) -> DataSet:
    images = np.random.default_rng(0).integers(0, 256, (classes, channels, 28, 28)).astype(np.uint8)
    return DataSet("raw", kind, tuple(map(str, range(classes))), images, np.arange(classes))


def forward(recipe: Recipe, given: DataSet) -> torch.Size:
    """Through the very doors of training, with a network that has shapes and no numbers."""
    form = chosen_form(recipe, 28)
    spec = input_for(recipe, given, form)
    inputs = to_input(torch.from_numpy(given.images[:2]), spec)
    with torch.device("meta"), torch.no_grad():
        network = build(recipe.network, classes=len(given.classes), channels=spec.channels, size=spec.size, form=form)
        return logits_of(network.eval(), network(inputs.to("meta"))).shape


@pytest.mark.parametrize("key", KEYS)
def test_that_raw_small_pictures_suit_every_network(key: str) -> None:
    for channels, kind, classes in ((1, "ink", 2), (3, "photo", 47)):
        given = data(channels, kind, classes)  # pyright: ignore[reportArgumentType]
        if key == "lenet5_1998" and classes != 2:
            continue  # its answers are drawn digits
        assert forward(Recipe(network=key), given) == (2, classes)


@pytest.mark.parametrize("key", [network.key for network in ARCHITECTURES if network.has_full_form])
def test_that_raw_gray_pictures_suit_every_full_form(key: str) -> None:
    recipe = Recipe(network=key, form="full")
    for kind in ("ink", "photo"):  # one channel, and three
        given = data(1, kind, 2)  # pyright: ignore[reportArgumentType]
        spec = input_for(recipe, given, chosen_form(recipe, 28))
        assert to_input(torch.from_numpy(given.images[:2]), spec).shape == (2, spec.channels, spec.size, spec.size)
    with torch.device("meta"), torch.no_grad():
        network = build(key, classes=2, channels=1, size=input_size(recipe, "full"), form="full").eval()
        pictures = torch.empty(2, 1, input_size(recipe, "full"), input_size(recipe, "full"))
        assert logits_of(network, network(pictures)).shape == (2, 2)
