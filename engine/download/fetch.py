"""``fetch``: a file from its address to its place on the disk, whole and checked, or not at all."""

from collections.abc import Callable
from pathlib import Path

from engine.download.source import DownloadProgress, Source


def fetch(
    source: Source,
    target: Path,
    *,
    tell: Callable[[DownloadProgress], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
    may_be_local: bool = False,
) -> Path:
    """Download ``source`` to ``target`` and return ``target``, whose hash is then proven; at once if it lies there.

    Goes on where an earlier try has ended (``target`` + ".part"). tell: called about four times a second, from this
    thread. should_stop: asked ten times a second. may_be_local: http from this machine is allowed (tests only).
    Raises DownloadStopped when ``should_stop`` says so and DownloadError with a sentence for everything else; there is
    no file ``target`` then.
    """
    raise NotImplementedError


def prove(source: Source, target: Path) -> None:
    """Read ``target`` and compare its hash with ``source`` and with what was noted at its download.

    EngineError when it was damaged or replaced since. Call it at each use of a downloaded file.
    """
    raise NotImplementedError
