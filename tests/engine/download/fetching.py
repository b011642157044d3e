"""A file to be downloaded, and how the tests ask for it."""

import hashlib
from pathlib import Path

import pytest

from engine.download.fetch import fetch
from engine.download.partial_file import PartialFile
from engine.download.source import DownloadError, Source
from tests.engine.download.server import (
    Behavior,
    Server,
    serving,
)

DATA = bytes(range(256)) * 1200  # 307,200 bytes

SHA256 = hashlib.sha256(DATA).hexdigest()

WAITS = (0.01, 0.02, 0.03)


def source(server: Server, **changes: object) -> Source:
    fields: dict[str, object] = {"url": f"{server.address}/f.bin", "name": "f.bin", "sha256": SHA256}
    return Source(**{**fields, **changes})  # pyright: ignore[reportArgumentType]


def get(wanted: Source, target: Path, patience_s: float = 5.0, **more: object) -> Path:
    return fetch(wanted, target, may_be_local=True, waits_s=WAITS, patience_s=patience_s, **more)  # pyright: ignore[reportArgumentType]


def refused_by(target: Path, *behaviors: Behavior, patience_s: float = 5.0, **changes: object) -> DownloadError:
    """How a download from such a server fails; nothing has the file's name then."""
    with serving(*behaviors) as server, pytest.raises(DownloadError) as failed:
        get(source(server, **changes), target, patience_s)
    assert not target.exists()
    return failed.value


def lay_part(target: Path, server: Server, data: bytes, behavior: Behavior) -> None:
    """An unfinished download of ``source(server)`` with the first bytes of ``data``."""
    server.behaviors.insert(0, behavior)
    with pytest.raises(DownloadError):
        fetch(source(server), target, may_be_local=True, waits_s=())
    assert PartialFile(target).size() == len(data)
    server.asked.clear()
