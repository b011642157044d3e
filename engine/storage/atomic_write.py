"""The one way Inkling writes a file: whole or not at all, and never lost once acknowledged."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from engine.errors import EngineError
from engine.sentence import Sentence


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


def _replace(path: Path, pieces: Sequence[bytes | memoryview]) -> None:
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        written = hashlib.sha256()
        with temporary.open("xb") as file:
            for piece in pieces:
                file.write(piece)
                written.update(piece)
            file.flush()
            os.fsync(file.fileno())
        with temporary.open("rb") as file:
            read_back = hashlib.file_digest(file, "sha256")
        if read_back.digest() != written.digest():
            raise OSError(errno.EIO, "the file read back differs from what was written")
        os.replace(temporary, path)  # noqa: PTH105  atomic on every platform
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


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
