"""How good answers are for each class, from a confusion matrix. No torch: the window and reports count it, too."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

FIELDS = ("label", "count", "precision", "recall", "f1")


@dataclass(frozen=True)
class ClassFigures:
    """Shares 0..1 for one class. precision: of what was called so, how much was; recall: of what was so, how much
    was called so.

    None where nothing was called so (precision) or there was no such picture (recall).
    """

    label: str
    count: int
    precision: float | None
    recall: float | None
    f1: float | None


def class_figures(confusion: Sequence[Sequence[int]], classes: Sequence[str]) -> tuple[ClassFigures, ...]:
    """Precision, recall and F1 of each class; confusion[i][j]: pictures of class i that were called class j."""
    called = [sum(column) for column in zip(*confusion, strict=True)]
    return tuple(
        ClassFigures(
            label,
            sum(row),
            _share(row[i], called[i]),
            _share(row[i], sum(row)),
            _share(2 * row[i], sum(row) + called[i]),
        )
        for i, (label, row) in enumerate(zip(classes, confusion, strict=True))
    )


def class_csv(confusion: Sequence[Sequence[int]], classes: Sequence[str]) -> str:
    """Every class with its figures and whom it was read as, for a spreadsheet; empty where there is no figure."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow([*FIELDS, *(f"read as {_harmless(name)}" for name in classes)])
    for one, row in zip(class_figures(confusion, classes), confusion, strict=True):
        shares = ("" if share is None else f"{share:.6f}" for share in (one.precision, one.recall, one.f1))
        writer.writerow([_harmless(one.label), one.count, *shares, *row])
    return made.getvalue()


def _harmless(name: str) -> str:
    """A class's name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" and name[:1] else name


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
