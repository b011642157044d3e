"""``data list|download|add|check|remove``: the data sets that there are, and what is in a file or folder."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.download_output import AsEvents, Tell, UntilInputEnds, run_job
from engine.commands.output.terminal import class_said, say
from engine.download.events import DownloadDone
from engine.sentence import Sentence
from engine.storage.json_text import json_text
from engine.storage.safe_open import shown

if TYPE_CHECKING:
    from engine.data.sets.entry import CatalogEntry
    from engine.data.sets.summary import DataSummary

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Key = Annotated[str, typer.Argument(help="The data set's key, as “data list” shows it.")]
MOST_CLASSES_SHOWN = 30
MOST_SHOWN = 20  # pictures that are left out, or copies
KINDS = {"ink": Sentence("ink on paper"), "photo": Sentence("photos")}


def add_to(app: typer.Typer) -> None:
    """Add the group of commands to ``app``."""
    data = typer.Typer(no_args_is_help=True, help="List, download and check data sets.")
    data.command("list")(list_sets)
    data.command("download")(download)
    data.command("add")(add)
    data.command("check")(check)
    data.command("remove")(remove)
    app.add_typer(data, name="data")


def list_sets(*, as_json: AsJson = False) -> None:
    """List the data sets known by name: pictures, classes, size, license, and whether they are here."""
    from engine.data.catalog import CATALOG

    if as_json:
        print(json_text({"data": [_plain(known) for known in CATALOG]}))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for title, is_number in (
        (Sentence("Key"), False),
        (Sentence("Name"), False),
        (Sentence("Pictures"), True),
        (Sentence("Classes"), True),
        (Sentence("Size"), False),
        (Sentence("Download"), True),
        (Sentence("License"), False),
    ):
        table.add_column(say(title), justify="right" if is_number else "left", overflow="fold")
    for known in CATALOG:
        pictures = f"{sum(known.counts) + known.test_count:,}"
        size = Sentence("{size} color" if known.channels == 3 else "{size} gray", size=known.size)
        cells = (known.key, known.title, pictures, str(len(known.classes)), size, _standing(known), known.licence)
        table.add_row(*(Text(say(cell)) for cell in cells))
    console = Console()
    if not console.is_terminal:
        console.width = 400  # nothing folded or cut for the program that reads it
    console.print(table)


def download(name: Key, *, as_json: AsEvents = False, until_input_ends: UntilInputEnds = False) -> int:
    """Download a data set. Stopped by Ctrl+C, resumed next time; every file's hash is checked."""
    from engine.data import download as downloaded
    from engine.data.files import megabytes

    known = _known(name)
    if not as_json:
        about = Sentence(
            "{title}: {size}. {license}.",
            title=known.title,
            size=megabytes(known.download_bytes),
            license=_capital(say(known.licence)),
        )
        typer.echo(say(about))

    def job(tell: Tell, should_stop: Callable[[], bool]) -> DownloadDone:
        downloaded.download(known, tell=tell, should_stop=should_stop)
        return DownloadDone(known.key, _ready(known))

    return run_job(job, as_json=as_json, until_input_ends=until_input_ends)


def add(
    name: Key,
    files: Annotated[list[Path], typer.Argument(help="The data set's files, as its makers publish them.")],
    *,
    as_json: AsEvents = False,
    until_input_ends: UntilInputEnds = False,
) -> int:
    """Take over files of a data set that are here already, for a computer without a network; they are copied."""
    from engine.data import download as downloaded

    known = _known(name)

    def job(tell: Tell, should_stop: Callable[[], bool]) -> DownloadDone:
        downloaded.take_over(known, tuple(files), tell=tell, should_stop=should_stop)
        return DownloadDone(known.key, _ready(known))

    return run_job(job, as_json=as_json, until_input_ends=until_input_ends)


def check(
    path: Annotated[str, typer.Argument(help="A folder, an archive, a table, a NumPy file … or a data set's key.")],
    *,
    as_json: AsJson = False,
) -> int:
    """Say what is in a file or folder, how much of it can be trained on, and what is doubtful. Nothing is changed."""
    from engine.data import catalog
    from engine.data.download import prove

    known = catalog.entry(path)
    if known is not None and known.sources and not catalog.missing_bytes(known):
        prove(known)
    found = catalog.summary(path)
    if as_json:
        told = {name: value for name, value in asdict(found).items() if name != "id"}
        print(json_text(told | {"form": _form(path)}))
    else:
        _print_summary(found, _form(path))
    return 1 if found.problem else 0


def _ready(known: "CatalogEntry") -> Sentence:
    return Sentence("{title} is ready: train --data {key}", title=known.title, key=known.key)


def remove(name: Key, *, as_json: AsJson = False) -> None:
    """Delete the files of a downloaded data set. It can be downloaded again."""
    from engine.data import download as downloaded
    from engine.data.files import megabytes

    known = _known(name)
    freed = downloaded.remove(known)
    if as_json:
        print(json_text({"removed": known.key, "bytes": freed}))
    else:
        typer.echo(say(Sentence("{title}: {size} freed.", title=known.title, size=megabytes(freed))))


def _known(name: str) -> "CatalogEntry":
    from engine.data.catalog import entry
    from engine.data.sets.known_sets import KNOWN_SETS
    from engine.errors import EngineError

    known = entry(name)
    if known is None or not known.sources:
        raise EngineError(
            "“{name}” is part of the program. What can be downloaded: {keys}."
            if known
            else "“{name}” is not known. What can be downloaded: {keys}.",
            name=shown(name),
            keys=", ".join(one.key for one in KNOWN_SETS),
        )
    return known


def _plain(known: "CatalogEntry") -> dict[str, object]:
    from engine.data.catalog import missing_bytes

    return {
        "key": known.key,
        "title": known.title,
        "description": known.description,
        "classes": known.classes,
        "train": sum(known.counts),
        "test": known.test_count,
        "channels": known.channels,
        "size": known.size,
        "licence": known.licence,
        "homepage": known.homepage,
        "download_bytes": known.download_bytes,
        "is_here": missing_bytes(known) == 0,
    }


def _standing(known: "CatalogEntry") -> Sentence:
    from engine.data.catalog import missing_bytes
    from engine.data.files import kept_bytes, megabytes

    if not missing_bytes(known):
        return Sentence("here")
    kept, size = kept_bytes(known), megabytes(known.download_bytes)
    return Sentence(
        "{size}, {share:.0%} here" if kept else "{size}", size=size, share=kept / known.download_bytes if kept else 0.0
    )


def _form(path: str) -> str:
    from engine.data import catalog
    from engine.data.detect import form_of

    return Sentence("data set") if catalog.entry(path) is not None else form_of(Path(path).expanduser()).name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _print_summary(found: "DataSummary", form: str) -> None:
    lines: list[str] = [Sentence("{title} ({form})", title=shown(found.title), form=form)]
    if found.counts:
        lines += _counted(found)
    lines += found.notes
    if found.download_bytes:
        lines.append(Sentence("To be downloaded: {megabytes:,.0f} MB.", megabytes=found.download_bytes / 1e6))
    lines += [
        Sentence("nearly equal: {name} and {other}", name=_painted(name), other=_painted(other))
        for name, other in found.copies[:MOST_SHOWN]
    ]
    if len(found.copies) > MOST_SHOWN:
        lines.append(Sentence("nearly equal: {count:,} more; --json lists all", count=len(found.copies) - MOST_SHOWN))
    lines += [
        Sentence("left out: {name}: {why}", name=_painted(name), why=why) for name, why in found.skipped[:MOST_SHOWN]
    ]
    if len(found.skipped) > MOST_SHOWN:
        lines.append(Sentence("left out: {count:,} more; --json lists all", count=len(found.skipped) - MOST_SHOWN))
    for place, line in enumerate(lines):
        typer.echo(f"{'  ' if place else ''}{say(line)}")
    if found.problem:
        typer.echo(say(found.problem), err=True)


def _counted(found: "DataSummary") -> list[str]:
    """How many pictures of what, and how many in all."""

    learned = sum(found.counts)
    lines: list[str] = [
        Sentence(
            "{count:,} pictures to learn from in {classes:,} classes, {size}, {color}, read as {kind}",
            count=learned,
            classes=len(found.classes),
            size=found.size,
            color=Sentence("color") if found.channels == 3 else Sentence("gray"),
            kind=KINDS.get(found.kind or "", Sentence("pictures")),
        )
    ]
    pairs = list(zip(found.classes, found.counts, strict=True))
    named = ", ".join(f"{class_said(label, found.classes)} {count:,}" for label, count in pairs[:MOST_CLASSES_SHOWN])
    more = len(pairs) - MOST_CLASSES_SHOWN
    lines.append(Sentence("{classes}, and {count:,} more", classes=named, count=more) if more > 0 else named)
    if found.given:
        lines.append(
            Sentence(
                "{given:,} given: {learned:,} to learn from, {validation:,} for validation, {test:,} to test on, "
                "{left_out:,} left out",
                given=found.given,
                learned=learned,
                validation=found.validation_count,
                test=found.test_count,
                left_out=found.left_out,
            )
        )
    return lines


def _painted(name: str) -> str:
    """A name as the terminal may show it; a sentence as it is."""
    return name if isinstance(name, Sentence) else shown(name)
