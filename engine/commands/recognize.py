"""``recognize``: pictures and folders of pictures to answers, as a table, JSON or CSV."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.terminal import say
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.json_text import json_text

if TYPE_CHECKING:
    from engine.prediction import Reading

SAMPLES = paths.RESOURCES / "samples"


class Mode(StrEnum):
    """engine.protocol.messages.ReadMode, as the command line wants it."""

    auto = "auto"
    one = "one"
    many = "many"


@dataclass(frozen=True)
class Answered:
    """One picture's answer, or the sentence why there is none."""

    file: str
    reading: "Reading | None"
    error: str = ""


def add_to(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("recognize")(recognize)


def recognize(
    images: Annotated[
        list[str] | None, typer.Argument(help="Picture files and folders; none: the samples that come with Inkling.")
    ] = None,
    *,
    weights: Annotated[str, typer.Option(help="A weights file, a run's folder, or a recognizer's key or name.")] = "",
    mode: Annotated[Mode, typer.Option(help="One digit, many (a number), or let Inkling decide.")] = Mode.auto,
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many classes to show for each picture.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
    csv: Annotated[Path | None, typer.Option(help="Also save the table to this CSV file.")] = None,
) -> None:
    """Say what is written or shown in pictures."""
    from engine.pictures.listing import list_pictures

    pictures, skipped = list_pictures(images or [str(SAMPLES)])
    if not pictures and not skipped:
        raise EngineError("There are no pictures here. Name picture files, or folders that hold some.")
    answers = [*_answers(pictures, weights, mode, is_quiet=as_json), *(_skipped(*one) for one in skipped)]
    if as_json:
        print(json_text([_plain(answer, top) for answer in answers], indent=1))
    else:
        _print_table([answer for answer in answers if answer.reading is not None], top)
    if csv is not None:
        from engine.reading.answer_table import save_csv

        save_csv(csv, _header(top), [[answer.file, *_cells(answer, top)] for answer in answers])
    failures = [answer.error for answer in answers if answer.error]
    for sentence in failures:
        print(say(sentence), file=sys.stderr)
    if failures:
        raise typer.Exit(1)


def _answers(pictures: Sequence[str], weights: str, mode: Mode, *, is_quiet: bool) -> list[Answered]:
    from rich.console import Console
    from rich.progress import track

    from engine.inference.autotune.background import MANY_FILES
    from engine.protocol.recognize import Read, ReadFile
    from engine.service.service import Service

    service = Service()
    key = ""
    if weights:
        from engine.commands.options.weights_option import weights_path

        key = service.add(weights_path(weights))
    else:
        service.load_defaults()
    console = Console(stderr=True)
    is_hidden = is_quiet or len(pictures) < 10 or not console.is_terminal
    answers: list[Answered] = []
    for path in track(pictures, "Recognizing…", console=console, transient=True, disable=is_hidden):
        if len(answers) == MANY_FILES:
            service.find_fastest()
        answer = service.answer(ReadFile(path, key, mode.value))
        if isinstance(answer, Read):
            answers.append(Answered(path, answer.reading))
        else:
            answers.append(Answered(path, None, answer.sentence))
    return answers


def _skipped(name: str, reason: str) -> Answered:
    return Answered(name, None, Sentence("“{name}” {reason}.", name=name, reason=reason))


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


def _ranked(reading: "Reading", top: int) -> list[tuple[str, float]]:
    return reading.prediction.ranked()[:top] if len(reading.glyphs) <= 1 else []


def _plain(answer: Answered, top: int) -> dict[str, object]:
    reading = answer.reading
    if reading is None:
        return {"file": answer.file, "error": answer.error}
    return {
        "file": answer.file,
        "answer": reading.text,
        "verdict": reading.verdict,
        "probability": _rounded(reading.probability),
        "rejected": _rounded(reading.prediction.rejected) if len(reading.glyphs) <= 1 else None,
        "classes": [{"label": label, "probability": round(share, 6)} for label, share in _ranked(reading, top)],
        "glyphs": [
            {
                "label": glyph.prediction.label,
                "verdict": glyph.prediction.verdict,
                "probability": _rounded(glyph.prediction.answer_probability),
                "box": [round(side, 2) for side in glyph.box],
            }
            for glyph in reading.glyphs
        ],
        "recognizer": reading.recognizer,
        "milliseconds": round(reading.milliseconds, 2),
        "runtime": reading.runtime,
        "notes": list(reading.notes),
    }


def _header(top: int) -> list[str]:
    return ["file", "answer", "probability", *(f"number {place}" for place in range(2, top + 1)), "recognizer", "error"]


def _cells(answer: Answered, top: int) -> list[str]:
    """answer, probability, the runners-up, recognizer, error."""
    reading = answer.reading
    if reading is None:
        return [""] * (top + 2) + [answer.error]
    others = [f"{label} {share:.1%}" for label, share in _ranked(reading, top)[1:]]
    probability = "" if reading.probability is None else f"{reading.probability:.1%}"
    return [reading.text, probability, *others, *[""] * (top - 1 - len(others)), reading.recognizer, ""]


def _print_table(answers: Sequence[Answered], top: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not answers:
        return
    readings = [answer.reading for answer in answers if answer.reading is not None]
    names = {f"{one.recognizer} ({one.runtime})" if one.runtime else one.recognizer for one in readings}
    table = Table(box=None, pad_edge=False)
    table.add_column("Picture")
    table.add_column("Answer", style="bold")
    table.add_column("Probability", justify="right")
    table.add_column("Runners-up")
    for answer in answers:
        text, probability, *others = _cells(answer, top)[: top + 1]
        # Text: a file's name is no markup
        row = [_shown(answer.file), " / ".join(text.splitlines()), probability, ", ".join(filter(None, others))]
        table.add_row(*(Text(cell) for cell in row))
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, 200)  # a pipe has no width: no row may be cut or wrapped
    console.print(table)
    console.print(Text(say(Sentence("Read by {names}.", names=", ".join(sorted(names))))))


def _shown(path: str) -> str:
    from engine.pictures.decode import show_name

    return show_name(path)
