"""What a finished run answered to each test picture: a small file in its folder, for comparing runs. No torch.

answers.json; with it McNemar's test is exact, and top-k and calibration can be counted again.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_json, to_json
from engine.training.runs.run_folder import ANSWERS


@dataclass(frozen=True)
class PictureAnswers:
    """One entry per test picture, in the order of the data set.

    pictures: names the pictures; equal for two runs that were tested on the same ones in the same order. labels: the
    true classes. answers: what was answered. ranks: how many classes were more probable than the true one, 0 when the
    answer is right. sure: the answer's calibrated probability 0..1, four digits.
    """

    pictures: str
    labels: tuple[int, ...]
    answers: tuple[int, ...]
    ranks: tuple[int, ...]
    sure: tuple[float, ...]
    version: int = 1

    def is_right(self) -> NDArray[np.bool_]:
        """bool (N,): which answers are right."""
        return np.array(self.answers) == np.array(self.labels)


def which_pictures(recipe: Recipe, classes: tuple[str, ...], labels: NDArray[np.int64]) -> str:
    """Names test pictures by where they come from and what they show; their size in pixels makes no difference."""
    place = Path(recipe.data).expanduser()
    source = str(place.resolve()) if place.exists() else recipe.data
    identity = json.dumps([source, recipe.data_options, classes], sort_keys=True, default=str)
    digest = hashlib.sha256(identity.encode())
    digest.update(np.ascontiguousarray(labels, np.int64).data)
    return digest.hexdigest()[:32]


def write_answers(folder: Path, answers: PictureAnswers) -> None:
    """Keep ``answers`` in the run folder; EngineError when that fails."""
    write_atomically(folder / ANSWERS, (to_json(answers) + "\n").encode())


def read_answers(folder: Path) -> PictureAnswers | None:
    """The answers of the run in ``folder``; None when there are none. EngineError when they are damaged."""
    try:
        text = (folder / ANSWERS).read_bytes()
    except OSError:
        return None
    what = Sentence("The answers of the run “{run}”", run=folder.name)
    found = from_json(PictureAnswers, text, what)
    if len({len(found.labels), len(found.answers), len(found.ranks), len(found.sure)}) != 1 or not found.labels:
        raise EngineError("{what} are damaged: not one entry per picture.", what=what)
    return found
