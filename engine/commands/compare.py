"""``compare``: one picture, every network: their answers side by side, in the order of history."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.output.terminal import say
from engine.commands.recognize import SAMPLES, Mode
from engine.errors import EngineError
from engine.sentence import Sentence, join
from engine.storage.json_text import json_text

if TYPE_CHECKING:
    from engine.library.info import RecognizerInfo
    from engine.protocol.compare import Compared, OneAnswer
    from engine.reading.agreement import Agreement
    from engine.service.service import Service


@dataclass(frozen=True)
class ComparedPicture:
    """One picture with the answers of all who took part, or the sentence why it cannot be opened."""

    file: str
    compared: "Compared | None"
    error: str = ""


def add_to(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command("compare")(compare)


def compare(
    images: Annotated[
        list[str] | None, typer.Argument(help="Picture files and folders; none: the samples that come with Inkling.")
    ] = None,
    *,
    recognizers: Annotated[
        str,
        typer.Option(
            help="Who takes part: weights files, run folders, keys or names, with commas between them; "
            "none: all that are made for such a picture."
        ),
    ] = "",
    mode: Annotated[Mode, typer.Option(help="One digit, many (a number), or let Inkling decide.")] = Mode.auto,
    top: Annotated[int, typer.Option(min=1, max=1000, help="How many classes to show of each answer.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Let several recognizers answer the same pictures: answer, agreement, milliseconds, parameters."""
    from engine.pictures.listing import list_pictures
    from engine.service.service import Service

    pictures, skipped = list_pictures(images or [str(SAMPLES)])
    if not pictures and not skipped:
        raise EngineError("There are no pictures here. Name picture files, or folders that hold some.")
    service = Service()
    known = _taking_part(service, recognizers)
    seen = [_seen(service, path, known, mode, takes_all=bool(recognizers)) for path in pictures]
    seen += [
        ComparedPicture(name, None, say(Sentence("“{name}” {reason}.", name=name, reason=reason)))
        for name, reason in skipped
    ]
    infos = {info.key: info for info in known}
    if as_json:
        print(json_text([_plain(one, infos, top) for one in seen], indent=1))
    else:
        _print(seen, infos, top)
    failures = [one.error for one in seen if one.error]
    for sentence in failures:
        print(say(sentence), file=sys.stderr)
    if failures:
        raise typer.Exit(1)


def _taking_part(service: "Service", wanted: str) -> "list[RecognizerInfo]":
    """In the order of history; by default all that are installed."""
    from engine.commands.options.weights_option import weights_path
    from engine.library import recognizers as library
    from engine.library.info import RecognizerInfo
    from engine.weights.weights_file import read_card
    from models.catalog import ARCHITECTURES

    found = list(library.installed())
    if wanted:
        paths = dict.fromkeys(weights_path(name.strip()).resolve() for name in wanted.split(",") if name.strip())
        found = [RecognizerInfo(service.add(path), read_card(path), "file", str(path)) for path in paths]
    if not found:
        raise EngineError("No recognizer is installed. Train one, or import a weights file.")
    places = {network.key: (network.year, place) for place, network in enumerate(ARCHITECTURES)}
    return sorted(found, key=lambda info: places[info.card.architecture])


def _seen(
    service: "Service", path: str, known: "list[RecognizerInfo]", mode: Mode, *, takes_all: bool
) -> ComparedPicture:
    from engine.protocol.compare import CompareFile
    from engine.protocol.messages import Failed

    looked = service.answer(CompareFile(path))
    if isinstance(looked, Failed):
        return ComparedPicture(path, None, looked.sentence)
    fitting = [info for info in known if takes_all or info.card.input.kind == looked.kind] or known
    told = service.answer(CompareFile(path, tuple(info.key for info in fitting), mode.value))
    return ComparedPicture(path, looked if isinstance(told, Failed) else told)


def _agreement(compared: "Compared") -> "Agreement":
    from engine.reading.agreement import agreement

    return agreement([answer.reading for answer in compared.answers])


def _ranked(answer: "OneAnswer", top: int) -> list[tuple[str, float]]:
    reading = answer.reading
    return [] if reading is None or len(reading.glyphs) > 1 else reading.prediction.ranked()[:top]


def _plain(one: ComparedPicture, infos: "dict[str, RecognizerInfo]", top: int) -> dict[str, object]:
    if one.compared is None:
        return {"file": one.file, "error": one.error}
    agreed = _agreement(one.compared)
    return {
        "file": one.file,
        "kind": one.compared.kind,
        "agreement": {"answer": agreed.answer, "votes": agreed.votes, "of": agreed.count},
        "answers": [_plain_answer(answer, infos[answer.key], top) for answer in one.compared.answers],
        "notes": list(one.compared.notes),
    }


def _plain_answer(answer: "OneAnswer", info: "RecognizerInfo", top: int) -> dict[str, object]:
    about: dict[str, object] = {
        "recognizer": info.card.name,
        "network": info.card.architecture,
        "parameters": info.card.parameters,
    }
    if answer.reading is None:
        return {**about, "error": answer.error}
    return {
        **about,
        "answer": answer.reading.text,
        "verdict": answer.reading.verdict,
        "classes": [{"label": label, "probability": round(share, 6)} for label, share in _ranked(answer, top)],
        "milliseconds": round(answer.milliseconds, 2),
        "runtime": answer.reading.runtime,
    }


def _print(seen: Sequence[ComparedPicture], infos: "dict[str, RecognizerInfo]", top: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from engine.pictures.decode import show_name
    from models.catalog import architecture

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = max(console.width, 200)  # a pipe has no width: no row may be cut or wrapped
    for one in seen:
        if one.compared is None:
            continue
        table = Table(box=None, pad_edge=False, title=Text(show_name(one.file)), title_justify="left")
        for title in (say("Year"), say("Recognizer"), say("Answer")):
            table.add_column(title)
        for title in ("ms", say("Parameters")):
            table.add_column(title, justify="right")
        table.add_column(say("Most probable"))
        for answer in one.compared.answers:
            card = infos[answer.key].card
            text = say(answer.error) if answer.reading is None else " / ".join(answer.reading.text.splitlines())
            classes = ", ".join(f"{label} {share:.1%}" for label, share in _ranked(answer, top))
            cells = (str(architecture(card.architecture).year), card.name, text)
            numbers = ("" if answer.reading is None else f"{answer.milliseconds:.1f}", f"{card.parameters:,}")
            table.add_row(*(Text(cell) for cell in (*cells, *numbers, classes)))
        console.print(table)
        console.print(Text(f"{say(_in_words(one.compared, infos))}\n"))


def _in_words(compared: "Compared", infos: "dict[str, RecognizerInfo]") -> Sentence:
    """ "3 of 4 say 7; LeNet-5 says 1." """
    agreed = _agreement(compared)
    if agreed.count < 2:
        nobody = Sentence("Nobody answered.")
        return Sentence("Only one recognizer answered: there is nothing to compare.") if agreed.count else nobody
    if agreed.is_unanimous:
        if agreed.count == 2:
            return Sentence("Both say {answer}.", answer=agreed.answer)
        return Sentence("All {count} say {answer}.", count=agreed.count, answer=agreed.answer)
    others = join(
        "; ",
        (
            Sentence("{name} says {answer}", name=infos[compared.answers[place].key].card.name, answer=said)
            for place, said in agreed.differ
        ),
    )
    if not agreed.answer:
        return Sentence("They disagree; {others}.", others=others)
    return Sentence(
        "{votes} of {count} say {answer}; {others}.",
        votes=agreed.votes,
        count=agreed.count,
        answer=agreed.answer,
        others=others,
    )
