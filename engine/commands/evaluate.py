"""The command ``evaluate``: how good weights are on a data set, with all that belongs to an honest figure."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.commands.options.recipe_options import pair
from engine.evaluation.per_class import class_csv
from engine.storage.atomic_write import write_atomically
from engine.training.process import use_patient_threads

if TYPE_CHECKING:
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
        labels = [one.label for one in measured.figures.per_class]
        write_atomically(csv, b"\xef\xbb\xbf" + class_csv(measured.figures.confusion, labels).encode())
    if as_json:
        print(json.dumps(_plain(measured), ensure_ascii=False))
    else:
        _print_tables(measured)


def _plain(measured: "EvaluatedWeights") -> dict[str, object]:
    card = measured.card
    told = {"name": card.name, "architecture": card.architecture, "parameters": card.parameters}
    return {
        "weights": told,
        "data": measured.data,
        "device": measured.device,
        **asdict(measured.figures),
        "honesty": asdict(measured.measured_reliability),
    }


def _print_tables(measured: "EvaluatedWeights") -> None:
    from rich.console import Console
    from rich.table import Table

    console, figures = Console(highlight=False), measured.figures
    low, high = figures.interval
    console.print(f"{measured.card.name} on {measured.data} ({measured.device})", markup=False, soft_wrap=True)
    console.print(f"Accuracy {figures.accuracy:.2%}, with 95 % certainty between {low:.2%} and {high:.2%}")
    if figures.top5 is not None:
        console.print(f"Among the five most probable {figures.top5:.2%}")
    console.print(f"Loss {figures.loss:.4f}, calibration error {figures.calibration_error:.4f}")
    table = Table("class", "pictures", "precision", "recall", "F1")
    for one in figures.per_class:
        table.add_row(one.label, f"{one.count:,}", *(_percent(share) for share in (one.precision, one.recall, one.f1)))
    console.print(table)
    if len(figures.per_class) <= MOST_CLASSES_SHOWN:
        labels = [one.label for one in figures.per_class]
        matrix = Table("true ↓  answer →", *labels)
        for label, row in zip(labels, figures.confusion, strict=True):
            matrix.add_row(label, *(str(count) if count else "·" for count in row))
        console.print(matrix)
    costs = Table("sure from", "answered", "of these wrong")
    for threshold, coverage, error in measured.measured_reliability.trust:
        costs.add_row(f"{threshold:.1%}", f"{coverage:.2%}", f"{error:.2%}")
    console.print(costs)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.2%}"
