"""The run folder: which files it holds, how it begins, how a run in it is asked to stop. No torch."""

import secrets
from dataclasses import replace
from pathlib import Path

from engine.errors import EngineError
from engine.recipe import RECIPE_VERSION, Recipe
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_json, to_json

RECIPE = "recipe.json"
EVENTS = "events.jsonl"
CHECKPOINT = "last.ckpt"
CHECKPOINT_BEFORE = "last.ckpt.1"
BEST = "best.safetensors"
ANSWERS = "answers.json"
LOCK = "run.lock"
STOP = "stop"


def create_run(recipe: Recipe) -> Path:
    """A new run folder with ``recipe.json`` inside, ready for ``train --run FOLDER``; its name is the run's id."""
    folder = paths.runs() / new_run_id()
    write_recipe(folder, replace(recipe, version=RECIPE_VERSION))
    return folder


def new_run_id() -> str:
    """A random id: the clock never decides which run is which."""
    return secrets.token_hex(6)


def write_recipe(folder: Path, recipe: Recipe) -> None:
    """Put ``recipe.json`` into ``folder``, which is made where it is missing."""
    write_atomically(folder / RECIPE, (to_json(recipe) + "\n").encode())


def read_recipe(folder: Path) -> Recipe:
    """The recipe of the run in ``folder``; EngineError when there is none or it is damaged."""
    try:
        text = (folder / RECIPE).read_bytes()
    except OSError as error:
        raise EngineError(
            "There is no run in {folder}: it has no {recipe}. Choose a run folder.", folder=folder, recipe=RECIPE
        ) from error
    return from_json(Recipe, text, Sentence("The recipe of the run “{run}”", run=folder.name))


def find_run(name: str) -> Path:
    """The folder of a run given by its id, the beginning of its id, or the path of its folder."""
    as_path = Path(name)
    if (as_path / RECIPE).is_file():
        return as_path
    matches = [folder for folder in run_folders() if folder.name.startswith(name)] if name else []
    if len(matches) == 1:
        return matches[0]
    if matches:
        ids = ", ".join(folder.name for folder in matches[:4])
        raise EngineError("“{name}” begins the ids of several runs ({ids}). Give more of the id.", name=name, ids=ids)
    raise EngineError(
        "There is no run “{name}” in {runs}. “train --help” shows how to start one.", name=name, runs=paths.runs()
    )


def run_folders() -> tuple[Path, ...]:
    """All folders in the runs folder that hold a recipe, by name."""
    try:
        inside = sorted(paths.runs().iterdir())
    except OSError:
        return ()
    return tuple(folder for folder in inside if not folder.name.startswith(".") and (folder / RECIPE).is_file())


def request_stop(folder: Path) -> None:
    """Ask whoever trains in ``folder`` to stop at the next batch; a run that nobody trains is not touched later."""
    (folder / STOP).touch()
