"""What can be found out again is found in the file, or found out again."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.storage.json_cache import JsonCache, JsonIndex


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "cache.json"


def test_that_what_was_put_is_found_by_whoever_asks_next(path: Path) -> None:
    JsonCache(path).put("a", [1, "two", None])
    assert JsonCache(path).get("a") == [1, "two", None]
    assert JsonCache(path).get("b") is None


def test_that_the_oldest_go_first(path: Path) -> None:
    cache = JsonCache(path, capacity=2)
    for key in ("a", "b", "a", "c"):
        cache.put(key, key)
    assert list(cache.entries()) == ["a", "c"]


def test_that_what_was_dropped_is_gone(path: Path) -> None:
    cache = JsonCache(path)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.drop("a")
    cache.drop("never there")
    assert cache.entries() == {"b": 2}


def test_that_a_plain_file_holds_nothing_but_its_entries(path: Path) -> None:
    JsonCache(path).put("a", 1)
    assert json.loads(path.read_text()) == {"a": 1}


def test_that_a_file_of_another_version_holds_nothing(path: Path) -> None:
    JsonCache(path, version=1, under="seen").put("a", 1)
    assert json.loads(path.read_text()) == {"version": 1, "seen": {"a": 1}}
    assert JsonCache(path, version=1, under="seen").get("a") == 1
    assert JsonCache(path, version=2, under="seen").entries() == {}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff\xfe", b"[" * 200_000, b'{"version": 1, "seen": []}'])
def test_that_a_damaged_file_holds_nothing_and_is_replaced(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    cache = JsonCache(path, version=1, under="seen")
    assert cache.entries() == {}
    cache.put("a", 1)
    assert cache.get("a") == 1


def test_that_names_that_are_no_text_are_found_again(path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.png")
    JsonCache(path).put(name, name)
    assert JsonCache(path).get(name) == name


def test_that_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    cache = JsonCache(tmp_path / "file" / "cache.json")
    cache.put("a", 1)
    cache.drop("a")
    cache.replace({"b": 2})
    assert cache.entries() == {}


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes with names of files")
def test_that_a_named_pipe_in_its_place_holds_nothing(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert JsonCache(path).entries() == {}


def test_that_threads_do_not_lose_what_others_put(path: Path) -> None:
    threads = [threading.Thread(target=JsonCache(path).put, args=(str(number), number)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert JsonCache(path).entries() == {str(number): number for number in range(12)}


def index(path: Path) -> JsonIndex:
    return JsonIndex(path, version=1, under="files")


PUT = """
import subprocess
import sys
from pathlib import Path
from engine.storage.json_cache import JsonIndex
for number in range(8):
    JsonIndex(Path(sys.argv[1]), version=1, under="files").put(f"{sys.argv[2]} {number}", number)
"""


def test_that_processes_do_not_lose_what_others_put_into_an_index(path: Path) -> None:
    children = [subprocess.Popen([sys.executable, "-c", PUT, str(path), name]) for name in "abc"]
    assert [child.wait(60) for child in children] == [0, 0, 0]
    assert len(index(path).entries()) == 24


@pytest.mark.parametrize("content", [b"", b'{"version": 1, "files": {"a"', b"\x00" * 40])
def test_that_a_damaged_index_is_kept_and_told_once(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    index(path).put("b", 2)  # whoever writes first sets it aside; who asks is told
    assert index(path).get("b") == 2
    (aside,) = path.parent.glob("cache.json.bad-*")
    assert aside.read_bytes() == content
    assert index(path).set_aside() == aside.name
    assert index(path).set_aside() == ""
    assert index(path).entries() == {"b": 2}


def test_that_a_damaged_index_is_told_before_anything_is_written(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"{")
    assert index(path).set_aside().startswith("cache.json.bad-")
    assert index(path).set_aside() == ""


def test_that_an_index_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EngineError, match="could not be kept"):
        index(tmp_path / "file" / "cache.json").put("a", 1)
