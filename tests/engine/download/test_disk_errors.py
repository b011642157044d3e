"""Disks that are full or may not be written."""

import errno
from pathlib import Path

import pytest

from engine.download.partial_file import PartialFile
from engine.download.source import DownloadError
from engine.errors import EngineError
from tests.engine.download.fetching import DATA, get, refused_by, source
from tests.engine.download.server import (
    serving,
    whole,
)


def test_that_a_disk_without_room_is_told_before_a_byte_comes(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    def nearly_full(_: object) -> object:
        return type("Usage", (), {"free": 5_000_000})()

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    data = bytes(2_000_000)
    failed = refused_by(target, whole(data))
    assert "2.0 MB more, 5.0 MB are free" in failed.sentence


def test_that_a_disk_that_fills_up_keeps_what_came(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open
    is_full = True

    class Full:
        """A file on a disk with 100,000 bytes left."""

        def __init__(self, file: object) -> None:
            self.file, self.room = file, 100_000

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def write(self, data: bytes) -> int:
            if len(data) > self.room:
                self.file.write(data[: self.room])  # pyright: ignore[reportAttributeAccessIssue]
                raise OSError(errno.ENOSPC, "No space left on device")
            self.room -= len(data)
            return self.file.write(data)  # pyright: ignore[reportAttributeAccessIssue]

    def opened(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        file = real(path, mode, *more, **named)  # pyright: ignore[reportArgumentType,reportCallIssue]
        return Full(file) if is_full and path.name == "f.bin.part" and mode in ("wb", "ab") else file

    monkeypatch.setattr(Path, "open", opened)
    with serving(whole(DATA)) as server:
        with pytest.raises(DownloadError, match="disk is full"):
            get(source(server), target)
        assert len(server.asked) == 1
        assert PartialFile(target).size() == 100_000
        is_full = False
        get(source(server), target)
    assert server.asked[1][1]["Range"] == "bytes=100000-"
    assert target.read_bytes() == DATA


def test_that_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with serving(whole(DATA)) as server, pytest.raises(EngineError, match="could not be written"):
        get(source(server), tmp_path / "file" / "f.bin")
    assert not server.asked
