"""Runs that wait in the queue, kept in a file so that they outlive the window. No Qt."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_plain
from engine.storage.json_text import json_text

VERSION = 1
MOST_KEPT = 200


@dataclass(frozen=True)
class QueuedRun:
    """A run that will start when those before it have ended. folder: of the run to go on with; None: a new one."""

    title: str
    recipe: Recipe
    folder: Path | None = None


def place() -> Path:
    """Where it lies."""
    return paths.state() / "queue.json"


def keep(waiting: Sequence[QueuedRun]) -> None:
    """Remember these for the next start; none of them removes the file. EngineError when that fails."""
    if not waiting:
        try:
            place().unlink(missing_ok=True)
        except OSError as error:
            raise EngineError(f"The queue could not be emptied: {error.strerror}.") from error
        return
    plain = [
        {"title": one.title, "recipe": asdict(one.recipe), "folder": str(one.folder) if one.folder else ""}
        for one in waiting[:MOST_KEPT]
    ]
    write_atomically(place(), json_text({"version": VERSION, "waiting": plain}, indent=1).encode())


def kept() -> tuple[QueuedRun, ...]:
    """What was remembered and can still be trained; a damaged file holds nothing."""
    try:
        read: Any = json.loads(place().read_bytes())
    except (OSError, ValueError, RecursionError):
        return ()
    found: list[QueuedRun] = []
    entries = cast("dict[str, Any]", read).get("waiting") if isinstance(read, dict) else None
    for entry in cast("list[Any]", entries)[:MOST_KEPT] if isinstance(entries, list) else []:
        try:
            recipe = from_plain(Recipe, entry["recipe"], "A waiting recipe")
            folder = Path(str(entry["folder"])) if entry["folder"] else None
            title = str(entry["title"])[:200]
        except (EngineError, KeyError, TypeError):
            continue
        if folder is None or folder.is_dir():
            found.append(QueuedRun(title, recipe, folder))
    return tuple(found)
