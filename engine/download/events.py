"""What a process that downloads says on its way, one line of JSON each; the last one says how it ended."""

import json
from dataclasses import dataclass, fields

from engine.download.source import DownloadProgress
from engine.json_form import to_json


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
    try:
        plain = json.loads(line)
        kind = KINDS[plain.pop("type")]
        # the writer is our own child: checking the values would import pydantic into the window
        return kind(**{field.name: plain[field.name] for field in fields(kind) if field.name in plain})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
