"""What came of a download is kept, resumed, proven, and thrown away after a week."""

import os
import threading
import time
from pathlib import Path

import pytest

from engine.download import rate
from engine.download.partial_file import PartialFile, unfinished
from engine.download.source import DownloadProgress, DownloadStopped
from tests.engine.download.fetching import DATA, get, lay_part, source
from tests.engine.download.server import (
    cut,
    refusing,
    serving,
    stalling,
    whole,
)


def test_that_a_damaged_part_is_found_by_the_hash_and_loaded_anew(target: Path) -> None:
    with serving(whole(DATA)) as server:
        lay_part(target, server, DATA[:70_000], cut(DATA, 70_000))
        PartialFile(target).path.write_bytes(bytes(70_000))
        get(source(server), target)
    assert target.read_bytes() == DATA
    assert [("Range" in headers) for _, headers in server.asked] == [True, False]


def test_that_a_part_that_is_complete_only_needs_its_check(target: Path) -> None:
    with serving(refusing(416, Content_Range=f"bytes */{len(DATA)}")) as server:
        lay_part(target, server, DATA[:-1], cut(DATA, len(DATA) - 1))
        with PartialFile(target).path.open("ab") as file:
            file.write(DATA[-1:])
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_a_part_longer_than_the_file_is_thrown_away(target: Path) -> None:
    with serving(refusing(416, Content_Range=f"bytes */{len(DATA)}"), whole(DATA)) as server:
        lay_part(target, server, DATA[:-1], cut(DATA, len(DATA) - 1))
        with PartialFile(target).path.open("ab") as file:
            file.write(b"too much")
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_what_a_stop_leaves_is_told_and_resumed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = threading.Event()

    def on_told(progress: DownloadProgress) -> None:
        if progress.done_bytes >= len(DATA) - 5:
            wish.set()

    monkeypatch.setattr(rate, "EVERY_S", 0.0)
    with serving(stalling(DATA, len(DATA) - 5), whole(DATA)) as server:
        with pytest.raises(DownloadStopped) as stopped:
            get(source(server), target, tell=on_told, should_stop=wish.is_set)
        assert stopped.value.kept_bytes == len(DATA) - 5
        (left,) = unfinished(target.parent)
        assert (left.name, left.kept_bytes, left.total_bytes) == ("f.bin", len(DATA) - 5, len(DATA))
        assert 6.9 < left.days_left <= 7
        get(source(server), target)
    assert server.asked[1][1]["Range"] == f"bytes={len(DATA) - 5}-"
    assert unfinished(target.parent) == ()


def test_that_a_part_is_thrown_away_after_a_week(target: Path) -> None:
    with serving(whole(DATA)) as server:
        lay_part(target, server, DATA[:70_000], cut(DATA, 70_000))
        eight_days_ago = time.time() - 8 * 86_400
        os.utime(PartialFile(target).path, (eight_days_ago, eight_days_ago))
        assert unfinished(target.parent) == ()
    assert list(target.parent.iterdir()) == []
