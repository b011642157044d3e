"""Files, classes and folders whose names are no UTF-8, as a person calls the commands: read like any other."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.storage.json_text import json_text, readable
from engine.storage.paths import PROGRAM_FOLDER

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
ODD = os.fsdecode(b"caf\xe9")  # Latin-1: a lone surrogate in Python's text


def made(folder: Path) -> Path:
    """Two classes of twelve pictures, all with such names."""
    for number, label in enumerate((os.fsdecode(b"t\xeate"), "dog")):
        (folder / label).mkdir(parents=True)
        for seed in range(12):
            content = BytesIO()
            noise = np.random.default_rng(100 * number + seed).integers(0, 256, (30, 40, 3)).astype(np.uint8)
            Image.fromarray(noise).save(content, "PNG")
            (folder / label / f"{ODD} {seed}.png").write_bytes(content.getvalue())
    return folder


def said(*arguments: str | Path) -> bytes:
    """What the command prints; it ends well."""
    strict = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}  # as terminals of most languages are
    command = [sys.executable, "main.py", *map(str, arguments)]
    done = subprocess.run(command, cwd=PROGRAM_FOLDER, capture_output=True, env=strict)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr
    return done.stdout


def test_that_json_is_fit_for_utf_8_and_gives_the_name_back() -> None:
    text = json_text({ODD: ["가", ODD]})
    assert text.encode() == '{"caf\\udce9": ["가", "caf\\udce9"]}'.encode()
    assert json.loads(text) == {ODD: ["가", ODD]}
    assert json.loads(json_text(None)) is None
    assert readable(ODD) == "caf\\xe9"
    assert readable("가\u200c") == "가\u200c"


def test_that_pictures_with_odd_names_are_recognized(tmp_path: Path) -> None:
    folder = made(tmp_path / ODD)
    answers = json.loads(said("recognize", folder / "dog", "--json", "--csv", tmp_path / "answers.csv").decode())
    assert {one["file"] for one in answers} == {str(folder / "dog" / f"{ODD} {seed}.png") for seed in range(12)}
    assert len((tmp_path / "answers.csv").read_text("utf-8-sig").splitlines()) == 13


def test_that_a_folder_with_odd_names_is_checked_learned_measured_and_told(tmp_path: Path) -> None:
    folder = made(tmp_path / ODD)
    found = json.loads(said("data", "check", folder, "--json").decode())
    assert (found["classes"], found["counts"], found["data"]) == (["dog", "t\\xeate"], [12, 12], str(folder))
    said("data", "check", folder).decode()
    run = tmp_path / "runs" / ODD
    options = ("--network", "lenet5", "--epochs", "1", "--device", "cpu", "--name", ODD)
    events = [
        json.loads(line) for line in said("train", "--data", folder, "--run", run, "--json", *options).splitlines()
    ]
    assert events[-1]["type"] == "RunEnded"
    assert json.loads((run / "recipe.json").read_text("utf-8"))["data"] == str(folder)
    said("train", "--resume", run).decode()
    measured = json.loads(said("evaluate", "--weights", run, "--data", folder, "--device", "cpu", "--json").decode())
    assert (measured["learned"], measured["count"]) == (22, 2)
    said("report", run, "--to", tmp_path / f"{ODD}.html").decode()
    assert "caf" in (tmp_path / f"{ODD}.html").read_text("utf-8")
    said("export", run / "best.safetensors", "--to", tmp_path / f"out {ODD}", "--as", "onnx").decode()
    assert json.loads((tmp_path / f"out {ODD}" / "about.json").read_text("utf-8"))
    picture = folder / "dog" / f"{ODD} 3.png"
    done = subprocess.run([sys.executable, "predict.py", picture], cwd=tmp_path / f"out {ODD}", capture_output=True)
    assert done.returncode == 0, done.stderr
