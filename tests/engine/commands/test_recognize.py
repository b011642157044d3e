import csv
import json
from pathlib import Path

import numpy as np
import pytest
import typer
from PIL import Image

from engine.commands import recognize
from engine.errors import EngineError
from engine.library import recognizers
from tests.engine.recognizers import DIGITS, PHOTO, random_weights


@pytest.fixture(autouse=True)
def shelves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "shipped"
    monkeypatch.setattr(recognizers, "shipped_folder", lambda: folder)
    random_weights(folder / "digits.safetensors")
    return folder


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Two pictures, one broken."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, left in (("two.png", 20), ("one [bold].png", 30)):
        rgb = np.full((60, 80, 3), 245, np.uint8)
        rgb[10:50, left : left + 6] = 20
        Image.fromarray(rgb).save(folder / name)
    (folder / "broken.png").write_text("no picture")
    return folder


def run(*images: Path, **options: object) -> int:
    """The exit code."""
    defaults: dict[str, object] = {"weights": "", "mode": recognize.Mode.auto, "top": 3, "as_json": False, "csv": None}
    try:
        recognize.recognize([str(path) for path in images], **(defaults | options))  # pyright: ignore[reportArgumentType]
    except typer.Exit as ended:
        return ended.exit_code
    return 0


def test_that_good_pictures_are_answered_and_the_bad_one_is_told(
    pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(pictures) == 1
    said = capsys.readouterr()
    assert "one [bold].png" in said.out
    assert "two.png" in said.out
    assert "Test digits" in said.out
    assert "“broken.png”" in said.err
    assert len(said.err.splitlines()) == 1


def test_that_all_good_is_exit_code_0(pictures: Path) -> None:
    assert run(pictures / "two.png") == 0


def test_that_json_is_all_there_is_on_stdout(pictures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(pictures, as_json=True, top=2) == 1
    answers = {Path(answer["file"]).name: answer for answer in json.loads(capsys.readouterr().out)}
    two = answers["two.png"]
    assert two["recognizer"] == "Test digits"
    assert len(two["classes"]) == 2
    assert two["classes"][0]["label"] == two["glyphs"][0]["label"]
    assert two["classes"][0]["probability"] >= two["classes"][1]["probability"]
    assert two["glyphs"][0]["box"] == pytest.approx([20, 10, 6, 40], abs=2)
    assert "error" not in two
    assert "error" in answers["broken.png"]


def test_that_the_table_is_saved_as_csv(pictures: Path, tmp_path: Path) -> None:
    run(pictures, csv=tmp_path / "answers.csv")
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {Path(row["file"]).name: row for row in csv.DictReader(file)}
    assert set(rows) == {"one [bold].png", "two.png", "broken.png"}
    assert rows["two.png"]["recognizer"] == "Test digits"
    assert rows["two.png"]["probability"].endswith("%")
    assert rows["broken.png"]["error"]


def test_that_weights_can_be_a_file_a_run_a_key_or_a_name(
    pictures: Path, tmp_path: Path, shelves: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = random_weights(tmp_path / "run" / "best.safetensors", PHOTO)
    random_weights(shelves / "things.safetensors", PHOTO)
    for wanted in (str(file), str(file.parent), "shipped:things", "things", "test PHOTOS"):
        assert run(pictures / "two.png", weights=wanted, as_json=True) == 0
        assert json.loads(capsys.readouterr().out)[0]["recognizer"] == "Test photos"


def test_that_weights_that_are_not_there_or_not_one_are_told(pictures: Path, shelves: Path) -> None:
    with pytest.raises(EngineError, match="nothing"):
        run(pictures, weights="nothing")
    random_weights(shelves / "twin.safetensors", DIGITS)
    with pytest.raises(EngineError, match="shipped:twin"):
        run(pictures, weights="Test digits")


def test_that_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="no pictures"):
        run(tmp_path / "empty")


def test_that_without_pictures_the_samples_are_read(
    pictures: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (pictures / "broken.png").unlink()
    monkeypatch.setattr(recognize, "SAMPLES", pictures)
    assert run() == 0
    assert "two.png" in capsys.readouterr().out
