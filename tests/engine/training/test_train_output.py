from pathlib import Path

import pytest

from engine.commands.train_output import print_lines, show_live
from engine.training.events import RunFailed, Told


@pytest.mark.parametrize("show", [show_live, print_lines])
def test_that_what_failed_is_told_in_one_sentence_on_stderr(capsys: pytest.CaptureFixture[str], show) -> None:
    code = show(Path("run"), iter([Told("A note."), RunFailed("The folder has no pictures.", "")]))
    said = capsys.readouterr()
    assert code == 1
    assert said.err == "The folder has no pictures.\n"
    assert "A note." in said.out


@pytest.mark.parametrize("show", [show_live, print_lines])
def test_that_a_run_without_failure_is_silent_on_stderr(capsys: pytest.CaptureFixture[str], show) -> None:
    assert show(Path("run"), iter([Told("A note.")])) == 0
    assert capsys.readouterr().err == ""
