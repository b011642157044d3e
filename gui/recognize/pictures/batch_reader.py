"""Reads many pictures one after another: visible progress, an honest time left, Stop, exactly one end."""

from collections import deque

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from engine.prediction import ReadMode
from engine.protocol.messages import Failed
from engine.protocol.recognize import Read, ReadFile
from gui.session import Session

MOST_OPEN = 2  # one in work, one behind it: Stop is obeyed at once, and a single picture never waits long


class BatchReader(QObject):
    """answered(int, Read or Failed): for picture number ... progressed(int, int): done, of how many.
    ended(bool): all done, or stopped before (False)."""

    answered = Signal(int, object)
    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: deque[tuple[int, str]] = deque()
        self._open = 0
        self._done = 0
        self._count = 0
        self._batch = 0  # answers to older batches are dropped
        self._recognizer = ""
        self._mode: ReadMode = "auto"
        self._clock = QElapsedTimer()

    @property
    def is_running(self) -> bool:
        """Whether pictures are still to be read."""
        return self._open > 0

    @property
    def seconds_left(self) -> float:
        """At the speed so far; -1 while that is unknown."""
        if self._done < 3:
            return -1.0
        return self._clock.elapsed() / 1000 / self._done * (self._count - self._done)

    def start(self, pictures: list[tuple[int, str]], recognizer: str, mode: ReadMode) -> None:
        """Read these (number, path) from now on; what ran before is forgotten."""
        self._batch += 1
        self._waiting = deque(pictures)
        self._open = self._done = 0
        self._count = len(pictures)
        self._recognizer, self._mode = recognizer, mode
        self._clock.start()
        self.progressed.emit(0, self._count)
        if not pictures:
            self.ended.emit(True)
        self._go_on()

    def stop(self) -> None:
        """Read no further; what is in work ends. ``ended`` follows."""
        self._waiting.clear()

    def forget(self) -> None:
        """Nobody wants the rest any more; no signal follows."""
        self._batch += 1
        self._waiting.clear()
        self._open = 0

    def _go_on(self) -> None:
        while self._waiting and self._open < MOST_OPEN:
            number, path = self._waiting.popleft()
            self._open += 1
            self._ask(number, path)

    def _ask(self, number: int, path: str) -> None:
        for_ink, for_photos = self._session.recognizers.chosen("ink"), self._session.recognizers.chosen("photo")
        batch = self._batch

        def on_end(answer: Read | Failed) -> None:
            if batch == self._batch:
                self._take(number, answer)

        request = ReadFile(path, self._recognizer, self._mode, for_ink, for_photos)
        self._session.ask(request, on_end, on_end, owner=self)

    def _take(self, number: int, answer: Read | Failed) -> None:
        self._open -= 1
        self._done += 1
        self.answered.emit(number, answer)
        self.progressed.emit(self._done, self._count)
        self._go_on()
        if not self._open:
            self.ended.emit(self._done == self._count)
