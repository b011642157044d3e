"""Hashes, whole and known in part."""

import hashlib
from pathlib import Path

import pytest

from engine.download.verify import HashMismatchError, damaged_index, noted_hash, prove
from engine.storage import paths
from tests.engine.download.fetching import DATA, SHA256, get, refused_by, source
from tests.engine.download.server import (
    serving,
    whole,
)


def test_that_a_file_damaged_later_is_found_at_use_and_fetched_again(target: Path) -> None:
    with serving(whole(DATA)) as server:
        get(source(server), target)
        data = bytearray(DATA)
        data[1000] ^= 1
        target.write_bytes(data)
        with pytest.raises(HashMismatchError, match="Download it again"):
            prove(source(server), target)
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_the_first_digits_are_checked_and_the_whole_hash_is_kept(target: Path) -> None:
    with serving(whole(DATA)) as server:
        wanted = source(server, sha256=SHA256[:8])
        get(wanted, target)
        assert noted_hash(wanted) == SHA256
        prove(wanted, target)
        target.write_bytes(DATA[:-1])
        with pytest.raises(HashMismatchError):
            prove(wanted, target)


def test_that_wrong_first_digits_are_refused(target: Path) -> None:
    assert "another file" in refused_by(target, whole(DATA), sha256="00000000").sentence


def test_that_a_file_without_a_published_hash_is_held_to_its_first_download(target: Path) -> None:
    with serving(whole(DATA)) as server:
        wanted = source(server, sha256="")
        get(wanted, target)
        target.write_bytes(DATA + b"!")
        with pytest.raises(HashMismatchError):
            prove(wanted, target)


def test_that_an_md5_alone_is_checked_too(target: Path, tmp_path: Path) -> None:
    md5 = hashlib.md5(DATA, usedforsecurity=False).hexdigest()
    with serving(whole(DATA)) as server:
        get(source(server, sha256="", md5=md5), target)
        assert noted_hash(source(server, sha256="", md5=md5)) == SHA256
    assert "another file" in refused_by(tmp_path / "g.bin", whole(bytes(9)), sha256="", md5=md5).sentence


def test_that_a_damaged_index_of_downloads_is_kept_and_told_once(target: Path) -> None:
    place = paths.state() / "downloads.json"
    place.parent.mkdir(parents=True)
    place.write_bytes(b'{"version": 1, "files": {"pens.bin c8f5')
    with serving(whole(DATA)) as server:
        wanted = source(server, sha256=SHA256[:8])
        get(wanted, target)
        assert noted_hash(wanted) == SHA256
    (aside,) = place.parent.glob("downloads.json.bad-*")
    assert damaged_index() == aside.name
    assert damaged_index() == ""
    assert noted_hash(wanted) == SHA256
