"""The folder that an export goes to. Until all is proven, the new files lie in a hidden folder beside their place."""

import hashlib
import json
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from engine.errors import EngineError
from engine.export.script import ABOUT
from engine.storage.atomic_write import sync_folder, write_atomically
from engine.training.runs.run_lock import started_at

SCRATCH = ".inkling-export-"
BEFORE = ".before"  # what a person changed in an earlier export is kept under this ending


class Target:
    """``folder``, as a ``with`` block; what was written is thrown away unless ``put_in_place`` was called.

    scratch: where the new files lie until then. EngineError when ``folder`` holds something else than an export.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.scratch = Path()
        self._names: list[str] = []

    def __enter__(self) -> "Target":
        _check(self._folder)
        parent = self._folder if self._folder.is_dir() else self._folder.parent
        try:
            parent.mkdir(parents=True, exist_ok=True)
            _sweep(parent)
            self.scratch = parent / f"{SCRATCH}{os.getpid()}-{secrets.token_hex(3)}"
            self.scratch.mkdir()
        except OSError as error:
            raise EngineError(
                "Nothing can be written in {parent}: {why}. Choose another folder.",
                repr(error),
                parent=parent,
                why=error.strerror or str(error),
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.scratch, ignore_errors=True)

    @property
    def names(self) -> tuple[str, ...]:
        """The files of this export, relative to the folder."""
        return tuple(self._names)

    def stem(self, name: str) -> str:
        """A file name without its ending, after a recognizer's ``name``; valid on every platform."""
        kept = "".join(one if one.isalnum() or one in "-_" else "-" for one in unicodedata.normalize("NFC", name))
        return re.sub("-+", "-", kept).strip("-").lower()[:40] or "recognizer"

    def write(self, name: str, data: bytes | Sequence[bytes | memoryview]) -> None:
        """Put the file ``name`` into the scratch folder, whole and synced."""
        write_atomically(self.scratch / name, data)
        if name not in self._names:
            self._names.append(name)

    def hashes(self) -> dict[str, str]:
        """sha256 of each file so far; of ``about.json`` itself none."""
        return {name: _hash(self.scratch / name) for name in self._names if name != ABOUT}

    def put_in_place(self) -> tuple[str, ...]:
        """Give all files their places; the names under which changed files of an earlier export were kept.

        Each replaces its predecessor whole; when one cannot, those replaced before it are put back: EngineError.
        """
        earlier = _hashes_said_in(self._folder)
        replaced: list[tuple[Path, Path | None]] = []
        kept: list[str] = []
        try:
            for name in sorted(self._names, key=lambda name: name == ABOUT):  # the record last
                place, saved = self._folder / name, None
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.exists():
                    saved = self.scratch / f"old-{len(replaced)}"
                    _also_as(place, saved)
                    if name != ABOUT and _hash(place) != earlier.get(name):
                        kept.append(_keep(place))
                os.replace(self.scratch / name, place)  # noqa: PTH105  atomic on every platform
                replaced.append((place, saved))
            sync_folder(self._folder)
        except OSError as error:
            _put_back(replaced)
            raise EngineError(
                "The files could not be put into {folder}: {why}. What was there is as before.",
                repr(error),
                folder=self._folder,
                why=error.strerror or str(error),
            ) from error
        return tuple(kept)


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise EngineError("“{folder}” is a file. Choose a folder for the export.", folder=folder.name)
    if not folder.is_dir():
        return
    inside = [entry.name for entry in folder.iterdir() if not entry.name.startswith(SCRATCH)]
    if inside and not _hashes_said_in(folder):
        raise EngineError(
            "“{folder}” holds other files already. Choose an empty folder or a new one.", folder=folder.name
        )


def _sweep(parent: Path) -> None:
    """Remove what exports left that were ended at once."""
    for left in parent.glob(f"{SCRATCH}*"):
        pid = left.name.removeprefix(SCRATCH).partition("-")[0]
        if pid.isdecimal() and not started_at(int(pid)):
            shutil.rmtree(left, ignore_errors=True)


def _hashes_said_in(folder: Path) -> dict[str, str]:
    """File name -> sha256 as an earlier export noted it; empty when ``folder`` holds none."""
    try:
        about = json.loads((folder / ABOUT).read_bytes())
        return {str(name): str(digest) for name, digest in about["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(place: Path) -> str:
    """Keep a file that a person changed under another name beside it; that name."""
    candidates = (f"{place.name}{BEFORE}{number or ''}" for number in range(10_000))
    name = next(name for name in candidates if not place.with_name(name).exists())
    _also_as(place, place.with_name(name))
    return name


def _also_as(path: Path, other: Path) -> None:
    try:
        os.link(path, other)
    except OSError:  # a file system without hard links
        shutil.copy2(path, other)


def _put_back(replaced: list[tuple[Path, Path | None]]) -> None:
    for place, saved in reversed(replaced):
        place.unlink(missing_ok=True)
        if saved is not None:
            os.replace(saved, place)  # noqa: PTH105
