"""The command ``report``: runs or a race as one HTML file with everything needed to repeat them."""

from pathlib import Path
from typing import Annotated

import typer

from engine.commands.output.terminal import say
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.training.race import runs_of
from engine.training.runs.run_folder import find_run


def add_to(app: typer.Typer) -> None:
    """Add ``report`` to the commands."""
    app.command("report")(report)


def report(
    runs: Annotated[list[str], typer.Argument(help="Runs (ids, beginnings of ids, folders) or the name of a race.")],
    to: Annotated[Path, typer.Option(help="The HTML file to write.")],
    language: Annotated[str, typer.Option(help="en or ko.")] = "en",
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the file if it is there already.")] = False,
) -> None:
    """Write a report: curves, tables, gradient flow, and the exact command to repeat each run. One file, no scripts."""
    from engine.report.report import write_report

    if language not in ("en", "ko"):
        raise typer.BadParameter("en or ko", param_hint="--language")
    if to.exists() and not overwrite:
        raise EngineError("{to} is there already. Choose another name, or add --overwrite.", to=to)
    folders = list(dict.fromkeys(folder for name in runs for folder in _folders(name)))
    write_report(folders, to, language=language)
    typer.echo(say(Sentence("Written: {file}", file=to)))


def _folders(name: str) -> list[Path]:
    """The folders of the run or the race called ``name``."""
    if name.startswith("race-"):
        return [record.folder for record in runs_of(name)]
    return [find_run(name)]
