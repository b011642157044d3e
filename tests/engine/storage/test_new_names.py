"""A name that one has got is nobody else's."""

import contextlib
import itertools
import os
import threading
from datetime import date
from pathlib import Path

import pytest

from engine.storage import new_names
from engine.storage.new_names import move_to_new, numbered, set_aside


def file(path: Path, content: str = "") -> Path:
    path.write_text(content)
    return path


def without_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("no links on this disk")

    monkeypatch.setattr(new_names.os, "link", refuse)


@pytest.mark.parametrize("has_links", [True, False])
def test_that_a_file_moves_to_the_first_free_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        without_links(monkeypatch)
    file(tmp_path / "a.txt", "old")
    assert move_to_new(file(tmp_path / "new"), numbered(tmp_path / "a.txt")) == tmp_path / "a-2.txt"
    assert (tmp_path / "a.txt").read_text() == "old"
    assert not (tmp_path / "new").exists()


def test_that_a_folder_moves_to_the_first_free_name_and_not_into_another(tmp_path: Path) -> None:
    for name in ("set", "trash"):
        (tmp_path / name).mkdir()
        file(tmp_path / name / "one")
    assert move_to_new(tmp_path / "set", numbered(tmp_path / "trash")) == tmp_path / "trash-2"
    assert [path.name for path in (tmp_path / "trash").iterdir()] == ["one"]


@pytest.mark.parametrize("has_links", [True, False])
def test_that_what_is_gone_leaves_no_name_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        without_links(monkeypatch)
    with pytest.raises(FileNotFoundError):
        move_to_new(tmp_path / "gone", numbered(tmp_path / "a"))
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize("has_links", [True, False])
def test_that_many_at_once_get_names_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:
        without_links(monkeypatch)
    sources = [file(tmp_path / f"source {number}", str(number)) for number in range(16)]
    got: list[Path] = []
    started = threading.Barrier(len(sources))

    def take(source: Path) -> None:
        started.wait()
        got.append(move_to_new(source, numbered(tmp_path / "a.txt")))

    threads = [threading.Thread(target=take, args=(source,)) for source in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(got)) == len(sources)
    assert sorted(int(path.read_text()) for path in got) == list(range(16))


def test_that_one_thing_is_moved_by_one_only(tmp_path: Path) -> None:
    for _ in range(30):
        source, got, started = file(tmp_path / "source"), list[Path](), threading.Barrier(4)

        def take(source: Path = source, got: list[Path] = got, started: threading.Barrier = started) -> None:
            started.wait()
            with contextlib.suppress(FileNotFoundError):
                got.append(move_to_new(source, numbered(tmp_path / "a")))

        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert list(tmp_path.glob("a*")) == got
        got[0].unlink()


def test_that_damaged_files_are_kept_beside_each_other(tmp_path: Path) -> None:
    kept = [set_aside(file(tmp_path / "a.json", content)) for content in ("one", "two", "three")]
    day = date.today().isoformat()
    assert [path.name for path in kept if path] == [f"a.json.bad-{day}{end}" for end in ("", "-2", "-3")]
    assert [path.read_text() for path in kept if path] == ["one", "two", "three"]
    assert set_aside(tmp_path / "a.json") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes with names of files")
def test_that_a_pipe_is_set_aside_like_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.json")
    aside = set_aside(tmp_path / "a.json")
    assert aside is not None
    assert aside.is_fifo()


def test_that_numbers_come_before_the_ending() -> None:
    names = itertools.islice(numbered(Path("a/b.txt")), 3)
    assert [path.as_posix() for path in names] == ["a/b.txt", "a/b-2.txt", "a/b-3.txt"]
