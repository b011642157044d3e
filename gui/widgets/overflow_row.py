"""OverflowRow: tools side by side that give way, one after the other, where the room is short."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget


@dataclass(frozen=True)
class _Fold:
    """How one widget gives way: it goes, or it keeps its icon only (then ``text`` is what comes back)."""

    widget: QWidget
    text: str = ""


class OverflowRow(QWidget):
    """Fill ``row``; then say with ``hide_first`` and ``fold_texts`` what gives way, in that order.

    Only what can be reached by a menu or a key may go.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self._folds: list[_Fold] = []
        self._folded: list[_Fold] = []
        self._saved: dict[QWidget, int] = {}  # what a text takes, measured when it was folded last

    def hide_first(self, *widgets: QWidget) -> None:
        """These go, the first one first."""
        self._folds += [_Fold(widget) for widget in widgets]

    def fold_texts(self, *buttons: QAbstractButton) -> None:
        """These keep their icons only, the first one first; their texts stay as tooltips."""
        self._folds += [_Fold(button, button.text()) for button in buttons]
        for button in buttons:
            button.setAccessibleName(button.text())

    def minimumSizeHint(self) -> QSize:
        """Never lower than its tools are: they would be squeezed to dots."""
        return QSize(self._needed(self._folds), super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width(), self._needed([])), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = next((n for n in range(len(self._folds)) if self._needed(self._folds[:n]) <= self.width()), -1)
        wanted = self._folds[:count] if count >= 0 else list(self._folds)
        for fold in self._folds:
            if (fold in wanted) != (fold in self._folded):
                self._apply(fold, fold in wanted)
        self._folded = wanted

    def _apply(self, fold: _Fold, is_folded: bool) -> None:
        button = fold.widget
        if not fold.text:
            button.setVisible(not is_folded)
        elif isinstance(button, QAbstractButton):
            before = button.minimumSizeHint().width()
            button.setText("" if is_folded else fold.text)
            self._saved[button] = abs(before - button.minimumSizeHint().width())
            if button.toolTip() in ("", fold.text):
                button.setToolTip(fold.text if is_folded else "")

    def _needed(self, folded: list[_Fold]) -> int:
        """The least width with these folded, logical pixels."""
        gone = [fold.widget for fold in folded if not fold.text]
        bare = {fold.widget: fold.text for fold in folded if fold.text}
        dropped = {fold.widget: fold.text for fold in self._folded if fold.text}
        hidden_here = [fold.widget for fold in self._folded if not fold.text]
        widths: list[int] = []
        for place in range(self.row.count()):
            item = self.row.itemAt(place)
            widget = item.widget() if item is not None else None
            if item is None:
                continue
            if widget is None:
                widths.append(item.minimumSize().width())
            elif widget not in gone and (widget in hidden_here or not widget.isHidden()):
                width = max(widget.minimumSizeHint().width(), widget.minimumWidth())
                if widget in dropped:  # measured without its text
                    width += self._text_width(widget, dropped[widget])
                if widget in bare:
                    width -= self._text_width(widget, bare[widget])
                widths.append(min(width, widget.maximumWidth()))
        margins = self.row.contentsMargins()
        return sum(widths) + self.row.spacing() * max(len(widths) - 1, 0) + margins.left() + margins.right()

    def _text_width(self, widget: QWidget, text: str) -> int:
        """What ``text`` takes beside an icon."""
        return self._saved[widget] if widget in self._saved else widget.fontMetrics().horizontalAdvance(text) + 4
