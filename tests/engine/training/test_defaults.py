from dataclasses import fields, replace

import pytest

from engine.data.catalog import CATALOG
from engine.data.sets.summary import DataSummary
from engine.recipe import Recipe
from engine.storage.json_dataclasses import from_json, from_plain
from engine.storage.paths import RESOURCES
from engine.training.defaults import WHY, defaults_for, defaults_from_weights
from models.catalog import ARCHITECTURES

INK = ("mnist", "handwriting", "kmnist", "emnist-letters", "emnist-balanced")


@pytest.mark.parametrize("data", [*(entry.key for entry in CATALOG), "/some/folder"])
@pytest.mark.parametrize("network", [network.key for network in ARCHITECTURES])
def test_that_there_are_valid_defaults_for_every_network_and_data(network, data):
    recipe = defaults_for(network, data)
    assert (recipe.network, recipe.data) == (network, data)
    assert from_plain(Recipe, vars(recipe)) == recipe
    assert (recipe.augmentation == "ink") == (data in INK) or network == "lenet5_1998"


MIRRORED = ("mirror", "photo", "randaugment")
FOUND = DataSummary("/some/folder", "folder", ("cat", "dog"), (90, 80), 3, "32×32", kind="photo")


def test_that_things_may_be_mirrored_and_signs_never():
    for data in ("cifar10", "cifar100", "imagenette-160", "fashion-mnist"):
        assert defaults_for("resnet18", data).augmentation in MIRRORED
    for data in ("mnist", "kmnist", "emnist-letters", "svhn", "/some/folder"):
        assert defaults_for("resnet18", data).augmentation not in MIRRORED


def test_that_what_was_found_in_a_folder_decides():
    assert defaults_for("resnet18", "/some/folder", FOUND).augmentation == "mirror"
    assert defaults_for("resnet18", "/some/folder", replace(FOUND, size="640×480")).augmentation == "photo"
    assert defaults_for("resnet18", "/some/folder", replace(FOUND, classes=("0", "9"))).augmentation == "shift"
    assert defaults_for("resnet18", "/some/folder", replace(FOUND, classes=("ㄱ", "ㄴ"))).augmentation == "shift"
    assert defaults_for("lenet5", "/some/folder", replace(FOUND, kind="ink")).augmentation == "ink"


def test_that_few_pictures_are_shown_longer_in_small_batches():
    few, many = (defaults_for("resnet18", "/f", replace(FOUND, counts=counts)) for counts in ((90, 80), (9_000, 9_000)))
    assert few.batch_size < many.batch_size
    assert few.learning_rate < many.learning_rate


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
