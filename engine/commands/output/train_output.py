"""How the command ``train`` shows a run: lines of JSON, or a table that grows with a bar below."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.commands.output.terminal import say
from engine.evaluation.confidence import wilson_interval
from engine.figures import is_time
from engine.recipe import Recipe
from engine.sentence import Sentence
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

MOST_LEFT_OUT = 10  # pictures that are named

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
            print(say(event.sentence), file=sys.stderr)
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
        task = bar.add_task(say("Preparing…"), total=None, more="")
        for event in events:
            if isinstance(event, Progress):
                epoch = say(Sentence("Epoch {epoch}", epoch=event.epoch))
                bar.update(task, description=epoch, completed=event.step, total=event.steps)
                bar.update(task, more=_more(event))
            elif isinstance(event, Preparing):
                what, left = say("Computing features"), say(_left(event.seconds_left))
                bar.update(task, description=what, completed=event.done, total=event.total, more=left)
            else:
                for line in _lines(event, folder):
                    console.print(say(line), markup=False, soft_wrap=True)
            if isinstance(event, RunFailed):
                failed = event.sentence
    if failed:
        print(say(failed), file=sys.stderr)
    return 1 if failed else 0


def _console() -> "Console":
    from rich.console import Console

    class Patient(Console):
        def on_broken_pipe(self) -> None:
            """Nobody reading any more does not stop the run."""
            self.quiet = True
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return Patient(highlight=False)


def _left(seconds: float) -> str:
    """ "0:21 left"; nothing where that is not known."""
    if not is_time(seconds):
        return ""
    left = round(seconds)
    return Sentence("{clock} left", clock=f"{left // 60}:{left % 60:02d}")


def _more(event: Progress) -> str:
    return say(
        Sentence(
            "loss {loss:.4f}  {accuracy:.2%}  {rate:,.0f} pictures/s  {left}",
            loss=event.loss,
            accuracy=event.accuracy,
            rate=event.pictures_per_second,
            left=_left(event.seconds_left),
        )
    )


def _lines(event: RunEvent, folder: Path) -> Iterator[str]:
    if isinstance(event, RunStarted):
        yield from _start_lines(event, folder)
    elif isinstance(event, EpochDone):
        yield _epoch_line(event)
    elif isinstance(event, Notice):
        yield event.sentence
    elif isinstance(event, RunEnded):
        yield from _end_lines(event, folder)


def _start_lines(event: RunStarted, folder: Path) -> Iterator[Sentence]:
    yield Sentence("Run {run} in {folder}", run=event.run, folder=folder)
    yield Sentence(
        "{network} on {data}: {parameters:,} parameters, {train:,} pictures to learn from, {validation:,} held out, "
        "{test:,} to test",
        network=event.recipe.network,
        data=event.recipe.data,
        parameters=event.parameters,
        train=event.train_count,
        validation=event.validation_count,
        test=event.test_count,
    )
    how = {"device": event.device, "threads": event.threads, "precision": event.precision}
    if event.device_reason:
        yield Sentence("{device}, {threads} threads, {precision}. {reason}", **how, reason=event.device_reason)
    else:
        yield Sentence("{device}, {threads} threads, {precision}", **how)
    if event.resumed_at:
        yield Sentence("Goes on after step {step:,}.", step=event.resumed_at)
    for name, reason in event.skipped[:MOST_LEFT_OUT]:
        yield Sentence("Left out: {name}: {reason}", name=name, reason=reason)
    if len(event.skipped) > MOST_LEFT_OUT:
        yield Sentence("Left out: {count:,} more.", count=len(event.skipped) - MOST_LEFT_OUT)


def _epoch_line(event: EpochDone) -> Sentence:
    held_out = ""
    if event.validation_accuracy is not None and event.validation_loss is not None:
        held_out = Sentence(
            "   held out: loss {loss:.4f}  {accuracy:.2%}",
            loss=event.validation_loss,
            accuracy=event.validation_accuracy,
        )
    return Sentence(
        "epoch {epoch:>3}   loss {loss:.4f}  {accuracy:.2%}{held_out}   {seconds:.1f} s{best}",
        epoch=event.epoch,
        loss=event.train_loss,
        accuracy=event.train_accuracy,
        held_out=held_out,
        seconds=event.seconds,
        best=Sentence("   best") if event.is_best else "",
    )


def _end_lines(event: RunEnded, folder: Path) -> Iterator[Sentence]:
    endings = {
        "finished": Sentence("Finished"),
        "stopped": Sentence("Stopped"),
        "early": Sentence("Stopped early: no epoch was better for a while"),
    }
    ended = {
        "how": endings.get(event.reason, event.reason),
        "epoch": event.best_epoch,
        "seconds": event.seconds,
        "tested": _tested(event),
    }
    yield Sentence("{how}. Best epoch {epoch}{tested}. {seconds:.1f} s", **ended)
    if event.weights:
        yield Sentence("Weights: {path}", path=folder / event.weights)
    if event.reason == "stopped":
        yield Sentence("Go on with: {command}", command=f"python main.py train --resume {folder.name}")


def print_forecast(recipe: Recipe, found: Forecast, as_json: bool) -> int:
    """What a run would need, in a few lines or as JSON; 1 when it cannot work."""
    if as_json:
        print(to_json(found))
    elif not found.problem:
        need = Sentence(
            "{network} on {data}: {time}, {memory} of memory ({memory_free} free), {disk} on the disk "
            "({disk_free} free)",
            network=recipe.network,
            data=recipe.data,
            time=time_text(found.seconds),
            memory=size_text(found.memory),
            memory_free=size_text(found.memory_free),
            disk=size_text(found.disk),
            disk_free=size_text(found.disk_free),
        )
        how = Sentence(
            "{device}, {threads} threads, {precision}: {rate:,.0f} pictures/s",
            device=found.device,
            threads=found.threads,
            precision=found.precision,
            rate=found.pictures_per_second,
        )
        print(say(need), say(how), sep="\n")
    if found.problem:
        print(say(found.problem), file=sys.stderr)
    return 1 if found.problem else 0


def _tested(event: RunEnded) -> str:
    """What the best weights reached on the test pictures, and how sure that is."""
    if event.test_accuracy is None or not event.test_count:
        return ""
    low, high = wilson_interval(round(event.test_accuracy * event.test_count), event.test_count)
    tested = Sentence(
        ", test {accuracy:.2%} of {count:,} (95 %: {low:.2%} to {high:.2%})",
        accuracy=event.test_accuracy,
        count=event.test_count,
        low=low,
        high=high,
    )
    if event.top5 is None:
        return tested
    return Sentence("{tested}, among the five most probable {top5:.2%}", tested=tested, top5=event.top5)
