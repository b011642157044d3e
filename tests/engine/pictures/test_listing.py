import os
import socket
import time
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.pictures.decode import open_picture
from engine.pictures.listing import list_pictures, natural_key, walk_pictures
from tests.engine.made_pictures import encoded, scene, write

PNG = encoded(scene(), "PNG")


def names(paths: tuple[str, ...]) -> list[str]:
    return [Path(path).name for path in paths]


def test_that_a_folder_is_listed_in_natural_order(tmp_path):
    for name in ("page 10.png", "page 2.png", "Page 1.PNG", "a.jpg"):
        write(tmp_path, name, PNG)
    deeper = tmp_path / "more"
    deeper.mkdir()
    write(deeper, "b.png", PNG)
    pictures, skipped = list_pictures([tmp_path])
    assert names(pictures) == ["a.jpg", "b.png", "Page 1.PNG", "page 2.png", "page 10.png"]
    assert skipped == ()


def test_that_named_files_keep_their_order_and_come_once(tmp_path):
    b, a = write(tmp_path, "b.png", PNG), write(tmp_path, "a.png", PNG)
    assert list_pictures([b, a, b, tmp_path])[0] == (str(b), str(a))


def test_that_each_real_file_comes_once_and_link_loops_end(tmp_path):
    real = write(tmp_path, "real.png", PNG)
    os.link(real, tmp_path / "zz hard link.png")
    (tmp_path / "zz soft link.png").symlink_to(real)
    deeper = tmp_path / "deeper"
    deeper.mkdir()
    (deeper / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    pictures, skipped = list_pictures([tmp_path, deeper / "loop"])
    assert names(pictures) == ["real.png"]
    assert [name for name, _ in skipped] == ["self"]


def test_that_litter_is_passed_over_in_silence_and_other_files_with_a_reason(tmp_path):
    for name in ("Thumbs.db", ".DS_Store", ".hidden.png", "desktop.ini"):
        write(tmp_path, name, b"x" * 50)
    (tmp_path / "__MACOSX").mkdir()
    write(tmp_path / "__MACOSX", "a.png", PNG)
    write(tmp_path, "notes.txt", b"Some notes about these pictures.")
    write(tmp_path, "iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))
    write(tmp_path, "no ending", PNG)
    pictures, skipped = list_pictures([tmp_path])
    assert names(pictures) == ["no ending"]
    reasons = dict(skipped)
    assert set(reasons) == {"notes.txt", "iphone.heic"}
    assert "HEIC" in reasons["iphone.heic"]


def test_that_pipes_sockets_and_dangling_links_are_told_and_never_opened(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.png")
        start = time.perf_counter()
        pictures, skipped = list_pictures([tmp_path])
        assert time.perf_counter() - start < 0.5
    assert pictures == ()
    assert [name for name, _ in skipped] == ["dangling.png", "pipe.png", "socket.png"]
    assert "leads nowhere" in skipped[0][1]


@pytest.mark.parametrize("name", ["pipe.png", "folder.png", "dangling.png", "gone.png", "zero.png", "deep/gone.png"])
def test_that_what_is_no_file_is_refused_at_once(tmp_path, name: str):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "dangling.png").symlink_to(tmp_path / "nowhere")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    start = time.perf_counter()
    with pytest.raises(EngineError, match=Path(name).name):
        open_picture(tmp_path / name)
    assert time.perf_counter() - start < 0.1


def test_that_a_huge_sparse_file_is_refused_at_once(tmp_path):
    path = write(tmp_path, "huge.png", PNG)
    os.truncate(path, 5 * 2**30)
    start = time.perf_counter()
    with pytest.raises(EngineError, match=r"5\.0 GB"):
        open_picture(path)
    assert time.perf_counter() - start < 0.1


def test_that_a_web_address_is_not_fetched():
    pictures, skipped = list_pictures(["https://example.org/seven.png", "data:image/png;base64,AAAA", "a\0b"])
    assert pictures == ()
    assert ["not on this computer" in reason for _, reason in skipped] == [True, True, False]


def test_that_a_long_folder_can_be_cancelled(tmp_path):
    for i in range(50):
        write(tmp_path, f"{i}.png", PNG)
    asked: list[int] = []

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > 10

    assert len(list_pictures([tmp_path], is_cancelled)[0]) == 10


def test_that_folders_are_read_only_as_far_as_they_are_asked_for(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, "1.png", PNG)
    walk = walk_pictures([tmp_path])
    assert Path(next(walk).path).parent.name == "a"
    write(tmp_path / "b", "2.png", PNG)
    assert len(list(walk)) == 2


def test_that_very_deep_folders_end(tmp_path):
    folder = tmp_path
    for _ in range(50):
        folder = folder / "d"
        folder.mkdir()
        write(folder, "x.png", PNG + os.urandom(4))
    pictures, skipped = list_pictures([tmp_path])
    assert len(pictures) == 39
    assert "40 folders deep" in skipped[0][1]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything may be read as root")
def test_that_a_forbidden_folder_is_told(tmp_path):
    (tmp_path / "closed").mkdir(mode=0)
    assert "may not be listed" in list_pictures([tmp_path])[1][0][1]


def test_that_numbers_in_names_count_as_numbers():
    assert sorted(["x10", "x9", "X1", "x9b", "10", "9", "²"], key=natural_key) == [
        "9",
        "10",
        "X1",
        "x9",
        "x9b",
        "x10",
        "²",
    ]
