"""EMNIST and its kin are read from the files that a person has."""

import gzip
import struct
from pathlib import Path

import numpy as np
import pytest

from engine.data.catalog import load, summary
from engine.errors import EngineError
from engine.recipe import Recipe


def write(folder: Path, name: str, array: np.ndarray, *, packed: bool = True) -> None:
    data = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape) + array.astype(np.uint8).tobytes()
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(gzip.compress(data) if packed else data)


def letters(folder: Path, name: str = "emnist-letters") -> None:
    images = np.zeros((6, 28, 28), np.uint8)
    images[:, 2:26, 4] = 255  # lies on its side in the file: stands upright as a row
    for part in ("train", "test"):
        write(folder, f"{name}-{part}-images-idx3-ubyte.gz", images)
        write(folder, f"{name}-{part}-labels-idx1-ubyte.gz", np.array([1, 2, 26, 1, 2, 26]))


def test_that_emnist_letters_are_named_and_put_upright(tmp_path: Path) -> None:
    letters(tmp_path / "emnist")
    data = load(Recipe(data=str(tmp_path / "emnist")))
    assert data.classes == ("A", "B", "Z")
    assert data.labels.tolist() == [0, 1, 2, 0, 1, 2]
    assert data.images[0, 0, 4, 2:26].min() == 255
    assert data.images[0, 0].sum() == 24 * 255
    assert data.test is not None


def test_that_a_mapping_beside_the_files_names_the_classes(tmp_path: Path) -> None:
    letters(tmp_path, "emnist-balanced")
    (tmp_path / "emnist-balanced-mapping.txt").write_text("1 49\n2 97 65\n26 81\n")
    assert load(Recipe(data=str(tmp_path))).classes == ("1", "a", "Q")


def test_that_files_without_a_mapping_keep_their_numbers_and_stay_upright(tmp_path: Path) -> None:
    images = np.zeros((4, 28, 28), np.uint8)
    images[:, 2:26, 4] = 255
    write(tmp_path, "train-images-idx3-ubyte", images, packed=False)
    write(tmp_path, "train-labels-idx1-ubyte", np.array([3, 5, 3, 5]), packed=False)
    told = summary(str(tmp_path))
    assert (told.classes, told.counts, told.size, told.problem) == (("3", "5"), (2, 2), "28×28", "")
    assert load(Recipe(data=str(tmp_path))).images[0, 0, 2:26, 4].min() == 255


def test_that_what_is_missing_or_mixed_is_told(tmp_path: Path) -> None:
    letters(tmp_path)
    (tmp_path / "emnist-letters-train-labels-idx1-ubyte.gz").unlink()
    assert "emnist-letters-train-labels-idx1-ubyte.gz beside it" in summary(str(tmp_path)).problem
    letters(tmp_path)
    letters(tmp_path, "emnist-digits")
    with pytest.raises(EngineError, match="several data sets: emnist-digits, emnist-letters"):
        load(Recipe(data=str(tmp_path)))


def test_that_unequal_counts_are_told(tmp_path: Path) -> None:
    letters(tmp_path)
    write(tmp_path, "emnist-letters-train-labels-idx1-ubyte.gz", np.array([1, 2]))
    assert "6 pictures, but there are 2 labels" in summary(str(tmp_path)).problem


def parts(folder: Path, *words: str) -> None:
    images = np.zeros((20, 28, 28), np.uint8)
    images[:, 2:26, 4] = 255
    for word in words:
        write(folder, f"{word}-images-idx3-ubyte", images, packed=False)
        write(folder, f"{word}-labels-idx1-ubyte", np.arange(20) % 2, packed=False)


def test_that_other_words_for_parts_are_understood_and_unknown_ones_refused(tmp_path: Path) -> None:
    parts(tmp_path / "a", "train", "valid", "holdout")
    told = summary(str(tmp_path / "a"))
    assert (sum(told.counts), told.validation_count, told.test_count, told.given) == (20, 20, 20, 60)
    parts(tmp_path / "b", "train", "gallery")
    with pytest.raises(EngineError, match=r"“gallery-images-idx3-ubyte” \(20\)"):
        load(Recipe(data=str(tmp_path / "b")))
    parts(tmp_path / "c", "train", "val", "valid")
    with pytest.raises(EngineError, match="files of the same part"):
        load(Recipe(data=str(tmp_path / "c")))
    parts(tmp_path / "d", "things")
    assert sum(summary(str(tmp_path / "d")).counts) == 20


def test_that_photos_in_idx_files_are_read_as_photos(tmp_path: Path) -> None:
    images = np.random.default_rng(0).integers(30, 220, (20, 28, 28)).astype(np.uint8)
    write(tmp_path, "train-images-idx3-ubyte", images)
    write(tmp_path, "train-labels-idx1-ubyte", np.arange(20) % 2)
    assert summary(str(tmp_path)).kind == "photo"
    assert load(Recipe(data=str(tmp_path), data_options={"kind": "ink"})).kind == "ink"


def test_that_what_is_doubtful_about_the_classes_is_told(tmp_path: Path) -> None:
    images = np.zeros((60, 28, 28), np.uint8)
    write(tmp_path, "train-images-idx3-ubyte", images)
    write(tmp_path, "train-labels-idx1-ubyte", np.array([0] * 59 + [1]))
    assert any("“1” has a single picture" in note for note in summary(str(tmp_path)).notes)
