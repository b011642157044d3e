"""``weights list --published``: the ImageNet weights that can be had, and which are here."""

import json
from dataclasses import asdict


def print_published(*, as_json: bool) -> None:
    """Print them as a table, or as JSON."""
    from engine.imagenet import offers

    known = offers()
    if as_json:
        print(json.dumps({"published": [asdict(one) for one in known]}, ensure_ascii=False))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Name")
    table.add_column("Network")
    for title in ("Size", "Top-1", "Top-5"):
        table.add_column(title, justify="right")
    table.add_column("Here")
    for one in known:
        here = one.recognizer or (f"{one.kept_bytes / 1e6:.1f} MB of it" if one.kept_bytes else "")
        numbers = (f"{one.size / 1e6:.1f} MB", f"{one.top1:.1f} %", f"{one.top5:.1f} %")
        table.add_row(one.key, one.title, *numbers, here)
    if not console.is_terminal:
        console.width = 200  # nothing folded or cut for the program that reads it
    console.print(table)
    for licence in dict.fromkeys(one.licence for one in known):
        console.print(f"License: {licence}.", markup=False, soft_wrap=True)
    console.print("“weights download NAME” gets one; “weights add NAME FILE” takes a file that you have already.")
