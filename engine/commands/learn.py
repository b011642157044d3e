"""``learn``: tune a recognizer to one's own drawings, or teach it symbols. The window runs this command too."""

import os
import sys
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Add the command ``learn``."""
    app.command()(learn)


def learn(
    collection: Annotated[str, typer.Option(help="Which drawings: the key of a collection.")] = "my-handwriting",
    weights: Annotated[str, typer.Option(help="The recognizer to start from: its key in the library.")] = "",
    seed: Annotated[int, typer.Option(help="The same seed gives the same recognizer.", min=0)] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line per event on stdout, nothing else.")] = False,
) -> None:
    """Learn from one's own drawings in seconds: corrections without forgetting, or a set of new symbols."""
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # the window draws beside this; before torch is imported
    from engine.handwriting.events import LEARN_EVENTS, LearnDone, LearnEvent, LearnProgress, LearnStarted
    from engine.handwriting.fine_tune import learn as events_of

    def say(event: LearnEvent) -> None:
        if as_json:
            print(LEARN_EVENTS.to_line(event), flush=True)
        elif isinstance(event, LearnStarted):
            print(f"Learning from {event.drawings} drawings; {event.held_out} are kept aside to measure.")
        elif isinstance(event, LearnProgress) and sys.stdout.isatty():
            print(f"\r{event.step}/{event.steps}, about {event.seconds_left:.0f} s left ", end="", flush=True)
        elif isinstance(event, LearnDone):
            print(_result(event))

    for event in events_of(collection, weights, seed):
        say(event)


def _result(done: object) -> str:
    from engine.handwriting.events import BeforeAfter, LearnDone

    assert isinstance(done, LearnDone)

    def shown(what: str, measured: BeforeAfter | None) -> str:
        if measured is None:
            return f"{what}: too few to measure"
        before = "" if measured.before is None else f"{measured.before} right before, "
        return f"{what}: {before}{measured.after} right now, of {measured.count}"

    lines = [shown("Held-out drawings", done.own)]
    if done.test is not None:
        lines.append(shown("MNIST test set", done.test))
    return "\n".join(["", *lines, f"Kept as {done.recognizer} after {done.seconds:.1f} s."])
