"""The pictures that a person sees before a run begins."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data.preview import COUNT, SIDE, Previews, changed, sample_of
from engine.errors import EngineError
from engine.protocol.data import PreviewedPictures, PreviewPictures
from engine.recipe import Recipe
from engine.service.service import Service
from tests.engine.protocol.frames import framed


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Twenty large red photos, and three blue ones."""
    for name, plane, count in (("red", 0, 20), ("blue", 2, 3)):
        (tmp_path / "photos" / name).mkdir(parents=True)
        for number in range(count):
            photo = np.random.default_rng(number + plane).integers(0, 90, (150, 200, 3)).astype(np.uint8)
            photo[..., plane] += 150
            Image.fromarray(photo).save(tmp_path / "photos" / name / f"{number}.png")
    return tmp_path / "photos"


def test_that_digits_are_shown_dark_on_white_and_of_every_class() -> None:
    sample = sample_of(Recipe())
    shown = changed(sample, Recipe())
    assert shown.shape == (COUNT, 28, 28, 3)
    assert sorted(set(sample.labels.tolist())) == list(range(10))
    assert (shown[:, 0, 0] == 255).all()
    assert (shown.min((1, 2, 3)) < 30).all()


def test_that_a_folder_is_shown_without_reading_all_of_it(photos: Path) -> None:
    sample = sample_of(Recipe(network="resnet18", data=str(photos)))
    assert sample.classes == ("blue", "red")
    assert sample.labels.tolist().count(0) == 3
    shown = changed(sample, Recipe(network="resnet18", data=str(photos)))
    assert shown.shape == (COUNT, SIDE, SIDE, 3)
    assert shown[sample.labels == 1][..., 0].mean() > 2 * shown[sample.labels == 1][..., 2].mean()


@pytest.mark.parametrize("name", ["shift", "mirror", "photo", "randaugment"])
def test_that_what_is_shown_is_augmented_alike_for_a_seed(photos: Path, name: str) -> None:
    recipe = Recipe(network="resnet20", data=str(photos), augmentation=name)  # pyright: ignore[reportArgumentType]
    sample = sample_of(recipe)
    plain = changed(sample, replace(recipe, augmentation="none"))
    assert not np.array_equal(plain, changed(sample, recipe))
    assert np.array_equal(changed(sample, recipe), changed(sample, recipe))
    assert not np.array_equal(changed(sample, recipe), changed(sample, replace(recipe, seed=1)))


def test_that_mixed_pictures_are_shown_mixed(photos: Path) -> None:
    recipe = Recipe(network="resnet20", data=str(photos), cutmix=1.0)
    sample = sample_of(recipe)
    assert not np.array_equal(changed(sample, recipe), changed(sample, replace(recipe, cutmix=0.0)))


def test_that_the_engine_answers_and_says_why_it_cannot(photos: Path) -> None:
    service = Service()

    def asked(data: str) -> PreviewedPictures:
        request = PreviewPictures(data, "resnet20", "auto", 0, "mirror", 0.0, 0.0, 0)
        answer = service.answer(request)
        assert framed(answer)
        assert isinstance(answer, PreviewedPictures)
        return answer

    assert len(asked(str(photos)).pictures) == COUNT
    missing = asked(str(photos / "nothing"))
    assert len(missing.pictures) == 0
    assert "There is no data set" in missing.problem


def test_that_the_last_sample_is_remembered(photos: Path) -> None:
    previews, recipe = Previews(), Recipe(network="resnet20", data=str(photos))
    before = previews.pictures(recipe)
    for path in photos.rglob("*.png"):
        path.unlink()
    assert np.array_equal(before, previews.pictures(recipe))
    with pytest.raises(EngineError):
        previews.pictures(replace(recipe, data=str(photos / "red")))
