"""``learn``: tune a recognizer to one's own drawings, or teach it symbols. The window runs this command too."""

import os
import sys
from typing import Annotated

import typer

from engine.commands.output.terminal import say
from engine.sentence import Sentence


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

    def tell(event: LearnEvent) -> None:
        if as_json:
            print(LEARN_EVENTS.to_line(event), flush=True)
        elif isinstance(event, LearnStarted):
            print(
                say(
                    Sentence(
                        "Learning from {count} drawings; {held_out} are kept aside to measure.",
                        count=event.drawings,
                        held_out=event.held_out,
                    )
                )
            )
        elif isinstance(event, LearnProgress) and sys.stdout.isatty():
            left = say(Sentence("about {seconds:.0f} s left", seconds=event.seconds_left))
            print(f"\r{event.step}/{event.steps}, {left} ", end="", flush=True)
        elif isinstance(event, LearnDone):
            print(_result(event))

    for event in events_of(collection, weights, seed):
        tell(event)


def _result(done: object) -> str:
    from engine.handwriting.events import BeforeAfter, LearnDone

    assert isinstance(done, LearnDone)

    def shown(what: Sentence, measured: BeforeAfter | None) -> str:
        if measured is None:
            return say(Sentence("{what}: too few to measure", what=what))
        right = {"what": what, "after": measured.after, "count": measured.count}
        if measured.before is None:
            return say(Sentence("{what}: {after} right now, of {count}", **right))
        return say(
            Sentence("{what}: {before} right before, {after} right now, of {count}", before=measured.before, **right)
        )

    lines = [shown(Sentence("Held-out drawings"), done.own)]
    if done.test is not None:
        lines.append(shown(Sentence("MNIST test set"), done.test))
    kept = Sentence("Kept as {recognizer} after {seconds:.1f} s.", recognizer=done.recognizer, seconds=done.seconds)
    return "\n".join(["", *lines, say(kept)])
