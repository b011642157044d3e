"""What an export has proven so far: one line per file, with the figures."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from engine.export.events import FileProven
from engine.figures import figure
from gui.style import style
from gui.widgets.formatting import decimal
from gui.widgets.safe_text import elided, sentence

ICON_SIDE = 16


class ResultList(QFrame):
    """A card that grows with every proven file; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_results")
        style.card(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(style.MARGIN, 12, style.MARGIN, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._rows = 0
        self.hide()

    def clear(self) -> None:
        """No results."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._rows = 0
        self.hide()

    def add(self, proof: FileProven) -> None:
        """Show one more file."""
        is_all = proof.agreed == proof.pictures
        mark = QLabel()
        mark.setPixmap(
            style.icon("circle-check" if is_all else "triangle-alert", "good" if is_all else "warning").pixmap(
                ICON_SIDE, ICON_SIDE
            )
        )
        mark.setAccessibleName(self.tr("all alike") if is_all else self.tr("not all alike"))
        name = QLabel(elided(proof.file, 48))
        name.setTextFormat(Qt.TextFormat.PlainText)
        size = QLabel(QLocale().formattedDataSize(proof.bytes))
        style.muted(size)
        told = QLabel(sentence(self._words(proof)))
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        style.small(told)
        row = self._rows * 2
        self._grid.addWidget(mark, row, 0)
        self._grid.addWidget(name, row, 1)
        self._grid.addWidget(size, row, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(told, row + 1, 1, 1, 2)
        self._rows += 1
        self.show()

    def _words(self, proof: FileProven) -> str:
        parts = [self.tr("{} of {} answers as in Inkling").format(proof.agreed, proof.pictures)]
        if proof.format == "script":
            share = figure(100 * proof.largest_difference, ".2g")
            parts.append(self.tr("probabilities differ by at most {} %").format(share))
            parts.append(self.tr("needs {}").format(proof.needs.replace(" ", ", ")))
        else:
            parts.append(self.tr("logits differ by at most {}").format(figure(proof.largest_difference, ".1e")))
        if proof.milliseconds:
            parts.append(self.tr("{} ms a picture").format(decimal(proof.milliseconds, 1)))
        return "\n".join(text for text in (" · ".join(parts), proof.note) if text)
