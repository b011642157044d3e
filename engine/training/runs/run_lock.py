"""Who trains in a run folder: ``run.lock`` holds the owner's process id and its start time. No torch.

While the owner lives it also holds the operating system's lock on that file, so two processes can never both get it;
the process id with its start time lets everybody else see, without touching the lock, whether the owner still lives.
"""

import errno
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, cast

from engine.errors import EngineError
from engine.training.runs.run_folder import LOCK

FAR_BYTE = 1 << 20  # Windows locks bytes: one that nobody reads


class RunLock:
    """Ownership of a run folder, for the length of a ``with`` block; EngineError when another process has it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        self._file: IO[bytes] | None = None

    def __enter__(self) -> "RunLock":
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("r+b" if self._path.exists() else "w+b", buffering=0)
            is_ours = _lock(self._file)
            if is_ours:
                self._sign(self._file)
        except OSError as error:  # a full disk
            self._let_go()
            raise EngineError(
                "The run “{run}” could not be begun: nothing can be written in its folder, {folder} ({why}). Free some "
                "space or allow writing there.",
                details=repr(error),
                run=self._path.parent.name,
                folder=self._path.parent,
                why=error.strerror or str(error),
            ) from error
        if not is_ours:
            self._let_go()
            raise EngineError(
                "The run “{run}” is being trained by another process. Stop it first.", run=self._path.parent.name
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.truncate(0)
            self._let_go()

    def _sign(self, file: IO[bytes]) -> None:
        """Say who the owner is."""
        owner = json.dumps({"pid": os.getpid(), "started": started_at(os.getpid())}).encode()
        file.seek(0)
        file.truncate()
        if file.write(owner) != len(owner):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _let_go(self) -> None:
        """The operating system's lock ends with the file; the file stays, so that nobody locks a dead one."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None


def owner_of(folder: Path) -> int | None:
    """The id of the living process that trains in ``folder``; None when there is none."""
    try:
        held = json.loads((folder / LOCK).read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(held, dict):
        return None
    owner = cast("dict[str, object]", held)
    pid, started = owner.get("pid"), owner.get("started")
    if not isinstance(pid, int) or pid <= 0:
        return None
    now = started_at(pid)
    return pid if now and now == started else None


def started_at(pid: int) -> str:
    """When process ``pid`` started, in words that differ for a later process with the same id; empty when not alive."""
    if sys.platform == "win32":
        return _started_on_windows(pid)
    status = Path(f"/proc/{pid}/stat")
    if Path("/proc/self/stat").exists():
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            return ""
        return "" if fields[0] in "ZX" else f"{_boot()}/{fields[19]}"
    shown = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return shown.stdout.strip()


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""


def _started_on_windows(pid: int) -> str:
    import ctypes

    kernel = ctypes.WinDLL("kernel32")  # pyright: ignore[reportAttributeAccessIssue]  only on Windows
    process = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
    if not process:
        return ""
    times = [ctypes.c_ulonglong() for _ in range(4)]
    code = ctypes.c_ulong()
    alive = kernel.GetExitCodeProcess(process, ctypes.byref(code)) and code.value == 259  # STILL_ACTIVE
    kernel.GetProcessTimes(process, *(ctypes.byref(time) for time in times))
    kernel.CloseHandle(process)
    return str(times[0].value) if alive else ""


def _lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(FAR_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
