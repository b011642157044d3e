"""Names that nobody else gets: a file takes one in a single act, whatever other windows and terminals do meanwhile."""

import contextlib
import itertools
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path


def numbered(path: Path) -> Iterator[Path]:
    """``path``, then "NAME-2.ext", "NAME-3.ext" and so on, without end."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def move_to_new(source: Path, names: Iterable[Path]) -> Path:
    """Give ``source``, a file or folder of the same disk, the first of ``names`` that nothing has; that name.

    FileNotFoundError when it is gone, also when somebody else moves it at the same moment; other OSErrors when it
    cannot be moved. Nothing that has one of ``names`` is ever replaced.
    """
    for name in names:
        try:
            _take(source, name)
        except FileExistsError:
            continue
        return name
    raise FileExistsError(str(source))


def set_aside(path: Path) -> Path | None:
    """Rename ``path``, which is damaged, to "NAME.bad-DATE" beside it; its new path, None when it cannot be moved."""
    bad = path.with_name(f"{path.name}.bad-{date.today().isoformat()}")
    names = itertools.chain([bad], (bad.with_name(f"{bad.name}-{number}") for number in itertools.count(2)))
    try:
        return move_to_new(path, names)
    except OSError:
        return None


def _take(source: Path, name: Path) -> None:
    if os.name == "nt":
        source.rename(name)  # never replaces anything there
        return
    if source.is_dir() and not source.is_symlink():
        name.mkdir()  # FileExistsError when there is anything; an empty folder may be replaced by one
        _replace(source, name)
        return
    try:
        os.link(source, name, follow_symlinks=False)
    except (FileExistsError, FileNotFoundError):
        raise
    except (OSError, NotImplementedError):  # a disk without links
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        _replace(source, name)
        return
    try:
        source.unlink()
    except FileNotFoundError:  # somebody else moved it: theirs stays, ours goes
        name.unlink()
        raise


def _replace(source: Path, name: Path) -> None:
    """Move ``source`` over the empty file or folder ``name``, which goes away when that fails."""
    try:
        os.replace(source, name)  # noqa: PTH105  atomic on every platform
    except OSError:
        with contextlib.suppress(OSError):
            name.rmdir() if name.is_dir() else name.unlink()
        raise
