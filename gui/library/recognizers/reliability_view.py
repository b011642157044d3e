"""When a recognizer counts as sure, what that costs, and how honest its probabilities are."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QVBoxLayout, QWidget

from engine.weights.model_card import ModelCard
from gui.style import style
from gui.widgets import formatting

LEAST, MOST = 30, 99  # percent
SETTLED_MS = 200


class ReliabilityView(QFrame):
    """sure_above_requested(key, share): a person moved the threshold; below 0: back to the card's own."""

    sure_above_requested = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("honesty")
        self._key = ""
        self._card: ModelCard | None = None
        heading = QLabel(self.tr("When is it sure?"))
        style.heading(heading)
        self.threshold = QSlider(Qt.Orientation.Horizontal)
        self.threshold.setObjectName("sure_above")
        self.threshold.setRange(LEAST, MOST)
        self.threshold.setAccessibleName(self.tr("Sure from this probability on, percent"))
        self.reset = QToolButton()
        self.reset.setObjectName("sure_above_reset")
        self.reset.setIcon(style.icon("rotate-ccw"))
        self.reset.setToolTip(self.tr("Back to the recommended threshold"))
        style.quiet_button(self.reset)
        self.cost = QLabel()
        self.cost.setObjectName("sure_above_cost")
        self.cost.setWordWrap(True)
        self._diagram = ReliabilityDiagram()
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        style.small(self._caption)
        slider = QHBoxLayout()
        slider.addWidget(self.threshold, 1)
        slider.addWidget(self.reset)
        left = QVBoxLayout()
        left.setSpacing(style.SPACE)
        left.addWidget(heading)
        left.addLayout(slider)
        left.addWidget(self.cost)
        left.addWidget(self._caption)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self._diagram)
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._tell)
        self.threshold.valueChanged.connect(self._on_moved)
        self.reset.clicked.connect(self._on_reset)

    def show_card(self, key: str, card: ModelCard | None, sure_above: float) -> None:
        """Show what was measured for ``card``; hidden when nothing was. sure_above: the threshold in use, 0..1."""
        self._settled.stop()
        self._key, self._card = key, card
        self.setVisible(card is not None and bool(card.trust))
        if card is None or not card.trust:
            return
        self.threshold.blockSignals(True)
        self.threshold.setValue(round(sure_above * 100))
        self.threshold.blockSignals(False)
        self._diagram.show_bins(card.reliability)
        error = card.calibration_error
        self._caption.setText(
            self.tr("Measured on held-out pictures. Probabilities are off by {} points on average.").format(
                _percent(error if error is not None else 0.0, 2)
            )
        )
        self._show_cost()

    def _on_moved(self) -> None:
        self._show_cost()
        self._settled.start()

    def _on_reset(self) -> None:
        if self._card is None:
            return
        self.threshold.blockSignals(True)
        self.threshold.setValue(round(self._card.sure_above * 100))
        self.threshold.blockSignals(False)
        self._settled.stop()
        self._show_cost()
        self.sure_above_requested.emit(self._key, -1.0)

    def _tell(self) -> None:
        self.sure_above_requested.emit(self._key, self.threshold.value() / 100)

    def _show_cost(self) -> None:
        from engine.evaluation.reliability import cost_of

        assert self._card is not None
        at = self.threshold.value()
        cost = cost_of(self._card.trust, at / 100)
        assert cost is not None
        coverage, error = cost
        self.cost.setText(
            self.tr("From {} % on: {} % get a sure answer, {} % of these are wrong. The others get “4 or 9”.").format(
                at, _percent(coverage, 1), _percent(error, 2)
            )
        )


class ReliabilityDiagram(QWidget):
    """How often the answer was right (up) against the probability it was given with (right); honest is the diagonal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: tuple[tuple[float, float, int], ...] = ()
        self.setObjectName("reliability")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Share of right answers against their probability; dots on the line are honest."))

    def sizeHint(self) -> QSize:
        return QSize(150, 150)

    def show_bins(self, bins: tuple[tuple[float, float, int], ...]) -> None:
        """(mean probability, share right, count) of each bin."""
        self._bins = bins
        told = "; ".join(f"{_percent(p, 0)} %: {_percent(right, 0)} %" for p, right, _ in bins)
        self.setAccessibleName(self.tr("Reliability: probability and share of right answers: {}").format(told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = style.colors()
        area = QRectF(self.rect()).adjusted(26, 6, -6, -22)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawRect(area)
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(area.bottomLeft(), area.topRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent))
        most = max((count for _, _, count in self._bins), default=1)
        for probability, right, count in self._bins:
            radius = 2.5 + 3.5 * (count / most) ** 0.25
            place = QPointF(area.left() + probability * area.width(), area.bottom() - right * area.height())
            painter.drawEllipse(place, radius, radius)
        painter.setPen(QColor(theme.muted))
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.drawText(
            QRectF(area.left(), area.bottom() + 3, area.width(), 18),
            int(Qt.AlignmentFlag.AlignCenter),
            self.tr("probability"),
        )
        painter.translate(12, area.center().y())
        painter.rotate(-90)
        painter.drawText(
            QRectF(-area.height() / 2, -12, area.height(), 18), int(Qt.AlignmentFlag.AlignCenter), self.tr("right")
        )
        painter.end()


def _percent(share: float, digits: int) -> str:
    return formatting.decimal(share * 100, digits)
