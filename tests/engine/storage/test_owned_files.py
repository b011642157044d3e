"""What one window has no other takes, and what a window left that is gone comes to another."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.storage.owned_files import OwnedFiles

NAMES = ("a.json", "a-1.json", "a-2.json")


def name(files: OwnedFiles) -> str:
    return files.own.name if files.own else ""


def test_that_each_gets_its_own_and_the_last_one_none(tmp_path: Path) -> None:
    owners = [OwnedFiles(tmp_path, NAMES) for _ in range(4)]
    assert [name(owner) for owner in owners] == [*NAMES, ""]
    owners[1].release()
    assert name(OwnedFiles(tmp_path, NAMES)) == "a-1.json"


def test_that_only_what_owners_left_that_are_gone_is_taken(tmp_path: Path) -> None:
    living, gone = OwnedFiles(tmp_path, NAMES), OwnedFiles(tmp_path, NAMES)
    for owner in (living, gone):
        assert owner.own is not None
        owner.own.write_text("left")
    gone.release()
    (tmp_path / "a-2.json").write_text("left long ago")
    next_one = OwnedFiles(tmp_path, NAMES)
    assert name(next_one) == "a-1.json"
    assert [path.name for path in next_one.left_behind()] == ["a-2.json"]
    assert OwnedFiles(tmp_path, NAMES).left_behind() == ()


def test_that_a_file_that_is_not_usable_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("newer")
    files = OwnedFiles(tmp_path, NAMES, is_usable=lambda path: path.read_text() != "newer")
    assert name(files) == "a-1.json"
    assert files.left_behind() == ()


def test_that_a_killed_owner_is_gone(tmp_path: Path) -> None:
    code = (
        "import os, sys, time; from pathlib import Path; from engine.storage.owned_files import OwnedFiles;"
        "files = OwnedFiles(Path(sys.argv[1]), ('a.json', 'a-1.json'));"
        "print(files.own.name, flush=True); time.sleep(60)"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "a.json\n"
    assert name(OwnedFiles(tmp_path, NAMES)) == "a-1.json"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert name(OwnedFiles(tmp_path, NAMES)) == "a.json"


def test_that_a_folder_that_cannot_be_made_gives_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert OwnedFiles(tmp_path / "file" / "state", NAMES).own is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes with names of files")
def test_that_a_pipe_in_place_of_a_lock_never_hangs(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.lock")
    assert name(OwnedFiles(tmp_path, NAMES)) == "a-1.json"
