"""The command ``race``: several networks on the same data under equal epochs or equal time, and who came out best."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated

import typer

from engine.commands.networks import large
from engine.commands.options.recipe_options import pair
from engine.commands.output.terminal import say
from engine.errors import EngineError
from engine.recipe import Recipe
from engine.sentence import Sentence
from engine.storage.json_text import json_text
from engine.training.process import StopRequest, run_in, use_patient_threads
from engine.training.race import RacePlacement, Terms, on_equal_terms, placements, race_recipes, runs_of
from engine.training.runs.events import RunFailed
from engine.training.runs.run_folder import create_run
from engine.training.runs.run_record import run_record

SECONDS = 60


def add_to(app: typer.Typer) -> None:
    """Add ``race`` to the commands."""
    app.command("race")(race)


def race(
    networks: Annotated[
        list[str] | None, typer.Argument(help="Networks (“networks” lists them), or recipe files.")
    ] = None,
    data: Annotated[
        str, typer.Option(help="A data set known by name, or a folder with a sub-folder per class.")
    ] = "mnist",
    epochs: Annotated[int, typer.Option(help="Equal epochs for all.", min=0, max=10_000)] = 0,
    minutes: Annotated[float, typer.Option(help="Equal time for all, instead of epochs.", min=0, max=100_000)] = 0.0,
    seed: Annotated[int, typer.Option(help="The same start of all chance.", min=0, max=2**31 - 1)] = 0,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    data_option: Annotated[list[str] | None, typer.Option(help="KEY=VALUE for the data set.")] = None,
    resume: Annotated[str, typer.Option(help="Go on with a race that was stopped: its name.")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> int:
    """Let networks race: one run after the other on equal terms, then a table of what each reached.

    Ctrl-C stops and keeps what was learned; --resume goes on.
    """
    use_patient_threads()
    if resume:
        if networks or epochs or minutes:
            raise EngineError("--resume goes on exactly as the race began; it takes no networks and no terms.")
        folders = [record.folder for record in runs_of(resume) if record.can_resume]
        name = resume
    else:
        if device not in ("auto", "cpu", "cuda", "mps"):
            raise typer.BadParameter("auto, cpu, cuda or mps", param_hint="--device")
        terms = Terms(data, epochs, minutes * SECONDS, seed, device)
        options = dict[str, object](pair(text) for text in data_option or [])
        recipes = [
            replace(one, data_options={**one.data_options, **options}) for one in _recipes(networks or [], terms)
        ]
        folders = [create_run(recipe) for recipe in recipes]
        name = recipes[0].race
    was_stopped = _train_all(folders, is_quiet=as_json)
    rows = placements(runs_of(name))
    if as_json:
        print(json_text({"race": name, "runs": [_plain(row) for row in rows]}))
    else:
        print_standings(rows)
        _print_ways_on(name, rows, was_stopped=was_stopped)
    return 1 if any(row.state == "failed" for row in rows) else 0


def _recipes(given: Sequence[str], terms: Terms) -> tuple[Recipe, ...]:
    """Recipes of the networks and recipe files in ``given``, on equal terms."""
    from engine.storage.json_dataclasses import from_json
    from engine.training.defaults import defaults_for

    if not any(one.endswith(".json") for one in given):
        return race_recipes(given, terms)
    recipes: list[Recipe] = []
    for one in given:
        if not one.endswith(".json"):
            recipes.append(defaults_for(one, terms.data))
            continue
        try:
            recipe = from_json(Recipe, Path(one).read_bytes(), Sentence("The recipe {name}", name=one))
        except OSError as error:
            raise EngineError(
                "The recipe {one} cannot be read: {why}.", one=one, why=error.strerror or str(error)
            ) from error
        recipes.append(replace(recipe, name=recipe.name or Path(one).stem))
    return on_equal_terms(recipes, terms)


def _train_all(folders: Sequence[Path], *, is_quiet: bool) -> bool:
    """Train the runs in ``folders``, one after the other; whether somebody stopped them."""
    from engine.commands.output.train_output import show_live

    for folder in folders:
        stop = StopRequest()
        events = run_in(folder, stop)
        if is_quiet:
            for event in events:
                if isinstance(event, RunFailed):
                    print(say(event.sentence), file=sys.stderr)
        else:
            show_live(folder, events)
        if stop.is_set() or run_record(folder).state == "stopped":
            return True
    return False


def _plain(row: RacePlacement) -> dict[str, object]:
    return {**asdict(row), "folder": str(row.folder)}


def print_standings(rows: Sequence[RacePlacement]) -> None:
    """The table of a race in the terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 160  # nothing folded or cut for the program that reads it
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(say("Network"))
    for title in (say("Accuracy"), "95 %", say("Parameters"), say("Multiply-adds"), say("Epochs"), say("Time")):
        table.add_column(title, justify="right")
    table.add_column(say("Run"))
    for row in rows:
        mark = "" if row.is_tested or row.accuracy is None else f" {say('held out')}"
        reach = f"{row.interval[0]:.2%} – {row.interval[1]:.2%}" if row.interval else "–"
        accuracy = "–" if row.accuracy is None else f"{row.accuracy:.2%}{mark}"
        cost = large(row.multiply_adds) if row.multiply_adds else "–"
        state = "" if row.state in ("finished", "early") else f" ({say(row.state)})"
        title = f"{row.title}{state}"
        table.add_row(
            title, accuracy, reach, f"{row.parameters:,}", cost, str(row.epochs), f"{row.seconds:.1f} s", row.run
        )
    console.print(table)


def _print_ways_on(name: str, rows: Sequence[RacePlacement], *, was_stopped: bool) -> None:
    if was_stopped:
        typer.echo(say(Sentence("Go on with: {command}", command=f"python main.py race --resume {name}")))
    tested = [row for row in rows if row.is_tested]
    if len(tested) > 1:
        from engine.training.runs.compare_runs import difference, in_words

        try:
            found = difference(tested[0].folder, tested[1].folder)
        except EngineError:
            pass
        else:
            typer.echo(say(in_words(found, tested[0].title, tested[1].title)))
    command = f"python main.py report {name} --to race.html"
    typer.echo(say(Sentence("A report with everything: {command}", command=command)))
