"""The command ``compare-runs``: whether one of two runs is really better, picture by picture."""

from dataclasses import asdict
from typing import Annotated

import typer

from engine.commands.output.terminal import say
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.json_text import json_text
from engine.training.race import placements
from engine.training.runs.run_folder import find_run
from engine.training.runs.run_record import run_record


def add_to(app: typer.Typer) -> None:
    """Add ``compare-runs`` to the commands."""
    app.command("compare-runs")(compare_runs)


def compare_runs(
    first: Annotated[str, typer.Argument(help="A run: its id, the beginning of its id, or its folder.")],
    second: Annotated[str, typer.Argument(help="The other run.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Say whether one of two runs is really better: McNemar's exact test on the same test pictures."""
    from engine.commands.race import print_standings
    from engine.training.runs.compare_runs import difference, in_words

    folders = [find_run(first), find_run(second)]
    if folders[0] == folders[1]:
        raise EngineError("These are the same run. Name two different ones.")
    found = difference(*folders)
    rows = placements(run_record(folder) for folder in folders)
    names = {row.folder: row.title for row in rows}
    if len(set(names.values())) == 1:
        names = {row.folder: f"{row.title} ({row.run})" for row in rows}
    sentence = in_words(found, names[folders[0]], names[folders[1]])
    if as_json:
        told = {**asdict(found), "count": found.count, "sentence": sentence, "runs": [str(one) for one in folders]}
        print(json_text(told))
        return
    print_standings(rows)
    typer.echo(
        say(
            Sentence(
                "Both right {both:,}, neither {neither:,}, p = {p:.3g} (McNemar, exact).",
                both=found.both,
                neither=found.neither,
                p=found.p,
            )
        )
    )
    typer.echo(say(sentence))
