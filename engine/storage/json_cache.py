"""JsonCache: what can be found out again, kept in one JSON file. JsonIndex: what cannot."""

import json
import threading
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import cast

from engine.errors import EngineError
from engine.storage.atomic_write import write_atomically
from engine.storage.new_names import set_aside
from engine.storage.safe_open import read_whole

LARGEST_FILE = 1 << 30  # bytes; a folder of a million pictures needs a quarter
ASIDE = "set_aside"
_writing = threading.Lock()  # reading, changing and writing again is one act


class JsonCache:
    """Text keys and their values (what JSON knows), the newest last. Whoever reads a value checks it.

    A file that is missing, damaged or of another version holds nothing; where nothing can be written nothing is kept:
    only time is lost. One made per use is as good as one that is kept: the file is read at each call.
    """

    def __init__(self, path: Path, *, version: int = 0, under: str = "", capacity: int = 0) -> None:
        """version: of the values, under "version" in the file, which then has the entries under ``under``; 0: the file
        is nothing but the entries. capacity: how many are kept, those put in last; 0: all."""
        self.path = path
        self._version = version
        self._under = under
        self._capacity = capacity

    def get(self, key: str) -> object:
        """The value of ``key``; None when there is none."""
        return self.entries().get(key)

    def put(self, key: str, value: object) -> None:
        """Keep ``value`` as the newest."""
        with _writing, suppress(EngineError):
            entries = self.entries()
            entries.pop(key, None)
            entries[key] = value
            self._write(entries)

    def drop(self, key: str) -> None:
        """Forget ``key``."""
        with _writing, suppress(EngineError):
            entries = self.entries()
            if entries.pop(key, None) is not None:
                self._write(entries)

    def replace(self, entries: Mapping[str, object]) -> None:
        """Keep these and no others; none at all where they cannot be written."""
        with _writing:
            try:
                self._write(entries)
            except EngineError:
                with suppress(OSError):
                    self.path.unlink(missing_ok=True)

    def entries(self) -> dict[str, object]:
        """All of them."""
        return self._inner(self._read()) or {}

    def _read(self) -> dict[str, object] | None:
        """What the file holds; None when it is not there or damaged."""
        try:
            plain: object = json.loads(read_whole(self.path, LARGEST_FILE))
        except (OSError, ValueError, RecursionError):
            return None
        return cast("dict[str, object]", plain) if isinstance(plain, dict) else None

    def _inner(self, plain: dict[str, object] | None) -> dict[str, object] | None:
        if plain is None or not self._version:
            return plain
        inner = plain.get(self._under) if plain.get("version") == self._version else None
        return cast("dict[str, object]", inner) if isinstance(inner, dict) else None

    def _write(self, entries: Mapping[str, object], **beside: object) -> None:
        kept = dict(list(entries.items())[-self._capacity :])
        plain = {"version": self._version, self._under: kept, **beside} if self._version else kept
        write_atomically(self.path, json.dumps(plain).encode())


class JsonIndex(JsonCache):
    """The same for what cannot be found out again: processes take turns, a file that cannot be read is set aside, and
    what cannot be written raises EngineError."""

    def put(self, key: str, value: object) -> None:
        """Keep ``value`` as the newest; EngineError when it cannot be kept."""
        with self._turn():
            entries, beside = self._sound()
            entries.pop(key, None)
            self._write({**entries, key: value}, **beside)

    def drop(self, key: str) -> None:
        """Forget ``key``; EngineError when that cannot be written."""
        with self._turn():
            entries, beside = self._sound()
            if entries.pop(key, None) is not None:
                self._write(entries, **beside)

    def set_aside(self) -> str:
        """The name under which a damaged file was kept, or is from now on; said once, empty when there was none."""
        if not self.path.exists():
            return ""
        with self._turn():
            entries, beside = self._sound()
            if beside:
                with suppress(EngineError):
                    self._write(entries)
            return str(beside.get(ASIDE, ""))

    def _sound(self) -> tuple[dict[str, object], dict[str, object]]:
        """The entries, and what stands beside them: the name of the damaged file that was in the place of this one."""
        plain = self._read()
        entries = self._inner(plain)
        if entries is not None and plain is not None:
            return entries, {ASIDE: plain[ASIDE]} if ASIDE in plain else {}
        aside = set_aside(self.path) if self.path.exists() else None
        return {}, {ASIDE: aside.name} if aside else {}

    @contextmanager
    def _turn(self) -> Generator[None]:
        from filelock import FileLock  # slow to import

        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock = FileLock(f"{self.path}.lock")
            lock.acquire()
        except OSError as error:
            raise EngineError(
                "“{name}” could not be kept in {folder}: {why}.",
                repr(error),
                name=self.path.name,
                folder=str(self.path.parent),
                why=error.strerror or str(error),
            ) from error
        try:
            yield
        finally:
            lock.release()
