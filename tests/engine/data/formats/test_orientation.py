"""Handwriting that lies on its side is put upright, whatever its files are called."""

from pathlib import Path

import numpy as np
import pytest

from engine.data import catalog
from engine.data.formats.mnist import FOLDER, read_split
from engine.data.formats.orientation import turn_of
from engine.data.sets.dataset import Split
from engine.recipe import Recipe
from tests.engine.data.formats.test_idx_folder import write

DIGITS = read_split(FOLDER, "t10k").subset(np.arange(5_000, 7_000))
NAMES = tuple("0123456789")


def put(folder: Path, images: np.ndarray, labels: np.ndarray, name: str = "") -> None:
    for part in ("train", "t10k"):
        write(folder, f"{name}{part}-images-idx3-ubyte.gz", images)
        write(folder, f"{name}{part}-labels-idx1-ubyte.gz", labels)


@pytest.mark.parametrize("name", ["", "emnist-digits-"])
def test_that_emnist_is_put_upright_under_any_name(tmp_path, name):
    put(tmp_path, DIGITS.images[:, 0].swapaxes(1, 2), DIGITS.labels, name)
    data = catalog.load(Recipe(data=str(tmp_path)))
    assert np.array_equal(data.images, DIGITS.images)
    assert data.test is not None
    assert np.array_equal(data.test.images, DIGITS.images)
    assert any("lay on their side" in note for note in catalog.summary(str(tmp_path)).notes)


@pytest.mark.parametrize("name", ["", "emnist-digits-"])
def test_that_upright_digits_stay_as_they_are(tmp_path, name):
    put(tmp_path, DIGITS.images[:, 0], DIGITS.labels, name)
    data = catalog.load(Recipe(data=str(tmp_path)))
    assert np.array_equal(data.images, DIGITS.images)
    assert not any("side" in note for note in data.notes)


def test_that_digits_lie_in_tables_and_arrays_too(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.rot90(DIGITS.images[:, 0], axes=(1, 2)), y=DIGITS.labels)
    assert np.array_equal(catalog.load(Recipe(data=str(tmp_path / "a.npz"))).images, DIGITS.images)


def test_that_letters_under_numbers_are_named_where_the_pictures_show_it(tmp_path):
    like = {2: 8, 7: 6, 19: 5, 26: 2}  # B G S Z
    images = np.zeros((26 * 40, 28, 28), np.uint8)
    labels = np.repeat(np.arange(1, 27), 40)
    for letter, digit in like.items():
        images[labels == letter] = DIGITS.images[DIGITS.labels == digit, 0][:40]
    images[~np.isin(labels, list(like)), 5:20, 8] = 255
    put(tmp_path, images.swapaxes(1, 2), labels)
    data = catalog.load(Recipe(data=str(tmp_path)))
    assert data.classes == tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert np.array_equal(data.images[:, 0], images)


def test_that_other_pictures_are_never_turned():
    noise = np.random.default_rng(0).integers(0, 256, (500, 1, 28, 28)).astype(np.uint8)
    assert turn_of(Split(noise, np.arange(500) % 10), NAMES) is None
    shuffled = np.random.default_rng(0).permutation(DIGITS.labels)
    assert turn_of(Split(DIGITS.images.swapaxes(2, 3), shuffled), NAMES) is None
    assert turn_of(Split(DIGITS.images.swapaxes(2, 3), DIGITS.labels), tuple("abcdefghij")) is None
