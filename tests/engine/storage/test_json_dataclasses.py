"""Dataclasses survive JSON; damaged and newer files are told or understood."""

import pytest

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.json_dataclasses import from_json, to_json
from engine.training.runs.events import EpochDone, RunStarted


def test_that_a_recipe_comes_back_equal() -> None:
    recipe = Recipe(network="lenet5_1998", learning_rate=0.003, data_options={"pens": 30})
    assert from_json(Recipe, to_json(recipe)) == recipe


def test_that_nested_events_come_back_equal() -> None:
    event = RunStarted("a1", Recipe(), "CPU", "no GPU", 61_706, ("0", "1"), 9, 1, 0, 3, skipped=(("a.png", "empty"),))
    assert from_json(RunStarted, to_json(event)) == event


def test_that_missing_figures_stay_none() -> None:
    event = EpochDone(1, 10, 0.5, 0.9, None, None, 0.01, 1.5, is_best=True)
    assert from_json(EpochDone, to_json(event)) == event


def test_that_fields_of_a_newer_version_are_ignored() -> None:
    assert from_json(Recipe, '{"epochs": 3, "hologram": true}') == Recipe(epochs=3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{"epochs": 0}', "The recipe cannot be used: epochs"),
        ('{"learning_rate": "fast"}', "The recipe cannot be used: learning_rate"),
        ('{"epochs": 3', "The recipe is damaged"),
        ("[1, 2]", "The recipe is damaged"),
        ("[" * 100_000, "The recipe is damaged"),
    ],
)
def test_that_bad_values_are_told(text: str, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        from_json(Recipe, text, what="The recipe")
