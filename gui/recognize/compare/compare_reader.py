"""Asks several recognizers about what is on view, again and again while the pen moves: the quickest first.

One request is under way at a time, so nothing piles up: the engine answers with as many recognizers as its budget
allows, then the rest is asked for, of the newest drawing. While the pen moves the quick ones follow it and the slow
ones get a turn of their own now and then; when it rests they all catch up.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from engine.ink.drawing import Drawing
from engine.library.info import RecognizerInfo
from engine.prediction import ReadMode
from engine.protocol.compare import (
    CompareBytes,
    Compared,
    CompareDrawing,
    CompareFile,
    CompareRequest,
    OneAnswer,
)
from engine.protocol.messages import Failed
from gui.session import Session

BUDGET_MS = 30.0
LONGEST_WAIT_MS = 1_500  # so long a slow network waits while quick ones follow the pen
MS_PER_PARAMETER = 2e-6  # before a network has answered; only the order counts


@dataclass(frozen=True)
class Subject:
    """What is on view: a path, an encoded picture with its name, or (both empty) the drawing."""

    path: str = ""
    data: bytes = b""

    @property
    def is_drawing(self) -> bool:
        """Whether it is what the canvas holds."""
        return not self.path


class CompareReader(QObject):
    """answered(OneAnswer, bool): of one recognizer; whether it is about the newest ink. kind_found(str): "ink" or
    "photo", once for each new subject, before any answer. refused(str): the subject cannot be read; the sentence.

    drawing, mode: what the canvas holds and how it is read, asked each time.
    """

    answered = Signal(object, bool)
    kind_found = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        session: Session,
        drawing: Callable[[], Drawing],
        mode: Callable[[], ReadMode],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._drawing, self._mode = drawing, mode
        self._subject = Subject()
        self._kind = ""
        self._keys: tuple[str, ...] = ()
        self._costs: dict[str, float] = {}  # milliseconds, measured or guessed
        self._version = 0  # of the ink and the mode
        self._read: dict[str, int] = {}  # key -> version that it has answered
        self._behind: dict[str, int] = {}  # key -> when it fell behind, on the clock below
        self._clock = QElapsedTimer()
        self._clock.start()
        self._asked = 0  # number of the request under way; 0: none
        self._count = 0  # of requests
        self._is_on = False

    @property
    def kind(self) -> str:
        """What is on view, "ink" or "photo"; empty while that is not known."""
        return self._kind

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._is_on and (self._asked != 0 or bool(self._to_ask()))

    def turn(self, is_on: bool) -> None:
        """Begin, or leave it: then nothing is asked."""
        self._is_on = is_on
        self._asked = 0
        if is_on:
            self.look_at(self._subject)

    def look_at(self, subject: Subject) -> None:
        """Another picture, or the drawing again; its kind comes first."""
        self._subject = subject
        self._asked = 0  # what is under way is about another subject: its answer is dropped
        self._read.clear()
        self._behind.clear()
        self._version += 1
        self._kind = "ink" if subject.is_drawing else ""
        if not self._is_on:
            return
        if self._kind:
            self.kind_found.emit(self._kind)
            self._ask()
        else:
            self._send(())

    def let_answer(self, infos: Sequence[RecognizerInfo]) -> None:
        """Who takes part from now on."""
        self._keys = tuple(info.key for info in infos)
        for info in infos:
            self._costs.setdefault(info.key, info.card.parameters * MS_PER_PARAMETER)
        self._ask()

    def read_again(self) -> None:
        """The ink or the mode is another."""
        self._version += 1
        now = self._clock.elapsed()
        for key in self._keys:
            self._behind.setdefault(key, now)
        self._ask()

    def _to_ask(self) -> list[str]:
        """Who has not answered the newest ink, the quickest first; who waits too long alone."""
        behind = [key for key in self._keys if self._read.get(key) != self._version]
        late = [key for key in behind if self._clock.elapsed() - self._behind.get(key, 1 << 62) > LONGEST_WAIT_MS]
        if late:
            return [min(late, key=lambda key: self._behind[key])]
        return sorted(behind, key=lambda key: self._costs.get(key, 0.0))

    def _ask(self) -> None:
        keys = tuple(self._to_ask())
        if self._is_on and self._kind and keys and not self._asked:
            self._send(keys)

    def _send(self, keys: tuple[str, ...]) -> None:
        self._count += 1
        self._asked = number = self._count
        version = self._version

        def on_compared(compared: Compared) -> None:
            if number == self._asked:
                self._on_compared(compared, version)

        def on_failed(failed: Failed) -> None:
            if number == self._asked:
                self._asked = 0
                self.refused.emit(failed.sentence)

        self._session.ask(self._request(keys), on_compared, on_failed, owner=self)

    def _request(self, keys: tuple[str, ...]) -> CompareRequest:
        subject, mode = self._subject, self._mode()
        if subject.is_drawing:
            return CompareDrawing(self._drawing(), keys, mode, BUDGET_MS)
        if subject.data:
            return CompareBytes(subject.data, subject.path, keys, mode, BUDGET_MS)
        return CompareFile(subject.path, keys, mode, BUDGET_MS)

    def _on_compared(self, compared: Compared, version: int) -> None:
        self._asked = 0
        if not self._kind:
            self._kind = compared.kind
            self.kind_found.emit(compared.kind)
        for one in compared.answers:
            self._take(one, version)
        # not from inside an answer: what was painted is seen first
        QTimer.singleShot(0, self, self._ask)

    def _take(self, one: OneAnswer, version: int) -> None:
        self._read[one.key] = version
        if version == self._version:
            self._behind.pop(one.key, None)
        else:
            self._behind[one.key] = self._clock.elapsed()
        if one.reading is not None:
            self._costs[one.key] = one.milliseconds
        self.answered.emit(one, version == self._version)
