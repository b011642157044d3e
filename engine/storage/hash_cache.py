"""Hashes of large files, kept while the file system says that the file is the same."""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from engine.storage import paths
from engine.storage.json_cache import JsonCache
from engine.storage.safe_open import open_regular

LONGEST_TRUST_S = 7 * 24 * 3600
CLOCK_TICK_S = 0.5  # a change so soon before the look could carry the same time as one after it
CHUNK = 4 << 20


def _content_hashes() -> JsonCache:
    return JsonCache(paths.state() / "content-hashes.json", capacity=500)


def _checked_weights() -> JsonCache:
    return JsonCache(paths.state() / "checked-weights.json", capacity=200)


def content_hash(path: Path, between: Callable[[], None] = lambda: None) -> str:
    """64 hex digits. ``between`` is called every few megabytes; what it raises ends the reading."""
    with open_regular(path) as file:
        known = _noted(_content_hashes(), path, file)
        if known is not None:
            return known
        marks, looked, digest = _marks(file), time.time(), hashlib.sha256()
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            between()
        if _marks(file) == marks:
            _content_hashes().put(str(path.absolute()), [marks, digest.hexdigest(), looked])
    return digest.hexdigest()


def is_known(path: Path, file: BinaryIO, content_hash: str) -> bool:
    """Whether ``file``, opened at ``path``, had ``content_hash`` within the last week and is unchanged since."""
    return known_hash(path, file) == content_hash


def known_hash(path: Path, file: BinaryIO) -> str | None:
    """The hash noted for ``file``, opened at ``path``, within the last week; None when it may have changed since."""
    return _noted(_checked_weights(), path, file)


def remember(path: Path, file: BinaryIO, content_hash: str) -> None:
    """Note that ``file``, opened at ``path``, has ``content_hash``. Without a writable folder nothing is kept."""
    _checked_weights().put(str(path.absolute()), [_marks(file), content_hash, time.time()])


def _noted(cache: JsonCache, path: Path, file: BinaryIO) -> str | None:
    entry = cache.get(str(path.absolute()))
    if not isinstance(entry, list) or len(cast("list[object]", entry)) != 3:
        return None
    marks, noted, looked = cast("list[object]", entry)
    if not isinstance(looked, int | float) or not 0 <= time.time() - looked < LONGEST_TRUST_S:
        return None
    was_settled = looked - os.fstat(file.fileno()).st_ctime > CLOCK_TICK_S
    return noted if was_settled and marks == _marks(file) and isinstance(noted, str) else None


def _marks(file: BinaryIO) -> list[int]:
    status = os.fstat(file.fileno())
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
