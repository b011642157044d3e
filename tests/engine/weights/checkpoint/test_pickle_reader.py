"""No file runs code."""

import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from pathlib import Path

import pytest

from tests.engine.checkpoints import refusal, saved


class Evil:
    """Unpickling it would make the file ``sentinel``."""

    def __init__(self, call: object, *arguments: object) -> None:
        self.how = (call, arguments)

    def __reduce__(self) -> object:
        return self.how


def evil_pickles(sentinel: Path) -> dict[str, bytes]:
    command = f"touch {sentinel}"
    raw = command.encode()
    short = b"X" + struct.pack("<I", len(raw)) + raw
    pickles = {f"reduce protocol {number}": pickle.dumps(Evil(os.system, command), number) for number in range(6)}
    return pickles | {
        "nested": pickle.dumps({"state_dict": OrderedDict(a=[(Evil(os.system, command),)])}, 2),
        "getattr": pickle.dumps(Evil(getattr, dict, "fromkeys"), 2),
        "exec": pickle.dumps(Evil(exec, f"open({str(sentinel)!r}, 'w')"), 2),
        "inst": b"(" + short + b"ios\nsystem\n.",
        "obj": b"\x80\x02(cos\nsystem\n" + short + b"o.",
        "stack global": b"\x80\x04\x8c\x05posix\x8c\x06system\x93" + short + b"\x85R.",
        "extension": b"\x80\x02\x82\x01" + short + b"\x85R.",
        "newobj": b"\x80\x02csubprocess\nPopen\n" + short + b"\x85\x81.",
        "newobj_ex": b"\x80\x04\x8c\x05posix\x8c\x06system\x93)}\x92.",
        "build": b"\x80\x02ccollections\nOrderedDict\n)Rcos\nenviron\nb.",
        "broken tail": pickle.dumps(Evil(os.system, command), 2)[:-1] + b"\xff\xff",
        "numpy": b"\x80\x02cnumpy\nload\n" + short + b"\x85R.",
        "torch": b"\x80\x02ctorch\nload\n" + short + b"\x85R.",
        "torch hub": b"\x80\x02ctorch.hub\nload\n" + short + b"\x85R.",
        "builtins": b"\x80\x02cbuiltins\neval\n" + short + b"\x85R.",
    }


@pytest.mark.parametrize("form", ["raw", "zip", "legacy", "safetensors"])
def test_that_no_file_runs_code(tmp_path: Path, form: str) -> None:
    sentinel = tmp_path / "code-ran"
    for kind, data in evil_pickles(sentinel).items():
        path = tmp_path / ("evil.safetensors" if form == "safetensors" else "evil.pth")
        if form == "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("archive/data.pkl", data)
                archive.writestr("archive/version", "3\n")
        elif form == "legacy":
            good = saved(path, _use_new_zipfile_serialization=False).read_bytes()
            path.write_bytes(good[:15] + data)
        else:
            path.write_bytes(data)
        sentence = refusal(path)
        assert not sentinel.exists(), kind
        if kind.startswith("reduce protocol") and form == "zip" and kind[-1] in "2345":
            assert "posix.system" in sentence
            assert "state_dict()" in sentence


def test_that_the_evil_pickles_are_evil(tmp_path: Path) -> None:
    sentinel = tmp_path / "code-ran"
    pickle.loads(evil_pickles(sentinel)["reduce protocol 2"])
    assert sentinel.exists()
