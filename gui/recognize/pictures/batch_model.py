"""Many pictures and their answers as a table: sorted, filtered, and light enough for a hundred thousand rows."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from engine.prediction import Reading
from gui.recognize.answer import answer_texts
from gui.widgets.qimage import to_image
from gui.widgets.safe_text import elided, visible

State = Literal["waiting", "sure", "unsure", "unknown", "blank", "failed"]
Index = QModelIndex | QPersistentModelIndex
THUMBNAIL = 40  # logical pixels
KEPT_PIXELS = 80  # a side, for screens of double density
MOST_THUMBNAILS = 2_000
PICTURE, ANSWER, PROBABILITY, VERDICT, NOTE = range(5)


@dataclass(slots=True)
class BatchRow:
    """One picture.

    answer: as it is painted; kept: as it is written to files. probability: of the answer, -1 while there is none. note:
    remarks, or why it could not be read.
    """

    path: str
    name: str
    state: State = "waiting"
    answer: str = ""
    kept: str = ""
    probability: float = -1.0
    note: str = ""


class BatchModel(QAbstractTableModel):
    """Rows in the order they came, shown sorted and filtered. Sorting and filtering touch what is shown only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BatchRow] = []
        self._shown: list[int] = []  # row numbers in the order of the view
        self._place: dict[int, int] = {}  # row number -> place in the view
        self._thumbnails: OrderedDict[int, QPixmap] = OrderedDict()
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self._words, self._state = "", ""
        self._needs_order = False

    # What is in it

    def start(self, paths: Sequence[str], skipped: Iterable[tuple[str, str]]) -> None:
        """Another batch: pictures to read, and those that cannot be with the reason."""
        self.beginResetModel()
        self._rows = [BatchRow(path, PurePath(path).name or path) for path in paths]
        self._rows += [BatchRow("", name, "failed", note=reason) for name, reason in skipped]
        self._thumbnails.clear()
        self._arrange()
        self.endResetModel()

    def path(self, row: int) -> str:
        """Of row number ``row``; empty for one that was skipped."""
        return self._rows[row].path

    def set_reading(self, row: int, reading: Reading) -> None:
        """The answer to picture ``row``."""
        made = self._rows[row]
        made.state = reading.verdict
        made.answer = answer_texts.headline(reading).replace("\n", " / ")
        made.kept = answer_texts.headline(reading, is_painted=False).replace("\n", " / ")
        made.probability = -1.0 if reading.probability is None else reading.probability
        made.note = " ".join([*([answer_texts.remark(reading)] if len(reading.glyphs) > 1 else []), *reading.notes])
        if reading.thumbnail.size:
            image = to_image(reading.thumbnail).scaled(
                QSize(KEPT_PIXELS, KEPT_PIXELS),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._keep_thumbnail(row, image)
        self._tell(row)

    def set_failed(self, row: int, sentence: str) -> None:
        """Picture ``row`` could not be read."""
        made = self._rows[row]
        made.state, made.answer, made.probability, made.note = "failed", "", -1.0, sentence
        self._tell(row)

    @property
    def total(self) -> int:
        """All rows, shown or not."""
        return len(self._rows)

    def row_at(self, index: Index) -> BatchRow:
        """The picture of a line of the view."""
        return self._rows[self._shown[index.row()]]

    def table(self, lines: Iterable[int] | None = None) -> tuple[list[str], list[list[str]]]:
        """Header and cells as text, as shown, but with classes as they are called in files.

        lines: of the view, all when None.
        """
        header = [str(self.headerData(i, Qt.Orientation.Horizontal)) for i in range(self.columnCount())]
        wanted = range(len(self._shown)) if lines is None else lines
        return [self.tr("File"), *header], [self._cells(self._rows[self._shown[line]]) for line in wanted]

    # Order and filter

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._rearrange()

    def set_filter(self, words: str, state: str) -> None:
        """Show only rows that hold all of ``words`` and are in ``state`` (empty: any)."""
        self._words, self._state = words, state
        self._rearrange()

    def settle(self) -> None:
        """Put rows that were answered meanwhile where order and filter want them."""
        if self._needs_order:
            self._rearrange()

    # Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == PROBABILITY:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        titles = (self.tr("Picture"), self.tr("Answer"), self.tr("Probability"), self.tr("Verdict"), self.tr("Note"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        number, column = self._shown[index.row()], index.column()
        row = self._rows[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return visible(row.path) if column == PICTURE else visible(row.note) if column == NOTE else None
        if role == Qt.ItemDataRole.DecorationRole and column == PICTURE:
            return self._thumbnails.get(number)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PROBABILITY:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: BatchRow, column: int) -> str:
        if column == PICTURE:
            return elided(row.name)
        if column == ANSWER:
            return row.answer
        if column == PROBABILITY:
            return answer_texts.percent(row.probability) if row.probability >= 0 else ""
        return self.state_words(row.state) if column == VERDICT else visible(row.note)

    def state_words(self, state: str) -> str:
        """A state as a person reads it."""
        words = {
            "waiting": "…",
            "sure": self.tr("sure"),
            "unsure": self.tr("not sure"),
            "unknown": self.tr("none of the classes"),
            "blank": self.tr("nothing found"),
            "failed": self.tr("not readable"),
        }
        return words[state]

    def _cells(self, row: BatchRow) -> list[str]:
        probability = f"{row.probability:.4f}" if row.probability >= 0 else ""
        return [row.path or row.name, visible(row.name), row.kept, probability, self.state_words(row.state), row.note]

    def _tell(self, number: int) -> None:
        place = self._place.get(number)
        if self._column >= 0 or self._words or self._state:
            self._needs_order = True
        if place is not None:
            self.dataChanged.emit(self.index(place, 0), self.index(place, NOTE))

    def _rearrange(self) -> None:
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        numbers = [self._shown[index.row()] for index in persistent]
        self._arrange()
        moved = [
            self.index(self._place[number], index.column()) if number in self._place else QModelIndex()
            for number, index in zip(numbers, persistent, strict=True)
        ]
        self.changePersistentIndexList(persistent, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self._needs_order = False
        words = self._words.casefold().split()
        shown = [number for number, row in enumerate(self._rows) if self._is_wanted(row, words)]
        if self._column >= 0:
            shown.sort(key=lambda number: self._key(self._rows[number]))
            if self._order == Qt.SortOrder.DescendingOrder:
                shown.reverse()
        self._shown = shown
        self._place = {number: place for place, number in enumerate(shown)}

    def _is_wanted(self, row: BatchRow, words: list[str]) -> bool:
        if self._state and row.state != self._state:
            return False
        if not words:
            return True
        text = f"{row.name} {row.answer} {row.note}".casefold()
        return all(word in text for word in words)

    def _key(self, row: BatchRow) -> Any:
        if self._column == PROBABILITY:
            return row.probability
        if self._column == VERDICT:
            return row.state
        return natural_key({PICTURE: row.name, ANSWER: row.answer}.get(self._column, row.note))

    def _keep_thumbnail(self, number: int, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(KEPT_PIXELS / THUMBNAIL)
        self._thumbnails[number] = pixmap
        while len(self._thumbnails) > MOST_THUMBNAILS:
            self._thumbnails.popitem(last=False)


def natural_key(text: str) -> list[tuple[int, int | str]]:
    """Sorts "page 2" before "page 10"."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", text.casefold()) if part]
