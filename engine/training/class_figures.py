"""How good answers are for each class, from a confusion matrix. No torch: the window and reports count it, too."""

from collections.abc import Sequence
from dataclasses import dataclass


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


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
