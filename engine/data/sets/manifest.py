"""A run's own list of the pictures it learns from, with their hashes, so that a changed one can be named. No torch.

The form is that of ``sha256sum``: one line for each file, its hash and its path within the data folder. Names are kept
whole, with the very bytes that they have on the disk; a line with a backslash in front has line breaks and backslashes
of the name written as ``\\n`` and ``\\\\``.
"""

import re
from pathlib import Path

from engine.data.sets.dataset import DataSet
from engine.sentence import Sentence, join
from engine.storage.atomic_write import write_atomically
from engine.storage.safe_open import shown

LIST = "pictures.sha256"
MOST_NAMED = 3
LINE = re.compile(r"(\\?)([0-9a-f]+)  (.*)")
ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def write_list(folder: Path, data: DataSet) -> None:
    """Keep the list of ``data`` in the run folder; nothing where the data are no files of pictures."""
    if data.files:
        write_atomically(folder / LIST, b"".join(_encoded(_line(name, digest)) for name, digest in data.files))


def what_changed(folder: Path, data: DataSet) -> str:
    """Which pictures differ from those of the list, in words (“cat/3.png” has changed); empty when nobody knows."""
    try:
        lines = (folder / LIST).read_text("utf-8", errors="surrogateescape").split("\n")
    except OSError:
        return ""
    before = dict(found for line in lines if (found := _read(line)))
    now = dict(data.files)
    old = {shown(name): name for name in now}  # lists of version 0.1 hold names as they were shown
    before = {name if name in now else old.get(name, name): digest for name, digest in before.items()}
    changes = [
        Sentence("“{name}” has changed", name=shown(name))
        for name, digest in now.items()
        if before.get(name, digest) != digest
    ]
    changes += [Sentence("“{name}” is gone", name=shown(name)) for name in before if name not in now]
    changes += [Sentence("“{name}” is new", name=shown(name)) for name in now if name not in before]
    more = len(changes) - MOST_NAMED
    named = join(", ", changes[:MOST_NAMED])
    if more <= 0:
        return named if changes else ""
    return Sentence("{changes} and {count:,} more", changes=named, count=more)


def _encoded(line: str) -> bytes:
    """The very bytes of a POSIX name; what only Windows allows in names is replaced."""
    try:
        return line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _line(name: str, digest: str) -> str:
    escaped = re.sub(r"[\\\n\r]", lambda found: ESCAPES[found.group()], name)
    mark = "" if escaped == name else "\\"
    return f"{mark}{digest}  {escaped}\n"


def _read(line: str) -> tuple[str, str] | None:
    """Name and hash of a line; None for one that is none."""
    found = LINE.fullmatch(line)
    if found is None:
        return None
    is_escaped, digest, name = found.groups()
    if is_escaped:
        signs = {written: sign for sign, written in ESCAPES.items()}
        name = re.sub(r"\\.", lambda one: signs.get(one.group(), one.group()), name)
    return name, digest
