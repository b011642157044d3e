"""A stop is obeyed at once, whatever the server does."""

import threading
import time
from pathlib import Path

import pytest

from engine.download.fetch import fetch
from engine.download.partial_file import PartialFile
from engine.download.source import DownloadProgress, DownloadStopped
from tests.engine.download.fetching import DATA, get, source
from tests.engine.download.server import (
    Behavior,
    dripping,
    refusing,
    serving,
    silent,
    stalling,
)


@pytest.mark.parametrize("behavior", [silent(), stalling(DATA, 100_000), dripping(DATA)])
def test_that_a_stop_is_obeyed_within_a_second(target: Path, behavior: Behavior) -> None:
    wished_at: list[float] = []
    timer = threading.Timer(0.4, lambda: wished_at.append(time.monotonic()))
    with serving(behavior) as server:
        timer.start()
        with pytest.raises(DownloadStopped) as stopped:
            get(source(server), target, should_stop=lambda: bool(wished_at))
        assert time.monotonic() - wished_at[0] < 1.0
    assert stopped.value.kept_bytes == PartialFile(target).size()


def test_that_a_stop_is_obeyed_while_it_waits_for_the_next_try(target: Path) -> None:
    wish = threading.Event()

    def on_told(progress: DownloadProgress) -> None:
        if progress.doing == "waiting":
            wish.set()

    began = time.monotonic()
    with serving(refusing(500)) as server, pytest.raises(DownloadStopped):
        fetch(source(server), target, may_be_local=True, tell=on_told, should_stop=wish.is_set, waits_s=(30.0,))
    assert time.monotonic() - began < 2.0
