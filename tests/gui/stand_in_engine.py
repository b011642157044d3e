"""An engine that answers when the test says so."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.library.info import RecognizerInfo
from engine.networks.input_spec import MNIST_INK_32, InputSpec
from engine.protocol.messages import EngineReady, Request
from engine.protocol.recognize import AskBackend
from engine.weights.model_card import ModelCard


class StandInEngine(QObject):
    """Keeps what was asked in ``asked``; ``answer`` answers the oldest open request.

    What the Library asks in passing, again and again, stands apart: in ``asked_ways``, answered by ``answer_way``.
    """

    ready = Signal(object)
    died = Signal(str)
    restarted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.has_given_up = False
        self.stderr_tail = ""
        self.calls: list[str] = []
        self.asked: list[Request] = []
        self.asked_ways: list[AskBackend] = []
        self._on_way: Callable[[Any], None] = print
        self._callbacks: list[Callable[[Any], None]] = []

    @property
    def open_questions(self) -> int:
        """How many wait for their answer."""
        return len(self._callbacks)

    def start(self) -> None:
        self.calls.append("start")

    def close(self) -> None:
        self.calls.append("close")

    def try_again(self) -> None:
        self.calls.append("try_again")

    def ask(self, make: Callable[[int], Request], on_answer: Callable[[Any], None]) -> int:
        request = make(len(self.asked) + 1)
        if isinstance(request, AskBackend):
            self.asked_ways.append(request)
            self._on_way = on_answer
            return request.id
        self.asked.append(request)
        self._callbacks.append(on_answer)
        return request.id

    def answer(self, answer: object) -> None:
        self._callbacks.pop(0)(answer)

    def answer_way(self, answer: object) -> None:
        """Answer the newest question how a recognizer is computed."""
        self._on_way(answer)

    def greet(self, *recognizers: RecognizerInfo, device: str = "CPU", reason: str = "no graphics card") -> None:
        """Say that it is ready, with the first ink and photo recognizers as defaults."""

        def first(kind: str) -> str:
            return next((info.key for info in recognizers if info.card.input.kind == kind), "")

        self.ready.emit(EngineReady(0, recognizers, first("ink"), first("photo"), device, reason))


PHOTO_32 = InputSpec(channels=3, size=32, mean=(0.5, 0.5, 0.5), std=(0.25, 0.25, 0.25), kind="photo")


def recognizer(
    key: str, name: str = "", kind: str = "ink", path: str = "", origin: str = "", **facts: Any
) -> RecognizerInfo:
    """A recognizer of ten digits (ink) or two animals (photo)."""
    spec, classes = (MNIST_INK_32, tuple("0123456789")) if kind == "ink" else (PHOTO_32, ("cat", "dog"))
    card = ModelCard(
        name=name or key, architecture="lenet5", form="full", classes=classes, input=spec, parameters=61_706, data="x"
    )
    from dataclasses import replace

    kinds = {"shipped": "shipped", "mine": "imported", "run": "run"}
    return RecognizerInfo(key, replace(card, **facts), origin or kinds.get(key.split(":")[0], "shipped"), path)
