"""Archives unpacked into Inkling's data folder, once for each content; checked at each use, made again when damaged.

Everything here can be made again from the archive, and may be deleted any time. No torch.
"""

import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.data.formats.archive import unpack
from engine.data.sets.dataset import CancelledError, never
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.hash_cache import content_hash
from engine.storage.safe_open import open_regular

CONTENTS = "contents.json"  # beside the folder of files
VERSION = 1
LONGEST_TRUST_S = 7 * 24 * 3600


@dataclass(frozen=True)
class Unpacked:
    """The files of an archive in ``folder``. skipped: what of it was left out, (name, reason)."""

    folder: Path
    skipped: tuple[tuple[str, str], ...]


def unpacked(path: Path, beginnings: tuple[str, ...] = (), is_cancelled: Callable[[], bool] = never) -> Unpacked:
    """The files of the archive ``path`` whose names begin with one of ``beginnings`` (empty: all), on the disk.

    EngineError when the archive cannot be unpacked, CancelledError when ``is_cancelled`` says so.
    """

    def stop_if_asked() -> None:
        if is_cancelled():
            raise CancelledError

    digest = content_hash(path, stop_if_asked)
    key = hashlib.sha256("\n".join([digest, *beginnings]).encode()).hexdigest()[:24]
    place = place_of(key)
    known = _whole(place, is_cancelled)
    if known is not None:
        return known
    made = place.with_name(f".{key}.{secrets.token_hex(4)}.part")  # another process may do the same meanwhile
    try:
        skipped = unpack(
            path,
            made / "files",
            wanted=lambda name: not beginnings or name.startswith(beginnings),
            is_cancelled=is_cancelled,
        )
        sums = {name: _digest(made / "files" / name, is_cancelled) for name in _names(made / "files")}
        _write(
            made,
            {
                "version": VERSION,
                "of": path.name,
                "skipped": [f"{name}: {why}" for name, why in skipped],
                "files": sums,
                "marks": "",
                "checked": 0,
            },
        )
        _replace(made, place, is_cancelled)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return Unpacked(place / "files", skipped)


def _replace(made: Path, place: Path, is_cancelled: Callable[[], bool]) -> None:
    """Put ``made`` where a damaged copy may lie; a whole one that another process finished stays."""
    try:
        made.rename(place)
    except OSError:
        if _whole(place, is_cancelled) is None:
            shutil.rmtree(place, ignore_errors=True)
            made.rename(place)


def place_of(key: str) -> Path:
    """Where the archive of that key is unpacked."""
    return paths.data() / "unpacked" / key


def _whole(place: Path, is_cancelled: Callable[[], bool]) -> Unpacked | None:
    """What is unpacked in ``place``; None when something is missing, changed or added."""
    try:
        content = json.loads((place / CONTENTS).read_bytes())
        sums, marks, checked, skipped = (content[name] for name in ("files", "marks", "checked", "skipped"))
        names = _names(place / "files")
        if content["version"] != VERSION or names != sorted(sums):
            return None
        now = _marks(place / "files", names)
        if now != marks or not 0 <= time.time() - checked < LONGEST_TRUST_S:
            if any(_digest(place / "files" / name, is_cancelled) != sums[name] for name in names):
                return None
            _write(place, {**content, "marks": now, "checked": time.time()})
        lines = (str(line).rpartition(": ") for line in skipped)
        return Unpacked(place / "files", tuple((name, Sentence(why)) for name, _, why in lines))
    except (OSError, ValueError, KeyError, TypeError, EngineError):
        return None


def _write(place: Path, content: dict[str, object]) -> None:
    write_atomically(place / CONTENTS, json.dumps(content).encode(errors="surrogatepass"))


def _names(folder: Path) -> list[str]:
    """All files below ``folder``, sorted."""
    return sorted(
        (Path(place) / name).relative_to(folder).as_posix() for place, _, names in os.walk(folder) for name in names
    )


def _marks(folder: Path, names: list[str]) -> str:
    digest = hashlib.sha256()
    for name in names:
        status = (folder / name).stat()
        digest.update(f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}\n".encode())
    return digest.hexdigest()


def _digest(path: Path, is_cancelled: Callable[[], bool]) -> str:
    digest = hashlib.sha256()
    with open_regular(path) as file:
        while chunk := file.read(4 << 20):
            digest.update(chunk)
            if is_cancelled():
                raise CancelledError
    return digest.hexdigest()
