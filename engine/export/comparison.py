"""Whether an exported file answers as the recognizer does: the numbers that are shown, and when it is refused."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.export.check_process import Task
from engine.storage import paths

MOST_RELATIVE = 1e-3  # of the largest logit; rounding in another order gives 1e-6
PATIENCE_S = 600
# torchvision's import is repaired first, as everywhere in this program (models.vision)
BESIDE_TORCHVISION = (
    "from models import vision; import runpy, sys; sys.argv = sys.argv[1:]; "
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)
LONGEST_REASON = 200  # characters of a line that a script died with


def proven(task: Task, inputs: NDArray[Any], wanted: NDArray[np.float32], scratch: Path) -> tuple[int, float, float]:
    """Run the exported file in a process of its own: (agreed, largest difference of a logit, milliseconds a picture).

    wanted: the recognizer's own logits, float32 (N, K). EngineError when the file gives other answers or none.
    """
    np.save(task.inputs, inputs)
    command = [sys.executable, "-m", "engine.export.check_process"]
    said = _output(command, json.dumps(asdict(task)), Path(task.file).name)
    found = np.load(task.answers)
    (scratch / Path(task.answers).name).unlink(missing_ok=True)
    agreed, difference = compared(found, wanted, Path(task.file).name)
    return agreed, difference, float(json.loads(said)["milliseconds"])


def compared(found: NDArray[np.float32], wanted: NDArray[np.float32], name: str) -> tuple[int, float]:
    """How many rows have the same best answer, and the largest difference; EngineError when it is too large."""
    if found.shape != wanted.shape or not np.isfinite(found).all():
        raise EngineError(
            "The exported {name} gives no usable answers, so it was not kept.", f"{found.shape}", name=name
        )
    difference = float(np.abs(found - wanted).max())
    largest = max(float(np.abs(wanted).max()), 1e-6)
    if difference / largest > MOST_RELATIVE:
        raise EngineError(
            "The exported {name} answers differently from the recognizer (by {difference}), so it was not kept. Export "
            "another format.",
            name=name,
            difference=f"{difference:.3g}",
        )
    return int((found.argmax(1) == wanted.argmax(1)).sum()), difference


def script_answers(script: Path, pictures: tuple[Path, ...], *, torchvision: bool) -> NDArray[np.float32]:
    """What ``script`` answers to ``pictures`` when it is run: float32 (N, K), probabilities."""
    run = ["-c", BESIDE_TORCHVISION, str(script)] if torchvision else [str(script)]
    command = [sys.executable, *run, "--json", *map(str, pictures)]
    said = _output(command, "", script.name)
    return np.array([json.loads(line)["probabilities"] for line in said.splitlines()], np.float32)


def _output(command: list[str], given: str, name: str) -> str:
    """What a child process says; it cannot outlive ``PATIENCE_S``, and it sees this program's packages only."""
    environment = {**os.environ, "PYTHONPATH": str(paths.PROGRAM_FOLDER), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ended = subprocess.run(
            command,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE_S,
            env={**environment, "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise EngineError(
            "The exported {name} could not be tried out, so it was not kept.", repr(error), name=name
        ) from error
    if ended.returncode:
        last = ended.stderr.strip().splitlines()[-1:] or [""]
        raise EngineError(
            "The exported {name} does not run, so it was not kept: {why}",
            ended.stderr,
            name=name,
            why=last[0][:LONGEST_REASON],
        )
    return ended.stdout
