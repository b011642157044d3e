"""A stop is obeyed at once, whatever the server does."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from engine.download.fetch import fetch
from engine.download.partial_file import PartialFile
from engine.download.source import DownloadError, DownloadProgress, DownloadStopped, Source
from tests.engine.download.fetching import DATA, SHA256, get, source
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


@contextmanager
def mute() -> Iterator[str]:
    """The address of a secure server that takes every connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}/f.bin"


def stop_after(url: str, target: Path, seconds: float = 0.4) -> float:
    """How long a download from ``url`` still lasts when it is stopped after ``seconds``."""
    began = time.monotonic()
    with pytest.raises(DownloadStopped):
        fetch(
            Source(url, "f.bin", SHA256),
            target,
            may_be_local=True,
            should_stop=lambda: time.monotonic() > began + seconds,
        )
    return time.monotonic() - began - seconds


def test_that_a_stop_is_obeyed_while_a_server_owes_its_certificate(target: Path) -> None:
    with mute() as url:
        assert stop_after(url, target) < 1.0


def test_that_a_stop_is_obeyed_while_a_name_is_looked_up(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may_answer, true_lookup = threading.Event(), socket.getaddrinfo

    def slow_lookup(*asked: object, **more: object) -> object:
        may_answer.wait(20)
        return true_lookup(*asked, **more)  # pyright: ignore

    monkeypatch.setattr(socket, "getaddrinfo", slow_lookup)
    with serving(silent()) as server:
        url = f"http://localhost:{server.server_address[1]}/f.bin"
        assert stop_after(url, target) < 1.0
        may_answer.set()
        for thread in threading.enumerate():
            if thread.name == "connecting":
                thread.join()


def test_that_a_server_that_owes_its_certificate_is_left_after_a_while(target: Path) -> None:
    with mute() as url, pytest.raises(DownloadError, match="Nothing comes from 127"):
        fetch(Source(url, "f.bin", SHA256), target, may_be_local=True, patience_s=0.3, waits_s=())


def test_that_a_stop_is_obeyed_while_it_waits_for_the_next_try(target: Path) -> None:
    wish = threading.Event()

    def on_told(progress: DownloadProgress) -> None:
        if progress.doing == "waiting":
            wish.set()

    began = time.monotonic()
    with serving(refusing(500)) as server, pytest.raises(DownloadStopped):
        fetch(source(server), target, may_be_local=True, tell=on_told, should_stop=wish.is_set, waits_s=(30.0,))
    assert time.monotonic() - began < 2.0
