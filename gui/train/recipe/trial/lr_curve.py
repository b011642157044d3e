"""LrCurve: a small drawing of the loss over the learning rate, while a good rate is searched."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.figures import figure
from gui.style import style

PAD = 8
TEXT_HEIGHT = 16
HIGHEST = 1.3  # of the first loss: what goes higher leaves at the top


class LrCurve(QWidget):
    """The rate grows to the right by equal factors; the proposal is a dashed line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rate_curve")
        self.setAccessibleName(self.tr("Loss over the learning rate"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: list[tuple[float, float]] = []
        self._proposal = 0.0

    def show_points(self, rates: Sequence[float], losses: Sequence[float], proposal: float = 0.0) -> None:
        """Draw the losses over the rates, those that are numbers; proposal: 0 while there is none."""
        pairs = zip(rates, losses, strict=True)
        self._points = [(rate, loss) for rate, loss in pairs if 0 < rate < math.inf and math.isfinite(loss)]
        self._proposal = proposal if 0 < proposal < math.inf else 0.0
        if self._points:
            told = self.tr("Losses between {} and {} at rates from {} to {}.")
            shown = [loss for _, loss in self._points]
            ends = (figure(min(shown), ".3g"), figure(max(shown), ".3g"))
            rates_shown = (figure(self._points[0][0], ".1g"), figure(self._points[-1][0], ".1g"))
            self.setAccessibleDescription(told.format(*ends, *rates_shown))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), style.RADIUS, style.RADIUS)
        if len(self._points) < 2:
            return
        first, last = math.log10(self._points[0][0]), math.log10(self._points[-1][0])
        least = min(loss for _, loss in self._points)
        most = min(max(loss for _, loss in self._points), HIGHEST * self._points[0][1])
        width, height = self.width() - 2 * PAD, self.height() - 2 * PAD - TEXT_HEIGHT

        def place(rate: float, loss: float) -> QPointF:
            across = (math.log10(rate) - first) / max(last - first, 1e-9)
            up = (min(loss, most) - least) / max(most - least, 1e-9)
            return QPointF(PAD + width * across, PAD + height * (1 - up))

        if self._proposal:
            x = place(self._proposal, least).x()
            painter.setPen(QPen(QColor(theme.series[1]), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, PAD), QPointF(x, PAD + height))
        painter.setPen(QPen(QColor(theme.series[0]), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([place(*point) for point in self._points]))
        painter.setPen(QColor(theme.muted))
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        foot = self.rect().adjusted(PAD, 0, -PAD, -4)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, f"{self._points[0][0]:.0e}")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{self._points[-1][0]:.1g}")
