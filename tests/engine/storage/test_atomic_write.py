"""Files are written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.storage.atomic_write import write_atomically


def test_that_a_file_and_its_folders_are_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "new" / "한글.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("act", ["fsync", "replace"])
def test_that_a_full_disk_leaves_the_old_file_and_no_stump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    path = tmp_path / "run" / "run.json"
    write_atomically(path, b"old")

    def is_full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, act, is_full)
    with pytest.raises(EngineError, match=r"the disk is full \(2\.0 MB needed, [\d.]+ MB free\)"):
        write_atomically(path, b"x" * 2_000_000)
    assert path.read_bytes() == b"old"
    assert list(path.parent.iterdir()) == [path]


def test_that_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("not a folder")
    with pytest.raises(EngineError, match="could not be saved"):
        write_atomically(tmp_path / "runs" / "a.json", b"{}")
