"""Files made to take all memory, all time or to confuse are refused in a sentence."""

import argparse
import contextlib
import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from engine.errors import EngineError
from engine.weights.checkpoint.pickle_reader import follow
from engine.weights.checkpoint.reader import read_checkpoint
from tests.engine.checkpoints import WEIGHTS, plan, rebuilt, refusal, saved
from tests.engine.weights.test_weights_file import HOSTILE, written


def hostile_archives(folder: Path) -> dict[str, Path]:
    deep = b"\x80\x02" + b"]" * 200_000 + b"a" * 199_999 + b"."
    doubled = b"\x80\x02]q\x00" + b"".join(
        b"]q%c(h%ch%ce" % (index + 1, index, index) for index in range(1, 200)
    ).replace(b"q\x01(h\x01", b"q\x01(h\x00")
    references = (
        b"\x80\x02)q\x00"
        + b"".join(b"h%ch%c\x86q%c0" % (index, index, index + 1) for index in range(200))
        + b"h\xc8}h\xc8h\xc8s."
    )
    ordered = b"ccollections\nOrderedDict\n"
    pairs = b"\x80\x02]q\x00(" + b"K\x01K\x02\x86" * 20_000 + b"e" + (ordered + b"h\x00\x85R0") * 30_000 + b"."
    keys = [b"X\x05\0\0\0%05d" % index for index in range(20_000)]
    shared = b"\x80\x02}q\x00(" + b"".join(key + b"N" for key in keys) + b"u"
    for level in (1, 2, 3):
        shared += b"0}q%c(" % level + b"".join(key + b"h%c" % (level - 1) for key in keys) + b"u"
    memo = b"\x80\x02}r\xff\xff\xff\x7f."
    tensors = saved(folder / "many-source.pth", {str(index): torch.zeros(1) for index in range(50_000)})
    bomb = folder / "bomb.pth"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("source/data.pkl", plan((100 << 20,), (1,), count=100 << 20))
        with archive.open("source/data/0", "w") as member:
            for _ in range(400):
                member.write(bytes(1 << 20))
    return {
        "deep": rebuilt(folder / "deep.pth", **{"data.pkl": deep}),
        "doubled": rebuilt(folder / "doubled.pth", **{"data.pkl": doubled + b"."}),
        "references": rebuilt(folder / "references.pth", **{"data.pkl": references}),
        "pairs": rebuilt(folder / "pairs.pth", **{"data.pkl": pairs}),
        "shared": rebuilt(folder / "shared.pth", **{"data.pkl": shared + b"."}),
        "memo": rebuilt(folder / "memo.pth", **{"data.pkl": memo}),
        "memo unknown": rebuilt(folder / "unknown.pth", **{"data.pkl": b"\x80\x02j\xff\xff\xff\x7f."}),
        "big number": rebuilt(
            folder / "number.pth", **{"data.pkl": b"\x80\x02\x8b\x00\x00\x40\x00" + b"\x7f" * (1 << 22) + b"."}
        ),
        "many": tensors,
        "bomb": bomb,
    }


CHILD = """
import resource, sys, time
from pathlib import Path
from engine.weights.checkpoint.reader import read_checkpoint
from engine.errors import EngineError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name in sys.argv[1:]:
    began = time.process_time()
    try:
        read_checkpoint(Path(name))
    except EngineError as error:
        print(f"{time.process_time() - began:.2f}", len(error.sentence), len(error.details), name)
    else:
        print("LOADED", name)
print("GREW", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_that_bombs_are_refused_quickly_and_in_little_memory(tmp_path: Path) -> None:
    paths = hostile_archives(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, paths.values())], capture_output=True, text=True, check=True
    )
    *lines, last = done.stdout.splitlines()
    assert "LOADED" not in done.stdout
    assert len(lines) == len(paths)
    for line in lines:
        seconds, sentence, details, _ = line.split()
        assert float(seconds) < 2, line
        assert int(sentence) < 400
        assert int(details) < 1000
    assert int(last.split()[1]) < 300 << 10, last  # KiB


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_hostile_headers_of_foreign_safetensors_are_refused(tmp_path: Path, kind: str) -> None:
    header, data = HOSTILE[kind]
    sentence = refusal(written(tmp_path / "h.safetensors", header, data))
    assert "damaged" in sentence


def scrambled(data: bytes, chance: random.Random) -> bytes:
    """``data`` with a few bytes changed, removed, repeated or put in."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(changed))
        act = chance.randrange(4)
        if act == 0:
            changed[at] = chance.choice(b"().}]tRQsuaebcq\x85\x86\x87\x93\x94\x00\xff")
        elif act == 1:
            del changed[at : at + chance.randrange(1, 9)]
        elif act == 2:
            changed[at:at] = changed[at // 2 : at // 2 + 40]
        else:
            changed[at:at] = chance.choice((b"}", b"(", b"R", b".", b"\x85R", b"h\x00", b"cos\nsystem\n"))
    return bytes(changed)


@pytest.mark.parametrize("kind", ["zip", "description", "legacy", "safetensors"])
def test_that_scrambled_files_are_read_or_refused_in_a_sentence(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)
    value = {"net": WEIGHTS, "epoch": 3, "args": argparse.Namespace(lr=0.1), "best": np.float64(0.9)}
    path = tmp_path / "a.pth"
    if kind == "safetensors":
        safetensors.torch.save_file(dict(WEIGHTS), path)
    else:
        saved(path, value, _use_new_zipfile_serialization=kind != "legacy")
    good = path.read_bytes()
    if kind == "description":
        with zipfile.ZipFile(path) as archive:
            good = archive.read("a/data.pkl")
    read = 0
    for _ in range(500):
        bad = scrambled(good, chance)
        if kind == "description":
            with contextlib.suppress(EngineError):
                follow(io.BytesIO(bad), "a.pth")
                read += 1
            continue
        path.write_bytes(bad)
        with contextlib.suppress(EngineError):
            read_checkpoint(path)
            read += 1
    assert read < 250
