"""The operating system's lock on a file: it ends with the process that holds it, however that ends."""

import os
import stat
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

FAR_BYTE = 1 << 20  # Windows locks bytes: one that nobody reads


def try_lock(handle: int) -> bool:
    """Whether the open file is this process's alone until it is closed; False when somebody else has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Held:
    """A file that is locked until ``close``, or until nobody has this any more."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    def close(self) -> None:
        """Let others have it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def __del__(self) -> None:
        self.close()


def held(path: Path) -> Held | None:
    """The file ``path``, made if need be, locked; None when somebody has it or it cannot be had."""
    try:
        # no pipe in its place may block
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NONBLOCK", 0), 0o666)
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(handle).st_mode) and try_lock(handle):
        return Held(handle)
    os.close(handle)
    return None


@contextmanager
def folder_locked(folder: Path) -> Generator[None]:
    """One at a time in all processes, for moments: who comes second waits. OSError when ``folder`` is gone.

    Windows cannot lock folders; a file that is moved there can be moved by one process only, whoever else tries.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
