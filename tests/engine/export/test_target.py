import json
import os
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.export.target import Target


def _put(folder: Path, text: str) -> tuple[str, ...]:
    with Target(folder) as target:
        target.write("a.onnx", text.encode())
        target.write("network/b.py", b"b")
        target.write("about.json", json.dumps({"files": target.hashes()}).encode())
        return target.put_in_place()


def _files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_that_files_take_their_places_and_nothing_else_is_left(tmp_path):
    assert _put(tmp_path / "new", "1") == ()
    assert _files(tmp_path) == {"new/a.onnx", "new/network/b.py", "new/about.json"}


def test_that_an_export_that_fails_leaves_everything_as_it_was(tmp_path):
    folder = tmp_path / "new"
    _put(folder, "1")

    def failing() -> None:
        with Target(folder) as target:
            target.write("a.onnx", b"2")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert (folder / "a.onnx").read_text() == "1"
    assert _files(folder) == {"a.onnx", "network/b.py", "about.json"}


@pytest.mark.parametrize("k", [1, 2, 3])
def test_that_a_disk_that_fails_in_the_middle_puts_all_files_back(tmp_path, monkeypatch, k):
    folder = tmp_path / "new"
    _put(folder, "1")
    before = {name: (folder / name).read_bytes() for name in _files(folder)}
    replace, count = os.replace, 0

    def failing(source, place):
        nonlocal count
        if Path(place).parent.is_relative_to(folder) and ".inkling" not in str(place):
            count += 1
            if count == k:
                raise OSError(5, "Input/output error")
        replace(source, place)

    with Target(folder) as target:
        target.write("a.onnx", b"2")
        target.write("network/b.py", b"3")
        target.write("about.json", b"{}")
        monkeypatch.setattr(os, "replace", failing)
        with pytest.raises(EngineError, match="as before"):
            target.put_in_place()
        monkeypatch.undo()
    assert {name: (folder / name).read_bytes() for name in _files(folder)} == before


def test_that_a_script_which_a_person_changed_is_kept(tmp_path):
    folder = tmp_path / "new"
    _put(folder, "1")
    (folder / "a.onnx").write_text("mine")
    assert _put(folder, "2") == ("a.onnx.before",)
    assert (folder / "a.onnx.before").read_text() == "mine"
    assert (folder / "a.onnx").read_text() == "2"


def test_that_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(EngineError, match="other files"), Target(tmp_path):
        pass
    with pytest.raises(EngineError, match="is a file"), Target(tmp_path / "thesis.txt"):
        pass
    assert _files(tmp_path) == {"thesis.txt"}


def test_that_what_a_killed_export_left_is_swept_away(tmp_path):
    left = tmp_path / ".inkling-export-999999999-abcdef"
    left.mkdir()
    (left / "a.onnx").write_text("half")
    _put(tmp_path / "new", "1")
    assert not left.exists()
