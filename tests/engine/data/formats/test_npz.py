import zipfile
from io import BytesIO

import numpy as np
import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from tests.engine.data.made_files import colors


def load(place, **options):
    return catalog.load(Recipe(data=str(place), data_options=options))


def ink(count, seed=0):
    """uint8 (N, 28, 28): a bright stroke on black."""
    pictures = np.zeros((count, 28, 28), np.uint8)
    pictures[:, 4:24, 10:13] = np.random.default_rng(seed).integers(200, 256, (count, 20, 3))
    return pictures


@pytest.mark.parametrize(
    "names",
    [
        ("x_train", "y_train", "x_test", "y_test"),
        ("train_images", "train_labels", "test_images", "test_labels"),
        ("X_tr", "y_tr", "X_te", "y_te"),
    ],
)
def test_that_the_usual_names_are_understood(tmp_path, names):
    labels = np.array([0, 1, 2, 0, 1, 2])
    arrays = (ink(6), labels, ink(3, 5), labels[:3])
    np.savez_compressed(tmp_path / "digits.npz", **dict(zip(names, arrays, strict=True)))
    data = load(tmp_path / "digits.npz")
    assert (data.title, data.kind, data.classes) == ("digits", "ink", ("0", "1", "2"))
    assert np.array_equal(data.images[:, 0], arrays[0])
    assert data.test is not None
    assert np.array_equal(data.test.images[:, 0], arrays[2])
    found = catalog.summary(str(tmp_path / "digits.npz"))
    assert (found.counts, found.size, found.channels, found.kind) == ((2, 2, 2), "28×28", 1, "ink")


def test_that_medmnist_with_its_validation_part_is_read(tmp_path):
    images, labels = colors(9).transpose(0, 2, 3, 1), np.arange(9, dtype=np.uint8)[:, None] % 3
    parts = {
        f"{part}_{what}": some
        for part in ("train", "val", "test")
        for what, some in (("images", images), ("labels", labels))
    }
    np.savez(tmp_path / "pathmnist.npz", **parts)
    data = load(tmp_path / "pathmnist.npz")
    assert (data.kind, data.images.shape, data.classes) == ("photo", (9, 3, 32, 32), ("0", "1", "2"))
    assert data.validation is not None
    assert np.array_equal(data.validation.images, images.transpose(0, 3, 1, 2))


def test_that_layouts_and_number_formats_lead_to_the_same_pictures(tmp_path):
    pictures, labels = colors(4), np.array([1, 0, 1, 0])
    forms = {
        "first": pictures,
        "last": pictures.transpose(0, 2, 3, 1),
        "flat": pictures.reshape(4, -1),
        "share": (pictures / 255.0).astype(np.float32),
        "double": pictures.astype(np.float64),
        "whole": pictures.astype(np.int64),
        "fortran": np.asfortranarray(pictures),
    }
    for name, some in forms.items():
        np.savez(tmp_path / f"{name}.npz", images=some, labels=labels)
        assert np.array_equal(load(tmp_path / f"{name}.npz").images, pictures), name


def test_that_names_one_hot_rows_and_class_names_are_labels(tmp_path):
    np.savez(tmp_path / "a.npz", x=ink(3), y=np.array(["cat", "고양이", "cat"]))
    assert load(tmp_path / "a.npz").classes == ("cat", "고양이")
    np.savez(tmp_path / "b.npz", x=ink(3), y=np.eye(3, dtype=np.float32))
    assert load(tmp_path / "b.npz").labels.tolist() == [0, 1, 2]
    np.savez(tmp_path / "c.npz", x=ink(3), y=np.array([0, 2, 0]), classes=np.array(["eins", "zwei", "drei"]))
    assert load(tmp_path / "c.npz").classes == ("eins", "drei")


def test_that_dark_ink_on_light_paper_is_turned_around_and_told(tmp_path):
    np.savez(tmp_path / "paper.npz", x=255 - ink(4), y=np.array([0, 1, 0, 1]))
    data = load(tmp_path / "paper.npz")
    assert np.array_equal(data.images[:, 0], ink(4))
    assert any("turned around" in note for note in data.notes)
    assert load(tmp_path / "paper.npz", kind="photo").images.max() == 255


def objects(path):
    np.savez(path, x=np.array([{}, {}], object), y=np.array([0, 1]))


def member(path, content, name="x.npy"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        labels = BytesIO()
        np.save(labels, np.array([0, 1]))
        archive.writestr("y.npy", labels.getvalue())


def header(shape, body=b"", dtype="|u1"):
    text = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}".ljust(117).encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text + body


def cut(path):
    np.savez(path, x=ink(6), y=np.arange(6))
    path.write_bytes(path.read_bytes()[:-100])


def flipped(path):
    np.savez(path, x=colors(6), y=np.arange(6))
    content = bytearray(path.read_bytes())
    content[2000] ^= 8
    path.write_bytes(content)


def saved(**arrays):
    return lambda path: np.savez(path, **arrays)


Y = np.array([0, 1, 0, 1])
REFUSED = {
    "objects": (objects, "no NumPy file of plain arrays"),
    "a promise of 8 EB": (lambda path: member(path, header((2, 2**31, 2**31))), "plain arrays"),
    "a longer promise": (lambda path: member(path, header((3, 28, 28), bytes(2 * 784))), "plain arrays"),
    "more than promised": (lambda path: member(path, header((1, 28, 28), bytes(2 * 784))), "plain arrays"),
    "code as a type": (lambda path: member(path, header((2,), b"", "O")), "plain arrays"),
    "a header that is a program": (lambda path: member(path, header("__import__('os')")), "plain arrays"),
    "cut": (cut, "plain arrays"),
    "flipped": (flipped, "plain arrays"),
    "no zip": (lambda path: path.write_bytes(b"\x93NUMPY" + bytes(100)), "plain arrays"),
    "other names": (saved(weights=ink(4), bias=Y), "x_train"),
    "NaN": (saved(x=np.full((4, 8, 8), np.nan), y=Y), "no numbers"),
    "negative": (saved(x=np.full((4, 8, 8), -1.0), y=Y), "values from 0 to 255"),
    "not as many labels": (saved(x=ink(4), y=Y[:3]), "3 labels"),
    "one class": (saved(x=ink(4), y=np.zeros(4, int)), "only one class"),
    "several labels": (saved(x=ink(4), y=np.ones((4, 2))), "several labels"),
    "a share as label": (saved(x=ink(4), y=np.array([0.5, 1, 1, 0])), "whole number or a name"),
    "two-dimensional": (saved(x=np.zeros((4, 7), np.uint8), y=Y), "shape"),
    "empty": (saved(x=np.zeros((0, 8, 8), np.uint8), y=np.zeros(0, int)), "empty"),
    "sizes that differ": (saved(x_train=ink(4), y_train=Y, x_test=colors(4), y_test=Y), "different sizes"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_that_hostile_and_unfit_files_are_refused_in_words(tmp_path, name):
    made, words = REFUSED[name]
    made(tmp_path / "data.npz")
    with pytest.raises(EngineError, match=words):
        load(tmp_path / "data.npz")
    assert words in catalog.summary(str(tmp_path / "data.npz")).problem


def test_that_other_words_for_parts_are_understood(tmp_path):
    labels = np.array([0, 1, 0, 1])
    for train, dev, test in (
        ("x_train", "x_dev", "x_eval"),
        ("X학습", "X_검증", "X_평가"),
        ("xTrain", "xVal", "xTest"),
    ):
        names = {name: ink(4, seed) for seed, name in enumerate((train, dev, test))}
        answers = {name.replace("x", "y").replace("X", "Y"): labels for name in names}
        np.savez(tmp_path / "a.npz", **names, **answers)
        data = load(tmp_path / "a.npz")
        assert data.validation is not None
        assert data.test is not None
        assert np.array_equal(data.validation.images[:, 0], names[dev])
        assert np.array_equal(data.test.images[:, 0], names[test])


def test_that_an_unknown_word_for_a_part_is_refused_with_its_count(tmp_path):
    arrays = {"x_train": ink(4), "y_train": Y, "x_gallery": ink(4, 1), "y_gallery": Y}
    np.savez(tmp_path / "a.npz", **arrays)
    assert "“x_gallery” (4)" in catalog.summary(str(tmp_path / "a.npz")).problem


def test_that_what_is_not_used_is_told_and_counted(tmp_path):
    arrays = {"x_train": ink(4), "y_train": Y, "x_test": ink(5, 1), "x": ink(9), "y": np.arange(9), "faces": ink(3, 2)}
    np.savez(tmp_path / "a.npz", **arrays)
    found = catalog.summary(str(tmp_path / "a.npz"))
    assert (found.counts, found.given, found.left_out) == ((2, 2), 21, 17)
    assert dict(found.skipped) == {
        "x_test": "has no labels beside it and is not used (pictures: 5)",
        "x": "is not used beside the parts that have names of their own (pictures: 9)",
        "faces": "is not called as pictures are and is not used (count: 3)",
    }


def test_that_an_array_of_parts_is_obeyed(tmp_path):
    split = np.array(["train", "train", "val", ""])
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array([0, 1, 0, 1]), split=split)
    found = catalog.summary(str(tmp_path / "a.npz"))
    assert (found.counts, found.validation_count, found.left_out, found.given) == ((1, 1), 1, 1, 4)
    assert ("split", "names no part for 1 of the pictures") in found.skipped
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array([0, 1, 0, 1]), split=np.array(["train", "train", "val", "probe"]))
    assert "“probe” (1)" in catalog.summary(str(tmp_path / "a.npz")).problem


def test_that_a_class_that_is_only_tested_is_left_out_and_told(tmp_path):
    np.savez(tmp_path / "a.npz", x_train=ink(4), y_train=Y, x_test=ink(4, 1), y_test=np.array([0, 1, 7, 7]))
    found = catalog.summary(str(tmp_path / "a.npz"))
    assert (found.classes, found.test_count, found.given, found.left_out) == (("0", "1"), 2, 8, 2)
    assert found.skipped == (("the test part", "has classes without a picture to learn from (“7”); left out: 2"),)


def test_that_arrays_without_names_and_counts_at_the_end_are_read(tmp_path):
    np.savez(tmp_path / "a.npz", ink(4), Y)
    assert np.array_equal(load(tmp_path / "a.npz").images[:, 0], ink(4))
    np.savez(tmp_path / "a.npz", x=np.moveaxis(colors(5), 0, -1).transpose(1, 2, 0, 3), y=np.arange(5) % 2)
    assert np.array_equal(load(tmp_path / "a.npz").images, colors(5))


def test_that_labels_saved_as_objects_are_read_or_named(tmp_path):
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array(["cat", "dog", "cat", "dog"], object))
    assert load(tmp_path / "a.npz").classes == ("cat", "dog")
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array([3, 4, 3, 4], object))
    assert load(tmp_path / "a.npz").classes == ("3", "4")
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array([{}, [], 1, "a"], object))
    problem = catalog.summary(str(tmp_path / "a.npz")).problem
    assert "“y” in “a.npz” holds Python objects" in problem
    assert ".astype(str)" in problem


def test_that_flat_rows_in_color_are_read_as_they_are_smooth(tmp_path):
    y, x = np.mgrid[:32, :32]
    smooth = np.stack([np.stack([x * 8, y * 8, (x + y) * 4]), np.stack([y * 8, x * 8, 255 - x * 8])]).astype(np.uint8)
    for name, rows in (("planes", smooth), ("together", smooth.transpose(0, 2, 3, 1))):
        np.savez(tmp_path / f"{name}.npz", x=rows.reshape(2, -1), y=np.array([0, 1]))
        data = load(tmp_path / f"{name}.npz")
        assert np.array_equal(data.images, smooth), name
        assert any("Each row of “x”" in note for note in data.notes)


def test_that_class_names_are_kept_whole(tmp_path):
    long = "Screw, hexagon head, stainless steel A2, M4 x 10 mm, DIN 933, full thread"
    names = (long, long.replace("A2", "A4"), "سگ\u200cها", "👩\u200d🔬")
    np.savez(tmp_path / "a.npz", x=ink(4), y=np.array(names))
    assert set(catalog.summary(str(tmp_path / "a.npz")).classes) == set(names)


def test_that_what_is_doubtful_about_the_classes_is_told(tmp_path):
    np.savez(tmp_path / "a.npz", x=colors(60), y=np.array([0] * 59 + [1]))
    notes = catalog.summary(str(tmp_path / "a.npz")).notes
    assert any("“1” has a single picture" in note for note in notes)
    assert any("the rare class will suffer" in note for note in notes)
