"""An engine that answers when a test says so, or at once with what a function makes."""

from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from engine.library.info import RecognizerInfo
from engine.networks.input_spec import InputSpec
from engine.prediction import Glyph, Prediction, Reading, Step
from engine.protocol.messages import EngineReady, Failed, Request
from engine.protocol.recognize import ListPictures, Pictures, Read
from engine.weights.model_card import ModelCard

DIGITS = tuple("0123456789")


class FakeEngine(QObject):
    """``asked``: every request. ``answer``: makes the answer to a request; None: nothing is answered by itself."""

    ready = Signal(object)
    died = Signal(str)
    restarted = Signal()

    def __init__(self, answer: Callable[[Request], Any] | None = None) -> None:
        super().__init__()
        self.asked: list[Request] = []
        self.waiting: dict[int, Callable[[Any], None]] = {}
        self.answer = answer

    def start(self) -> None:
        pass

    def close(self) -> None:
        self.waiting.clear()

    def ask(self, make: Callable[[int], Request], on_answer: Callable[[Any], None]) -> int:
        request = make(len(self.asked) + 1)
        self.asked.append(request)
        self.waiting[request.id] = on_answer
        if self.answer is not None:
            QTimer.singleShot(0, self, lambda: self.give(request))
        return request.id

    def give(self, request: Request, answer: Any = None) -> None:
        """Answer ``request`` now."""
        on_answer = self.waiting.pop(request.id, None)
        made = answer if answer is not None or self.answer is None else self.answer(request)
        asker = getattr(on_answer, "__self__", None)
        if isinstance(asker, QObject) and not isValid(asker):  # closed with the test, as nobody is in the program
            return
        if on_answer is not None and made is not None:
            on_answer(made)

    def of(self, kind: type) -> list[Any]:
        """The requests of one kind."""
        return [request for request in self.asked if isinstance(request, kind)]

    def get_ready(self, *more: RecognizerInfo) -> None:
        """Tell that the default recognizer can answer."""
        self.ready.emit(EngineReady(0, (info("lenet5"), *more), "lenet5", "", "CPU", ""))


def info(key: str, kind: str = "ink", origin: str = "shipped", accuracy: float | None = 0.992) -> RecognizerInfo:
    """A recognizer as the window lists it."""
    spec = InputSpec(1, 32, (0.1,), (0.3,), kind)  # type: ignore[arg-type]
    classes = DIGITS if kind == "ink" else ("cat", "dog")
    card = ModelCard(key.upper(), "lenet5", "full", classes, spec, 61_706, "MNIST", test_accuracy=accuracy)
    return RecognizerInfo(key, card, origin, f"/weights/{key}.safetensors")


def prediction(label: str, share: float = 0.9, verdict: str = "sure", labels: tuple[str, ...] = DIGITS) -> Prediction:
    """``label`` with ``share``, the next class with almost all of the rest."""
    rest = (1 - share) / (len(labels) - 1) / 10
    probabilities = np.full(len(labels), rest, np.float32)
    first = labels.index(label)
    probabilities[first] = share
    probabilities[(first + 1) % len(labels)] = 1 - share - rest * (len(labels) - 2)
    return Prediction(labels, probabilities, verdict)  # type: ignore[arg-type]


def reading(text: str, share: float = 0.9, verdict: str = "sure", source: str = "") -> Reading:
    """One digit, or several side by side in boxes of 40 x 60 at x = 50, 100, 150 ..."""
    if verdict == "blank":
        return Reading(Prediction((), np.zeros(0, np.float32), "blank"), "nothing drawn", "LENET5", 0.2)
    glyphs = tuple(
        Glyph((50.0 * (i + 1), 80.0, 40.0, 60.0), prediction(digit, share, verdict)) for i, digit in enumerate(text)
    )
    steps = tuple(Step(name, np.full((side, side), 9, np.uint8)) for name, side in (("ink found", 90), ("28×28", 28)))
    thumbnail = np.full((30, 40, 3), 200, np.uint8) if source else np.zeros((0, 0, 3), np.uint8)
    picture = thumbnail
    return Reading(
        glyphs[0].prediction, text, "LENET5", 1.2, steps, glyphs, (), (), source, thumbnail, picture, runtime="PyTorch"
    )


def by_name(request: Request) -> Any:
    """Files called "7.png" are read as 7, "broken…" fail; what is listed is what was asked."""
    if isinstance(request, ListPictures):
        return Pictures(request.id, request.paths)
    path = getattr(request, "path", "") or getattr(request, "name", "")
    if path:
        name = path.rsplit("/", 1)[-1]
        if name.startswith("broken"):
            return Failed(request.id, f"“{name}” is incomplete.")
        return Read(request.id, reading(name.split(".")[0], source=name))
    return Read(request.id, reading("7"))
