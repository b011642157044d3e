"""What an unfinished download leaves behind: ``NAME.part`` beside the target, and a note on what it is part of."""

import json
import time
from dataclasses import asdict, dataclass
from email.message import Message
from pathlib import Path

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.storage.json_dataclasses import from_json

KEPT_DAYS = 7
PART = ".part"
NOTE = ".part.json"


@dataclass(frozen=True)
class Validator:
    """Which bytes a part holds: what the server said of them. encoding: "gzip" when it packed them on the way."""

    url: str
    etag: str = ""
    last_modified: str = ""
    encoding: str = ""
    total: int = 0  # bytes; 0 when it did not say

    @classmethod
    def of(cls, url: str, headers: Message, total: int) -> "Validator":
        """What ``headers`` say."""
        encoding = headers.get("Content-Encoding", "").strip().lower().removeprefix("x-")
        kind = "" if encoding == "identity" else encoding
        return cls(url, headers.get("ETag", "").strip(), headers.get("Last-Modified", "").strip(), kind, total)

    @property
    def validator(self) -> str:
        """What If-Range takes; empty when the server gave nothing that is strong enough."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified

    def is_same(self, other: "Validator") -> bool:
        """Whether two answers are of the same bytes, as far as the server says."""
        return self.encoding == other.encoding and (
            self.etag == other.etag if self.etag and other.etag else self.last_modified == other.last_modified
        )


@dataclass(frozen=True)
class Unfinished:
    """A download that was stopped or broke off. name: of the file that it will be. total_bytes: 0 when unknown."""

    name: str
    path: Path
    kept_bytes: int
    total_bytes: int
    days_left: float


class PartialFile:
    """The unfinished file of ``target``."""

    def __init__(self, target: Path) -> None:
        self.path = target.with_name(target.name + PART)
        self._note = target.with_name(target.name + NOTE)

    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def origin(self) -> Validator | None:
        """Where its bytes come from; None when that is not known."""
        try:
            return from_json(Validator, self._note.read_bytes(), Sentence("The note on a download"))
        except (OSError, EngineError):
            return None

    def begin(self, origin: Validator) -> None:
        """Note where the bytes that follow come from; what was there is thrown away."""
        self.path.unlink(missing_ok=True)
        write_atomically(self._note, json.dumps(asdict(origin)).encode())

    def forget(self) -> None:
        """Throw it away."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def forget_note(self) -> None:
        """The part has got its final name."""
        self._note.unlink(missing_ok=True)


def unfinished(folder: Path) -> tuple[Unfinished, ...]:
    """The unfinished downloads in ``folder``, after the old ones were thrown away."""
    sweep(folder)
    found: list[Unfinished] = []
    for path in sorted(folder.glob(f"*{PART}")):
        if path.name.startswith("."):  # a temporary file of engine.storage.atomic_write
            continue
        target = path.with_name(path.name.removesuffix(PART))
        part = PartialFile(target)
        origin = part.origin()
        left = KEPT_DAYS - _age_days(path)
        found.append(Unfinished(target.name, path, part.size(), origin.total if origin else 0, left))
    return tuple(found)


def sweep(folder: Path) -> None:
    """Throw away what lies unfinished in ``folder`` for more than KEPT_DAYS."""
    for path in folder.glob(f"*{PART}"):
        if not path.name.startswith(".") and _age_days(path) > KEPT_DAYS:
            PartialFile(path.with_name(path.name.removesuffix(PART))).forget()


def _age_days(path: Path) -> float:
    try:
        return (time.time() - path.stat().st_mtime) / 86_400
    except OSError:
        return 0.0
