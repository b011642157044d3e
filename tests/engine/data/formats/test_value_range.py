"""Which values of an array are black and white."""

import numpy as np
import pytest

from engine.data import catalog
from engine.data.formats.value_range import as_bytes, range_of
from engine.errors import EngineError
from engine.recipe import Recipe

RNG = np.random.default_rng(0)
BYTES = RNG.integers(0, 256, (20, 12, 12)).astype(np.uint8)
SHARES = BYTES / 255.0


def changed(array, value, count=1):
    array = array.copy()
    array.reshape(-1)[:: array.size // count][:count] = value
    return array


SIXTEENTHS = np.rint(SHARES * 16)
FORMS = {
    "bytes": (BYTES, "", 0),
    "shares": (SHARES.astype(np.float32), "", 0),
    "half": (SHARES.astype(np.float16), "", 0.51),
    "one overshoot": (changed(SHARES, 1.0001), "One value lies outside", 0),
    "overshoots of a resize": (np.where(SHARES > 0.99, 1.04, np.where(SHARES < 0.01, -0.03, SHARES)), "were cut", 4),
    "one value far off": (changed(SHARES, 300.0), "One value lies outside", 0),
    "a hot pixel in each": (changed(SHARES, 9999.0, 20), "20 values lie outside", 0),
    "bytes as numbers": (BYTES.astype(np.int64), "", 0),
    "bytes as floats": (BYTES.astype(np.float64), "", 0),
    "0 and 1": ((BYTES > 127).astype(np.uint8), "from 0 to 1: 1 was read as white", None),
    "0 and 1 with one of 255": (changed((BYTES > 127).astype(np.uint8), 255), "One value lies outside", None),
    "0 to 16": (SIXTEENTHS, "from 0 to 16: 16 was read as white", 8),
    "0 to 16 as bytes": (SIXTEENTHS.astype(np.uint8), "from 0 to 16: 16 was read as white", 8),
    "10 bits": (np.rint(SHARES * 1023).astype(np.uint16), "1,023 was read as white", 0.51),
    "12 bits": (np.rint(SHARES * 4095).astype(np.uint16), "4,095 was read as white", 0.51),
    "12 bits and a hot pixel": (changed(np.rint(SHARES * 4095).astype(np.uint16), 65535, 3), "3 values lie", 0.51),
    "16 bits": (BYTES.astype(np.uint16) * 257, "65,535", 0),
    "-1 to 1": ((BYTES / 127.5 - 1).astype(np.float32), "from -1 to 1", 0.51),
    "-0.5 to 0.5": (SHARES - 0.5, "from -0.5 to 0.5", 0.51),
    "signed bytes": ((BYTES.astype(np.int16) - 128).astype(np.int8), "−128 was read as black", 0),
    "divided twice": (SHARES / 255, "was read as white", 0.51),
    "standardized": ((SHARES - SHARES.mean()) / SHARES.std(), "was read as black", 2),
    "to 100": (SHARES * 100, "was read as black", 2),
}


@pytest.mark.parametrize("name", FORMS)
def test_that_every_range_becomes_the_same_pictures_and_odd_ones_are_told(name):
    array, words, most = FORMS[name]
    found = range_of(array, "x")
    assert (words in (found.note or "")) if words else found.note is None
    pictures = as_bytes(array, found).astype(int)
    expected = np.where(BYTES > 127, 255, 0) if most is None else BYTES.astype(int)
    different = np.abs(pictures - expected) > (most or 0)
    assert different.sum() <= 20  # those that were changed


def test_that_highlights_and_dark_pictures_are_kept_as_they_are():
    dark = RNG.integers(0, 40, (50, 20, 20)).astype(np.uint8)
    dark.reshape(-1)[::150] = RNG.integers(60, 256, len(dark.reshape(-1)[::150]))
    assert (range_of(dark, "x").high, range_of(dark, "x").note) == (255, None)
    dim = RNG.integers(0, 50, (50, 20, 20)).astype(np.uint8)
    assert range_of(dim, "x").high == 255
    assert "its pictures are dark" in (range_of(dim, "x").note or "")
    sparse = np.zeros((10, 28, 28), np.uint8)
    sparse[:, 14, 14] = 255
    assert range_of(sparse, "x").high == 255


@pytest.mark.parametrize("array", [np.full((2, 3, 3), -1.0), np.array([[[-70000, 70000]]]), np.full((2, 3, 3), np.inf)])
def test_that_what_is_no_picture_is_refused(array):
    with pytest.raises(EngineError, match="“x”"):
        range_of(array, "x")


def test_that_parts_of_one_type_have_one_range(tmp_path):
    labels = np.arange(20) % 2
    np.savez(tmp_path / "a.npz", x_train=BYTES, y_train=labels, x_test=np.minimum(BYTES, 15), y_test=labels)
    data = catalog.load(Recipe(data=str(tmp_path / "a.npz")))
    assert data.test is not None
    assert data.test.images.max() == 15
    np.savez(tmp_path / "b.npz", x_train=BYTES * 1.0, y_train=labels, x_test=SHARES, y_test=labels)
    data = catalog.load(Recipe(data=str(tmp_path / "b.npz")))
    assert data.test is not None
    assert np.array_equal(data.test.images, data.images)
    assert any("different ranges" in note for note in data.notes)
