"""Why a download failed, told after the tries that make sense."""

from pathlib import Path

import pytest

from engine.download.partial_file import PartialFile
from engine.download.source import DownloadError, DownloadProgress, Source
from tests.engine.download.fetching import DATA, SHA256, get, lay_part, refused_by, source
from tests.engine.download.server import (
    cut,
    garbage,
    rangeless,
    refusing,
    serving,
    silent,
    whole,
)


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "does not have the file"), (403, "does not give"), (429, "too often"), (500, "out of order")],
)
def test_that_a_refusal_is_told_after_three_more_tries(target: Path, status: int, words: str) -> None:
    told: list[DownloadProgress] = []
    with serving(refusing(status)) as server, pytest.raises(DownloadError, match=words) as failed:
        get(source(server), target, tell=told.append)
    assert len(server.asked) == 4
    assert "use that file instead" in failed.value.sentence
    assert any(one.doing == "waiting" and words in one.note for one in told)
    assert not target.exists()


def test_that_a_server_that_recovers_gives_the_file(target: Path) -> None:
    with serving(refusing(503), refusing(429, Retry_After=0), silent(), whole(DATA)) as server:
        get(source(server), target, patience_s=0.3)
    assert target.read_bytes() == DATA


def test_that_a_server_that_wants_hours_of_patience_is_not_waited_for(target: Path) -> None:
    with serving(refusing(503, Retry_After=7200)) as server, pytest.raises(DownloadError):
        get(source(server), target)
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/octet-stream"])
def test_that_a_login_page_is_recognized_and_destroys_nothing(target: Path, kind: str) -> None:
    page = b"\n<!DOCTYPE html><title>Welcome to our network</title>"
    with serving(rangeless(page, Content_Type=kind)) as server:
        lay_part(target, server, DATA[:70_000], cut(DATA, 70_000))
        with pytest.raises(DownloadError, match="log in first"):
            get(source(server), target)
    assert PartialFile(target).size() == 70_000


def test_that_other_content_of_the_right_length_is_refused_by_its_hash(target: Path) -> None:
    failed = refused_by(target, whole(bytes(len(DATA))))
    assert "another file" in failed.sentence
    assert SHA256 in failed.details
    assert not PartialFile(target).path.exists()


def test_that_a_wrong_length_is_found(target: Path) -> None:
    assert "another file" in refused_by(target, whole(DATA + b"more")).sentence
    assert "broke off" in refused_by(target, rangeless(DATA[:9], Content_Length=10)).sentence


def test_that_what_is_no_answer_at_all_is_told(target: Path) -> None:
    assert "cannot be understood" in refused_by(target, garbage()).sentence
    assert "cannot be understood" in refused_by(target, refusing(204)).sentence


def test_that_a_server_that_says_nothing_is_left(target: Path) -> None:
    assert "Nothing comes" in refused_by(target, silent(), patience_s=0.2).sentence


def test_that_a_name_without_a_machine_and_a_machine_without_a_server_are_told(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with serving(whole(DATA)) as server:
        wanted = source(server)
    with pytest.raises(DownloadError, match="does not accept the connection"):
        get(wanted, target)
    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    with pytest.raises(DownloadError, match="connected to the internet"):
        get(wanted, target)


def test_that_a_proxy_that_wants_a_password_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(refusing(407)) as proxy:
        for name in ("https_proxy", "HTTPS_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        monkeypatch.setenv("no_proxy", "")
        monkeypatch.setenv("NO_PROXY", "")
        with pytest.raises(DownloadError, match="proxy of this network asks for a name and a password"):
            get(Source("https://example.invalid/f.bin", "f.bin", SHA256), target)
    assert [path for path, _ in proxy.asked] == ["example.invalid:443"]
