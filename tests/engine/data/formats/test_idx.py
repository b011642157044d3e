import gzip
import struct

import numpy as np
import pytest

from engine.data.formats.idx import read_idx
from engine.errors import EngineError


def idx(values, dims=None, kind=8):
    dims = values.shape if dims is None else dims
    return bytes([0, 0, kind, len(dims)]) + struct.pack(f">{len(dims)}I", *dims) + values.tobytes()


VALUES = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_that_an_idx_file_is_read_plain_and_packed(tmp_path, pack):
    (tmp_path / "한글").write_bytes(pack(idx(VALUES)))
    assert np.array_equal(read_idx(tmp_path / "한글", 3), VALUES)


LIES = {
    "empty": b"",
    "no IDX file": b"<html>not found</html>",
    "header only": idx(VALUES)[:7],
    "no values": idx(VALUES)[:16],
    "cut": idx(VALUES)[:-1],
    "trailing": idx(VALUES) + b"x",
    "too many promised": idx(VALUES, (2, 3, 5)),
    "2**31 promised": idx(VALUES, (2**31, 1, 1)),
    "overflow promised": idx(VALUES, (2**32 - 1, 2**32 - 1, 2**32 - 1)),
    "zero promised": idx(VALUES, (0, 3, 4)),
    "floats": idx(VALUES, kind=0x0D),
    "other dimensions": idx(VALUES.reshape(6, 4)),
}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("lie", LIES)
def test_that_a_lying_file_is_refused_before_anything_is_allocated(tmp_path, lie, pack):
    (tmp_path / "lie").write_bytes(pack(LIES[lie]))
    with pytest.raises(EngineError, match="lie"):
        read_idx(tmp_path / "lie", 3)


def test_that_damaged_gzip_is_refused(tmp_path):
    packed = bytearray(gzip.compress(idx(np.random.default_rng(0).integers(0, 255, (9, 9, 9)).astype(np.uint8))))
    path = tmp_path / "images.gz"
    for name, data in {
        "cut": packed[:-9],
        "bad crc": packed[:-8] + b"\0\0\0\0" + packed[-4:],
        "flipped": packed[:200] + bytes([packed[200] ^ 255]) + packed[201:],
        "wrong size": packed[:-4] + b"\1\0\0\0",
    }.items():
        path.write_bytes(bytes(data))
        with pytest.raises(EngineError, match="images"):
            pytest.fail(f"{name} was read: {read_idx(path, 3).shape}")


def test_that_a_gzip_bomb_is_not_unpacked(tmp_path):
    bomb = gzip.compress(idx(np.zeros((1, 1, 1), np.uint8), (3000, 1000, 1000)) + bytes(50_000_000))
    (tmp_path / "bomb.gz").write_bytes(bomb)
    with pytest.raises(EngineError, match="promises"):
        read_idx(tmp_path / "bomb.gz", 3)


def test_that_a_missing_file_and_a_folder_are_named(tmp_path):
    for path in (tmp_path / "missing", tmp_path):
        with pytest.raises(EngineError):
            read_idx(path, 3)
