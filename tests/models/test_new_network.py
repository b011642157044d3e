"""A network is added by two files and one line; then it is listed, trained, drawn, exported and known as any other."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from engine.storage.paths import PROGRAM_FOLDER

TOYNET = Path(__file__).parent / "toynet"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program with ToyNet in it: two files, and one line in the catalog."""
    folder = tmp_path / "program"
    folder.mkdir()
    for room in ("engine", "models", "gui"):
        shutil.copytree(PROGRAM_FOLDER / room, folder / room)  # with compiled files: the copy starts as fast
    for shared in ("resources", "tests", "main.py"):
        (folder / shared).symlink_to(PROGRAM_FOLDER / shared)
    shutil.copy(TOYNET / "network.py", folder / "models" / "toynet.py")
    shutil.copy(TOYNET / "facts.py", folder / "models" / "facts" / "toynet.py")
    catalog = folder / "models" / "catalog.py"
    text = catalog.read_text("utf-8")
    assert text.count('    "inknet",\n') == 1
    catalog.write_text(text.replace('    "inknet",\n', '    "inknet",\n    "toynet",\n'), "utf-8")
    return folder


def toured(program: Path, exports: Path) -> dict[str, Any]:
    """What ``toynet.tour`` found in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(program)}
    tour = [sys.executable, "-m", "tests.models.toynet.tour", str(exports)]
    ended = subprocess.run(tour, cwd=program, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_that_a_network_is_added_by_two_files_and_one_line(program: Path, tmp_path: Path) -> None:
    found = toured(program, tmp_path / "exports")
    assert found["stages"] == ["lines"]
    assert found["defaults"] == [32, 0.01, "ink"]  # for few pictures: half of its rate
    assert found["trained"].startswith("RunEnded(reason='finished'")
    assert found["trained again"].startswith("RunEnded(reason='finished'")  # its head alone, from its own weights
    assert found["drawing"] == "28×28, gray; 8, 28×28, 5×5; 10, dense"
    assert {"Toys", "Nobody (2027): None", "1498"} <= set(found["tree"])  # counted, as its facts say
    assert found["exported"].startswith("ExportDone(")
    assert found["files"] == ["network/__init__.py", "network/toynet.py", "predict.py"]
    assert "pictures=48, agreed=48" in found["proofs"][0]
    assert found["card"] == ["toynet", "small", 8 * 26 + 3 * 129, "left", "middle", "right"]
    assert (found["diagnosed"], found["network"]) == ("toynet", "models.toynet")
    assert found["recognizers"].count("toynet") == 2  # behind those that are shipped
