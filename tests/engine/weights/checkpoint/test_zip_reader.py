"""Damaged and forged archives are refused."""

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.weights.checkpoint.reader import read_checkpoint
from tests.engine.checkpoints import is_equal, rebuilt, refusal, saved


def test_that_a_deflated_archive_loads(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(tmp_path / "a.pth")) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    with zipfile.ZipFile(tmp_path / "b.pth", "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    assert is_equal(read_checkpoint(tmp_path / "b.pth").state)


def test_that_every_flipped_bit_of_an_archive_is_refused_or_without_effect(tmp_path: Path) -> None:
    good = saved(tmp_path / "a.pth").read_bytes()
    path = tmp_path / "b.pth"
    refused = 0
    for position in range(0, len(good), 3):
        flipped = bytearray(good)
        flipped[position] ^= 1 << position % 8
        path.write_bytes(flipped)
        try:
            read = read_checkpoint(path)
        except EngineError:
            refused += 1
        else:
            assert is_equal(read.state), position
    assert refused > len(good) / 3 * 0.4  # the rest lies in padding and time stamps


@pytest.mark.parametrize("is_zip", [True, False])
def test_that_every_truncation_is_refused(tmp_path: Path, is_zip: bool) -> None:
    good = saved(tmp_path / "a.pth", _use_new_zipfile_serialization=is_zip).read_bytes()
    path = tmp_path / "b.pth"
    for length in [*range(0, len(good), 11), len(good) - 1]:
        path.write_bytes(good[:length])
        assert ("is incomplete or damaged" if length else "is empty") in refusal(path), length


def test_that_junk_around_an_archive_is_refused(tmp_path: Path) -> None:
    good = saved(tmp_path / "a.pth").read_bytes()
    for name, data, said in (
        ("before.pth", b"junk" + good, "damaged at its beginning"),
        ("after.pth", good + b"junk", "its end is missing or followed by something else"),
        ("tail zero.pth", good[: len(good) // 2] + bytes(len(good) // 2), "its end is missing"),
        ("two.pth", good + good, "its parts overlap or something lies between them"),
    ):
        (tmp_path / name).write_bytes(data)
        assert said in refusal(tmp_path / name)


def test_that_records_that_do_not_fit_their_description_are_refused(tmp_path: Path) -> None:
    assert is_equal(read_checkpoint(rebuilt(tmp_path / "same.pth")).state)
    assert "missing" in refusal(rebuilt(tmp_path / "gone.pth", data__0=None))
    assert "another size" in refusal(rebuilt(tmp_path / "short.pth", data__0=b"1234"))
    assert "another size" in refusal(rebuilt(tmp_path / "long.pth", data__0=bytes(100)))
    assert "processor" in refusal(rebuilt(tmp_path / "order.pth", byteorder=b"big"))
    assert "damaged" in refusal(rebuilt(tmp_path / "none.pth", **{"data.pkl": b""}))


def test_that_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "twice.pth")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("source/data.pkl", b"\x80\x02}.")
    assert "same name" in refusal(path)
    path = rebuilt(tmp_path / "two.pth")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/data.pkl", b"\x80\x02}.")
    assert "two descriptions" in refusal(path)


def test_that_crc32_is_what_protects_an_archive(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pth")
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("a/data/0")
    place = data.index(struct.pack("<6f", *range(6)))
    changed = data[: place + 4] + struct.pack("<f", 99.0) + data[place + 8 :]
    path.write_bytes(changed)
    assert "checksum" in refusal(path)
    forged = zlib.crc32(changed[place : place + info.file_size])
    path.write_bytes(changed.replace(struct.pack("<I", info.CRC), struct.pack("<I", forged)))
    assert read_checkpoint(path).state["conv.weight"].flatten()[1] == 99.0
