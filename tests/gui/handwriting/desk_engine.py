"""An engine without a process: the real desk answers at once; what it cannot answer is kept to be looked at."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError
from engine.protocol.codec import union_members
from engine.protocol.handwriting import HandwritingRequest
from engine.protocol.messages import Answer, Failed, Request
from engine.service import handwriting


class DeskEngine(QObject):
    ready = Signal(object)
    died = Signal(str)
    restarted = Signal()
    has_given_up = False
    stderr_tail = ""

    def __init__(self) -> None:
        super().__init__()
        self.others: list[Request] = []
        self._last = 0

    def start(self) -> None:
        pass

    def ask(self, make: Callable[[int], Any], on_answer: Callable[[Answer], None]) -> int:
        self._last += 1
        request = make(self._last)
        if isinstance(request, union_members(HandwritingRequest)):
            try:
                on_answer(handwriting.answer(request))  # pyright: ignore[reportArgumentType]
            except EngineError as error:
                on_answer(Failed(request.id, error.sentence))
        else:
            self.others.append(request)
        return self._last

    def close(self) -> None:
        pass

    def try_again(self) -> None:
        pass
