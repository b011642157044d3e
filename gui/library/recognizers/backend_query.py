"""Asks the engine how the recognizer that is shown is computed, again and again while that may still change."""

from PySide6.QtCore import QObject, QTimer, Signal

from engine.protocol.library import AskBackend, BackendInUse
from gui.processes.engine import nothing
from gui.session import Session

AGAIN_MS = 1500


class BackendQuery(QObject):
    """told(BackendInUse): how the recognizer that was asked about last is computed."""

    told = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ask)

    def ask_about(self, key: str) -> None:
        """From here on about ``key``; about nothing when it is empty, or nobody sees the answer."""
        self._key = key
        self._again.stop()
        self._ask()

    def _ask(self) -> None:
        if self._key and self._session.engine_state == "ready":
            # that its file is gone is told elsewhere
            self._session.ask(AskBackend(self._key), self._on_answer, nothing, owner=self)

    def _on_answer(self, answer: BackendInUse) -> None:
        if answer.key != self._key:
            return  # another one is shown by now
        self.told.emit(answer)
        if answer.state != "settled":
            self._again.start()
