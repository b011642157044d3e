"""Hashes of large files, kept while the file system says that the file is the same."""

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError
from engine.storage import paths
from engine.storage.atomic_write import write_atomically
from engine.storage.safe_open import open_regular

CONTENT_HASHES = "content-hashes.json"
CHECKED_WEIGHTS = "checked-weights.json"
MOST_CONTENT_HASHES = 500
MOST_CHECKED_WEIGHTS = 200
LONGEST_TRUST_S = 7 * 24 * 3600
CLOCK_TICK_S = 0.5  # a change so soon before the look could carry the same time as one after it
CHUNK = 4 << 20


def content_hash(path: Path, between: Callable[[], None] = lambda: None) -> str:
    """64 hex digits. ``between`` is called every few megabytes; what it raises ends the reading."""
    with open_regular(path) as file:
        marks, known = _marks(file), _remembered(CONTENT_HASHES).get(str(path.absolute()))
        if isinstance(known, list) and len(known) == 3 and known[0] == marks:
            _, digest, looked = known
            was_settled = isinstance(looked, float) and looked - os.fstat(file.fileno()).st_ctime > CLOCK_TICK_S
            if isinstance(digest, str) and was_settled and 0 <= time.time() - looked < LONGEST_TRUST_S:
                return digest
        looked, digest = time.time(), hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            between()
        if _marks(file) == marks:
            _remember(CONTENT_HASHES, MOST_CONTENT_HASHES, path, [marks, digest.hexdigest(), looked])
    return digest.hexdigest()


def is_known(path: Path, file: BinaryIO, content_hash: str) -> bool:
    """Whether ``file``, opened at ``path``, had ``content_hash`` within the last week and is unchanged since."""
    return known_hash(path, file) == content_hash


def known_hash(path: Path, file: BinaryIO) -> str | None:
    """The hash noted for ``file``, opened at ``path``, within the last week; None when it may have changed since."""
    entry = _remembered(CHECKED_WEIGHTS).get(str(path.absolute()))
    if not isinstance(entry, list) or len(entry) != 3:
        return None
    marks, noted, checked = entry
    if not isinstance(checked, int | float) or not 0 <= time.time() - checked < LONGEST_TRUST_S:
        return None
    was_settled = checked - os.fstat(file.fileno()).st_ctime > CLOCK_TICK_S
    return noted if was_settled and marks == _marks(file) and isinstance(noted, str) else None


def remember(path: Path, file: BinaryIO, content_hash: str) -> None:
    """Note that ``file``, opened at ``path``, has ``content_hash``. Without a writable folder nothing is kept."""
    _remember(CHECKED_WEIGHTS, MOST_CHECKED_WEIGHTS, path, [_marks(file), content_hash, time.time()])


def _remember(name: str, most: int, path: Path, entry: list[object]) -> None:
    entries = _remembered(name)
    entries.pop(str(path.absolute()), None)  # the newest stand last
    entries[str(path.absolute())] = entry
    try:
        write_atomically(paths.state() / name, json.dumps(dict(list(entries.items())[-most:])).encode())
    except EngineError:
        return  # only speed is lost


def _remembered(name: str) -> dict[str, object]:
    try:
        entries = json.loads((paths.state() / name).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _marks(file: BinaryIO) -> list[int]:
    status = os.fstat(file.fileno())
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
