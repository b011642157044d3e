"""The SHA-256 of a large file, not computed again while the file system says that the file is the same.

What counts is path, size, both times and inode, as in engine.known_files; after a week a file is read again.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from engine import folders
from engine.errors import EngineError
from engine.regular_file import open_regular
from engine.writing import write_atomically

LIST = "content-hashes.json"
LONGEST_TRUST_S = 7 * 24 * 3600
MOST_REMEMBERED = 500
CLOCK_TICK_S = 0.5  # a change so soon before the look could carry the same time as one after it
CHUNK = 4 << 20


def content_hash(path: Path, between: Callable[[], None] = lambda: None) -> str:
    """64 hex digits. ``between`` is called every few megabytes; what it raises ends the reading."""
    with open_regular(path) as file:
        marks, known = _marks(file), _remembered().get(str(path.absolute()))
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
            _remember(path, [marks, digest.hexdigest(), looked])
    return digest.hexdigest()


def _remember(path: Path, entry: list[object]) -> None:
    entries = _remembered()
    entries.pop(str(path.absolute()), None)  # the newest stand last
    entries[str(path.absolute())] = entry
    try:
        write_atomically(folders.state() / LIST, json.dumps(dict(list(entries.items())[-MOST_REMEMBERED:])).encode())
    except EngineError:
        return  # only speed is lost


def _remembered() -> dict[str, object]:
    try:
        entries = json.loads((folders.state() / LIST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _marks(file: BinaryIO) -> list[int]:
    status = os.fstat(file.fileno())
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
