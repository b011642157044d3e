"""ChartView: a chart of ``engine.charts``, drawn anew at each size and theme, that says what the pointer is over."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.charts.svg import Chart, ChartColors
from gui.style import style

Drawer = Callable[[ChartColors, tuple[float, float]], Chart]
SMALLEST = QSize(240, 140)


class ChartView(QWidget):
    """Shows what ``show_chart`` was given; nothing without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Drawer | None = None
        self._chart = Chart("")
        self._renderer = QSvgRenderer(self)
        self._is_old = True
        self.setMinimumSize(SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def show_chart(self, draw: Drawer | None, description: str = "") -> None:
        """draw: makes the chart for colors and a size in pixels. description: for those who cannot see it."""
        self._draw, self._is_old = draw, True
        self.setAccessibleDescription(description)
        self.update()

    def chart(self) -> Chart:
        """What is drawn now."""
        self._make()
        return self._chart

    def said_at(self, x: float, y: float) -> str:
        """What the part of the chart at a place of the widget says; the nearest where several do."""
        self._make()
        found = [spot for spot in self._chart.spots if _is_in(spot.x, spot.width, x) and _is_in(spot.y, spot.height, y)]
        nearest = min(found, key=lambda spot: abs(spot.x + spot.width / 2 - x), default=None)
        return nearest.text if nearest else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        self._make()
        if self._draw is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._renderer.defaultSize()
        self._renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_old = True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._is_old = True
            self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            said = self.said_at(event.pos().x(), event.pos().y())
            if said:
                QToolTip.showText(event.globalPos(), f"<p style='white-space: pre'>{escape(said)}</p>", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _make(self) -> None:
        if not self._is_old:
            return
        self._is_old = False
        self._chart = Chart("")
        if self._draw is not None:
            theme = style.colors()
            family = self.font().family()
            colors = ChartColors(theme.text, theme.muted, theme.border, theme.surface, theme.series, family)
            self._chart = self._draw(colors, (float(self.width()), float(self.height())))
        if self._chart.svg:
            self._renderer.load(QByteArray(self._chart.svg.encode()))


def _is_in(first: float, length: float, place: float) -> bool:
    return first <= place <= first + length
