import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from engine.commands.output.terminal import CHOICE
from engine.commands.output.train_output import MOST_LEFT_OUT, print_forecast, print_lines, show_live
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.training.estimate.forecast import Forecast, time_text
from engine.training.runs.events import EpochDone, Notice, RunEnded, RunEvent, RunFailed, RunStarted
from engine.translation import translation


@pytest.mark.parametrize("show", [show_live, print_lines])
def test_that_what_failed_is_told_in_one_sentence_on_stderr(capsys: pytest.CaptureFixture[str], show) -> None:
    code = show(Path("run"), iter([Notice("A note."), RunFailed("The folder has no pictures.", "")]))
    said = capsys.readouterr()
    assert code == 1
    assert said.err == "The folder has no pictures.\n"
    assert "A note." in said.out


@pytest.mark.parametrize("show", [show_live, print_lines])
def test_that_a_run_without_failure_is_silent_on_stderr(capsys: pytest.CaptureFixture[str], show) -> None:
    assert show(Path("run"), iter([Notice("A note.")])) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("show", [show_live, print_lines])
def test_that_a_run_whose_output_nobody_reads_goes_on_to_its_end(monkeypatch: pytest.MonkeyPatch, show) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    heard: list[int] = []

    def events():
        for number in range(3):
            heard.append(number)
            yield Notice(f"Note {number}")

    with os.fdopen(write_end, "w") as closed_pipe, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", closed_pipe)
        assert show(Path("run"), events()) == 0
    assert heard == [0, 1, 2]


EVENTS: tuple[RunEvent, ...] = (
    RunStarted(
        run="r1",
        recipe=Recipe(network="lenet5", data="mnist"),
        device="CPU",
        device_reason=Sentence("The CPU was asked for."),
        parameters=61_706,
        classes=tuple("0123456789"),
        train_count=54_000,
        validation_count=6_000,
        test_count=10_000,
        steps_per_epoch=422,
        threads=2,
        resumed_at=1_000,
        skipped=tuple((f"{number}.png", Sentence("This file is empty.")) for number in range(MOST_LEFT_OUT + 3)),
    ),
    EpochDone(1, 422, 0.5, 0.9, 0.4, 0.95, 0.01, 12.3, is_best=True),
    RunEnded("stopped", 1, 0.95, 0.94, 10_000, 12.3, top5=0.99),
)


def test_that_a_run_is_told_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert show_live(Path("runs") / "r1", iter(EVENTS)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        f"Run r1 in {Path('runs') / 'r1'}",
        "lenet5 on mnist: 61,706 parameters, 54,000 pictures to learn from, 6,000 held out, 10,000 to test",
        "CPU, 2 threads, float32. The CPU was asked for.",
        "Goes on after step 1,000.",
    ]
    assert lines[4] == "Left out: 0.png: This file is empty."
    assert lines[4 + MOST_LEFT_OUT] == "Left out: 3 more."
    assert lines[-4:] == [
        "epoch   1   loss 0.5000  90.00%   held out: loss 0.4000  95.00%   12.3 s   best",
        "Stopped. Best epoch 1, test 94.00% of 10,000 (95 %: 93.52% to 94.45%), among the five most probable 99.00%. "
        "12.3 s",
        f"Weights: {Path('runs') / 'r1' / 'best.safetensors'}",
        "Go on with: python main.py train --resume r1",
    ]


def test_that_a_run_is_told_in_korean(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHOICE, "ko")
    assert show_live(Path("runs") / "r1", iter(EVENTS)) == 0
    told = capsys.readouterr().out
    assert "실행 r1, 폴더 " in told
    assert "학습 이미지 54,000장, 검증 6,000장, 테스트 10,000장" in told
    assert "에포크   1   손실 0.5000  90.00%   검증: 손실 0.4000  95.00%   12.3초   최고" in told
    assert "중지됨. 최고 에포크 1, 테스트 10,000장 중 94.00%" in told
    assert "제외: 그 밖에 3개." in told
    assert "1,000 다음부터 이어집니다." in told


FORECAST = Forecast(11_000.0, 2_000_000_000, 8_000_000_000, 40_000_000, 9_000_000_000, 812.0, "CPU", 2, "float32")


@pytest.mark.parametrize(
    ("language", "first"),
    [
        ("en", "lenet5 on mnist: 3 h, 2.0 GB of memory (8.0 GB free), 40 MB on the disk (9.0 GB free)"),
        ("ko", "mnist 데이터의 lenet5: 3시간, 메모리 2.0 GB(여유 8.0 GB), 디스크 40 MB(여유 9.0 GB)"),
    ],
)
def test_that_a_forecast_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, first: str
) -> None:
    monkeypatch.setenv(CHOICE, language)
    assert print_forecast(Recipe(network="lenet5", data="mnist"), FORECAST, as_json=False) == 0
    assert capsys.readouterr().out.splitlines()[0] == first


def test_that_a_recipe_that_cannot_work_says_why_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_forecast(Recipe(), replace(FORECAST, problem="Too little memory."), as_json=False) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Too little memory.\n")


@pytest.mark.parametrize(
    ("seconds", "english", "korean"),
    [
        (0.0, "1 s", "1초"),
        (89.0, "89 s", "89초"),
        (720.0, "12 min", "12분"),
        (12_000.0, "3 h 20 min", "3시간 20분"),
        (36_000_000.0, "10,000 h", "10,000시간"),
    ],
)
def test_that_a_time_is_as_exact_as_it_is_known(seconds: float, english: str, korean: str) -> None:
    assert time_text(seconds) == english
    assert translation("ko").say(time_text(seconds)) == korean
