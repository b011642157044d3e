"""Of every form of data: what was given is what is used and what is left out; nothing vanishes."""

import csv
from io import StringIO
from pathlib import Path

import numpy as np
import pytest

from engine.data import catalog
from engine.data.sets.dataset import DataSet
from engine.data.sets.summary import DataSummary
from engine.recipe import Recipe
from tests.engine.data.formats.test_idx_folder import write
from tests.engine.data.made_files import cifar_10_binary, cifar_10_python, cifar_100, colors, png, svhn

RNG = np.random.default_rng


def labels_and_parts(seed: int) -> tuple[list[str], list[str]]:
    """The classes and parts of some pictures by chance, each class in the training part."""
    chance = RNG(seed)
    count = int(chance.integers(12, 30))
    labels = ["a", "b", "c", *chance.choice(["a", "b", "c", "only tested", ""], count).tolist()]
    words = chance.choice(["train", "dev", "holdout", ""], count).tolist()
    parts = ["train"] * 3 + [
        word if label != "only tested" or word != "train" else "dev"
        for word, label in zip(words, labels[3:], strict=True)
    ]
    return labels, parts


def table(folder: Path, seed: int) -> tuple[Path, int]:
    labels, parts = labels_and_parts(seed)
    (folder / "images").mkdir(parents=True)
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(["file", "label", "split"])
    for number, (label, part) in enumerate(zip(labels, parts, strict=True)):
        if number < 3 or number % 7:
            (folder / "images" / f"{number}.png").write_bytes(png(number if number < 3 or number % 5 else number - 1))
        lines.writerow([f"images/{number}.png", label, part])
    lines.writerow(["images/0.png", "a", "train"])
    (folder / "labels.csv").write_text(text.getvalue())
    return folder / "labels.csv", len(labels) + 1


def pixels(folder: Path, seed: int) -> tuple[Path, int]:
    folder.mkdir()
    labels, parts = labels_and_parts(seed)
    rows = colors(len(labels), seed, 8)[:, 0].reshape(len(labels), -1)
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(["label", "usage", *(f"pixel{i}" for i in range(64))])
    for label, part, row in zip(labels, parts, rows.tolist(), strict=True):
        lines.writerow([label or "a", part, *row])
    lines.writerow(["a", "train", *rows[0].tolist()[:-1]])
    (folder / "pixels.csv").write_text(text.getvalue())
    return folder / "pixels.csv", len(labels) + 1


def npz(folder: Path, seed: int) -> tuple[Path, int]:
    folder.mkdir()
    labels, parts = labels_and_parts(seed)
    images, names = colors(len(labels), seed, 8), np.array([label or "a" for label in labels])
    arrays: dict[str, np.ndarray] = {"x_extra": images[:5]}
    for part in ("train", "dev", "holdout"):
        places = [place for place, word in enumerate(parts) if (word or "train") == part and names[place]]
        if places:
            arrays |= {f"x_{part}": images[places], f"y_{part}": names[places]}
    np.savez(folder / "a.npz", **arrays)
    return folder / "a.npz", len(labels) + 5


def npz_with_words(folder: Path, seed: int) -> tuple[Path, int]:
    folder.mkdir()
    labels, parts = labels_and_parts(seed)
    names = np.array([label or "a" for label in labels])
    np.savez(folder / "a.npz", x=colors(len(labels), seed, 8), y=names, split=np.array(parts))
    return folder / "a.npz", len(labels)


def idx(folder: Path, seed: int) -> tuple[Path, int]:
    given = 0
    for part, count in (("train", 20 + seed), ("val", 7), ("t10k", 9)):
        write(folder, f"{part}-images-idx3-ubyte", colors(count, seed)[:, 0])
        write(folder, f"{part}-labels-idx1-ubyte", np.arange(count) % (2 if part == "train" else 3))
        given += count
    return folder, given


def cifar(folder: Path, seed: int) -> tuple[Path, int]:
    made = (cifar_10_python, cifar_10_binary)[seed % 2]
    return folder, len(made(folder, 4 + seed)[1])


def hundred(folder: Path, seed: int) -> tuple[Path, int]:
    return folder, 2 * len(cifar_100(folder, 200 + 100 * seed)[1])


def house_numbers(folder: Path, seed: int) -> tuple[Path, int]:
    return folder, 2 * len(svhn(folder, packed=bool(seed % 2))[1])


FORMS = (table, pixels, npz, npz_with_words, idx, cifar, hundred, house_numbers)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("form", FORMS)
def test_that_given_is_used_and_left_out(form, seed, tmp_path):
    path, given = form(tmp_path / "data", seed)
    found = catalog.summary(str(path))
    assert found.problem == ""
    assert (found.given, used_of(found) + found.left_out) == (given, given)
    data = catalog.load(Recipe(data=str(path), data_options={"kind": "photo"}))
    assert (data.given, used(data) + data.left_out) == (given, given)
    assert (data.left_out > 0) == bool(data.skipped)
    assert found.skipped == data.skipped


def used_of(found: DataSummary) -> int:
    return sum(found.counts) + found.validation_count + found.test_count


def used(data: DataSet) -> int:
    return len(data.train) + len(data.validation or ()) + len(data.test or ())


def test_that_sets_known_by_name_add_up():
    for known in catalog.CATALOG:
        found = catalog.summary(known.key)
        assert found.given == used_of(found) == sum(known.counts) + known.test_count
    data = catalog.load(Recipe(data="mnist"))
    assert data.given == used(data) == 70_000
