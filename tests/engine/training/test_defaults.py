from dataclasses import fields

import pytest

from engine.data.catalog import CATALOG
from engine.folders import RESOURCES
from engine.json_form import from_json, from_plain
from engine.training.defaults import WHY, defaults_for, defaults_from_weights
from engine.training.recipe import Recipe
from models.catalog import ARCHITECTURES


@pytest.mark.parametrize("data", [*(entry.key for entry in CATALOG), "/some/folder"])
@pytest.mark.parametrize("network", [network.key for network in ARCHITECTURES])
def test_that_there_are_valid_defaults_for_every_network_and_data(network, data):
    recipe = defaults_for(network, data)
    assert (recipe.network, recipe.data) == (network, data)
    assert from_plain(Recipe, vars(recipe)) == recipe
    assert data in ("mnist", "handwriting") or recipe.augmentation != "photo"


@pytest.mark.parametrize("freeze", ["body", "nothing"])
@pytest.mark.parametrize("network", [network.key for network in ARCHITECTURES])
def test_that_there_are_valid_defaults_for_starting_from_weights(network: str, freeze: str):
    recipe = defaults_from_weights(network, "/some/folder", freeze)
    assert from_plain(Recipe, vars(recipe)) == recipe
    assert recipe.freeze == ("nothing" if network == "lenet5_1998" else freeze)


def test_that_every_field_a_person_sets_says_what_it_means():
    silent = {field.name for field in fields(Recipe)} - set(WHY) - {"data_options", "race", "version"}
    assert silent == set()
    assert all(text.endswith(".") for text in WHY.values())


@pytest.mark.parametrize("path", sorted((RESOURCES / "recipes").glob("*.json")), ids=lambda path: path.name)
def test_that_the_shipped_recipes_are_readable(path):
    assert from_json(Recipe, path.read_bytes()).network
