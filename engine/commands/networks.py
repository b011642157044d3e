"""The command ``networks``: the networks there are, in the order of history."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.terminal import say
from engine.sentence import Sentence
from engine.storage.json_text import json_text

if TYPE_CHECKING:
    from engine.networks.catalog import ArchitectureInfo


def add_to(app: typer.Typer) -> None:
    """Add ``networks`` to the commands."""
    app.command("networks")(networks)


def networks(
    key: Annotated[str, typer.Argument(help="One network, told at length; without it the table of all.")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """List the networks: year, parameters, multiply-adds, depth and published accuracy."""
    from engine.errors import EngineError
    from engine.networks.catalog import list_architectures

    known = list_architectures()
    chosen = tuple(info for info in known if key in ("", info.key))
    if not chosen:
        raise EngineError("There is no network “{key}”. “networks” lists those there are.", key=key)
    if as_json:
        print(json_text({"networks": [asdict(info) for info in chosen]}))
    elif key:
        _tell(chosen[0])
    else:
        _print_table(chosen)


def _print_table(known: "tuple[ArchitectureInfo, ...]") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 200  # nothing folded or cut for the program that reads it
    table = Table(box=box.SIMPLE_HEAD)
    for title in (say("Key"), say("Network"), say("Year")):
        table.add_column(title)
    for title in (say("Depth"), say("Parameters"), say("Multiply-adds"), say("At"), "Top-1"):
        table.add_column(title, justify="right")
    for info in known:
        numbers = (str(info.depth), f"{info.parameters:,}", large(info.multiply_adds), f"{info.size}×{info.size}")
        table.add_row(info.key, info.title, str(info.year), *numbers, _percent(info.top1))
    console.print(table)
    console.print(
        say("Depth: layers with weights on the longest path. Multiply-adds: for one picture of the size under “At”.")
    )
    console.print(say("Top-1: ImageNet, one crop, as published. “networks KEY” tells more about one."))


def _tell(info: "ArchitectureInfo") -> None:
    lines = [
        f"{info.title} ({info.key}), {info.year}",
        f"{info.authors}: {info.paper}. {info.link}",
        info.key_idea,
        Sentence(
            "{depth} layers, {parameters:,} parameters, {multiply_adds} multiply-adds at {size}×{size} with "
            "{classes:,} classes.",
            depth=info.depth,
            parameters=info.parameters,
            multiply_adds=large(info.multiply_adds),
            size=info.size,
            classes=info.classes,
        ),
    ]
    if info.paper_parameters is not None:
        lines.append(Sentence("The paper gives {count} parameters.", count=f"{info.paper_parameters:,}"))
    if info.paper_rounded:
        lines.append(Sentence("The paper gives {count} parameters.", count=Sentence(info.paper_rounded)))
    if info.top1 is not None:
        top5 = "" if info.top5 is None else f", top-5 {_percent(info.top5)}"
        source = say(info.accuracy_source)
        lines.append(f"ImageNet: top-1 {_percent(info.top1)}{top5} ({source}).")
    if info.ilsvrc:
        lines.append(f"ILSVRC: {say(info.ilsvrc)}")
    if info.is_in_torchvision:
        lines.append(Sentence("Its full form is torchvision's: weights can be exchanged."))
    if info.small_form:
        lines.append(Sentence("Small form: {form}", form=Sentence(info.small_form)))
    for line in lines:
        typer.echo(say(line))


def large(count: int) -> str:
    """``count`` in thousands, millions or billions with three digits: "417 k", "1.81 G"."""
    for unit, name in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if count >= unit:
            value = count / unit
            return f"{value:.{max(0, 2 - len(str(int(value))) + 1)}f} {name}"
    return str(count)


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"
