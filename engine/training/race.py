"""A race: several networks on the same data under equal epochs or equal time, one run each. No torch.

A race has no file of its own: its runs carry its name in their recipes, so that they can be deleted, resumed and
compared like any others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.errors import EngineError
from engine.evaluation.confidence import wilson_interval
from engine.networks.catalog import list_architectures
from engine.recipe import Recipe
from engine.training.defaults import defaults_for
from engine.training.runs.run_folder import new_run_id
from engine.training.runs.run_record import RunRecord, list_runs

PREFIX = "race-"


@dataclass(frozen=True)
class Terms:
    """What is equal for all that race. One of epochs and seconds is above 0."""

    data: str
    epochs: int = 0
    seconds: float = 0.0
    seed: int = 0
    device: str = "auto"


@dataclass(frozen=True)
class RacePlacement:
    """One run's place in the table. accuracy and interval (95 %, Wilson): on test pictures, where it was tested."""

    run: str
    title: str
    network: str
    state: str
    accuracy: float | None
    interval: tuple[float, float] | None
    is_tested: bool  # else accuracy is on held-out pictures
    test_count: int
    parameters: int
    multiply_adds: int
    seconds: float
    epochs: int
    folder: Path


def race_recipes(networks: Sequence[str], terms: Terms, name: str = "") -> tuple[Recipe, ...]:
    """One recipe per network: good defaults for it, and the equal terms. name: of the race; empty makes a new one.

    EngineError as from ``on_equal_terms``.
    """
    recipes = [defaults_for(network, terms.data) for network in dict.fromkeys(networks)]
    return on_equal_terms(recipes, terms, name)


def on_equal_terms(recipes: Sequence[Recipe], terms: Terms, name: str = "") -> tuple[Recipe, ...]:
    """``recipes`` with the terms of a race instead of their own; what else they say stays.

    EngineError for an unknown network, fewer than two, or terms that are none.
    """
    known = {network.key for network in list_architectures()}
    unknown = [recipe.network for recipe in recipes if recipe.network not in known]
    if unknown:
        raise EngineError("There is no network “{key}”. “networks” lists those there are.", key=unknown[0])
    if len(recipes) < 2:
        raise EngineError("A race needs at least two different networks or recipes.")
    if (terms.epochs > 0) == (terms.seconds > 0):
        raise EngineError("Give a race either epochs or minutes.")
    name = name or new_race()
    equal: dict[str, object] = {"data": terms.data, "seed": terms.seed, "device": terms.device, "race": name}
    if terms.seconds:
        equal |= {"time_limit": terms.seconds, "patience": 0}
    else:
        equal |= {"epochs": terms.epochs, "time_limit": 0.0, "patience": 0}
    return tuple(_fitting(replace(recipe, **equal)) for recipe in recipes)  # pyright: ignore[reportArgumentType]  fields of a recipe


def new_race() -> str:
    """A new name for a race."""
    return PREFIX + new_run_id()


def runs_of(race: str) -> tuple[RunRecord, ...]:
    """The runs of the race called ``race``, oldest first; EngineError when there are none."""
    found = tuple(record for record in list_runs() if race and record.recipe.race == race)
    if not found:
        raise EngineError("There is no race “{race}”. “race --help” shows how to start one.", race=race)
    return tuple(reversed(found))


def placements(records: Iterable[RunRecord]) -> tuple[RacePlacement, ...]:
    """The runs as a table, the most accurate first; those without an accuracy last."""
    titles = {network.key: network.title for network in list_architectures()}
    rows = [placement(record, titles) for record in records]
    return tuple(sorted(rows, key=lambda row: -1.0 if row.accuracy is None else row.accuracy, reverse=True))


def placement(record: RunRecord, titles: dict[str, str]) -> RacePlacement:
    """One run's line. titles: of networks, by key."""
    tested, held_out = record.test_accuracy, record.best.validation_accuracy if record.best else None
    network = titles.get(record.recipe.network, record.recipe.network)
    return RacePlacement(
        run=record.id,
        title=record.recipe.name or network,
        network=network,
        state=record.state,
        accuracy=held_out if tested is None else tested,
        interval=wilson_interval(round(tested * record.test_count), record.test_count)
        if tested is not None and record.test_count
        else None,
        is_tested=tested is not None,
        test_count=record.test_count,
        parameters=record.parameters,
        multiply_adds=record.multiply_adds,
        seconds=record.seconds,
        epochs=len(record.epochs),
        folder=record.folder,
    )


def _fitting(recipe: Recipe) -> Recipe:
    """A warm-up that is longer than the race is no warm-up."""
    return replace(recipe, warmup_epochs=0.0) if recipe.warmup_epochs >= recipe.epochs else recipe
