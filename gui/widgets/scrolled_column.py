"""A column of controls that scrolls up and down."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class ScrolledColumn(QScrollArea):
    """Gives its content the same width whether or not there is a scroll bar.

    Qt's own way (``widgetResizable``) takes the bar's width from a content that is too high. Wrapped texts that fit
    without the bar but not beside it make it change its mind without end, within one call, until the stack is full and
    the program ends.
    """

    def __init__(self, content: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        if content is not None:
            self.show_content(content)

    def show_content(self, content: QWidget) -> None:
        """Scroll ``content``; the one before is deleted."""
        self.setWidget(content)
        content.setAutoFillBackground(False)  # the area has just switched it on
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return done

    def _fit(self) -> None:
        """As wide as there is room beside a bar, as high as it must be and the room is."""
        content = self.widget()
        if content is None:  # pyright: ignore[reportUnnecessaryComparison] - Qt's own type hides it
            return
        layout = content.layout()
        beside = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        width = max(beside, content.minimumSizeHint().width(), content.minimumWidth())
        needed = content.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            needed = max(needed, layout.totalHeightForWidth(width))
        content.resize(width, max(needed, content.minimumHeight(), self.contentsRect().height()))
