"""Large foreign checkpoints: read through once, then mapped; what happens when they change beneath the map."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch

from engine.errors import EngineError
from engine.weights import weights_file
from engine.weights.checkpoint import reader, zip_reader
from engine.weights.checkpoint.reader import read_checkpoint

PROGRAM = Path(__file__).resolve().parents[4]
WEIGHTS = {"conv.weight": torch.arange(216.0).reshape(8, 3, 3, 3)}


@pytest.fixture(autouse=True)
def mapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as large, and was written a minute ago."""
    monkeypatch.setattr(weights_file, "LARGEST_READ_WHOLE", 0)
    later = time.time() + 60
    monkeypatch.setattr(time, "time", lambda: later)


def forbid_reading_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.hashlib, "sha256", lambda *_: pytest.fail("hashed again"))
    monkeypatch.setattr(zip_reader.zlib, "crc32", lambda *_: pytest.fail("summed again"))


@pytest.mark.parametrize("is_zip", [True, False])
def test_that_a_file_known_to_be_sound_is_not_read_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_zip: bool
) -> None:
    path = tmp_path / "weights.pth"
    torch.save(WEIGHTS, path, _use_new_zipfile_serialization=is_zip)
    read_checkpoint(path)
    with monkeypatch.context() as patched:
        forbid_reading_through(patched)
        again = read_checkpoint(path)
    assert torch.equal(again.state["conv.weight"], WEIGHTS["conv.weight"])


def test_that_a_promised_hash_is_compared_with_the_known_one(tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    torch.save(WEIGHTS, path)
    read_checkpoint(path)
    true = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    good, bad = tmp_path / f"resnet18-{true}.pth", tmp_path / "resnet18-abcdef12.pth"
    for name in (good, bad):
        name.write_bytes(path.read_bytes())
    for _ in range(2):
        read_checkpoint(good)
        with pytest.raises(EngineError, match="not the file that its name promises"):
            read_checkpoint(bad)


def test_that_a_known_file_that_changed_is_checked_again(tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    torch.save(WEIGHTS, path)
    read_checkpoint(path)
    damaged = bytearray(path.read_bytes())
    place = damaged.find(WEIGHTS["conv.weight"].numpy().tobytes())
    damaged[place + 5] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(EngineError, match="checksum"):
        read_checkpoint(path)


def test_that_another_set_of_a_known_file_is_still_checked(tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    torch.save({"good": WEIGHTS, "bad": {"conv.weight": torch.tensor([float("nan")])}}, path)
    read_checkpoint(path, "good")
    with pytest.raises(EngineError, match="NaN"):
        read_checkpoint(path, "bad")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere an open file cannot be cut")
def test_that_a_file_cut_beneath_its_map_ends_the_process_that_reads_it_and_is_refused_then(tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    torch.save({"layer.weight": torch.ones(1 << 20)}, path)
    code = f"""
import os
from pathlib import Path
from engine.weights import weights_file
weights_file.LARGEST_READ_WHOLE = 0
from engine.weights.checkpoint.reader import read_checkpoint
state = read_checkpoint(Path({str(path)!r})).state
os.truncate({str(path)!r}, 4096)
print(state["layer.weight"].sum())
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=PROGRAM, env=os.environ, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGBUS
    assert ended.stdout == b""
    with pytest.raises(EngineError, match="incomplete or damaged"):
        read_checkpoint(path)
