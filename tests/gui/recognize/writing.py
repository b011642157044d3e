"""A hand that writes on the recognize screen, and an engine that answers it."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.protocol.recognize import Read, ReadDrawing
from gui.recognize.screen import RecognizeScreen
from tests.gui.answers import reading
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag, line

KEYS = Qt.KeyboardModifier.NoModifier


def answer_all(engine: FakeEngine, text: str = "7", verdict: str = "sure") -> None:
    """Answer every waiting drawing."""
    for request in list(engine.asked):
        if isinstance(request, ReadDrawing) and engine.is_waiting(request):
            blank = not request.drawing.strokes
            engine.give(request, Read(reading(text, verdict="blank" if blank else verdict)))


def write(screen: RecognizeScreen, qtbot: QtBot, engine: FakeEngine, text: str = "7", verdict: str = "sure") -> None:
    """A stroke, answered to the last point."""
    drag(screen.canvas, *line((100, 50), (100, 200)))
    answer_until_quiet(screen, qtbot, engine, text, verdict)


def answer_until_quiet(
    screen: RecognizeScreen, qtbot: QtBot, engine: FakeEngine, text: str = "7", verdict: str = "sure"
) -> None:
    """Answer whatever is asked about the drawing, until nothing more is."""

    def is_quiet() -> bool:
        answer_all(engine, text, verdict)
        return not screen.reader.is_busy

    qtbot.waitUntil(is_quiet)


def answered(screen: RecognizeScreen) -> str:
    return screen.result.answer.label.text()
