"""How the command ``train`` shows a run: lines of JSON, or a table that grows with a bar below."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.evaluation.confidence import wilson_interval
from engine.recipe import Recipe
from engine.storage.json_dataclasses import to_json
from engine.training.estimate.forecast import Forecast, size_text, time_text
from engine.training.runs.events import (
    RUN_EVENTS,
    EpochDone,
    Notice,
    Preparing,
    Progress,
    RunEnded,
    RunEvent,
    RunFailed,
    RunStarted,
)

if TYPE_CHECKING:
    from rich.console import Console


def print_lines(folder: Path, events: Iterator[RunEvent]) -> int:  # noqa: ARG001  both ways of showing are called alike
    """Each event as one line of JSON on stdout; nobody reading them does not stop the run. The exit code."""
    code, heard = 0, True
    for event in events:
        if heard:
            try:
                sys.stdout.write(RUN_EVENTS.to_line(event) + "\n")
                sys.stdout.flush()
            except OSError:  # the reader is gone
                heard = False
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(event, RunFailed):
            print(event.sentence, file=sys.stderr)
            code = 1
    return code


def show_live(folder: Path, events: Iterator[RunEvent]) -> int:
    """One line per epoch and a bar below it; what ended the run too early goes to stderr. The exit code."""
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = _console()
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TextColumn("{task.fields[more]}"))
    failed = ""
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Preparing…", total=None, more="")
        for event in events:
            if isinstance(event, Progress):
                bar.update(task, description=f"Epoch {event.epoch}", completed=event.step, total=event.steps)
                bar.update(task, more=_more(event))
            elif isinstance(event, Preparing):
                left = f"{round(event.seconds_left) // 60}:{round(event.seconds_left) % 60:02d} left"
                bar.update(task, description="Computing features", completed=event.done, total=event.total, more=left)
            else:
                for line in _lines(event, folder):
                    console.print(line, markup=False, soft_wrap=True)
            if isinstance(event, RunFailed):
                failed = event.sentence
    if failed:
        print(failed, file=sys.stderr)
    return 1 if failed else 0


def _console() -> "Console":
    from rich.console import Console

    class Patient(Console):
        def on_broken_pipe(self) -> None:
            """Nobody reading any more does not stop the run."""
            self.quiet = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return Patient(highlight=False)


def _more(event: Progress) -> str:
    left = round(event.seconds_left)
    return (
        f"loss {event.loss:.4f}  {event.accuracy:.2%}  {event.pictures_per_second:,.0f} pictures/s  "
        f"{left // 60}:{left % 60:02d} left"
    )


def _lines(event: RunEvent, folder: Path) -> Iterator[str]:
    if isinstance(event, RunStarted):
        recipe = event.recipe
        yield f"Run {event.run} in {folder}"
        yield (
            f"{recipe.network} on {recipe.data}: {event.parameters:,} parameters, {event.train_count:,} pictures "
            f"to learn from, {event.validation_count:,} held out, {event.test_count:,} to test"
        )
        why = f" ({event.device_reason.rstrip('.')})" if event.device_reason else ""
        yield f"{event.device}{why}, {event.threads} threads, {event.precision}"
        if event.resumed_at:
            yield f"Goes on after step {event.resumed_at:,}."
        for name, reason in event.skipped[:10]:
            yield f"Left out: {name}: {reason}"
        if len(event.skipped) > 10:
            yield f"Left out: {len(event.skipped) - 10} more."
    elif isinstance(event, EpochDone):
        held_out = ""
        if event.validation_accuracy is not None and event.validation_loss is not None:
            held_out = f"   held out: loss {event.validation_loss:.4f}  {event.validation_accuracy:.2%}"
        yield (
            f"epoch {event.epoch:>3}   loss {event.train_loss:.4f}  {event.train_accuracy:.2%}{held_out}"
            f"   {event.seconds:.1f} s{'   best' if event.is_best else ''}"
        )
    elif isinstance(event, Notice):
        yield event.sentence
    elif isinstance(event, RunEnded):
        tested = _tested(event)
        words = {
            "finished": "Finished",
            "stopped": "Stopped",
            "early": "Stopped early: no epoch was better for a while",
        }
        yield f"{words.get(event.reason, event.reason)}. Best epoch {event.best_epoch}{tested}. {event.seconds:.1f} s"
        if event.weights:
            yield f"Weights: {folder / event.weights}"
        if event.reason == "stopped":
            yield f"Go on with: python main.py train --resume {folder.name}"


def print_forecast(recipe: Recipe, found: Forecast, as_json: bool) -> int:
    """What a run would need, in a few lines or as JSON; 1 when it cannot work."""
    if as_json:
        print(to_json(found))
    elif not found.problem:
        print(
            f"{recipe.network} on {recipe.data}: {time_text(found.seconds)}, {size_text(found.memory)} of memory "
            f"({size_text(found.memory_free)} free), {size_text(found.disk)} on the disk "
            f"({size_text(found.disk_free)} free)"
        )
        print(
            f"{found.device}, {found.threads} threads, {found.precision}: {found.pictures_per_second:,.0f} pictures/s"
        )
    if found.problem:
        print(found.problem, file=sys.stderr)
    return 1 if found.problem else 0


def _tested(event: RunEnded) -> str:
    """What the best weights reached on the test pictures, and how sure that is."""
    if event.test_accuracy is None or not event.test_count:
        return ""
    low, high = wilson_interval(round(event.test_accuracy * event.test_count), event.test_count)
    top5 = f", among the five most probable {event.top5:.2%}" if event.top5 is not None else ""
    return f", test {event.test_accuracy:.2%} of {event.test_count:,} (95 %: {low:.2%} to {high:.2%}){top5}"
