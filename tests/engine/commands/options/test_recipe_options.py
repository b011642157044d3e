import json
from pathlib import Path

import pytest

from engine.commands.options.recipe_options import made_recipe
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage.json_dataclasses import from_json, to_json


def written(path: Path, **fields: object) -> Path:
    path.write_text(json.dumps(fields), encoding="utf-8")
    return path


def test_that_a_recipe_that_the_program_wrote_is_read(tmp_path: Path) -> None:
    recipe = Recipe(network="resnet20", epochs=3)
    (tmp_path / "a.json").write_text(to_json(recipe), encoding="utf-8")
    assert made_recipe({"epochs": 4}, tmp_path / "a.json") == Recipe(network="resnet20", epochs=4)


def test_that_an_unknown_field_is_told_with_what_may_be_meant(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"unknown field, “epoch”. Did you mean “epochs”\?"):
        made_recipe({}, written(tmp_path / "a.json", network="lenet5", epoch=3))
    with pytest.raises(EngineError, match="train --help"):
        made_recipe({}, written(tmp_path / "a.json", zzz=1))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ('{"epochs": 0}', "epochs must be 1 or more, not 0."),
        ('{"epochs": "three"}', 'epochs must be a whole number, not "three".'),
        ('{"epochs": 1.5}', "epochs must be a whole number, not 1.5."),
        ('{"learning_rate": NaN}', "learning_rate must be"),
        ('{"learning_rate": 1e999}', "learning_rate must be 100.0 or less"),
        ('{"gradient_clip": Infinity}', "gradient_clip must be 1000000000.0 or less"),
        ('{"warmup_epochs": 1e999}', "warmup_epochs must be"),
        ('{"network": null}', "network must be a text."),
        ('{"schedule": "wild"}', "schedule must be 'one-cycle', 'cosine', 'step' or 'constant', not \"wild\"."),
        ('{"data_options": 5}', "data_options must be a list of names and values, not 5."),
    ],
)
def test_that_impossible_values_are_told_in_plain_words(fields: str, said: str) -> None:
    with pytest.raises(EngineError) as told:
        from_json(Recipe, fields, "The recipe")
    assert told.value.sentence.startswith("The recipe cannot be used: ")
    assert said in told.value.sentence
