"""Options of commands that take a recipe: one for every field, a file, and the defaults for what is not given."""

import difflib
import inspect
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from engine.data.sets.summary import DataSummary
from engine.errors import EngineError
from engine.recipe import RECIPE_VERSION, Recipe
from engine.sentence import Sentence
from engine.storage.json_dataclasses import from_json, from_plain
from engine.storage.safe_open import shown
from engine.training.defaults import WHY, defaults_for, defaults_from_weights, shortened


def add_with_recipe(app: typer.Typer, name: str, act: Callable[..., int]) -> None:
    """Add the command ``name``: the options of ``act``, and one per field of a recipe, given to it as fields_given."""
    own = inspect.signature(act).parameters.values()
    parameters = [*[parameter for parameter in own if parameter.name != "fields_given"], *_recipe_options()]

    def command(**options: Any) -> int:
        of_recipe = {field.name: options.pop(field.name, None) for field in fields(Recipe)}
        return act(**options, fields_given=of_recipe)

    command.__signature__ = inspect.Signature(parameters)  # pyright: ignore[reportFunctionMemberAccess]  Typer reads it
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__doc__ = act.__doc__
    app.command(name)(command)


def given_fields(options: dict[str, Any], data_option: list[str] | None) -> dict[str, object]:
    """The fields of a recipe that a person gave, KEY=VALUE for the data set among them."""
    given: dict[str, object] = {name: value for name, value in options.items() if value is not None}
    if data_option:
        given["data_options"] = dict(pair(text) for text in data_option)
    return given


def made_recipe(given: dict[str, object], path: Path | None, *, is_quick: bool = False) -> Recipe:
    """The recipe of the file ``path`` ("-": standard input), or else the defaults, with the ``given`` fields.

    is_quick: a short recipe instead of the defaults.
    """
    if is_quick and path is not None:
        raise EngineError("--quick and --recipe each say how to train. Leave one of them out.")
    if path is not None:
        try:
            text = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
            base = from_json(Recipe, text, Sentence("The recipe {name}", name=path.name))
            _check_fields(text, path)
        except OSError as error:
            raise EngineError(
                "The recipe {path} cannot be read: {why}.", path=path, why=error.strerror or str(error)
            ) from error
    else:
        base, given = _defaults(given)
        base = shortened(base) if is_quick else base
    options = given.get("data_options")
    if isinstance(options, dict):
        given = {**given, "data_options": {**base.data_options, **options}}
    return from_plain(Recipe, {**asdict(base), **given, "version": RECIPE_VERSION}, Sentence("The recipe"))


def _check_fields(text: bytes, path: Path) -> None:
    """EngineError for a field that a recipe does not have: a slip of the pen would train something else unnoticed."""
    known = [field.name for field in fields(Recipe)]
    unknown = next((name for name in json.loads(text) if name not in (*known, "type")), None)
    if unknown is not None:
        close = difflib.get_close_matches(unknown, known, 1)
        meant = (
            Sentence("Did you mean “{name}”?", name=close[0]) if close else Sentence("“train --help” lists them all.")
        )
        raise EngineError(
            "The recipe {path} has an unknown field, “{unknown}”. {meant}",
            path=path.name,
            unknown=shown(unknown),
            meant=meant,
        )


def looked_at(data: str) -> DataSummary | None:
    """What a file or folder holds, which decides about defaults; None for what the catalog knows or cannot be read."""
    from engine.data import catalog

    try:
        return None if catalog.entry(data) is not None else catalog.glance(data)
    except EngineError:
        return None  # told when it is trained on


def _defaults(given: dict[str, object]) -> tuple[Recipe, dict[str, object]]:
    """Defaults for what is ``given``, and that with the weights to start from as a path."""
    data, wanted = str(given.get("data", Recipe().data)), str(given.get("start_from", ""))
    if not wanted:
        return defaults_for(str(given.get("network", Recipe().network)), data, looked_at(data)), given
    from engine.commands.options.weights_option import weights_path

    path = str(weights_path(wanted).resolve())
    network = given.get("network")
    if network is None:
        from engine.training.setup.initial_weights import network_of

        network = network_of(path)
    given = {**given, "start_from": path, "network": network}
    return defaults_from_weights(str(network), data, str(given.get("freeze", "body"))), given


def pair(text: str) -> tuple[str, object]:
    """KEY=VALUE, the value read as JSON where it is some."""
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise EngineError("“{text}” is no KEY=VALUE for the data set.", text=text)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


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
