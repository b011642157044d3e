"""``train --start-from`` as a person types it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from engine.commands.options.recipe_options import made_recipe
from engine.commands.output.train_output import show_live
from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.events import Preparing, RunEnded
from engine.training.runs.run_folder import BEST, create_run
from engine.weights.weights_file import load_weights


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Photos of two kinds: reddish and greenish ones."""
    chance = np.random.default_rng(1)
    for name, plane in (("apples", 0), ("leaves", 1)):
        (tmp_path / "photos" / name).mkdir(parents=True)
        for number in range(6):
            photo = chance.integers(0, 120, (40, 40, 3)).astype(np.uint8)
            photo[..., plane] += 120
            Image.fromarray(photo).save(tmp_path / "photos" / name / f"{number}.png")
    return tmp_path / "photos"


@pytest.fixture
def weights(tmp_path: Path) -> Iterator[Path]:
    """What torchvision would have saved of a ResNet-18 with seven classes."""
    from models.build import build

    threads = torch.get_num_threads()
    torch.manual_seed(0)
    network = build("resnet20", classes=7, channels=3, size=32)
    torch.save(network.state_dict(), tmp_path / "seven.pth")
    yield tmp_path / "seven.pth"
    torch.set_num_threads(threads)


def test_that_start_from_brings_the_network_and_defaults_of_its_own(folder: Path, weights: Path) -> None:
    recipe = made_recipe({"start_from": str(weights), "data": str(folder)}, None)
    assert recipe.network in ("resnet18", "resnet20")
    assert (recipe.freeze, recipe.start_from) == ("body", str(weights))
    gently = made_recipe({"start_from": str(weights), "data": str(folder), "freeze": "stage2"}, None)
    assert (gently.freeze, gently.body_rate) == ("stage2", 0.1)


def test_that_a_folder_of_photos_is_learned_from_foreign_weights(
    folder: Path, weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe = made_recipe({"start_from": str(weights), "data": str(folder), "epochs": 3, "device": "cpu"}, None)
    run = create_run(recipe)
    code = show_live(run, train(recipe, run, should_stop=lambda: False))
    said = capsys.readouterr().out
    assert code == 0, said
    assert "computed once" in said
    assert "its head is made new for 2 classes" in said
    _, card = load_weights(run / BEST)
    assert card.classes == ("apples", "leaves")
    assert card.input.size == 32


def test_that_the_time_the_features_take_is_told(folder: Path, weights: Path) -> None:
    recipe = made_recipe({"start_from": str(weights), "data": str(folder), "epochs": 2, "device": "cpu"}, None)
    events = list(train(replace(recipe, augmentation="none"), create_run(recipe), should_stop=lambda: False))
    told = [event for event in events if isinstance(event, Preparing)]
    assert [event.what for event in told] == ["features"] * len(told)
    assert told[0].total + told[-1].total == 12  # those to learn from, then those held out
    assert isinstance(events[-1], RunEnded)


def test_that_without_a_start_nothing_changes() -> None:
    recipe = made_recipe({"data": "mnist"}, None)
    assert (recipe.start_from, recipe.freeze, recipe.body_rate) == ("", "nothing", 1.0)
    assert Recipe().mixup == Recipe().cutmix == 0.0
