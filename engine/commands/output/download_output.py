"""How a command shows a download: a bar with the time left, or lines of JSON; and how it is stopped."""

import os
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Annotated

import typer

from engine.commands.output import terminal
from engine.download.events import DOWNLOAD_EVENTS, DownloadDone, DownloadEvent, DownloadFailed, DownloadPaused
from engine.download.partial_file import KEPT_DAYS
from engine.download.source import DownloadProgress, DownloadStopped
from engine.errors import EngineError
from engine.sentence import Sentence

Tell = Callable[[DownloadProgress], None]
Job = Callable[[Tell, Callable[[], bool]], DownloadDone]

AsEvents = Annotated[bool, typer.Option("--json", help="Print progress and result as lines of JSON and nothing else.")]
UntilInputEnds = Annotated[bool, typer.Option("--until-input-ends", hidden=True)]
STOPPED = 130  # as shells say it of Ctrl+C


def run_job(job: Job, *, as_json: bool, until_input_ends: bool = False) -> int:
    """Do ``job(tell, should_stop)`` and show how it goes; the exit code.

    Ctrl+C stops it in peace, and so does the end of stdin where ``until_input_ends``: so no download outlives the
    window that started it.
    """
    stop = threading.Event()
    if until_input_ends:
        threading.Thread(target=_wait_for_end, args=(stop,), daemon=True).start()
    with _stopped_by_interrupt(stop), _json_lines() if as_json else _bar() as say:
        try:
            say(job(say, stop.is_set))
        except DownloadStopped as stopped:
            say(DownloadPaused(stopped.kept_bytes))
            return STOPPED
        except EngineError as error:
            say(DownloadFailed(error.sentence, error.details))
            return 1
    return 0


def _wait_for_end(stop: threading.Event) -> None:
    # not through sys.stdin: a thread that holds its lock makes Python abort where the process ends for another reason
    with suppress(OSError):
        while os.read(sys.stdin.fileno(), 1):
            pass
    stop.set()


@contextmanager
def _stopped_by_interrupt(stop: threading.Event) -> Generator[None]:
    import signal

    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _json_lines() -> Generator[Callable[[DownloadEvent], None]]:
    heard = True

    def say(event: DownloadEvent) -> None:
        nonlocal heard
        if heard:
            try:
                sys.stdout.write(DOWNLOAD_EVENTS.to_line(event) + "\n")
                sys.stdout.flush()
            except OSError:  # the reader is gone
                heard = False
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(event, DownloadFailed):
            print(terminal.say(event.sentence), file=sys.stderr)

    yield say


@contextmanager
def _bar() -> Generator[Callable[[DownloadEvent], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn

    console = Console(highlight=False, stderr=False)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TextColumn("{task.fields[more]}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(terminal.say("Connecting…"), total=None, more="")
        noted = ""

        def say(event: DownloadEvent) -> None:
            nonlocal noted
            match event:
                case DownloadProgress():
                    words = {
                        "loading": terminal.say("Downloading"),
                        "checking": terminal.say("Checking"),
                        "waiting": terminal.say("Waiting"),
                    }
                    description = words.get(event.doing, event.doing.capitalize() + "…")
                    bar.update(task, description=description, completed=event.done_bytes, total=event.total_bytes)
                    bar.update(task, more=pace_words(event))
                    if event.note and event.note != noted:
                        noted = event.note
                        console.print(terminal.say(event.note), markup=False, soft_wrap=True)
                case DownloadDone():
                    console.print(terminal.say(event.sentence), markup=False, soft_wrap=True)
                case DownloadPaused():
                    print(terminal.say(_stopped(event.kept_bytes)), file=sys.stderr)
                case DownloadFailed():
                    print(terminal.say(event.sentence), file=sys.stderr)

        yield say


def _stopped(kept_bytes: int) -> Sentence:
    if not kept_bytes:
        return Sentence("Stopped.")
    return Sentence(
        "Stopped. {size} MB are kept for {days} days; the same command goes on.",
        size=f"{kept_bytes / 1e6:.1f}",
        days=KEPT_DAYS,
    )


def pace_words(progress: DownloadProgress) -> str:
    """ "3.1 MB/s, 0:21 left"; empty while nothing comes."""
    if progress.doing != "loading" or progress.bytes_per_second <= 0:
        return ""
    words = f"{progress.bytes_per_second / 1e6:.1f} MB/s"
    if progress.seconds_left is None:
        return words
    left = round(progress.seconds_left)
    return f"{words}, {left // 60}:{left % 60:02d} left"
