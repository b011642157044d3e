"""The command ``train``: the same run that the window starts, in the terminal."""

import inspect
import json
import os
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from engine.errors import EngineError
from engine.json_form import from_json, from_plain
from engine.training.defaults import WHY, defaults_for
from engine.training.heap import keep_freed_memory
from engine.training.process import StopWish, lines_of, run_in, use_patient_threads
from engine.training.recipe import Recipe
from engine.training.run_folder import RECIPE, create_run, find_run, read_recipe, write_recipe

WINDOW_FIRST = 5  # added to the niceness of a run that the window started


def add_to(app: typer.Typer) -> None:
    """Add ``train`` to the commands: its own options, and one for every field of a recipe."""
    own = inspect.signature(train).parameters.values()
    parameters = [*[parameter for parameter in own if parameter.name != "fields_given"], *_recipe_options()]

    def command(**options: Any) -> int:
        of_recipe = {field.name: options.pop(field.name, None) for field in fields(Recipe)}
        return train(**options, fields_given=of_recipe)

    command.__signature__ = inspect.Signature(parameters)  # pyright: ignore[reportFunctionMemberAccess]  Typer reads it
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = train.__doc__
    app.command("train")(command)


def train(
    *,
    recipe: Annotated[Path | None, typer.Option(help="A recipe as a JSON file; other options go before it.")] = None,
    run: Annotated[Path | None, typer.Option(help="The run folder. With a recipe.json inside: that run.")] = None,
    resume: Annotated[str | None, typer.Option(help="Go on with a run: its id or its folder.")] = None,
    data_option: Annotated[
        list[str] | None, typer.Option(help="KEY=VALUE for the data set; may be given several times.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Each event as a line of JSON.")] = False,
    controlled: Annotated[bool, typer.Option("--controlled", hidden=True)] = False,
    fields_given: dict[str, Any],
) -> int:
    """Train a network. Ctrl-C stops and keeps what was learned; --resume goes on.

    Without options for the recipe, good defaults for the network and the data are used.
    """
    use_patient_threads()
    keep_freed_memory()
    given: dict[str, object] = {name: value for name, value in fields_given.items() if value is not None}
    if data_option:
        given["data_options"] = dict(pair(text) for text in data_option)
    folder = _folder(given, recipe, run, resume)
    if controlled:
        give_way_to_the_window()
    wish = StopWish(lines_of(sys.stdin.fileno()) if controlled else None)
    if as_json:
        from engine.commands.train_output import print_lines as show
    else:
        from engine.commands.train_output import show_live as show
    return show(folder, run_in(folder, wish))


def give_way_to_the_window() -> None:
    """The pen that draws beside a run comes first; alone, a run is as fast as before. Windows has no niceness."""
    if hasattr(os, "nice"):
        os.nice(WINDOW_FIRST)


def _recipe_options() -> list[inspect.Parameter]:
    """An option for every field of a recipe that is a number or a word; what it means is said once, in ``WHY``."""
    hints = get_type_hints(Recipe)
    options: list[inspect.Parameter] = []
    for field in fields(Recipe):
        if field.name in ("data_options", "race", "version"):
            continue
        kind = hints[field.name] if hints[field.name] in (int, float) else str
        option = typer.Option(help=WHY.get(field.name, ""), show_default=False)
        annotation = Annotated[kind | None, option]
        options.append(
            inspect.Parameter(field.name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
        )
    return options


def _folder(given: dict[str, object], recipe: Path | None, run: Path | None, resume: str | None) -> Path:
    """The run folder that the options mean, with its recipe inside."""
    if resume is not None:
        if given or recipe or run:
            raise EngineError("--resume goes on exactly as the run began; it takes no other options for the recipe.")
        return find_run(resume)
    if run is not None and (run / RECIPE).is_file():
        if recipe is not None or (given and _made(given, None) != read_recipe(run)):
            raise EngineError(
                f"{run} holds a run with another recipe. Choose another folder, or leave the options out."
            )
        return run
    made = _made(given, recipe)
    if run is None:
        return create_run(made)
    write_recipe(run, made)
    return run


def _made(given: dict[str, object], path: Path | None) -> Recipe:
    if path is not None:
        try:
            base = from_json(Recipe, path.read_bytes(), f"The recipe {path.name}")
        except OSError as error:
            raise EngineError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    else:
        base = defaults_for(str(given.get("network", Recipe().network)), str(given.get("data", Recipe().data)))
    options = given.get("data_options")
    if isinstance(options, dict):
        given = {**given, "data_options": {**base.data_options, **options}}
    return from_plain(Recipe, {**asdict(base), **given}, "The recipe")


def pair(text: str) -> tuple[str, object]:
    """KEY=VALUE, the value read as JSON where it is some."""
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise EngineError(f"“{text}” is no KEY=VALUE for the data set.")
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value
