"""``weights list|import|download|add|rename|delete|restore``: the recognizers on this machine."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.download_output import AsEvents, Tell, UntilInputEnds, run_job
from engine.commands.output.terminal import say
from engine.download.events import DownloadDone
from engine.sentence import Sentence
from engine.storage.json_text import json_text

if TYPE_CHECKING:
    from engine.library.info import RecognizerInfo

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")]
Key = Annotated[str, typer.Argument(help="The recognizer's key, as “weights list” shows it.")]


def add_to(app: typer.Typer) -> None:
    """Add the group of commands to ``app``."""
    weights = typer.Typer(no_args_is_help=True, help="List, download, import, rename and delete recognizers.")
    weights.command("list")(list_weights)
    weights.command("import")(import_file)
    weights.command("download")(download)
    weights.command("add")(add)
    weights.command("rename")(rename)
    weights.command("delete")(delete)
    weights.command("restore")(restore)
    app.add_typer(weights, name="weights")


def list_weights(
    *,
    published: Annotated[bool, typer.Option("--published", help="ImageNet weights that can be downloaded.")] = False,
    as_json: AsJson = False,
) -> None:
    """List all recognizers that can be used: shipped, imported, trained here."""
    from engine.library import recognizers as library

    if published:
        from engine.commands.weights import print_published

        print_published(as_json=as_json)
        return

    shelf = library.listing()
    defaults = {library.default_ink_key(): "drawings", library.default_photo_key(): "photos"}
    if as_json:
        rows = [_plain(info) | {"default_for": defaults.get(info.key, "")} for info in shelf.recognizers]
        print(json_text({"recognizers": rows, "problems": shelf.problems}))
        return
    _print_table(shelf.recognizers, defaults)
    for problem in shelf.problems:
        typer.echo(say(problem), err=True)


def import_file(
    file: Annotated[Path, typer.Argument(help="A .safetensors, .pth or .pt file.")],
    *,
    name: Annotated[str, typer.Option(help="What to call it.")] = "",
    classes: Annotated[
        str, typer.Option(help="The names of its classes in order, separated by commas, for checkpoints without them.")
    ] = "",
    classes_file: Annotated[
        Path | None, typer.Option(help="A text file with the name of one class in each line, instead of --classes.")
    ] = None,
    part: Annotated[str, typer.Option(help="Which set of weights, for checkpoints that hold several.")] = "",
    as_json: AsJson = False,
) -> None:
    """Check a weights file and copy it into the library. No code in it is ever run."""
    from engine.library import recognizers as library

    if classes and classes_file:
        raise typer.BadParameter("Give --classes or --classes-file, not both.")
    names = _lines(classes_file) if classes_file else [part.strip() for part in classes.split(",") if part.strip()]
    info = library.import_weights(file, name, names, part)
    _tell(info, Sentence("Imported “{name}” as {key}.", name=info.card.name, key=info.key), as_json=as_json)
    if not as_json:
        for note in info.card.note_lines:
            typer.echo(say(note))


def download(
    name: Annotated[str, typer.Argument(help="A network (resnet50), or its weights (resnet50-v1).")],
    *,
    mirror: Annotated[
        str, typer.Option(envvar="INKLING_MIRROR", help="Another https address that has torchvision's files.")
    ] = "",
    as_json: AsEvents = False,
    until_input_ends: UntilInputEnds = False,
) -> int:
    """Download ImageNet weights from torchvision and make them a recognizer. Stopped by Ctrl+C, resumed next time."""
    from engine.library import imagenet

    if not as_json:
        one = imagenet.offer(name)
        typer.echo(f"{one.title} {one.version}: {one.size / 1e6:.1f} MB. {say(one.licence)}.")

    def job(tell: Tell, should_stop: Callable[[], bool]) -> DownloadDone:
        return _done(imagenet.download(name, tell=tell, should_stop=should_stop, mirror=mirror))

    return run_job(job, as_json=as_json, until_input_ends=until_input_ends)


def add(
    name: Annotated[str, typer.Argument(help="A network, its weights, or “auto”: what the file's hash says.")],
    file: Annotated[Path, typer.Argument(help="The file as torchvision publishes it, under any name.")],
    *,
    as_json: AsEvents = False,
    until_input_ends: UntilInputEnds = False,
) -> int:
    """Make a file of ImageNet weights that is here already a recognizer; its hash is checked, the file stays."""
    from engine.library import imagenet

    def job(tell: Tell, should_stop: Callable[[], bool]) -> DownloadDone:
        return _done(imagenet.add("" if name == "auto" else name, file, tell=tell, should_stop=should_stop))

    return run_job(job, as_json=as_json, until_input_ends=until_input_ends)


def _done(info: "RecognizerInfo") -> DownloadDone:
    return DownloadDone(info.key, Sentence("“{name}” is ready as {key}.", name=info.card.name, key=info.key))


def rename(key: Key, name: Annotated[str, typer.Argument(help="Its new name.")], *, as_json: AsJson = False) -> None:
    """Call a recognizer something else; its key stays."""
    from engine.library import recognizers as library

    info = library.rename(key, name)
    _tell(info, Sentence("{key} is now called “{name}”.", key=info.key, name=info.card.name), as_json=as_json)


def delete(key: Key, *, as_json: AsJson = False) -> None:
    """Move a recognizer to the trash; “weights restore” brings it back."""
    from engine.library import recognizers as library

    trashed = library.delete(key)
    if as_json:
        print(json_text({"deleted": key, "trashed": trashed}))
    else:
        typer.echo(
            say(Sentence("Deleted {key}. To bring it back: weights restore {trashed}", key=key, trashed=trashed))
        )


def restore(
    trashed: Annotated[str, typer.Argument(help="What “weights delete” named.")], *, as_json: AsJson = False
) -> None:
    """Bring back a deleted recognizer."""
    from engine.library import recognizers as library

    info = library.restore(trashed)
    _tell(info, Sentence("“{name}” is back as {key}.", name=info.card.name, key=info.key), as_json=as_json)


def _tell(info: "RecognizerInfo", sentence: str, *, as_json: bool) -> None:
    if as_json:
        print(json_text(_plain(info)))
    else:
        typer.echo(say(sentence))


def _plain(info: "RecognizerInfo") -> dict[str, object]:
    return {"key": info.key, "origin": info.origin, "path": info.path, "card": asdict(info.card)}


def _print_table(recognizers: "tuple[RecognizerInfo, ...]", defaults: dict[str, str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not recognizers:
        console.print(say("There are no recognizers here yet. Train one, or import weights."))
        return
    table = Table(box=box.SIMPLE_HEAD)
    for title in (say("Key"), say("Name"), say("Network")):
        table.add_column(title, overflow="fold")
    for title in (say("Classes"), say("Parameters"), say("Tested")):
        table.add_column(title, justify="right", overflow="fold")
    table.add_column(say("Default for"), overflow="fold")
    for info in recognizers:
        card = info.card
        accuracy = "–" if card.test_accuracy is None else f"{card.test_accuracy:.2%}"
        cells = (info.key, card.name, card.architecture, str(len(card.classes)), f"{card.parameters:,}", accuracy)
        table.add_row(*(Text(cell) for cell in cells), defaults.get(info.key, ""))
    if not console.is_terminal:
        console.width = 400  # nothing folded or cut for the program that reads it
    console.print(table)
    console.print(say("ImageNet weights that can be downloaded: weights list --published"))


def _lines(path: Path) -> list[str]:
    from engine.errors import EngineError
    from engine.storage.safe_open import open_regular, shown

    with open_regular(path) as file:
        data = file.read(16 << 20)
    try:
        return [line.strip() for line in data.decode("utf-8-sig").splitlines() if line.strip()]
    except UnicodeDecodeError as error:
        raise EngineError(
            "“{path}” is no text in UTF-8. Save it as plain text with one name a line.", path=shown(path.name)
        ) from (error)


def print_published(*, as_json: bool) -> None:
    """Print them as a table, or as JSON."""
    from engine.library.imagenet import offers

    known = offers()
    if as_json:
        print(json_text({"published": [asdict(one) for one in known]}))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(say("Name"))
    table.add_column(say("Network"))
    for title in (say("Size"), "Top-1", "Top-5"):
        table.add_column(title, justify="right")
    table.add_column(say("Here"))
    for one in known:
        here = one.recognizer or (
            say(Sentence("{size} of it", size=f"{one.kept_bytes / 1e6:.1f} MB")) if one.kept_bytes else ""
        )
        numbers = (f"{one.size / 1e6:.1f} MB", f"{one.top1:.1f} %", f"{one.top5:.1f} %")
        table.add_row(one.key, one.title, *numbers, here)
    if not console.is_terminal:
        console.width = 200  # nothing folded or cut for the program that reads it
    console.print(table)
    for licence in dict.fromkeys(one.licence for one in known):
        console.print(say(Sentence("License: {licence}.", licence=Sentence(licence))), markup=False, soft_wrap=True)
    console.print(say("“weights download NAME” gets one; “weights add NAME FILE” takes a file that you have already."))
