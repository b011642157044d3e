"""The one way Inkling writes a file: whole or not at all, and never lost once acknowledged."""

import errno
import hashlib
import os
import secrets
import shutil
from pathlib import Path

from engine.errors import EngineError


def write_atomically(path: Path, data: bytes) -> None:
    """Replace ``path`` by ``data``; when this returns, the new content survives kill and power loss.

    Writes a temporary file in the same folder, syncs it, reads it back, renames it and syncs the folder. On any failure
    the old file is intact, no temporary file is left and EngineError says what is missing.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as error:
        raise EngineError(_sentence(path, data, error), details=repr(error)) from error


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if hashlib.sha256(temporary.read_bytes()).digest() != hashlib.sha256(data).digest():
            raise OSError(errno.EIO, "the file read back differs from what was written")
        os.replace(temporary, path)  # noqa: PTH105  atomic on every platform
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the renames inside ``folder`` durable; a no-op where folders cannot be synced (Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(path: Path, data: bytes, error: OSError) -> str:
    what = f"“{path.name}” could not be saved in {path.parent}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        free = _free_bytes(path.parent)
        return f"{what}: the disk is full ({_megabytes(len(data))} needed, {_megabytes(free)} free). Free some space."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{what}: writing is not allowed there. Choose another folder or change its permissions."
    return f"{what}: {error.strerror or error}. Choose another folder or try again."


def _free_bytes(folder: Path) -> int:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def _megabytes(count: int) -> str:
    return f"{count / 1e6:.1f} MB"
