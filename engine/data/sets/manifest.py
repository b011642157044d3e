"""A run's own list of the pictures it learns from, with their hashes, so that a changed one can be named. No torch.

The form is that of ``sha256sum``: one line for each file, its hash and its path within the data folder.
"""

from pathlib import Path

from engine.data.sets.dataset import DataSet
from engine.storage.atomic_write import write_atomically

LIST = "pictures.sha256"
MOST_NAMED = 3


def write_list(folder: Path, data: DataSet) -> None:
    """Keep the list of ``data`` in the run folder; nothing where the data are no files of pictures."""
    if data.files:
        lines = (f"{digest}  {name}\n" for name, digest in data.files)
        write_atomically(folder / LIST, "".join(lines).encode(errors="replace"))


def what_changed(folder: Path, data: DataSet) -> str:
    """Which pictures differ from those of the list, in words ("cat/3.png has changed"); empty when nobody knows."""
    try:
        lines = (folder / LIST).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    before = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    now = dict(data.files)
    changes = [f"“{name}” has changed" for name, digest in now.items() if before.get(name, digest) != digest]
    changes += [f"“{name}” is gone" for name in before if name not in now]
    changes += [f"“{name}” is new" for name in now if name not in before]
    more = len(changes) - MOST_NAMED
    return ", ".join(changes[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
