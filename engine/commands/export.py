"""``export``: a recognizer as files for other programs, each proven on sample pictures. The window runs this too."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.terminal import say
from engine.sentence import Sentence

if TYPE_CHECKING:
    from engine.export.events import ExportEvent, FileProven

BYTES_PER_MB = 1e6


def add_to(app: typer.Typer) -> None:
    """Add the command ``export``."""
    app.command()(export)


def export(
    recognizer: Annotated[str, typer.Argument(help="A recognizer’s key or name, a run’s folder, or a weights file.")],
    *,
    to: Annotated[Path, typer.Option(help="The folder to write: a new or empty one, or one of an earlier export.")],
    formats: Annotated[
        str, typer.Option("--as", help="onnx, pth, safetensors: one or several, separated by commas.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON line per event on stdout, nothing else.")] = False,
) -> int:
    """Take a recognizer elsewhere: ONNX, PyTorch or safetensors, with a small predict.py beside it.

    Each file is run on sample pictures in a process of its own and compared with the recognizer before it is kept.
    Without --as: all formats that this machine can write.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")  # the window draws beside this; before torch is imported
    signal.signal(signal.SIGTERM, _end)  # canceled: what was begun is cleaned away
    from engine.commands.options.weights_option import weights_path
    from engine.export.formats import chosen_formats

    chosen = chosen_formats(formats)
    path = weights_path(recognizer)
    from engine.export.export import export as events_of

    return _told(events_of(path, to, chosen), as_json=as_json)


def _end(_number: int, _frame: FrameType | None) -> None:
    sys.exit(1)


def _told(events: "Iterator[ExportEvent]", *, as_json: bool) -> int:
    from engine.export.events import EXPORT_EVENTS, ExportFailed, FileProven

    code = 0
    for event in events:
        if as_json:
            print(EXPORT_EVENTS.to_line(event), flush=True)
        else:
            for line in _lines(event):
                print(say(line), flush=True)
        if isinstance(event, ExportFailed):
            print(say(event.sentence), file=sys.stderr)
            code = 1
        elif isinstance(event, FileProven) and not as_json and event.note:
            print(f"  {say(event.note)}")
    return code


def _lines(event: "ExportEvent") -> Iterator[Sentence]:
    from engine.export.events import ExportDone, ExportStarted, FileProven

    if isinstance(event, ExportStarted):
        yield Sentence("Exporting “{name}” as {formats}", name=event.name, formats=", ".join(event.formats))
    elif isinstance(event, FileProven):
        yield _proof(event)
    elif isinstance(event, ExportDone):
        for name in event.kept:
            yield Sentence("Your changed file of an earlier export was kept as {name}", name=name)
        yield Sentence(
            "All in {folder} after {seconds:.1f} s. Try it: {command}",
            folder=event.folder,
            seconds=event.seconds,
            command="python predict.py PICTURE",
        )


def _proof(proven: "FileProven") -> Sentence:
    time = Sentence(", {time:.1f} ms a picture", time=proven.milliseconds) if proven.milliseconds else ""
    return Sentence(
        "{file} ({size:,.2f} MB): same answer to {agreed} of {pictures} pictures, largest difference of a {what} "
        "{difference:.1e}{time}; needs {needs}",
        file=proven.file,
        size=proven.bytes / BYTES_PER_MB,
        agreed=proven.agreed,
        pictures=proven.pictures,
        what=Sentence("probability") if proven.format == "script" else Sentence("logit"),
        difference=proven.largest_difference,
        time=time,
        needs=proven.needs,
    )
