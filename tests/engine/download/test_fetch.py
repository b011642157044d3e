"""Downloads from a server that misbehaves: only the right bytes get their name, and every end is told."""

import gzip
import hashlib
import random
import threading
import time
from pathlib import Path

import pytest

from engine.download import attempt, fetch
from engine.download.partial_file import PartialFile
from engine.download.rate import TransferRate
from engine.download.source import DownloadError, DownloadProgress
from tests.engine.download.fetching import DATA, get, refused_by, source
from tests.engine.download.server import (
    Answering,
    cut,
    dripping,
    endless,
    lengthless,
    rangeless,
    refusing,
    serving,
    stalling,
    whole,
)


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


def test_that_an_empty_file_can_be_downloaded(target: Path) -> None:
    with serving(whole(b"")) as server:
        get(source(server, sha256=hashlib.sha256(b"").hexdigest()), target)
    assert target.read_bytes() == b""


def test_that_a_slow_server_is_waited_for(target: Path) -> None:
    data = b"0123456789"
    with serving(dripping(data, 0.06)) as server:
        get(source(server, sha256=hashlib.sha256(data).hexdigest()), target)
    assert target.read_bytes() == data


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


def test_that_an_answer_without_a_length_is_judged_by_its_hash(target: Path, tmp_path: Path) -> None:
    with serving(lengthless(DATA)) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA
    failed = refused_by(tmp_path / "cut.bin", lengthless(DATA[:-1]))
    assert "another file" in failed.sentence


@pytest.mark.parametrize(
    ("fields", "most"), [({"size": len(DATA)}, len(DATA)), ({"most": 400_000}, 400_000), ({}, 500_000)]
)
def test_that_an_answer_without_an_end_never_grows_beyond_what_the_file_can_have(
    target: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, int], most: int
) -> None:
    monkeypatch.setattr(attempt, "MOST_BYTES", 500_000)
    sizes: list[int] = []
    true_update = TransferRate.update

    def update(rate: TransferRate, done: int, total: int | None) -> None:
        sizes.append(PartialFile(target).path.stat().st_size)
        true_update(rate, done, total)

    monkeypatch.setattr(TransferRate, "update", update)
    with serving(endless(DATA[:50_000])) as server, pytest.raises(DownloadError, match="another file") as failed:
        get(source(server, **fields), target)
    assert 0 < max(sizes) <= most
    assert f"more than {most} bytes" in failed.value.details
    assert len(server.asked) == 1
    assert list(target.parent.iterdir()) == []


def test_that_a_file_that_grows_when_it_is_packed_is_taken(target: Path) -> None:
    noise = random.Random(1).randbytes(100_000)
    packed = gzip.compress(noise)
    assert len(packed) > len(noise)
    wanted = {"size": len(noise), "sha256": hashlib.sha256(noise).hexdigest()}
    with serving(rangeless(packed, Content_Encoding="gzip")) as server:
        get(source(server, **wanted), target)
    assert target.read_bytes() == noise


def test_that_a_body_packed_on_the_way_is_unpacked(target: Path) -> None:
    with serving(rangeless(gzip.compress(DATA), Content_Encoding="gzip")) as server:
        get(source(server), target)
    assert target.read_bytes() == DATA


def test_that_a_packed_file_is_kept_packed_where_its_hash_says_so(target: Path) -> None:
    packed = gzip.compress(DATA)
    with serving(rangeless(packed, Content_Encoding="x-gzip")) as server:
        get(source(server, sha256=hashlib.sha256(packed).hexdigest()), target)
    assert target.read_bytes() == packed


def test_that_a_mirror_helps_where_the_first_address_fails(target: Path) -> None:
    with serving(refusing(404)) as first, serving(cut(bytes(len(DATA)), 9)) as second, serving(whole(DATA)) as third:
        get(source(first, mirrors=(f"{second.address}/f.bin", f"{third.address}/f.bin")), target)
    assert target.read_bytes() == DATA


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
    assert list(fetch.WAITS_S) == sorted(fetch.WAITS_S)
    assert len(fetch.WAITS_S) == 3
