"""Downloads from a server that misbehaves: only the right bytes get their name, and every end is told."""

import errno
import gzip
import hashlib
import os
import threading
import time
from pathlib import Path

import pytest

from engine.download import fetch as fetching
from engine.download.fetch import fetch
from engine.download.parts import Part, unfinished
from engine.download.proof import NotItError, noted_hash, prove
from engine.download.source import DownloadError, DownloadProgress, DownloadStopped, Source
from engine.errors import EngineError
from tests.engine.download.server import (
    Answering,
    Behavior,
    Server,
    cut,
    dripping,
    garbage,
    lengthless,
    rangeless,
    refusing,
    serving,
    silent,
    stalling,
    whole,
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


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "files" / "f.bin"


def lay_part(target: Path, server: Server, data: bytes, behavior: Behavior) -> None:
    """An unfinished download of ``source(server)`` with the first bytes of ``data``."""
    server.behaviors.insert(0, behavior)
    with pytest.raises(DownloadError):
        fetch(source(server), target, may_be_local=True, waits_s=())
    assert Part(target).size() == len(data)
    server.asked.clear()


# Good servers


def test_that_a_file_arrives_whole_with_progress_and_nothing_beside_it(target: Path) -> None:
    told: list[DownloadProgress] = []
    with serving(whole(DATA)) as server:
        assert get(source(server), target, tell=told.append) == target
    assert target.read_bytes() == DATA
    assert [path.name for path in target.parent.iterdir()] == ["f.bin"]
    assert told[0].doing == "connecting"
    assert (told[-1].done_bytes, told[-1].total_bytes) == (len(DATA), len(DATA))


def test_that_a_file_that_is_there_is_proven_and_not_asked_for_again(target: Path) -> None:
    with serving(whole(DATA)) as server:
        get(source(server), target)
        get(source(server), target)
    assert len(server.asked) == 1


def test_that_a_file_damaged_later_is_found_at_use_and_fetched_again(target: Path) -> None:
    with serving(whole(DATA)) as server:
        get(source(server), target)
        data = bytearray(DATA)
        data[1000] ^= 1
        target.write_bytes(data)
        with pytest.raises(NotItError, match="Download it again"):
            prove(source(server), target)
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_an_empty_file_can_be_downloaded(target: Path) -> None:
    with serving(whole(b"")) as server:
        get(source(server, sha256=hashlib.sha256(b"").hexdigest()), target)
    assert target.read_bytes() == b""


def test_that_a_slow_server_is_waited_for(target: Path) -> None:
    data = b"0123456789"
    with serving(dripping(data, 0.06)) as server:
        get(source(server, sha256=hashlib.sha256(data).hexdigest()), target)
    assert target.read_bytes() == data


# Broken connections


def test_that_a_download_goes_on_where_the_connection_broke_off(target: Path) -> None:
    with serving(cut(DATA, 100_000), cut(DATA, 50_000), whole(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA
    assert [headers.get("Range") for _, headers in server.asked] == [None, "bytes=100000-", "bytes=150000-"]
    assert server.asked[1][1]["If-Range"] == '"v1"'


def test_that_an_answer_that_stalls_is_left_and_asked_again_from_there(target: Path) -> None:
    with serving(stalling(DATA, 65_536), whole(DATA)) as server:
        get(source(server), target, patience_s=0.3)
    assert target.read_bytes() == DATA
    assert server.asked[1][1]["Range"] == "bytes=65536-"


def test_that_a_server_without_ranges_gives_all_from_the_beginning(target: Path) -> None:
    with serving(cut(DATA, 100_000), rangeless(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_a_file_changed_on_the_server_is_not_mixed_with_the_old_one(target: Path) -> None:
    old = bytes(reversed(DATA))
    with serving(cut(old, 100_000, etag='"v0"'), whole(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA
    assert server.asked[1][1]["If-Range"] == '"v0"'


def test_that_a_server_that_ignores_if_range_does_not_mix_two_files(target: Path) -> None:
    def other_tail(request: Answering) -> None:
        start = int(request.headers["Range"].removeprefix("bytes=").rstrip("-"))
        headers = {"ETag": '"v2"', "Content-Range": f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"}
        request.start(206, {**headers, "Content-Length": len(DATA) - start})
        request.wfile.write(DATA[start:])

    with serving(cut(bytes(len(DATA)), 100_000), other_tail, whole(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA
    assert "Range" not in server.asked[2][1]


def test_that_a_damaged_part_is_found_by_the_hash_and_loaded_anew(target: Path) -> None:
    with serving(whole(DATA)) as server:
        lay_part(target, server, DATA[:70_000], cut(DATA, 70_000))
        Part(target).path.write_bytes(bytes(70_000))
        get(source(server), target)
    assert target.read_bytes() == DATA
    assert [("Range" in headers) for _, headers in server.asked] == [True, False]


def test_that_a_part_that_is_complete_only_needs_its_check(target: Path) -> None:
    with serving(refusing(416, Content_Range=f"bytes */{len(DATA)}")) as server:
        lay_part(target, server, DATA[:-1], cut(DATA, len(DATA) - 1))
        with Part(target).path.open("ab") as file:
            file.write(DATA[-1:])
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_a_part_longer_than_the_file_is_thrown_away(target: Path) -> None:
    with serving(refusing(416, Content_Range=f"bytes */{len(DATA)}"), whole(DATA)) as server:
        lay_part(target, server, DATA[:-1], cut(DATA, len(DATA) - 1))
        with Part(target).path.open("ab") as file:
            file.write(b"too much")
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_an_answer_without_a_length_is_judged_by_its_hash(target: Path, tmp_path: Path) -> None:
    with serving(lengthless(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA
    failed = refused_by(tmp_path / "cut.bin", lengthless(DATA[:-1]))
    assert "another file" in failed.sentence


def test_that_a_body_packed_on_the_way_is_unpacked(target: Path) -> None:
    with serving(rangeless(gzip.compress(DATA), Content_Encoding="gzip")) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_a_packed_file_is_kept_packed_where_its_hash_says_so(target: Path) -> None:
    packed = gzip.compress(DATA)
    with serving(rangeless(packed, Content_Encoding="x-gzip")) as server:
        get(source(server, sha256=hashlib.sha256(packed).hexdigest()), target)
    assert target.read_bytes() == packed


# Refusals


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


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/octet-stream"])
def test_that_a_login_page_is_recognized_and_destroys_nothing(target: Path, kind: str) -> None:
    page = b"\n<!DOCTYPE html><title>Welcome to our network</title>"
    with serving(rangeless(page, Content_Type=kind)) as server:
        lay_part(target, server, DATA[:70_000], cut(DATA, 70_000))
        with pytest.raises(DownloadError, match="log in first"):
            get(source(server), target)
    assert Part(target).size() == 70_000


def test_that_other_content_of_the_right_length_is_refused_by_its_hash(target: Path) -> None:
    failed = refused_by(target, whole(bytes(len(DATA))))
    assert "another file" in failed.sentence
    assert SHA256 in failed.details
    assert not Part(target).path.exists()


def test_that_a_mirror_helps_where_the_first_address_fails(target: Path) -> None:
    with serving(refusing(404)) as first, serving(cut(bytes(len(DATA)), 9)) as second, serving(whole(DATA)) as third:
        get(source(first, mirrors=(f"{second.address}/f.bin", f"{third.address}/f.bin")), target)
    assert target.read_bytes() == DATA


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


# Hashes that are known in part


def test_that_the_first_digits_are_checked_and_the_whole_hash_is_kept(target: Path) -> None:
    with serving(whole(DATA)) as server:
        wanted = source(server, sha256=SHA256[:8])
        get(wanted, target)
        assert noted_hash(wanted) == SHA256
        prove(wanted, target)
        target.write_bytes(DATA[:-1])
        with pytest.raises(NotItError):
            prove(wanted, target)


def test_that_wrong_first_digits_are_refused(target: Path) -> None:
    assert "another file" in refused_by(target, whole(DATA), sha256="00000000").sentence


def test_that_a_file_without_a_published_hash_is_held_to_its_first_download(target: Path) -> None:
    with serving(whole(DATA)) as server:
        wanted = source(server, sha256="")
        get(wanted, target)
        target.write_bytes(DATA + b"!")
        with pytest.raises(NotItError):
            prove(wanted, target)


def test_that_an_md5_alone_is_checked_too(target: Path, tmp_path: Path) -> None:
    md5 = hashlib.md5(DATA, usedforsecurity=False).hexdigest()
    with serving(whole(DATA)) as server:
        get(source(server, sha256="", md5=md5), target)
        assert noted_hash(source(server, sha256="", md5=md5)) == SHA256
    assert "another file" in refused_by(tmp_path / "g.bin", whole(bytes(9)), sha256="", md5=md5).sentence


# Stopping


@pytest.mark.parametrize("behavior", [silent(), stalling(DATA, 100_000), dripping(DATA)])
def test_that_a_stop_is_obeyed_within_a_second(target: Path, behavior: Behavior) -> None:
    wished_at: list[float] = []
    timer = threading.Timer(0.4, lambda: wished_at.append(time.monotonic()))
    with serving(behavior) as server:
        timer.start()
        with pytest.raises(DownloadStopped) as stopped:
            get(source(server), target, should_stop=lambda: bool(wished_at))
        assert time.monotonic() - wished_at[0] < 1.0
    assert stopped.value.kept_bytes == Part(target).size()


def test_that_a_stop_is_obeyed_while_it_waits_for_the_next_try(target: Path) -> None:
    wish = threading.Event()

    def on_told(progress: DownloadProgress) -> None:
        if progress.doing == "waiting":
            wish.set()

    began = time.monotonic()
    with serving(refusing(500)) as server, pytest.raises(DownloadStopped):
        fetch(source(server), target, may_be_local=True, tell=on_told, should_stop=wish.is_set, waits_s=(30.0,))
    assert time.monotonic() - began < 2.0


def test_that_what_a_stop_leaves_is_told_and_resumed(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = threading.Event()

    def on_told(progress: DownloadProgress) -> None:
        if progress.done_bytes >= len(DATA) - 5:
            wish.set()

    monkeypatch.setattr("engine.download.pace.EVERY_S", 0.0)
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
        os.utime(Part(target).path, (eight_days_ago, eight_days_ago))
        assert unfinished(target.parent) == ()
    assert list(target.parent.iterdir()) == []


# The disk


def test_that_a_disk_without_room_is_told_before_a_byte_comes(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    def nearly_full(_: object) -> object:
        return type("Usage", (), {"free": 5_000_000})()

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    data = bytes(2_000_000)
    failed = refused_by(target, whole(data))
    assert "2.0 MB more, 5.0 MB are free" in failed.sentence


def test_that_a_disk_that_fills_up_keeps_what_came(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open
    is_full = True

    class Full:
        """A file on a disk with 100,000 bytes left."""

        def __init__(self, file: object) -> None:
            self.file, self.room = file, 100_000

        def __getattr__(self, name: str) -> object:
            return getattr(self.file, name)

        def write(self, data: bytes) -> int:
            if len(data) > self.room:
                self.file.write(data[: self.room])  # pyright: ignore[reportAttributeAccessIssue]
                raise OSError(errno.ENOSPC, "No space left on device")
            self.room -= len(data)
            return self.file.write(data)  # pyright: ignore[reportAttributeAccessIssue]

    def opened(path: Path, mode: str = "r", *more: object, **named: object) -> object:
        file = real(path, mode, *more, **named)  # pyright: ignore[reportArgumentType,reportCallIssue]
        return Full(file) if is_full and path.name == "f.bin.part" and mode in ("wb", "ab") else file

    monkeypatch.setattr(Path, "open", opened)
    with serving(whole(DATA)) as server:
        with pytest.raises(DownloadError, match="disk is full"):
            get(source(server), target)
        assert len(server.asked) == 1
        assert Part(target).size() == 100_000
        is_full = False
        get(source(server), target)
    assert server.asked[1][1]["Range"] == "bytes=100000-"
    assert target.read_bytes() == DATA


def test_that_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    with serving(whole(DATA)) as server, pytest.raises(EngineError, match="could not be written"):
        get(source(server), tmp_path / "file" / "f.bin")
    assert not server.asked


# Two at once


def test_that_two_who_fetch_one_file_get_one_download(target: Path) -> None:
    first_came, told = threading.Event(), list[DownloadProgress]()

    def slowly(request: Answering) -> None:
        request.start(200, {"Content-Length": len(DATA), "ETag": '"v1"'})
        request.wfile.write(DATA[:1000])
        first_came.wait(5)
        request.wfile.write(DATA[1000:])

    def on_second_told(progress: DownloadProgress) -> None:
        told.append(progress)
        first_came.set()

    with serving(slowly) as server:
        first = threading.Thread(target=get, args=(source(server), target))
        first.start()
        while not server.asked:
            time.sleep(0.01)
        get(source(server), target, tell=on_second_told)
        first.join()
    assert len(server.asked) == 1
    assert told[0].doing == "waiting"
    assert target.read_bytes() == DATA


def test_that_waits_grow() -> None:
    assert list(fetching.WAITS_S) == sorted(fetching.WAITS_S)
    assert len(fetching.WAITS_S) == 3
