"""What a kill leaves behind goes; what somebody still writes stays."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from engine.storage.atomic_write import write_atomically
from engine.storage.stumps import stump_of, sweep


def stump(folder: Path, name: str = "a.json", *, hours: float = 2) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = stump_of(folder / name)
    path.write_bytes(b"half")
    return aged(path, hours)


def aged(path: Path, hours: float) -> Path:
    then = time.time() - hours * 3600
    os.utime(path, (then, then))
    return path


def test_that_old_stumps_are_swept_in_all_folders_and_nothing_else_is(home: Path) -> None:
    gone = [stump(home / place) for place in ("state", "weights", "runs/a", "data/folders", "handwriting/set")]
    kept = [stump(home / "state", hours=0.5)]
    for name in ("a.json", ".hidden", "a.json.0123abcd.part", "big.bin.part", ".a.json.part"):
        (home / "state" / name).write_bytes(b"mine")
        kept.append(aged(home / "state" / name, 48))
    assert sweep(home) == len(gone)
    assert not any(path.exists() for path in gone)
    assert all(path.exists() for path in kept)


def test_that_a_folder_half_unpacked_goes_when_nothing_in_it_changes_any_more(home: Path) -> None:
    old, living = stump_of(home / "data" / "old"), stump_of(home / "data" / "living")
    for folder in (old, living):
        (folder / "files").mkdir(parents=True)
        (folder / "files" / "1.png").write_bytes(b"x")
    for path in (old / "files" / "1.png", old / "files", old, living / "files", living):
        aged(path, 3)
    assert sweep(home) == 1
    assert not old.exists()
    assert (living / "files" / "1.png").exists()


WRITER = """
import sys, time
from pathlib import Path
from engine.storage.atomic_write import write_atomically
def slowly():
    yield b"half"
    print("half", flush=True)
    time.sleep(60)
class Slow(list):
    def __iter__(self): return slowly()
write_atomically(Path(sys.argv[1]), Slow())
"""


def test_that_a_stump_belongs_to_its_writer_until_that_is_killed(home: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(home / "a.json")], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "half\n"
    (path,) = home.glob(".a.json.*.part")
    aged(path, 2)
    assert sweep(home) == 0
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    aged(path, 2)
    assert sweep(home) == 1
    assert not path.exists()


def test_that_writing_leaves_no_stump(home: Path) -> None:
    write_atomically(home / "a.json", [b"one", b"two"])
    assert [path.name for path in home.iterdir()] == ["a.json"]
