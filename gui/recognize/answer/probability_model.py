"""The rows of the probabilities: which classes are shown, in which order, with which numbers."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.prediction import Prediction
from gui.platform.languages import class_said
from gui.recognize.answer.answer_texts import percent
from gui.widgets.safe_text import elided, visible

SHOWN_AT_FIRST = 20
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ProbabilityRow:
    """One bar. rank: 0 for the most probable; -1 while there is no answer; -2 for the row "n more".

    is_answer: False where the answer is that it is none of these: then no bar stands out.
    """

    label: str
    probability: float
    rank: int
    is_answer: bool = True


def _looks_alike(old: ProbabilityRow, new: ProbabilityRow) -> bool:
    """Whether both are painted with the same pixels: most of ten bars stay as they are while a digit is written."""
    if old.label != new.label or old.is_answer != new.is_answer or min(old.rank, 2) != min(new.rank, 2):
        return False
    return old.probability == new.probability or max(old.probability, new.probability) < 0.0005


class ProbabilityModel(QAbstractListModel):
    """The rows of one prediction. Text: "7  98.7%", for the screen reader as well."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProbabilityRow] = []
        self._labels: tuple[str, ...] = ()
        self._probabilities: NDArray[np.float32] = np.zeros(0, np.float32)
        self._is_sorted = False
        self._shows_all = False
        self._is_answer = True

    def show_prediction(self, prediction: Prediction) -> None:
        """Other numbers; without an answer (blank) the last classes stay, with empty bars."""
        self._is_answer = prediction.verdict != "unknown"
        if prediction.labels:
            if prediction.labels != self._labels:
                self._shows_all = False
            self._labels, self._probabilities = prediction.labels, prediction.probabilities
        else:
            self._probabilities = np.zeros(0, np.float32)
        self._refresh()

    def show_classes(self, labels: tuple[str, ...]) -> None:
        """The classes of a recognizer that has not answered yet."""
        self._labels, self._probabilities, self._shows_all = labels, np.zeros(0, np.float32), False
        self._refresh()

    def set_sorted(self, is_sorted: bool) -> None:
        """The most probable first, or in class order."""
        self._is_sorted = is_sorted
        self._refresh()

    def show_all(self) -> None:
        """Also the classes behind "n more"."""
        self._shows_all = True
        self._refresh()

    @property
    def rows(self) -> list[ProbabilityRow]:
        """What is shown, in order."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{elided(row.label)}  {percent(row.probability)}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.label if row.rank < 0 else f"{visible(row.label)}  {percent(row.probability)}"
        return None

    def _refresh(self) -> None:
        rows = self._made_rows()
        if len(rows) == len(self._rows):
            other = [i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if not _looks_alike(old, new)]
            self._rows = rows
            if other:
                self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _made_rows(self) -> list[ProbabilityRow]:
        count = len(self._labels)
        if len(self._probabilities) != count:
            return [
                ProbabilityRow(class_said(label, self._labels), 0.0, -1)
                for label in self._labels[: SHOWN_AT_FIRST if count > SHOWN_AT_FIRST else count]
            ]
        order = np.argsort(-self._probabilities, kind="stable")
        ranks = np.empty(count, np.int64)
        ranks[order] = np.arange(count)
        is_long = count > SHOWN_AT_FIRST
        shown = order if self._is_sorted or is_long else np.arange(count)
        if is_long and not self._shows_all:
            shown = shown[:SHOWN_AT_FIRST]
        rows = [
            ProbabilityRow(
                class_said(self._labels[i], self._labels), float(self._probabilities[i]), int(ranks[i]), self._is_answer
            )
            for i in shown.tolist()
        ]
        if len(shown) < count:
            rest = 1.0 - float(self._probabilities[shown].sum())
            more = self.tr("{} more").format(count - len(shown))
            rows.append(ProbabilityRow(more, max(rest, 0.0), -2))
        return rows
