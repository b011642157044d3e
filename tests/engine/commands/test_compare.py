import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image

from engine.commands import app as command_line
from engine.commands import compare, register
from engine.library import recognizers
from tests.engine.recognizers import DIGITS, PHOTO, random_weights


@pytest.fixture(autouse=True)
def only_compare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A fresh app with this command alone, and three recognizers."""
    app = typer.Typer(no_args_is_help=True)

    @app.callback()
    def inkling() -> None: ...

    monkeypatch.setattr(command_line, "app", app)
    monkeypatch.setattr(register, "all_commands", compare.add_to)
    folder = tmp_path / "shipped"
    monkeypatch.setattr(recognizers, "shipped_folder", lambda: folder)
    later = replace(DIGITS, name="Later", architecture="resnet8", input=replace(DIGITS.input, size=28))
    random_weights(folder / "a-later.safetensors", later)
    random_weights(folder / "early.safetensors", replace(DIGITS, name="Early"))
    random_weights(folder / "photos.safetensors", PHOTO)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    gray = np.full((60, 80), 245, np.uint8)
    gray[10:50, 36:42] = 20
    Image.fromarray(gray).save(tmp_path / "page.png")
    return tmp_path / "page.png"


def test_that_json_holds_each_answer_in_the_order_of_history(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["compare", str(page), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)[0]
    assert told["kind"] == "ink"
    assert [one["recognizer"] for one in told["answers"]] == ["Early", "Later"]
    assert told["agreement"]["of"] == 2
    first = told["answers"][0]
    assert len(first["classes"]) == 3
    assert first["milliseconds"] > 0
    assert first["parameters"] == 61_706


def test_that_the_table_says_who_agrees(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["compare", str(page)]) == 0
    out = capsys.readouterr().out
    assert out.index("Early") < out.index("Later")
    assert "1998" in out
    assert "2015" in out
    assert "61,706" in out
    assert "Both say" in out or "They disagree" in out


def test_that_named_recognizers_take_part_whatever_they_are_for(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.run(["compare", str(page), "--json", "--recognizers", "early, Test photos"]) == 0
    told = json.loads(capsys.readouterr().out)[0]
    assert [one["recognizer"] for one in told["answers"]] == ["Early", "Test photos"]


def test_that_an_unknown_recognizer_and_a_broken_picture_are_told(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.run(["compare", str(page), "--recognizers", "nobody"]) == 1
    assert "no recognizer “nobody”" in capsys.readouterr().err
    broken = page.with_name("broken.png")
    broken.write_bytes(page.read_bytes()[:100])
    assert command_line.run(["compare", str(broken), str(page), "--json"]) == 1
    told = capsys.readouterr()
    assert "broken.png" in told.err
    assert [("error" in one) for one in json.loads(told.out)] == [True, False]
