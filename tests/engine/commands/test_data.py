"""``main.py data …``, as a person or a script calls it."""

import json
from pathlib import Path

import pytest
import typer

from engine.commands import app as command_line
from engine.commands import data, register
from engine.data.files import is_here
from tests.engine.data.made_files import pictures, zipped
from tests.engine.data.test_download import CLASSES, FILES, entry

__all__ = ["entry"]  # a fixture


@pytest.fixture(autouse=True)
def only_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh app with this command alone."""
    app = typer.Typer(no_args_is_help=True, result_callback=command_line.end_with)

    @app.callback()
    def inkling() -> None: ...

    monkeypatch.setattr(command_line, "app", app)
    monkeypatch.setattr(register, "all_commands", data.add_to)


def run(*arguments: object) -> int:
    return command_line.run(["data", *map(str, arguments)])


def test_that_the_list_names_pictures_size_licence_and_what_is_here(capsys):
    assert run("list") == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if line.strip()}
    assert "here" in lines["mnist"]
    assert "170 MB" in lines["cifar10"]
    assert "non-commercial" in lines["svhn"]
    assert run("list", "--json") == 0
    told = {one["key"]: one for one in json.loads(capsys.readouterr().out)["data"]}
    assert (told["fashion-mnist"]["train"], told["fashion-mnist"]["test"]) == (60_000, 10_000)
    assert not told["fashion-mnist"]["is_here"]


def test_that_check_says_what_is_in_a_file_and_what_is_left_out(tmp_path: Path, capsys):
    zipped(tmp_path / "animals.zip", pictures() | {"cat/broken.png": b"no picture"})
    assert run("check", tmp_path / "animals.zip") == 0
    told = capsys.readouterr().out
    assert "animals (archive “animals.zip”)" in told
    assert "6 pictures to learn from in 2 classes" in told
    assert "left out: cat/broken.png" in told
    assert run("check", tmp_path / "animals.zip", "--json") == 0
    assert json.loads(capsys.readouterr().out)["counts"] == [3, 3]


def test_that_check_ends_with_1_for_what_cannot_be_trained_on(tmp_path: Path, capsys):
    (tmp_path / "only").mkdir()
    assert run("check", tmp_path / "only") == 1
    assert "has no pictures" in capsys.readouterr().err
    assert run("check", tmp_path / "nowhere") == 1
    assert "There is no data set" in capsys.readouterr().err


def test_that_files_are_taken_over_and_removed(entry, tmp_path: Path, capsys):
    given = []
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
        given.append(tmp_path / name)
    assert run("check", entry.key) == 0
    assert "To be downloaded" in capsys.readouterr().out
    assert run("add", entry.key, given[0], "--json") == 1
    assert "None of these files" in json.loads(capsys.readouterr().out.splitlines()[-1])["sentence"]
    assert run("add", entry.key, *given) == 0
    assert is_here(entry)
    assert run("check", entry.key, "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["classes"] == list(CLASSES)
    assert run("remove", entry.key) == 0
    assert not is_here(entry)


def test_that_other_names_are_told_with_those_there_are(capsys):
    assert run("download", "imagenet") == 1
    assert "cifar10" in capsys.readouterr().err
    assert run("remove", "mnist") == 1
    assert "part of the program" in capsys.readouterr().err


def test_that_classes_of_known_sets_are_said_in_korean_and_a_persons_own_stay(tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setenv("INKLING_LANG", "")
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    assert run("check", "cifar10") == 0
    assert "비행기 5,000" in capsys.readouterr().out
    zipped(tmp_path / "animals.zip", pictures())
    assert run("check", tmp_path / "animals.zip") == 0
    assert "cat 3, dog 3" in capsys.readouterr().out
