"""SchedulePreview: a small drawing of how the learning rate will change during the run."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.figures import figure
from engine.recipe import Recipe
from engine.training.step.schedule import learning_rate
from gui.style import style

POINTS = 120
PAD = 6


class SchedulePreview(QWidget):
    """Draws the rate over the epochs, from 0 to the peak."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("schedule_preview")
        self.setAccessibleName(self.tr("Learning rate over the run"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._recipe = Recipe()

    def show_recipe(self, recipe: Recipe) -> None:
        """Draw the schedule of ``recipe``."""
        self._recipe = recipe
        first, last = learning_rate(recipe, 0.0), learning_rate(recipe, 1.0)
        self.setToolTip(
            self.tr("The rate starts at {}, peaks at {} and ends at {}.").format(
                *(figure(rate, ".2g") for rate in (first, max(self._rates()), last))
            )
        )
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), style.RADIUS, style.RADIUS)
        rates = self._rates()
        top = max(*rates, 1e-12)
        width, height = self.width() - 2 * PAD, self.height() - 2 * PAD
        line = [QPointF(PAD + width * i / POINTS, PAD + height * (1 - rate / top)) for i, rate in enumerate(rates)]
        fill = QColor(theme.series[2])
        fill.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF([QPointF(PAD, PAD + height), *line, QPointF(PAD + width, PAD + height)]))
        painter.setPen(QPen(QColor(theme.series[2]), 1.6))
        painter.drawPolyline(QPolygonF(line))

    def _rates(self) -> list[float]:
        return [learning_rate(self._recipe, i / POINTS) for i in range(POINTS + 1)]
