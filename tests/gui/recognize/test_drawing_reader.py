"""The drawing is asked about again and again, never too often, and its last state is answered."""

from pytestqt.qtbot import QtBot

from engine.protocol.messages import Failed
from engine.protocol.recognize import ReadDrawing
from gui.message import Message
from gui.recognize.drawing_reader import MOST_OPEN
from gui.recognize.screen import RecognizeScreen
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag, line
from tests.gui.recognize.writing import answer_until_quiet, answered, write


def test_that_an_engine_that_does_not_answer_is_not_flooded_and_the_last_drawing_is_read(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    places = line((50, 50), (400, 300), 60)
    screen.ink.begin_stroke(10, is_eraser=False)
    for t, (x, y) in enumerate(places):
        screen.ink.add_point(x, y, 1.0, t)
        qtbot.wait(2)
        assert len(engine.waiting_of(ReadDrawing)) <= MOST_OPEN
    screen.ink.end_stroke()
    answer_until_quiet(screen, qtbot, engine)
    last = engine.of(ReadDrawing)[-1].drawing
    assert len(last.strokes[0].points) == len(places)


def test_that_undo_to_nothing_brings_no_answer(screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot) -> None:
    write(screen, qtbot, engine)
    screen.acts.undo.trigger()
    answer_until_quiet(screen, qtbot, engine)
    assert answered(screen) == "Nothing drawn"
    assert screen.ink.is_empty


def test_that_a_refusal_of_the_drawing_is_told_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    def has_refused_all() -> bool:
        for request in engine.waiting_of(ReadDrawing):
            engine.give(request, Failed("No recognizer is installed."))
        return not screen.reader.is_busy

    for _ in range(3):
        before = len(engine.of(ReadDrawing))
        drag(screen.canvas, (50, 50), (90, 90))
        qtbot.waitUntil(has_refused_all)
        assert len(engine.of(ReadDrawing)) > before
    assert [message.sentence for message in said] == ["No recognizer is installed."]
