"""Asks the engine what the canvas holds, again and again while the pen moves; the newest answer wins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.ink.drawing import Drawing
from engine.prediction import ReadMode
from engine.protocol.messages import Failed
from engine.protocol.recognize import Read, ReadDrawing
from gui.session import Session
from gui.widgets.throttle import Throttle

INTERVAL_MS = 8
# The engine works on one and keeps only the newest that waits, so the answer lags at most one recognition behind the
# pen; more than these are sent only after an answer, so that an engine that starts or hangs is not flooded.
MOST_OPEN = 8


class DrawingReader(QObject):
    """answered(Reading): the newest answer. refused(str): it cannot be read, and why; said once in a row.

    drawing: what to read; recognizer, mode: with which and how, asked each time.
    """

    answered = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        drawing: Callable[[], Drawing],
        recognizer: Callable[[], str],
        mode: Callable[[], ReadMode],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drawing, self._recognizer, self._mode = drawing, recognizer, mode
        self._throttle = Throttle(INTERVAL_MS, self._send, self)
        self._count = 0  # of drawings asked about
        self._open: list[int] = []  # their numbers
        self._has_newer = False
        self._last_refusal = ""

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._open) or self._has_newer or self._throttle.is_waiting

    def ask(self) -> None:
        """The drawing, the recognizer or the mode is another."""
        self._throttle.request()

    def _send(self) -> None:
        if len(self._open) >= MOST_OPEN:
            self._has_newer = True
            return
        self._has_newer = False
        self._count += 1
        number = self._count
        self._open.append(number)

        def on_read(read: Read) -> None:
            self._go_on(number)
            self._last_refusal = ""
            self.answered.emit(read.reading)

        def on_failed(failed: Failed) -> None:
            self._go_on(number)
            if failed.sentence != self._last_refusal:
                self._last_refusal = failed.sentence
                self._session.tell_failed(failed)
                self.refused.emit(failed.sentence)

        request = ReadDrawing(self._drawing(), self._recognizer(), self._mode())
        self._session.ask(request, on_read, on_failed, owner=self)

    def _go_on(self, answered: int) -> None:
        self._open = [number for number in self._open if number > answered]  # older ones get no answer any more
        if self._has_newer:
            self._send()
