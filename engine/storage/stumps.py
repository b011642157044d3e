"""Stumps: temporary files and folders of writers that were killed. Those that nobody writes any more are swept."""

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from engine.storage.file_lock import try_lock

STUMP = re.compile(r"\..+\.[0-9a-f]{8}\.part")
HOUR_S = 3600.0
DEEPEST = 3  # folders below the one that is swept; data sets that were unpacked lie deeper


def stump_of(path: Path) -> Path:
    """A name for the temporary file that will be ``path``: in the same folder, hidden, nobody else's."""
    return path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")


def claim(file: IO[Any]) -> None:
    """Say that somebody writes ``file``, until it is closed, however that comes about."""
    if os.name != "nt":  # there an open file cannot be deleted anyway
        try_lock(file.fileno())  # on a disk without locks nothing is swept


def sweep(folder: Path, *, older_than_s: float = HOUR_S) -> int:
    """Delete old stumps in ``folder`` and below that nobody writes; how many there were."""
    gone = 0
    for path in _stumps(folder, DEEPEST):
        with suppress(OSError):
            if time.time() - _changed(path) <= older_than_s:
                continue
            if path.is_dir():
                shutil.rmtree(path)
            elif _is_abandoned(path):
                path.unlink()
            else:
                continue
            gone += 1
    return gone


def _changed(path: Path) -> float:
    """When a file, or anything in a folder, changed last: whoever unpacks into a folder changes it all the time."""
    newest = path.stat().st_mtime
    for top, folders, files in os.walk(path):
        for name in (*folders, *files):
            newest = max(newest, (Path(top) / name).lstat().st_mtime)
    return newest


def _stumps(folder: Path, depth: int) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if STUMP.fullmatch(entry.name) and (is_folder or entry.is_file(follow_symlinks=False)):
            yield Path(entry.path)
        elif is_folder and depth:
            yield from _stumps(Path(entry.path), depth - 1)


def _is_abandoned(path: Path) -> bool:
    if os.name == "nt":
        return True
    with path.open("rb") as file:
        return try_lock(file.fileno())
