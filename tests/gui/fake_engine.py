"""An engine in this process: it answers when a test says so, or by itself with what a function makes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from engine.library.info import RecognizerInfo
from engine.protocol.envelope import A, Request
from engine.protocol.library import AskBackend, ListRecognizers
from engine.protocol.messages import EngineReady, Failed
from gui.processes.engine import Engine
from tests.engine.protocol.frames import answer_type

R = TypeVar("R", bound=Request[Any])
# asked whenever something may be another: a file of weights, the way in which a recognizer is computed
IN_PASSING = (AskBackend, ListRecognizers)
Answering = Callable[[Request[Any]], object]


@dataclass
class Waiting:
    """A request without an answer."""

    request: Request[Any]
    on_answer: Callable[[Any], object]
    on_failed: Callable[[Failed], object]
    owner: QObject


class FakeEngine(Engine):
    """``asked``: every request. ``waiting``: those without an answer, oldest first. ``calls``: what else it was told.

    answer_by: makes the answer to each request; what it has none (None) for waits. at_once: not in the event loop but
    inside of ``ask``.
    """

    has_given_up = False
    stderr_tail = ""

    def __init__(self, answer_by: Answering | None = None, *, at_once: bool = False) -> None:
        super().__init__()
        self.asked: list[Request[Any]] = []
        self.waiting: list[Waiting] = []
        self.calls: list[str] = []
        self.answer_by = answer_by
        self._is_at_once = at_once

    def start(self) -> None:
        self.calls.append("start")

    def close(self) -> None:
        self.calls.append("close")
        self.waiting.clear()

    def try_again(self) -> None:
        self.calls.append("try_again")

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object],
        *,
        owner: QObject,
        channel: str | None = None,
    ) -> None:
        self.asked.append(request)
        self.waiting.append(Waiting(request, on_answer, on_failed, owner))
        if self._is_at_once:
            self._answer_by_itself(request)
        elif self.answer_by is not None:
            QTimer.singleShot(0, self, lambda: self._answer_by_itself(request))

    def of(self, kind: type[R]) -> list[R]:
        """The requests of one kind."""
        return [request for request in self.asked if isinstance(request, kind)]

    def is_waiting(self, request: Request[Any]) -> bool:
        """Whether ``request`` has no answer."""
        return any(one.request is request for one in self.waiting)

    def waiting_of(self, kind: type[R]) -> list[R]:
        """The requests of one kind that have no answer."""
        return [request for request in self.of(kind) if self.is_waiting(request)]

    def give(self, request: Request[Any], answer: object) -> None:
        """Answer ``request`` now; nothing happens if it was answered before, or nobody wants the answer any more."""
        assert isinstance(answer, (answer_type(type(request)), Failed)), f"{request} is not answered by {answer}"
        for one in self.waiting:
            if one.request is request:
                self.waiting.remove(one)
                if isValid(one.owner):
                    (one.on_failed if isinstance(answer, Failed) else one.on_answer)(answer)
                return

    def answer(self, answer: object) -> None:
        """Answer the oldest waiting request that fits; a failure fits all but what is asked in passing."""
        fitting = [one.request for one in self.waiting if _fits(answer, one.request)]
        assert fitting, f"nobody waits for {answer}"
        self.give(fitting[0], answer)

    def greet(
        self,
        *recognizers: RecognizerInfo,
        device: str = "CPU",
        reason: str = "no graphics card",
        default_photo: str | None = None,
    ) -> None:
        """Say that it is ready, with the first ink and photo recognizers as defaults."""

        def first(kind: str) -> str:
            return next((info.key for info in recognizers if info.card.input.kind == kind), "")

        photo = first("photo") if default_photo is None else default_photo
        self.ready.emit(EngineReady(recognizers, first("ink"), photo, device, reason))

    def _answer_by_itself(self, request: Request[Any]) -> None:
        answer = self.answer_by(request) if self.answer_by is not None else None
        if answer is not None:
            self.give(request, answer)


def _fits(answer: object, request: Request[Any]) -> bool:
    if isinstance(answer, Failed):
        return not isinstance(request, IN_PASSING)
    return isinstance(answer, answer_type(type(request)))
