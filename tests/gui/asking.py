"""Questions to an engine's process, and what comes back."""

from engine.ink.drawing import Drawing
from engine.protocol.messages import Answer, Failed
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from gui.processes.engine_process import EngineProcess


class Answers:
    """Collects what comes back."""

    def __init__(self, engine: EngineProcess) -> None:
        self.engine = engine
        self.got: list[Answer] = []

    def draw(self, width: float = 100.0) -> int:
        return self.engine.ask(lambda id: ReadDrawing(id, Drawing(width, 100.0)), self.got.append)

    def read(self, path: str) -> int:
        return self.engine.ask(lambda id: ReadFile(id, path), self.got.append)

    @property
    def texts(self) -> list[str]:
        return [answer.reading.text for answer in self.got if isinstance(answer, Read)]

    @property
    def failures(self) -> list[Failed]:
        return [answer for answer in self.got if isinstance(answer, Failed)]
