"""Files that each window has for itself: several windows, and those that a crash ended, never take another's."""

from collections.abc import Callable, Sequence
from pathlib import Path

from engine.storage.file_lock import Held, held


class OwnedFiles:
    """The first of ``names`` in ``folder`` that no other living process has, for as long as this one lives.

    Beside each lies a lock, "NAME.lock". own: its path; None when nothing can be written there or all have owners.
    """

    def __init__(
        self, folder: Path, names: Sequence[str], *, is_usable: Callable[[Path], bool] = lambda _: True
    ) -> None:
        """is_usable: whether a file that is there may be taken; asked while nobody else has it."""
        self.own: Path | None = None
        self._paths = [folder / name for name in names]
        self._is_usable = is_usable
        self._locks: list[Held] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return
        self.own = next((path for path in self._paths if self._take(path)), None)

    def left_behind(self) -> tuple[Path, ...]:
        """The files of owners that are gone, which are this process's from now on."""
        return tuple(path for path in self._paths if path != self.own and path.exists() and self._take(path))

    def release(self) -> None:
        """Let others have them."""
        while self._locks:
            self._locks.pop().close()
        self.own = None

    def _take(self, path: Path) -> bool:
        lock = held(path.with_suffix(".lock"))
        if lock is None:
            return False
        if path.exists() and not self._is_usable(path):
            lock.close()
            return False
        self._locks.append(lock)
        return True
