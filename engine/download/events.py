"""What a process that downloads says on its way, one line of JSON each; the last one says how it ended."""

from dataclasses import dataclass

from engine.download.source import DownloadProgress
from engine.storage.event_stream import EventStream


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
DOWNLOAD_EVENTS = EventStream[DownloadEvent]((DownloadProgress, DownloadDone, DownloadPaused, DownloadFailed))
