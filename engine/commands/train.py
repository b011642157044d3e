"""The command ``train``: the same run that the window starts, in the terminal."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.commands.options.recipe_options import add_with_recipe, given_fields, made_recipe
from engine.data.sets.dataset import never
from engine.errors import EngineError
from engine.hardware.allocator import keep_freed_memory
from engine.recipe import RECIPE_VERSION, Recipe
from engine.training.distributed.rank import rank_from_environment
from engine.training.process import StopRequest, lines_of, run_in, use_patient_threads
from engine.training.runs.run_folder import RECIPE, create_run, find_run, read_recipe, write_recipe

WINDOW_FIRST = 5  # added to the niceness of a run that the window started


def add_to(app: typer.Typer) -> None:
    """Add ``train`` to the commands: its own options, and one for every field of a recipe."""
    add_with_recipe(app, "train", train)


def train(
    *,
    recipe: Annotated[Path | None, typer.Option(help="A recipe as a JSON file; other options go before it.")] = None,
    run: Annotated[Path | None, typer.Option(help="The run folder. With a recipe.json inside: that run.")] = None,
    resume: Annotated[str | None, typer.Option(help="Go on with a run: its id or its folder.")] = None,
    data_option: Annotated[
        list[str] | None, typer.Option(help="KEY=VALUE for the data set; may be given several times.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Each event as a line of JSON.")] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="A short recipe instead of the usual one: good while one waits.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Train nothing: tell what time, memory and disk the run would need.")
    ] = False,
    controlled: Annotated[bool, typer.Option("--controlled", hidden=True)] = False,
    fields_given: dict[str, Any],
) -> int:
    """Train a network. Ctrl-C stops and keeps what was learned; --resume goes on.

    Without options for the recipe, good defaults for the network and the data are used. With several processes:
    torchrun --nproc-per-node 2 -- main.py train …
    """
    use_patient_threads()
    keep_freed_memory()
    given = given_fields(fields_given, data_option)
    if dry_run:
        begun = run is not None or resume is not None
        return _tell_forecast(None if begun else made_recipe(given, recipe, is_quick=quick), as_json)
    rank = rank_from_environment()
    if not rank.is_leader:
        from engine.training.follower import follow

        return follow(rank)
    folder = _folder(given, recipe, run, resume, quick)
    if controlled:
        give_way_to_the_window()
    stop = StopRequest(lines_of(sys.stdin.fileno()) if controlled else None)
    if as_json:
        from engine.commands.output.train_output import print_lines as show
    else:
        from engine.commands.output.train_output import show_live as show
    return show(folder, run_in(folder, stop, rank))


def _tell_forecast(recipe: Recipe | None, as_json: bool) -> int:
    """Try some steps and tell what the run would need; 1 when it cannot work."""
    if recipe is None:
        raise EngineError("--dry-run looks at a recipe that was not begun: leave --run and --resume out.")
    from engine.commands.output.train_output import print_forecast
    from engine.training.estimate.trial import forecast

    return print_forecast(recipe, forecast(recipe, never), as_json)


def give_way_to_the_window() -> None:
    """The pen that draws beside a run comes first; alone, a run is as fast as before. Windows has no niceness."""
    if hasattr(os, "nice"):
        os.nice(WINDOW_FIRST)


def _folder(
    given: dict[str, object], recipe: Path | None, run: Path | None, resume: str | None, is_quick: bool
) -> Path:
    """The run folder that the options mean, with its recipe inside."""
    if resume is not None:
        if given or recipe or run or is_quick:
            raise EngineError("--resume goes on exactly as the run began; it takes no other options for the recipe.")
        return find_run(resume)
    if run is not None and (run / RECIPE).is_file():
        if recipe is not None or (
            (given or is_quick)
            and made_recipe(given, None, is_quick=is_quick) != replace(read_recipe(run), version=RECIPE_VERSION)
        ):
            raise EngineError(
                "{run} holds a run with another recipe. Choose another folder, or leave the options out.", run=run
            )
        return run
    made = made_recipe(given, recipe, is_quick=is_quick)
    if run is None:
        return create_run(made)
    write_recipe(run, made)
    return run
