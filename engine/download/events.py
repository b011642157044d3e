"""What a process that downloads says on its way, one line of JSON each; the last one says how it ended."""

from dataclasses import dataclass

from engine.download.source import DownloadProgress
from engine.storage.json_dataclasses import event_in, to_json


@dataclass(frozen=True)
class DownloadDone:
    """It is there. what: the key of what was made of it, for programs; sentence: for people."""

    what: str
    sentence: str = ""


@dataclass(frozen=True)
class DownloadPaused:
    """A person stopped it; what came is kept for a week and resumed."""

    kept_bytes: int


@dataclass(frozen=True)
class DownloadFailed:
    """It could not be done; what came is kept where that is of use."""

    sentence: str
    details: str = ""


DownloadEvent = DownloadProgress | DownloadDone | DownloadPaused | DownloadFailed
KINDS: dict[str, type[DownloadEvent]] = {
    kind.__name__: kind for kind in (DownloadProgress, DownloadDone, DownloadPaused, DownloadFailed)
}


def to_line(event: DownloadEvent) -> str:
    """One line of JSON."""
    return to_json(event)


def from_line(line: bytes) -> DownloadEvent | None:
    """The event in ``line``; None for what is no event (some library printed it)."""
    return event_in(line, KINDS)
