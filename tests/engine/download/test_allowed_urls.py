"""Which addresses are asked, and which redirects are followed."""

from pathlib import Path

import pytest

from engine.download.fetch import fetch
from engine.download.source import DownloadError, Source
from tests.engine.download.fetching import DATA, get, refused_by, source
from tests.engine.download.server import (
    refusing,
    serving,
    whole,
)


def test_that_redirects_in_circles_end(target: Path) -> None:
    assert "circles" in refused_by(target, refusing(302, Location="/f.bin")).sentence


@pytest.mark.parametrize("address", ["http://example.invalid/f.bin", "ftp://example.invalid/f", "file:///etc/passwd"])
def test_that_a_redirect_to_an_open_connection_is_not_followed(target: Path, address: str) -> None:
    failed = refused_by(target, refusing(302, Location=address))
    assert "open connection" in failed.sentence or "not used" in failed.sentence


def test_that_a_redirect_on_the_same_terms_is_followed(target: Path) -> None:
    with serving(refusing(302, Location="/other.bin"), whole(DATA)) as server:
        get(source(server), target)
    assert [path for path, _ in server.asked] == ["/f.bin", "/other.bin"]
    assert target.read_bytes() == DATA


@pytest.mark.parametrize("address", ["http://example.invalid/f", "ftp://example.invalid/f", "file:///etc/passwd", "f"])
def test_that_only_https_is_asked(target: Path, address: str) -> None:
    with pytest.raises(DownloadError, match="open connection"):
        fetch(Source(address, "f"), target, waits_s=())


def test_that_http_of_this_machine_is_refused_outside_of_tests(target: Path) -> None:
    with serving(whole(DATA)) as server, pytest.raises(DownloadError, match="open connection"):
        fetch(source(server), target, waits_s=())
    assert not server.asked


def test_that_an_address_with_a_password_is_refused(target: Path) -> None:
    with pytest.raises(DownloadError, match="password"):
        fetch(Source("https://me:secret@example.invalid/f", "f"), target, waits_s=())
