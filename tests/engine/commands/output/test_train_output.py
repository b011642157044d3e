import os
import sys
from pathlib import Path

import pytest

from engine.commands.output.train_output import print_lines, show_live
from engine.training.runs.events import Notice, RunFailed


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
