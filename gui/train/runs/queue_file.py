"""Runs that wait in the queue, kept in a file so that they outlive the window. No Qt.

Each window has a file of its own, so that none erases what waits in another; what a window left that is gone comes
to the one that looks next.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, cast

from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.atomic_write import write_atomically, write_new
from engine.storage.json_dataclasses import from_plain
from engine.storage.json_text import json_text
from engine.storage.new_names import numbered, set_aside
from engine.storage.owned_files import OwnedFiles
from engine.storage.safe_open import read_whole

VERSION = 1
MOST_WINDOWS = 16  # that keep a queue at the same time
NAMES = ("queue.json", *(f"queue-{number}.json" for number in range(1, MOST_WINDOWS)))


@dataclass(frozen=True)
class QueuedRun:
    """A run that will start when those before it have ended. folder: of the run to go on with; None: a new one."""

    title: str
    recipe: Recipe
    folder: Path | None = None


@dataclass(frozen=True)
class LostRun:
    """A run that waited and cannot be trained any more. reason: why; None when the run to go on with was deleted."""

    title: str
    reason: Sentence | None = None


@dataclass(frozen=True)
class KeptRuns:
    """What waited when the windows that are gone were last open, and what a person should know about it.

    set_aside: names of damaged files, as they are kept; newer: of files of a newer Inkling, which stay as they are.
    """

    waiting: tuple[QueuedRun, ...] = ()
    lost: tuple[LostRun, ...] = ()
    set_aside: tuple[str, ...] = ()
    newer: tuple[str, ...] = ()


class QueueFile:
    """The file of one window. Its methods read and write: call them in one thread that is not the window's."""

    def __init__(self) -> None:
        self._files: OwnedFiles | None = None
        self._found: KeptRuns | None = None  # before it was given away by ``kept``

    def kept(self) -> KeptRuns:
        """What waited and can still be trained, here and in windows that are gone; said once."""
        if self._files is None:
            self._look()
        found, self._found = self._found or KeptRuns(), None
        return found

    def keep(self, waiting: Sequence[QueuedRun]) -> None:
        """Remember these for the next start; none of them removes the file. EngineError when that fails."""
        if self._files is None:
            self._look()
        before = self._found.waiting if self._found else ()  # nobody has asked for these yet
        self._write((*before, *waiting))

    def close(self) -> None:
        """Let another window go on with what is in the file."""
        if self._files is not None:
            self._files.release()
        self._files = self._found = None

    def _look(self) -> None:
        newer: list[str] = []

        def is_usable(path: Path) -> bool:
            if _version(path) <= VERSION:
                return True
            newer.append(path.name)
            return False

        self._files = OwnedFiles(paths.state(), NAMES, is_usable=is_usable)
        own, others = self._files.own, self._files.left_behind()
        read = [read_queue(path) for path in (*((own,) if own else ()), *others) if path.exists()]
        self._found = KeptRuns(
            tuple(run for one in read for run in one.waiting),
            tuple(run for one in read for run in one.lost),
            tuple(name for one in read for name in one.set_aside),
            tuple(dict.fromkeys(newer)),
        )
        if others and own:
            self._write(self._found.waiting)
            for path in others:
                path.unlink(missing_ok=True)

    def _write(self, waiting: Sequence[QueuedRun]) -> None:
        place = self._files.own if self._files else None
        if place is None:
            raise EngineError(
                "What waits cannot be kept for the next start: nothing can be written in {folder}.",
                folder=str(paths.state()),
            )
        if not waiting:
            try:
                place.unlink(missing_ok=True)
            except OSError as error:
                raise EngineError("The queue could not be emptied: {why}.", why=error.strerror or str(error)) from error
            return
        plain = [
            {"title": one.title, "recipe": asdict(one.recipe), "folder": str(one.folder) if one.folder else ""}
            for one in waiting
        ]
        write_atomically(place, json_text({"version": VERSION, "waiting": plain}, indent=1).encode())


def _version(path: Path) -> int:
    """The version that the file says it has; 0 when it says none."""
    try:
        plain: Any = json.loads(read_whole(path))
        version = plain["version"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return 0
    return version if type(version) is int else 0


def read_queue(path: Path) -> KeptRuns:
    """The runs in the file; one that is damaged, in whole or in part, is set aside first."""
    try:
        content = read_whole(path)
        entries = cast("list[Any]", json.loads(content)["waiting"])
        if not isinstance(entries, list):  # pyright: ignore[reportUnnecessaryIsInstance]  a file may hold anything
            raise TypeError("no list")
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        aside = set_aside(path)
        return KeptRuns(set_aside=(aside.name,) if aside else ())
    runs = [_run(entry) for entry in entries]
    lost = tuple(run for run in runs if isinstance(run, LostRun))
    asides: tuple[str, ...] = ()
    if any(run.reason for run in lost):
        bad = path.with_name(f"{path.stem}-damaged{path.suffix}")
        try:
            asides = (write_new(path.parent, (name.name for name in numbered(bad)), content).name,)
        except EngineError:  # a full disk: then the file stays as it is, until there is something to write
            asides = ()
    return KeptRuns(tuple(run for run in runs if isinstance(run, QueuedRun)), lost, asides)


def _run(entry: Any) -> QueuedRun | LostRun:
    title = "?"
    try:
        title = str(entry["title"])[:200]
        recipe = from_plain(Recipe, entry["recipe"], Sentence("A waiting recipe"))
        folder = Path(str(entry["folder"])) if entry["folder"] else None
    except EngineError as error:
        return LostRun(title, error.sentence)
    except (KeyError, TypeError):
        return LostRun(title, Sentence("It cannot be read."))
    return QueuedRun(title, recipe, folder) if folder is None or folder.is_dir() else LostRun(title)
