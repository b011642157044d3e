"""The one way Inkling writes a file: whole or not at all, and never lost once acknowledged."""

import errno
import hashlib
import os
import shutil
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.new_names import move_to_new
from engine.storage.stumps import claim, stump_of


def write_atomically(path: Path, data: bytes | Sequence[bytes | memoryview]) -> None:
    """Replace ``path`` by ``data``; when this returns, the new content survives kill and power loss.

    ``data`` may come in pieces, which are written one after the other: large files need not be joined in memory.

    Writes a temporary file in the same folder, syncs it, reads it back, renames it and syncs the folder. On any failure
    the old file is intact, no temporary file is left and EngineError says what is missing.
    """
    pieces = [data] if isinstance(data, bytes) else data
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, pieces)
    except OSError as error:
        size = sum(memoryview(piece).nbytes for piece in pieces)
        raise EngineError(_sentence(path, size, error), details=repr(error)) from error


def write_new(folder: Path, names: Iterable[str], data: bytes | Sequence[bytes | memoryview]) -> Path:
    """The same under the first of ``names`` that nothing in ``folder`` has; its path. Nothing is ever replaced.

    The name is taken in one act, so that others who write at the same moment get names of their own.
    """
    pieces = [data] if isinstance(data, bytes) else data
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _written(folder / "new", pieces) as temporary:
            made = move_to_new(temporary, (folder / name for name in names))
        sync_folder(folder)
    except OSError as error:
        size = sum(memoryview(piece).nbytes for piece in pieces)
        raise EngineError(_sentence(folder / "new", size, error), details=repr(error)) from error
    return made


def _replace(path: Path, pieces: Sequence[bytes | memoryview]) -> None:
    with _written(path, pieces) as temporary:
        os.replace(temporary, path)  # noqa: PTH105  atomic on every platform
    sync_folder(path.parent)


@contextmanager
def _written(path: Path, pieces: Sequence[bytes | memoryview]) -> Generator[Path]:
    """A temporary file beside ``path`` with ``pieces`` on the disk, read back; gone afterwards unless it was moved."""
    temporary = stump_of(path)
    try:
        written = hashlib.sha256()
        with temporary.open("xb") as file:
            claim(file)
            for piece in pieces:
                file.write(piece)
                written.update(piece)
            file.flush()
            os.fsync(file.fileno())
            with temporary.open("rb") as again:
                read_back = hashlib.file_digest(again, "sha256")
            if read_back.digest() != written.digest():
                raise OSError(errno.EIO, "the file read back differs from what was written")
            if os.name == "nt":
                file.close()  # an open file cannot be renamed there
            yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give ``temporary``, a file in the same folder that is whole and checked, the name ``path``.

    When this returns, it survives kill and power loss. EngineError, and both files as before, when it is impossible.
    """
    try:
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105  atomic on every platform
        sync_folder(path.parent)
    except OSError as error:
        raise EngineError(_sentence(path, 0, error), details=repr(error)) from error


def sync_folder(folder: Path) -> None:
    """Make the renames inside ``folder`` durable; a no-op where folders cannot be synced (Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(path: Path, size: int, error: OSError) -> Sentence:
    where: dict[str, str] = {"name": path.name, "folder": str(path.parent)}
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Sentence(
            "“{name}” could not be saved in {folder}: the disk is full ({needed} needed, {free} free). "
            "Free some space.",
            **where,
            needed=_megabytes(size),
            free=_megabytes(_free_bytes(path.parent)),
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Sentence(
            "“{name}” could not be saved in {folder}: writing is not allowed there. Choose another folder or change "
            "its permissions.",
            **where,
        )
    return Sentence(
        "“{name}” could not be saved in {folder}: {why}. Choose another folder or try again.",
        **where,
        why=error.strerror or str(error),
    )


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
