"""The line at the foot of the window: what the engine does, and the device it really uses."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from gui.session import Session
from gui.style import style
from gui.widgets.safe_text import elided


class StatusLine(QStatusBar):
    """Follows the session; no signals."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._session = session
        self._dot = _Dot(self)
        self._engine = QLabel()
        self._engine.setObjectName("engine_state")
        self._device = _ElidedLabel()
        self._device.setObjectName("device_truth")
        for widget in (self._dot, self._engine):
            self.addWidget(widget)
        self.addPermanentWidget(self._device, 1)
        session.engine_changed.connect(self._on_session_engine_changed)
        self._on_session_engine_changed(session.engine_state)

    def _on_session_engine_changed(self, state: str) -> None:
        texts = {
            "starting": self.tr("Engine is starting…"),
            "ready": self.tr("Ready"),
            "restarting": self.tr("Engine is being restarted…"),
            "stopped": self.tr("Engine is stopped"),
        }
        self._engine.setText(texts.get(state, state))
        self._dot.show_state(state)
        device, reason = self._session.device, self._session.device_reason
        if device and reason:
            self._device.setText(elided(self.tr("{} · no GPU: {}").format(device, reason), 110))
            self._device.setToolTip(self.tr("Recognizing and training run on the CPU: {}").format(elided(reason, 400)))
        else:
            self._device.setText(elided(device))


class _ElidedLabel(QLabel):
    """A label at the right that gives way when the window is narrow; its tool tip has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        area = self.contentsRect().adjusted(0, 0, -4, 0)
        painter = QPainter(self)
        painter.setPen(QColor(style.colors().muted))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class _Dot(QWidget):
    """A dot in the color of the engine's state; the text beside it says the same."""

    _COLORS = {"starting": "warning", "ready": "good", "restarting": "warning", "stopped": "bad"}

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = "starting"
        self.setFixedSize(22, 12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))
        painter.setBrush(QColor(str(getattr(style.colors(), self._COLORS.get(self._state, "muted")))))
        painter.drawEllipse(12, 2, 8, 8)
        painter.end()
