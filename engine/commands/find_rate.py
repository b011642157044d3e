"""The command ``find-rate``: which learning rate suits a recipe."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from engine.commands.options.recipe_options import add_with_recipe, given_fields, made_recipe
from engine.commands.output.terminal import say
from engine.hardware.allocator import keep_freed_memory
from engine.training.estimate.forecast import TRIAL_EVENTS, RateFound
from engine.training.process import StopRequest, use_patient_threads

ROWS = 24
BAR = 40  # characters


def add_to(app: typer.Typer) -> None:
    """Add ``find-rate`` to the commands, with an option for every field of a recipe."""
    add_with_recipe(app, "find-rate", find_rate)


def find_rate(
    *,
    recipe: Annotated[Path | None, typer.Option(help="A recipe as a JSON file; other options go before it.")] = None,
    data_option: Annotated[
        list[str] | None, typer.Option(help="KEY=VALUE for the data set; may be given several times.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Each step as a line of JSON.")] = False,
    fields_given: dict[str, Any],
) -> int:
    """Look for a good learning rate: it rises step by step until the loss grows. Nothing is kept. Ctrl-C ends it.

    (L. N. Smith: Cyclical Learning Rates for Training Neural Networks, 2015.)
    """
    use_patient_threads()
    keep_freed_memory()
    made = made_recipe(given_fields(fields_given, data_option), recipe)
    from engine.training.lr_finder import find_rate as search

    stop, last = StopRequest(), RateFound(0.0, "")
    with stop.catching_signals():
        for event in search(made, stop.is_set):
            if as_json:
                sys.stdout.write(TRIAL_EVENTS.to_line(event) + "\n")
                sys.stdout.flush()
            if isinstance(event, RateFound):
                last = event
    if not as_json:
        _print_curve(last)
    return 0 if last.rate else 1


def _print_curve(found: RateFound) -> None:
    """Some of the rates tried, with a bar as long as the loss, and the proposal."""
    step = max(1, len(found.rates) // ROWS)
    shown = list(zip(found.rates, found.losses, strict=True))[::step]
    longest = max((min(loss, 3 * found.losses[0]) for _, loss in shown), default=1.0)
    for rate, loss in shown:
        print(f"{rate:9.1e}  {loss:8.4f}  {'█' * max(1, round(BAR * min(loss / longest, 1.0)))}")
    print(say(found.sentence), file=sys.stdout if found.rate else sys.stderr)
