"""Large files that were checked before: not hashed again at each start while the file system says they are the same.

What counts is path, size, both times and inode; the time of change cannot be set by programs. After a week a file is
checked again, for disks that lose bits without a word.
"""

import json
import os
import time
from pathlib import Path
from typing import BinaryIO

from engine import folders
from engine.errors import EngineError
from engine.writing import write_atomically

LIST = "checked-weights.json"
LONGEST_TRUST_S = 7 * 24 * 3600
MOST_REMEMBERED = 200
CLOCK_TICK_S = 0.5  # a change so soon before the check could carry the same time as one after it


def is_known(path: Path, file: BinaryIO, content_hash: str) -> bool:
    """Whether ``file``, opened at ``path``, had ``content_hash`` within the last week and is unchanged since."""
    return known_hash(path, file) == content_hash


def known_hash(path: Path, file: BinaryIO) -> str | None:
    """The hash noted for ``file``, opened at ``path``, within the last week; None when it may have changed since."""
    entry = _remembered().get(str(path.absolute()))
    if not isinstance(entry, list) or len(entry) != 3:
        return None
    marks, noted, checked = entry
    if not isinstance(checked, int | float) or not 0 <= time.time() - checked < LONGEST_TRUST_S:
        return None
    was_settled = checked - os.fstat(file.fileno()).st_ctime > CLOCK_TICK_S
    return noted if was_settled and marks == _marks(file) and isinstance(noted, str) else None


def remember(path: Path, file: BinaryIO, content_hash: str) -> None:
    """Note that ``file``, opened at ``path``, has ``content_hash``. Without a writable folder nothing is kept."""
    entries = _remembered()
    entries.pop(str(path.absolute()), None)  # the newest stand last
    entries[str(path.absolute())] = [_marks(file), content_hash, time.time()]
    kept = dict(list(entries.items())[-MOST_REMEMBERED:])
    try:
        write_atomically(folders.state() / LIST, json.dumps(kept).encode())
    except EngineError:
        return  # only speed is lost


def _remembered() -> dict[str, object]:
    try:
        entries = json.loads((folders.state() / LIST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return entries if isinstance(entries, dict) else {}


def _marks(file: BinaryIO) -> list[int]:
    stat = os.fstat(file.fileno())
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]
