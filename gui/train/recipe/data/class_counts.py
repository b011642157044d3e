"""ClassCounts: how many pictures each class has, as small bars."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.style import style
from gui.widgets.safe_text import elided

BARS = 34
LABELS_UP_TO = 16
MOST_IN_WORDS = 40


class ClassCounts(QWidget):
    """Bars with the classes' names where there is room; the figure of a bar is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("class_counts")
        self.setAccessibleName(self.tr("Pictures per class"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._classes: tuple[str, ...] = ()
        self._counts: tuple[int, ...] = ()

    def show_counts(self, classes: tuple[str, ...], counts: tuple[int, ...]) -> None:
        """Show these."""
        self._classes, self._counts = classes, counts
        words = [self._word(i) for i in range(min(len(counts), MOST_IN_WORDS))]
        self.setAccessibleDescription(", ".join(words) + ("…" if len(counts) > MOST_IN_WORDS else ""))
        self.setVisible(bool(counts))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, BARS + self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors(self.palette())
        painter = QPainter(self)
        most = max(self._counts, default=0)
        font = painter.font()
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.85))
        painter.setFont(font)
        for i, count in enumerate(self._counts):
            place = self._bar(i)
            height = max(2.0 if count else 0.0, place.height() * count / most) if most else 0.0
            bar = QRectF(place.left(), place.bottom() - height, place.width(), height)
            painter.fillRect(bar, QColor(theme.accent if count else theme.border))
            if len(self._counts) <= LABELS_UP_TO:
                under = QRectF(place.left() - 1, place.bottom() + 1, place.width() + 2, self.height() - place.bottom())
                text = painter.fontMetrics().elidedText(
                    elided(self._classes[i], 24), Qt.TextElideMode.ElideRight, int(under.width())
                )
                painter.setPen(QColor(theme.muted))
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._counts:
            for i in range(len(self._counts)):
                if self._bar(i).left() <= event.pos().x() <= self._bar(i).right() + 2:
                    QToolTip.showText(event.globalPos(), self._word(i), self)
                    return True
        return super().event(event)

    def _bar(self, index: int) -> QRectF:
        step = self.width() / max(1, len(self._counts))
        gap = min(4.0, step * 0.25)
        return QRectF(index * step + gap / 2, 0, max(1.0, step - gap), BARS)

    def _word(self, index: int) -> str:
        return f"{elided(self._classes[index])}: {self._counts[index]:,}"
