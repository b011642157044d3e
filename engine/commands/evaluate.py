"""The command ``evaluate``: how good weights are on a data set, with all that belongs to an honest figure."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.options.recipe_options import pair
from engine.commands.output.terminal import class_said, say
from engine.errors import EngineError
from engine.evaluation.per_class import class_csv
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.storage.json_text import json_text
from engine.storage.safe_open import shown
from engine.training.process import use_patient_threads

if TYPE_CHECKING:
    from rich.console import Console

    from engine.evaluation.evaluate import EvaluatedWeights

MOST_CLASSES_SHOWN = 20  # in the confusion matrix


def add_to(app: typer.Typer) -> None:
    """Add ``evaluate`` to the commands."""
    app.command("evaluate")(evaluate)


def evaluate(
    weights: Annotated[str, typer.Option(help="A weights file, a run’s folder, or a recognizer’s key or name.")],
    data: Annotated[str, typer.Option(help="A data set known by name, or a folder with a sub-folder per class.")],
    device: Annotated[str, typer.Option(help="auto, cpu, cuda or mps.")] = "auto",
    part: Annotated[
        str, typer.Option(help="test, or held-out: what the data set itself keeps from training.")
    ] = "test",
    data_option: Annotated[list[str] | None, typer.Option(help="KEY=VALUE for the data set.")] = None,
    *,
    keep: Annotated[
        bool, typer.Option("--keep", help="Write what thresholds cost and reliability into the weights’ card.")
    ] = False,
    csv: Annotated[Path | None, typer.Option(help="Also write the figures of each class to this file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON and nothing else.")] = False,
) -> None:
    """Measure weights: accuracy with its interval, each class, who is taken for whom, calibration."""
    use_patient_threads()
    from engine.commands.options.weights_option import weights_path
    from engine.evaluation.evaluate import keep_reliability, measure

    if part not in ("test", "held-out"):
        raise typer.BadParameter("test or held-out", param_hint="--part")
    if keep and part != "held-out":
        raise typer.BadParameter("only what was measured on held-out pictures is kept", param_hint="--keep")
    path, options = weights_path(weights), dict[str, object](pair(text) for text in data_option or [])
    measured = measure(path, data, device, options, "held-out" if part == "held-out" else "test")
    if keep:
        keep_reliability(path, measured)
    if csv is not None:
        if measured.figures is None:
            raise EngineError("All of these pictures were learned by the weights: there are no figures to write.")
        labels = [one.label for one in measured.figures.per_class]
        write_atomically(csv, b"\xef\xbb\xbf" + class_csv(measured.figures.confusion, labels).encode())
    if as_json:
        print(json_text(_plain(measured)))
    else:
        _print_tables(measured)


def _plain(measured: "EvaluatedWeights") -> dict[str, object]:
    from engine.evaluation.metrics import Evaluation

    card, figures = measured.card, measured.figures
    told = {"name": card.name, "architecture": card.architecture, "parameters": card.parameters}
    return {
        "weights": told,
        "data": measured.data,
        "device": measured.device,
        "learned": measured.learned,
        "chose_epoch": measured.chose_epoch,
        **(dict.fromkeys(field.name for field in fields(Evaluation)) if figures is None else asdict(figures)),
        "honesty": None if measured.reliability is None else asdict(measured.reliability),
    }


def _print_learned(measured: "EvaluatedWeights", console: "Console") -> None:
    """How many of the pictures these weights know already."""
    learned, chose = measured.learned, measured.chose_epoch
    if measured.figures is None:
        _tell(
            console,
            Sentence(
                "All {count:,} pictures were learned by these weights, so they say nothing of new pictures. Name "
                "pictures that were not learned.",
                count=learned,
            ),
        )
    elif learned:
        _tell(
            console,
            Sentence(
                "1 picture was learned by these weights and is not measured."
                if learned == 1
                else "{count:,} pictures were learned by these weights and are not measured.",
                count=learned,
            ),
        )
    if chose:
        _tell(
            console,
            Sentence(
                "By {count:,} of the measured pictures these weights were chosen among those of all epochs: for new "
                "pictures the figures will be a little lower.",
                count=chose,
            ),
        )


def _tell(console: "Console", text: str) -> None:
    console.print(say(text), markup=False, soft_wrap=True)


def _print_tables(measured: "EvaluatedWeights") -> None:
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    console, figures = Console(highlight=False), measured.figures
    name = shown(measured.card.name)
    _tell(
        console,
        Sentence("{name} on {data} ({device})", name=name, data=measured.data, device=measured.device),
    )
    _print_learned(measured, console)
    if figures is None or measured.reliability is None:
        return
    low, high = figures.interval
    _tell(
        console,
        Sentence(
            "Accuracy {accuracy:.2%}, with 95 % certainty between {low:.2%} and {high:.2%}",
            accuracy=figures.accuracy,
            low=low,
            high=high,
        ),
    )
    if figures.top5 is not None:
        _tell(console, Sentence("Among the five most probable {share:.2%}", share=figures.top5))
    _tell(
        console,
        Sentence("Loss {loss:.4f}, calibration error {error:.4f}", loss=figures.loss, error=figures.calibration_error),
    )
    headings = (Sentence("class"), Sentence("pictures"), Sentence("precision"), Sentence("recall"), Sentence("F1"))
    table = Table(*(say(heading) for heading in headings))
    classes = tuple(one.label for one in figures.per_class)
    labels = [Text(class_said(label, classes)) for label in classes]
    for label, one in zip(labels, figures.per_class, strict=True):
        shares = (_percent(share) for share in (one.precision, one.recall, one.f1))
        table.add_row(label, f"{one.count:,}", *shares)
    console.print(table)
    if len(figures.per_class) <= MOST_CLASSES_SHOWN:
        matrix = Table(say(Sentence("true ↓  answer →")), *(Column(label) for label in labels))
        for label, row in zip(labels, figures.confusion, strict=True):
            matrix.add_row(label, *(str(count) if count else "·" for count in row))
        console.print(matrix)
    costs = Table(say(Sentence("sure from")), say(Sentence("answered")), say(Sentence("of these wrong")))
    for threshold, coverage, error in measured.reliability.trust:
        costs.add_row(f"{threshold:.1%}", f"{coverage:.2%}", f"{error:.2%}")
    console.print(costs)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.2%}"
