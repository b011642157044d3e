import struct
import zlib

import numpy as np
import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.recipe import Recipe
from tests.engine.data.made_files import colors, mat, matrix, svhn


def load(place):
    return catalog.load(Recipe(data=str(place)))


@pytest.mark.parametrize("packed", [True, False])
def test_that_house_numbers_are_read_upright_and_ten_is_zero(tmp_path, packed):
    images, labels = svhn(tmp_path, packed)
    data = load(tmp_path)
    assert (data.title, data.classes) == ("SVHN", tuple("0123456789"))
    assert np.array_equal(data.images, images)
    assert data.labels.tolist() == [int(label) % 10 for label in labels]
    assert data.test is not None
    assert len(data.test) == 20


def test_that_one_file_alone_is_enough_and_others_keep_their_labels(tmp_path):
    gray = colors(6)[:, 0]
    labels = np.array([10, 20, 10, 20, 30, 30], np.uint8)
    mat(tmp_path / "signs.mat", matrix("X", gray.transpose(1, 2, 0)), matrix("y", labels[None], stored=9, kind=6))
    data = load(tmp_path / "signs.mat")
    assert (data.title, data.classes, data.test) == ("signs", ("10", "20", "30"), None)
    assert np.array_equal(data.images[:, 0], gray)
    assert data.labels.tolist() == [0, 1, 0, 1, 2, 2]


def cut(whole, share):
    return whole[: int(len(whole) * share)]


def lying(whole, *shape):
    """With other dimensions than it has, packed anew."""
    kind, size = struct.unpack("<II", whole[128:136])
    inside = zlib.decompress(whole[136 : 136 + size])
    small = zlib.compress(inside.replace(struct.pack("<4i", 32, 32, 3, 20), struct.pack("<4i", *shape)))
    return whole[:128] + struct.pack("<II", kind, len(small)) + small


BROKEN = {
    "empty": lambda whole: b"",
    "only a header": lambda whole: whole[:128],
    "cut by half": lambda whole: cut(whole, 0.5),
    "cut at the end": lambda whole: whole[:-3],
    "bad checksum": lambda whole: whole[:600] + bytes([whole[600] ^ 1]) + whole[601:],
    "version 7.3": lambda whole: b"MATLAB 7.3 MAT-file".ljust(124) + b"\x00\x02IM" + b"\x89HDF\r\n\x1a\n",
    "other bytes first": lambda whole: whole[:126] + b"MI" + whole[128:],
    "too many pictures": lambda whole: lying(whole, 32, 32, 3, 2**31 - 1),
    "fewer pictures": lambda whole: lying(whole, 32, 32, 3, 19),
    "negative": lambda whole: lying(whole, 32, 32, -3, 20),
    "a promise of 4 GB": lambda whole: whole[:128] + struct.pack("<II", 15, 2**32 - 1) + whole[136:],
}


@pytest.mark.parametrize("name", BROKEN)
def test_that_broken_and_lying_files_are_refused(tmp_path, name):
    svhn(tmp_path)
    path = tmp_path / "train_32x32.mat"
    path.write_bytes(BROKEN[name](path.read_bytes()))
    with pytest.raises(EngineError, match=r"train_32x32\.mat"):
        load(tmp_path)


def test_that_labels_and_pictures_must_fit(tmp_path):
    mat(tmp_path / "a.mat", matrix("X", colors(4).transpose(2, 3, 1, 0)), matrix("y", np.ones((3, 1), np.uint8)))
    with pytest.raises(EngineError, match=r"4 pictures but 3 labels"):
        load(tmp_path / "a.mat")
    mat(tmp_path / "b.mat", matrix("X", colors(4).transpose(2, 3, 1, 0)))
    with pytest.raises(EngineError, match=r"no array “y”"):
        load(tmp_path / "b.mat")
