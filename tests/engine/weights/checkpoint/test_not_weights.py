"""What is no weights file is named for what it is."""

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from tests.engine.checkpoints import refusal

KINDS = {
    "pointer.pth": (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 3\n", "git lfs pull"),
    "page.pth": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    "config.json": (b'{"architectures": ["ResNet"]}\n', "JSON"),
    "list.json": (b"[1, 2]", "JSON"),
    "x.xml": (b"<?xml version='1.0'?><net/>", "XML"),
    "m.h5": (b"\x89HDF\r\n\x1a\n" + bytes(100), "HDF5"),
    "m.gguf": (b"GGUF\x03\0\0\0" + bytes(100), "GGUF"),
    "m.onnx": (b"\x08\x08\x12\x07pytorch\x1a\x052.1.0:\x80\x01" + bytes(99), "ONNX"),
    "m.npy": (b"\x93NUMPY\x01\0" + bytes(100), "NumPy"),
    "m.mat": (b"MATLAB 5.0 MAT-file, Platform", "MATLAB"),
    "m.pth.gz": (b"\x1f\x8b\x08" + bytes(20), "gzip"),
    "m.tar": (b"sys_info" + bytes(249) + b"ustar\0" + bytes(500), "tar"),
    "notes.pth": ("Gewichte kommen später. 나중에.".encode(), "text"),
    "empty.pth": (b"", "empty"),
    "zeros.pth": (bytes(5000), "only zeros"),
    "noise.pth": (bytes(range(128, 256)) * 20, "no weights file that Inkling knows"),
    "photo.pth": (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
}


@pytest.mark.parametrize("name", KINDS)
def test_that_other_kinds_of_files_are_named(tmp_path: Path, name: str) -> None:
    data, said = KINDS[name]
    (tmp_path / name).write_bytes(data)
    assert said in refusal(tmp_path / name)


def test_that_other_archives_are_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=np.ones(3))
    assert "NumPy" in refusal(tmp_path / "a.npz")
    for name, member, said in (
        ("script.pt", "net/code/__torch__.py", "TorchScript"),
        ("program.pt2", "models/model.json", "exported program"),
        ("net.keras", "model.weights.h5", "Keras"),
        ("inside.zip", "folder/net.pth", "unpack"),
        ("other.zip", "readme.txt", "without weights"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, b"x")
        assert said in refusal(tmp_path / name)


def test_that_a_pipe_a_folder_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pth")
    assert "no ordinary file" in refusal(tmp_path / "pipe.pth")
    (tmp_path / "folder.pth").mkdir()
    assert "no ordinary file" in refusal(tmp_path / "folder.pth")


def test_that_a_checkpoint_of_a_training_run_here_is_called_that(tmp_path: Path) -> None:
    runs = Path(__file__).parents[3] / "samples" / "0.1" / "person" / "Inkling" / "runs"
    checkpoint = tmp_path / "last.ckpt"
    checkpoint.write_bytes(next(runs.glob("*/last.ckpt")).read_bytes())
    sentence = refusal(checkpoint)
    assert "a training run in Inkling" in sentence
    assert "best.safetensors" in sentence
