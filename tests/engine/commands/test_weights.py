import json
from pathlib import Path

import pytest
import torch
import typer

from engine.commands import app as command_line
from engine.commands import register, weights
from engine.storage import paths
from models.build import build
from tests.engine.library.test_recognizers import digits


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    resources = tmp_path / "resources"
    (resources / "weights").mkdir(parents=True)
    monkeypatch.setattr(paths, "RESOURCES", resources)
    return resources / "weights"


@pytest.fixture(autouse=True)
def only_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh app with this command alone."""
    app = typer.Typer(no_args_is_help=True)

    @app.callback()
    def inkling() -> None: ...

    monkeypatch.setattr(command_line, "app", app)
    monkeypatch.setattr(register, "all_commands", weights.add_to)


def run(*arguments: object) -> int:
    return command_line.run(["weights", *map(str, arguments)])


def test_that_the_list_shows_what_there_is(shipped: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    assert "no recognizers here yet" in capsys.readouterr().out
    digits(shipped / "lenet5-mnist.safetensors", name="Digits [bold]x")
    assert run("list") == 0
    printed = capsys.readouterr().out
    assert "shipped:lenet5-mnist" in printed
    assert "Digits [bold]x" in printed
    assert "61,706" in printed
    assert "99.20%" in printed
    assert "drawings" in printed


def test_that_json_is_all_that_is_printed(shipped: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digits(shipped / "a.safetensors")
    (home / "weights").mkdir()
    (home / "weights" / "bad.safetensors").write_bytes(b"bad")
    assert run("list", "--json") == 0
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert err == ""
    assert [row["key"] for row in answer["recognizers"]] == ["shipped:a"]
    assert answer["recognizers"][0]["card"]["classes"] == list("0123456789")
    assert "bad.safetensors" in answer["problems"][0]


def test_that_a_file_is_imported_renamed_deleted_and_restored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = digits(tmp_path / "a.safetensors")
    assert run("import", source, "--name", "My digits", "--json") == 0
    key = json.loads(capsys.readouterr().out)["key"]
    assert run("rename", key, "Other digits") == 0
    assert "Other digits" in capsys.readouterr().out
    assert run("delete", key, "--json") == 0
    trashed = json.loads(capsys.readouterr().out)["trashed"]
    assert run("list", "--json") == 0
    assert json.loads(capsys.readouterr().out)["recognizers"] == []
    assert run("restore", trashed) == 0
    assert "Other digits" in capsys.readouterr().out


def test_that_an_error_is_one_sentence_and_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", tmp_path / "nothing.pth") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "“nothing.pth” is not there. Was it moved or deleted?\n"
    assert run("delete", "mine:nothing") == 1
    assert "no recognizer" in capsys.readouterr().err


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "shapes.pth"
    torch.save({"net": build("lenet5", classes=3, channels=1, size=32).state_dict(), "epoch": 7}, path)
    return path


def test_that_a_foreign_checkpoint_asks_for_its_classes(checkpoint: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", checkpoint) == 1
    assert "LeNet-5 (modern form) with 3 classes" in capsys.readouterr().err
    assert run("import", checkpoint, "--classes", "circle, square,세모") == 0
    out = capsys.readouterr().out
    assert "Imported “shapes” as mine:shapes." in out
    assert "taken from “net”" in out


def test_that_classes_come_from_a_file_with_one_name_a_line(
    checkpoint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.txt"
    names.write_bytes("\ufeffcircle\r\nsquare\r\n\r\n세모\r\n".encode())
    assert run("import", checkpoint, "--classes-file", names, "--json") == 0
    assert json.loads(capsys.readouterr().out)["card"]["classes"] == ["circle", "square", "세모"]
    names.write_bytes(b"\xff\xfe\xfa")
    assert run("import", checkpoint, "--classes-file", names) == 1
    assert "no text in UTF-8" in capsys.readouterr().err
