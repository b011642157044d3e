import pickle
import tarfile

import numpy as np
import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from tests.engine.data.made_files import cifar_10_binary, cifar_10_python, cifar_100, python_2_pickle


def load(place, **options):
    return catalog.load(Recipe(data=str(place), data_options=options))


@pytest.mark.parametrize("made", [cifar_10_python, cifar_10_binary])
def test_that_both_versions_of_cifar_10_are_read_as_published(tmp_path, made):
    images, labels = made(tmp_path / "batches")
    data = load(tmp_path / "batches")
    assert (data.title, data.kind) == ("CIFAR-10", "photo")
    assert data.classes == tuple(f"kind {i}" for i in range(10))
    assert np.array_equal(data.images, images[:20])
    assert data.labels.tolist() == list(labels[:20])
    assert data.test is not None
    assert np.array_equal(data.test.images, images[20:])


@pytest.mark.parametrize("suffix", ["gz", "xz"])
def test_that_cifar_is_read_out_of_its_archive(tmp_path, suffix):
    images, _ = cifar_10_python(tmp_path / "made" / "cifar-10-batches-py")
    archive = tmp_path / f"cifar-10-python.tar.{suffix}"
    with tarfile.open(archive, f"w:{suffix}") as file:
        file.add(tmp_path / "made" / "cifar-10-batches-py", "cifar-10-batches-py")
    assert np.array_equal(load(archive).images, images[:20])
    found = catalog.summary(str(archive))
    assert (found.title, found.counts, found.problem) == ("CIFAR-10", (2,) * 10, "")


def test_that_cifar_100_has_a_hundred_classes_or_twenty_kinds(tmp_path):
    cifar_100(tmp_path / "cifar")
    fine, coarse = load(tmp_path / "cifar"), load(tmp_path / "cifar", labels="coarse")
    assert (len(fine.classes), fine.classes[7], int(fine.labels[7])) == (100, "f7", 7)
    assert (len(coarse.classes), coarse.classes[1], int(coarse.labels[7])) == (20, "c1", 1)
    assert np.array_equal(fine.images, coarse.images)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
@pytest.mark.parametrize("labels", [[9, 8, 7, 6], np.array([9, 8, 7, 6]), list(np.array([9, 8, 7, 6]))], ids=str)
def test_that_a_batch_pickled_anew_by_python_3_is_read(tmp_path, protocol, labels):
    images, _ = cifar_10_python(tmp_path / "made")
    for name in ("data_batch_1", "test_batch"):
        batch = {b"data": images[:4].reshape(4, -1), b"labels": labels, "filenames": [b"a.png"]}
        (tmp_path / "made" / name).write_bytes(pickle.dumps(batch, protocol=protocol))
    data = load(tmp_path / "made")
    assert data.labels[:4].tolist() == [9, 8, 7, 6]
    assert np.array_equal(data.images[:4], images[:4])


class Touch:
    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


HOSTILE = {
    "a call": lambda place: pickle.dumps({"data": Touch(place / "touched")}, protocol=2),
    "a call, text form": lambda place: b"\x80\x02}q\x01(U\x04datacposix\nsystem\n(U\x04truetRu.",
    "INST": lambda place: b"\x80\x02}(U\x04data(U\x04trueios\nsystem\nu.",
    "a loop of references": lambda place: b"\x80\x02}q\x01(U\x04datah\x01u.",
    "no end": lambda place: b"\x80\x02}q\x01(U\x04data",
    "nothing": lambda place: b"\x80\x02}.",
    "a list": lambda place: b"\x80\x02]q\x01.",
    "noise": lambda place: b"\x80\x02}" + bytes(range(256)),
    "one label too many": lambda place: python_2_pickle({"data": np.zeros((2, 3072), np.uint8), "labels": [1, 2, 3]}),
    "labels of another kind": lambda place: python_2_pickle({"data": np.zeros((2, 3072), np.uint8), "labels": [1, 99]}),
    "too small": lambda place: python_2_pickle({"data": np.zeros((2, 3071), np.uint8), "labels": [1, 2]}),
    "a lying shape": lambda place: python_2_pickle({"data": np.zeros((2, 3072), np.uint8), "labels": [1, 2]}).replace(
        b"K\x02J\x00\x0c\x00\x00", b"K\xffJ\xff\xff\xff\x7f"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_that_hostile_and_broken_batches_are_refused_and_run_nothing(tmp_path, name):
    cifar_10_python(tmp_path / "made")
    (tmp_path / "made" / "data_batch_1").write_bytes(HOSTILE[name](tmp_path))
    with pytest.raises(EngineError, match=r"data_batch_1"):
        load(tmp_path / "made")
    assert not (tmp_path / "touched").exists()
    assert catalog.summary(str(tmp_path / "made")).problem


def test_that_every_cut_of_a_batch_is_refused(tmp_path):
    cifar_10_python(tmp_path / "made", each=1)
    path = tmp_path / "made" / "data_batch_1"
    whole = path.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:length])
        with pytest.raises(EngineError):
            load(tmp_path / "made")


def test_that_missing_and_cut_files_are_named(tmp_path):
    cifar_10_python(tmp_path / "made")
    (tmp_path / "made" / "data_batch_4").unlink()
    with pytest.raises(EngineError, match=r"data_batch_4 is missing"):
        load(tmp_path / "made")
    cifar_10_binary(tmp_path / "binary")
    whole = (tmp_path / "binary" / "test_batch.bin").read_bytes()
    (tmp_path / "binary" / "test_batch.bin").write_bytes(whole[:-1])
    with pytest.raises(EngineError, match=r"no whole number of pictures"):
        load(tmp_path / "binary")
