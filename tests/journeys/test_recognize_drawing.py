"""A person writes on the canvas and reads the answer; with the real engine."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from gui.app import create_window
from gui.main_window import MainWindow
from gui.processes.engine_process import EngineProcess
from gui.recognize.pictures.steps_strip import StepsStrip
from tests.journeys.hand import digit, write


def canvas_of(window: MainWindow) -> QWidget:
    found = window.findChild(QWidget, "canvas")
    assert found is not None
    return found


def answer_of(window: MainWindow) -> QLabel:
    found = window.findChild(QLabel, "answer")
    assert isinstance(found, QLabel)
    return found


def await_answer(window: MainWindow, qtbot: QtBot, begins: str) -> None:
    answer = answer_of(window)
    qtbot.waitUntil(lambda: answer.text().startswith(begins), timeout=60_000)  # a busy machine is slow


@pytest.mark.parametrize("which", [0, 1, 2, 3, 7])
def test_that_a_written_digit_is_read(window: MainWindow, qtbot: QtBot, which: int) -> None:
    canvas = canvas_of(window)
    height = canvas.height() * 0.6
    write(canvas, digit(which, canvas.width() / 2 - height * 0.3, canvas.height() * 0.2, height))
    await_answer(window, qtbot, str(which))


def test_that_the_answer_follows_while_the_pen_moves(window: MainWindow, qtbot: QtBot) -> None:
    canvas, answer = canvas_of(window), answer_of(window)
    places = digit(3, 150, 60, 240)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(places[0]))
    before = int(answer.property("request_id"))
    for place in places[1:]:
        QTest.mouseMove(canvas, _point(place))
        qtbot.wait(8)
    qtbot.waitUntil(lambda: int(answer.property("request_id")) >= before + 5, timeout=10_000)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(places[-1]))
    await_answer(window, qtbot, "3")


def test_that_undoing_everything_leaves_no_answer(window: MainWindow, qtbot: QtBot) -> None:
    canvas = canvas_of(window)
    write(canvas, digit(1, 150, 60, 240))
    await_answer(window, qtbot, "1")
    undo = window.findChild(QToolButton, "undo")
    assert undo is not None
    undo.click()
    await_answer(window, qtbot, "Nothing drawn")
    assert not undo.isEnabled()


def test_that_the_steps_show_what_the_network_sees(window: MainWindow, qtbot: QtBot) -> None:
    write(canvas_of(window), digit(1, 150, 60, 240))
    await_answer(window, qtbot, "1")
    strip = window.findChild(StepsStrip)
    assert strip is not None
    names = [thumb.name for thumb in strip.shown()]
    assert names[:2] == ["ink found", "box"]
    default = window.session.recognizers.get(window.session.recognizers.chosen("ink"))
    assert default is not None
    last = strip.shown()[-1].image
    assert last.width() == last.height() == default.card.input.size


def test_that_a_number_is_read_digit_by_digit(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1300, 800)
    canvas = canvas_of(window)
    number = window.findChild(QToolButton, "mode_many")
    assert number is not None
    number.click()
    for place, which in enumerate((2, 0, 7)):
        write(canvas, digit(which, 60 + place * 200, 120, 180))
    await_answer(window, qtbot, "207")


@pytest.fixture
def window_with_own_engine(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose engine may be killed without harm to other tests."""
    made = create_window()
    made.show()
    qtbot.waitUntil(lambda: made.session.engine_state == "ready", timeout=60_000)
    yield made
    made.close()
    made.deleteLater()


def test_that_the_drawing_survives_the_death_of_the_engine(window_with_own_engine: MainWindow, qtbot: QtBot) -> None:
    window = window_with_own_engine
    engine = window.session.engine
    assert isinstance(engine, EngineProcess)
    canvas = canvas_of(window)
    places = digit(3, 150, 60, 240)
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(places[0]))
    for place in places[1:40]:
        QTest.mouseMove(canvas, _point(place))
    with qtbot.waitSignal(engine.died, timeout=10_000):
        os.kill(engine.process_id, signal.SIGKILL)
    for place in places[40:]:
        QTest.mouseMove(canvas, _point(place))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _point(places[-1]))
    with qtbot.waitSignal(engine.ready, timeout=60_000):
        pass
    await_answer(window, qtbot, "3")


def test_that_the_answering_recognizer_is_always_visible(window: MainWindow, qtbot: QtBot) -> None:
    write(canvas_of(window), digit(1, 150, 60, 240))
    await_answer(window, qtbot, "1")
    small_print = window.findChild(QLabel, "answered_by")
    choice = window.findChild(QComboBox, "recognizer_choice")
    assert small_print is not None
    assert choice is not None
    default = window.session.recognizers.get(window.session.recognizers.chosen("ink"))
    assert default is not None
    assert default.card.name in small_print.toolTip()
    assert choice.findText(default.card.name, Qt.MatchFlag.MatchStartsWith) >= 0


def _point(place: tuple[float, float]) -> QPoint:
    return QPoint(round(place[0]), round(place[1]))
