"""Parts and classes of a person's folder: nothing is used for what it is not, and nothing vanishes."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.data import catalog
from engine.data.sets.dataset import DataSet
from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.recipe import READS_AS_0_1, Recipe

LENET = Recipe(network="lenet5")


def photos(folder: Path, count: int, first: int = 0, suffix: str = ".png") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        noise = np.random.default_rng(seed).integers(0, 255, (30, 40, 3)).astype(np.uint8)
        Image.fromarray(noise).save(folder / f"{seed}{suffix}")


def parts(folder: Path, **counts: int) -> Path:
    """Folders of these names with so many pictures of each of two classes."""
    for number, (part, count) in enumerate(counts.items()):
        for place, label in enumerate(("cat", "dog")):
            photos(folder / part / label, count, 1000 * number + 100 * place)
    return folder


def looked_at(folder: Path) -> DataSummary:
    found = catalog.summary(str(folder))
    assert found.given == sum(found.counts) + found.validation_count + found.test_count + found.left_out
    return found


def load(folder: Path, **changed: object) -> DataSet:
    data = catalog.load(replace(LENET, data=str(folder), **changed))  # pyright: ignore[reportArgumentType]  tests
    splits = [split for split in (data.train, data.validation, data.test) if split is not None]
    assert data.given == sum(len(split) for split in splits) + data.left_out
    return data


def sizes(data: DataSet) -> tuple[int, int, int]:
    return len(data.images), len(data.validation or ()), len(data.test or ())


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"train": 6, "eval": 2, "holdout": 3}, (12, 4, 6)),
        ({"train": 6, "val": 2, "eval": 3}, (12, 4, 6)),
        ({"train": 6, "val": 1, "valid": 2, "validation": 3, "test": 2}, (12, 12, 4)),
        ({"학습": 6, "검증": 2, "테스트": 3}, (12, 4, 6)),
        ({"Training_Images": 6, "dev-set": 2}, (12, 4, 0)),
        ({"train": 6, "training": 2, "test": 2}, (16, 0, 4)),
    ],
)
def test_that_all_pictures_of_parts_are_used_whatever_the_parts_are_called(tmp_path, counts, expected):
    folder = parts(tmp_path / "animals", **counts)
    found = looked_at(folder)
    assert (sum(found.counts), found.validation_count, found.test_count, found.left_out) == (*expected, 0)
    assert sizes(load(folder)) == expected
    assert found.skipped == ()


def test_that_it_is_told_which_folders_serve_as_which_part(tmp_path):
    notes = looked_at(parts(tmp_path / "animals", train=6, val=1, valid=2, holdout=3)).notes
    assert "Used as the validation part: “val”, “valid”." in notes
    assert "Used as the test part: “holdout”." in notes
    assert not any("training part" in note for note in notes)


def test_that_a_folder_beside_the_parts_is_named_with_its_pictures(tmp_path):
    folder = parts(tmp_path / "animals", train=6, test=2, spares=3)
    photos(folder / "unlabelled", 4, 9000)
    (folder / "notes").mkdir()
    (folder / "readme.txt").write_text("words")
    found = looked_at(folder)
    assert (sum(found.counts), found.test_count, found.left_out) == (12, 4, 11)
    reasons = dict(found.skipped)
    assert "its 6 pictures are not used" in reasons["spares"]
    assert "4 pictures" in reasons["unlabelled"]
    assert reasons["notes"] == "holds no pictures"
    assert "readme.txt" in reasons
    assert any("“spares”" in note and "6 pictures are not used" in note for note in found.notes)


def test_that_pictures_of_a_part_without_class_folders_are_named(tmp_path):
    folder = parts(tmp_path / "animals", train=6)
    photos(folder / "test", 5, 9000)
    found = looked_at(folder)
    assert (sum(found.counts), found.test_count, found.left_out) == (12, 0, 5)
    assert "5 pictures in no class folder" in dict(found.skipped)["test"]


def test_that_a_class_may_be_called_as_a_part_is(tmp_path):
    for number, label in enumerate(("bus", "test", "train")):
        photos(tmp_path / "vehicles" / label, 6, 100 * number)
    found = looked_at(tmp_path / "vehicles")
    assert (found.classes, found.counts) == (("bus", "test", "train"), (6, 6, 6))
    assert sizes(load(tmp_path / "vehicles")) == (18, 0, 0)


def test_that_parts_within_each_class_are_parts(tmp_path):
    for number, label in enumerate(("cat", "dog")):
        photos(tmp_path / "animals" / label / "train", 6, 1000 * number)
        photos(tmp_path / "animals" / label / "test", 2, 1000 * number + 500)
    found = looked_at(tmp_path / "animals")
    assert (found.classes, found.counts, found.test_count) == (("cat", "dog"), (6, 6), 4)


def test_that_parts_without_one_to_learn_from_are_told_with_their_counts(tmp_path):
    problem = looked_at(parts(tmp_path / "animals", test=2, val=3, main=6)).problem
    assert "none to learn from" in problem
    assert "“main” (12)" in problem
    assert "“test” (4)" in problem


def no_links(folder: Path) -> None:
    for label in ("x", "y"):
        photos(folder / label, 3)


def only_links(folder: Path) -> None:
    for number, label in enumerate(("x", "y")):
        photos(folder.parent / "store" / label, 3, 100 * number)
        (folder / label).symlink_to(folder.parent / "store" / label)


def copied_parts(folder: Path) -> None:
    for part in ("train", "val"):
        parts(folder, **{part: 3})
    for path in (folder / "val").rglob("*.png"):
        path.write_bytes((folder / "train" / path.relative_to(folder / "val")).read_bytes())


PROBLEMS: dict[Callable[[Path], object], str] = {
    only_links: "nothing but links to folders (“x”, “y”)",
    copied_parts: "Each of the 6 pictures to learn from in “data” is also in its validation or test part",
}


@pytest.mark.parametrize("made", PROBLEMS)
def test_that_a_folder_that_cannot_be_used_says_what_it_is(tmp_path, made):
    folder = tmp_path / "data"
    folder.mkdir()
    made(folder)
    assert PROBLEMS[made] in looked_at(folder).problem
    with pytest.raises(EngineError):
        load(folder)


def test_that_links_are_named_wherever_they_lie(tmp_path):
    for number, label in enumerate(("x", "y")):
        photos(tmp_path / "data" / label, 6, 100 * number)
    photos(tmp_path / "store", 3, 900)
    (tmp_path / "data" / "z").symlink_to(tmp_path / "store")
    (tmp_path / "data" / "x" / "more").symlink_to(tmp_path / "store")
    found = looked_at(tmp_path / "data")
    assert dict(found.skipped) == dict.fromkeys(("z", "x/more"), "is a link; links are not followed")
    assert (sum(found.counts), found.left_out) == (12, 0)
    assert any("these folders are left out: “z”" in note for note in found.notes)


def test_that_three_hundred_classes_of_one_picture_are_counted(tmp_path):
    for number in range(300):
        photos(tmp_path / "many" / f"c{number:03}", 1, number)
    (note,) = (note for note in looked_at(tmp_path / "many").notes if "single picture" in note)
    assert note.startswith("300 classes have a single picture each (“c000”, “c001”, ")


# names


LONG = (
    "Screw, hexagon head, stainless steel A2, M4 x 10 mm, DIN 933, full thread",
    "Screw, hexagon head, stainless steel A4, M4 x 10 mm, DIN 933, full thread",
)


@pytest.mark.parametrize(
    "labels", [LONG, ("گربه\u200cها", "سگ\u200cها"), ("👩\u200d🔬", "👨\u200d🔬"), ("a\nb", "<b>")]
)
def test_that_names_of_classes_and_files_are_kept_whole(tmp_path, labels):
    for number, label in enumerate(labels):
        photos(tmp_path / "data" / label, 6, 100 * number)
        photos(tmp_path / "data" / label, 1, 100 * number, suffix=f"{'_field-trip' * 8}.png")
    found = looked_at(tmp_path / "data")
    assert set(found.classes) == set(labels)
    data = load(tmp_path / "data")
    assert set(data.classes) == set(labels)
    assert {os.path.dirname(name) for name, _ in data.files} == set(labels)  # noqa: PTH120  names, no paths
    names = {name for name, _ in (*data.files, *found.skipped)}
    assert f"{labels[0]}/0{'_field-trip' * 8}.png" in names


# copies


def saved_again(path: Path) -> None:
    """The same pixels in two more files of other bytes."""
    with Image.open(path) as picture:
        picture.save(path.with_suffix(".bmp"))
        picture.save(path.with_name(f"{path.stem} (1).png"), compress_level=1)


def test_that_a_picture_that_was_saved_again_counts_once_and_is_named(tmp_path):
    folder = tmp_path / "noise"
    for number, label in enumerate(("cat", "dog")):
        photos(folder / label, 20, 100 * number)
        for path in sorted((folder / label).iterdir()):
            saved_again(path)
    found = looked_at(folder)
    assert (found.counts, found.left_out) == ((20, 20), 80)
    assert dict(found.skipped)["cat/3.bmp"] == "the same picture as cat/3 (1).png"
    assert any("80 pictures are there more than once" in note for note in found.notes)
    assert sizes(load(folder)) == (40, 0, 0)


def test_that_nearly_equal_pictures_are_named_and_stay_on_one_side(tmp_path):
    folder = tmp_path / "noise"
    for number, label in enumerate(("cat", "dog")):
        blocks(folder / label, 20, 100 * number)
        for path in sorted((folder / label).iterdir()):
            with Image.open(path) as picture:
                picture.save(path.with_suffix(".jpg"), quality=80)
    found = looked_at(folder)
    assert (found.counts, found.left_out, len(found.copies)) == ((40, 40), 0, 40)
    assert ("cat/3.png", "cat/3.jpg") in found.copies
    data = load(folder)
    assert data.copies is not None
    assert data.copies.nearly == 40
    assert len(np.unique(data.copies.groups)) == 40
    kept = load(folder, data_options={"copies": "keep"})
    assert kept.copies is None
    before = load(folder, version=READS_AS_0_1)
    assert before.copies is None
    assert np.array_equal(before.images, data.images)


def test_that_nearly_equal_pictures_never_lie_in_two_parts(tmp_path):
    folder = tmp_path / "noise"
    for number, label in enumerate(("cat", "dog")):
        blocks(folder / "train" / label, 10, 100 * number)
        blocks(folder / "test" / label, 10, 100 * number + 50)
        with Image.open(folder / "train" / label / f"{100 * number + 3}.png") as picture:
            picture.resize((36, 36)).save(folder / "test" / label / "copy.jpg", quality=85)
    found = looked_at(folder)
    assert (found.counts, found.test_count, found.left_out) == ((9, 9), 22, 2)
    assert dict(found.skipped)["train/cat/3.png"] == "nearly the same picture as test/cat/copy.jpg"
    assert any("2 pictures are nearly equal to ones in the validation or test part" in note for note in found.notes)
    assert sizes(load(folder)) == (18, 0, 22)
    assert sizes(load(folder, version=READS_AS_0_1)) == (20, 0, 22)


def blocks(folder: Path, count: int, first: int) -> None:
    """Pictures of colored blocks, which survive being saved as JPEG."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        small = np.random.default_rng(seed).integers(0, 256, (6, 6, 3)).astype(np.uint8)
        Image.fromarray(small).resize((48, 48), Image.Resampling.NEAREST).save(folder / f"{seed}.png")


# runs of version 0.1


def test_that_runs_of_0_1_get_the_pictures_that_they_had(tmp_path):
    """It knew fewer words, the last folder of a part counted, and equal pixels in other bytes were other pictures."""
    folder = parts(tmp_path / "animals", train=6, eval=2, val=2, valid=3)
    saved_again(folder / "train" / "cat" / "1.png")
    before, now = load(folder, version=READS_AS_0_1), load(folder)
    assert (sizes(before), sizes(now)) == ((14, 6, 0), (12, 10, 4))
    photos(tmp_path / "long" / LONG[0], 6)
    photos(tmp_path / "long" / "Washer", 6, 100)
    label = load(tmp_path / "long", version=READS_AS_0_1).classes[0]
    assert (len(label), "…" in label) == (59, True)
