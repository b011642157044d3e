"""Questions to an engine's process, and what comes back."""

from engine.ink.drawing import Drawing
from engine.protocol.envelope import Request
from engine.protocol.messages import Failed
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from gui.processes.engine import Engine


class Answers:
    """Collects what comes back, with the number of the question: 1 is the first one asked here."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.asked = 0
        self.got: list[object] = []
        self.numbers: list[int] = []

    def ask(self, request: Request[object], channel: str | None = None) -> int:
        self.asked += 1
        number = self.asked

        def take(answer: object) -> None:
            self.got.append(answer)
            self.numbers.append(number)

        self.engine.ask(request, take, take, owner=self.engine, channel=channel)
        return number

    def draw(self, width: float = 100.0) -> int:
        """A drawing as high as its number."""
        return self.ask(ReadDrawing(Drawing(width, self.asked + 1)))

    def read(self, path: str) -> int:
        return self.ask(ReadFile(path))

    @property
    def texts(self) -> list[str]:
        return [answer.reading.text for answer in self.got if isinstance(answer, Read)]

    @property
    def failures(self) -> list[Failed]:
        return [answer for answer in self.got if isinstance(answer, Failed)]
