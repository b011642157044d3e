from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from engine import folders
from engine.drawing import Drawing
from engine.drawing_file import save_drawing
from engine.requests import Failed, ListPictures, Pictures, Read, ReadBytes, ReadDrawing, ReadFile
from gui.recognize.drawing_reader import MOST_OPEN
from gui.recognize.screen import RecognizeScreen
from gui.session import Message, Session
from gui.settings import Settings
from tests.gui.recognize.fake_engine import FakeEngine, by_name, info, reading
from tests.gui.recognize.pens import drag, line
from tests.gui.recognize.strokes import wavy

KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def session(engine: FakeEngine, qtbot: QtBot) -> Session:
    return Session(engine, Settings())


@pytest.fixture
def said(session: Session) -> list[Message]:
    heard: list[Message] = []
    session.told.connect(heard.append)
    return heard


@pytest.fixture
def screen(session: Session, engine: FakeEngine, qtbot: QtBot) -> Iterator[RecognizeScreen]:
    made = RecognizeScreen(session)
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    engine.get_ready()
    answer_all(engine)
    yield made
    made.save()


def answer_all(engine: FakeEngine, text: str = "7", verdict: str = "sure") -> None:
    """Answer every waiting drawing."""
    for request in list(engine.asked):
        if isinstance(request, ReadDrawing) and request.id in engine.waiting:
            blank = not request.drawing.strokes
            engine.give(request, Read(request.id, reading(text, verdict="blank" if blank else verdict)))


def write(screen: RecognizeScreen, qtbot: QtBot, engine: FakeEngine, text: str = "7", verdict: str = "sure") -> None:
    drag(screen.canvas, *line((100, 50), (100, 200)))
    while screen.reader.is_busy:
        answer_all(engine, text, verdict)
        qtbot.wait(1)


def answered(screen: RecognizeScreen) -> str:
    return screen.result.answer.label.text()


def test_that_writing_is_answered_with_bars_and_steps(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    assert answered(screen) == "7"
    assert screen.result.probabilities.bars.rows.rows[7].probability == pytest.approx(0.9)
    assert len(screen.steps.shown()) == 2
    small_print = screen.findChild(QLabel, "answered_by")
    assert small_print is not None
    assert small_print.toolTip() == "1.2 ms · LENET5 · PyTorch"


def test_that_an_engine_that_does_not_answer_is_not_flooded_and_the_last_drawing_is_read(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    places = line((50, 50), (400, 300), 60)
    screen.ink.begin_stroke(10, is_eraser=False)
    for t, (x, y) in enumerate(places):
        screen.ink.add_point(x, y, 1.0, t)
        qtbot.wait(2)
        assert len(engine.waiting) <= MOST_OPEN
    screen.ink.end_stroke()
    while screen.reader.is_busy:
        answer_all(engine)
        qtbot.wait(1)
    last = engine.of(ReadDrawing)[-1].drawing
    assert len(last.strokes[0].points) == len(places)


def test_that_undo_to_nothing_brings_no_answer(screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot) -> None:
    write(screen, qtbot, engine)
    screen.acts.undo.trigger()
    while screen.reader.is_busy:
        answer_all(engine)
        qtbot.wait(1)
    assert answered(screen) == "Nothing drawn"
    assert screen.ink.is_empty


def test_that_keys_do_what_the_tools_do(screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot) -> None:
    screen.canvas.setFocus()
    drag(screen.canvas, (50, 50), (90, 90))
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.ink.strokes == ()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.ink.strokes) == 1
    QTest.keyClick(screen.canvas, Qt.Key.Key_E)
    assert screen.canvas.hand.tool == "eraser"
    QTest.keyClick(screen.canvas, Qt.Key.Key_B)
    assert screen.canvas.hand.tool == "pen"
    QTest.keyClick(screen.canvas, Qt.Key.Key_BracketRight)
    assert screen.canvas.hand.pen_width == 22
    QTest.keyClick(screen.canvas, Qt.Key.Key_Delete)
    assert screen.ink.strokes == ()
    QTest.keyClick(screen.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.ink.strokes) == 1


def test_that_tools_are_enabled_only_when_they_can_do_something(screen: RecognizeScreen) -> None:
    undo, redo = (screen.findChild(QToolButton, name) for name in ("undo", "redo"))
    assert undo is not None
    assert redo is not None
    assert not undo.isEnabled()
    drag(screen.canvas, (50, 50), (90, 90))
    assert undo.isEnabled()
    undo.click()
    assert redo.isEnabled()
    assert not undo.isEnabled()


def test_that_several_digits_are_boxed_and_one_is_looked_at(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine, "42")
    assert answered(screen) == "42"
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(102, 60))
    assert screen.result.probabilities.bars.rows.rows[2].probability == pytest.approx(0.9)
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(52, 60))
    assert screen.result.probabilities.bars.rows.rows[4].probability == pytest.approx(0.9)


def test_that_another_mode_or_recognizer_asks_anew_at_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    engine.get_ready(info("mine", origin="run"))
    answer_all(engine)
    qtbot.waitUntil(lambda: not engine.waiting)
    before = len(engine.asked)
    screen.tools.mode.set_mode("many")
    qtbot.waitUntil(lambda: len(engine.asked) > before)
    assert engine.of(ReadDrawing)[-1].mode == "many"
    answer_all(engine)
    screen.choice.choose("mine")
    qtbot.waitUntil(lambda: engine.of(ReadDrawing)[-1].recognizer == "mine")


def test_that_recognizers_are_grouped_with_their_accuracy(screen: RecognizeScreen, engine: FakeEngine) -> None:
    engine.get_ready(info("resnet", kind="photo", accuracy=0.913), info("mine", origin="run", accuracy=None))
    combo = screen.findChild(QComboBox, "recognizer_choice")
    assert combo is not None
    texts = [combo.itemText(i) for i in range(combo.count())]
    assert texts == [
        "Automatic: the best fit",
        "Handwriting",
        "LENET5 · 99.2%",
        "Photos",
        "RESNET · 91.3%",
        "Mine",
        "MINE",
    ]


def test_that_a_picture_is_shown_beside_its_answer_and_back_again(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    engine.answer = by_name
    session.open_paths(["/p/3.png"])
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert answered(screen) == "3"
    screen.show_canvas()
    assert screen.page == "canvas"
    assert answered(screen) != "3"


def test_that_of_two_pictures_the_last_one_wins_whatever_comes_first(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    session.open_paths(["/p/1.png"])
    session.open_paths(["/p/2.png"])
    first, second = engine.asked[-2:]
    engine.give(second, Pictures(second.id, ("/p/2.png",)))
    engine.give(first, Pictures(first.id, ("/p/1.png",)))
    files = engine.of(ReadFile)
    assert [request.path for request in files] == ["/p/2.png"]
    session.open_paths(["/p/3.png"])
    third = engine.asked[-1]
    engine.give(files[0], Read(files[0].id, reading("2", source="2.png")))
    assert screen.page == "canvas", "the answer to what was asked before must not show"
    engine.give(third, Pictures(third.id, ("/p/3.png",)))
    last = engine.of(ReadFile)[-1]
    engine.give(last, Read(last.id, reading("3", source="3.png")))
    assert answered(screen) == "3"


def test_that_going_back_to_the_canvas_drops_a_late_picture(
    screen: RecognizeScreen, engine: FakeEngine, session: Session
) -> None:
    session.open_paths(["/p/1.png"])
    asked = engine.asked[-1]
    screen.show_canvas()
    engine.give(asked, Pictures(asked.id, ("/p/1.png",)))
    assert engine.of(ReadFile) == []
    assert screen.page == "canvas"


def test_that_a_pasted_picture_without_a_file_is_read(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answer = by_name
    screen.open_picture(b"png bytes", "5.png")
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert engine.of(ReadBytes)[-1].data == b"png bytes"
    assert answered(screen) == "5"


def test_that_a_refused_picture_is_told_and_the_canvas_stays(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session, said: list[Message]
) -> None:
    engine.answer = by_name
    session.open_paths(["/p/broken.png"])
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].sentence == "“broken.png” is incomplete."
    assert screen.page == "canvas"


def test_that_an_empty_folder_is_told(
    screen: RecognizeScreen, engine: FakeEngine, session: Session, said: list[Message]
) -> None:
    session.open_paths(["/p/empty"])
    asked = engine.asked[-1]
    engine.give(asked, Pictures(asked.id, (), ()))
    assert "no picture" in said[0].sentence


def test_that_many_pictures_become_a_table_with_broken_ones_in_their_rows(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    engine.answer = by_name
    session.open_paths([f"/p/{i}.png" for i in (1, 2, 3)] + ["/p/broken.png"])
    qtbot.waitUntil(lambda: screen.page == "pictures" and not screen.table.reader.is_running)
    _, rows = screen.table.model.table()
    assert [row[2] for row in rows] == ["1", "2", "3", ""]
    assert rows[3][4:] == ["not readable", "“broken.png” is incomplete."]
    screen.table.save_rows(tmp_path / "out.csv")
    qtbot.waitUntil((tmp_path / "out.csv").exists)
    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == 5


def test_that_a_row_shows_its_answer_and_opens_alone(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    engine.answer = by_name
    session.open_paths(["/p/1.png", "/p/2.png"])
    qtbot.waitUntil(lambda: screen.page == "pictures" and not screen.table.reader.is_running)
    view = screen.table._view
    view.setCurrentIndex(screen.table.model.index(1, 0))
    qtbot.waitUntil(lambda: answered(screen) == "2")
    assert screen.page == "pictures"
    view.activated.emit(screen.table.model.index(0, 0))
    qtbot.waitUntil(lambda: screen.page == "picture")
    assert answered(screen) == "1"
    QTest.keyClick(screen.picture, Qt.Key.Key_Escape)
    assert screen.page == "pictures"


def test_that_stop_ends_the_reading_of_a_batch_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, session: Session
) -> None:
    session.open_paths([f"/p/{i}.png" for i in range(50)])
    listing = engine.asked[-1]
    engine.give(listing, by_name(listing))
    ends: list[bool] = []
    screen.table.reader.ended.connect(ends.append)
    for request in engine.of(ReadFile)[:2]:
        engine.give(request, by_name(request))
    screen.table._stop.click()
    assert screen.table._stop.text() == "Stopping…"
    for request in list(engine.of(ReadFile)):
        engine.give(request, by_name(request))
    assert ends == [False]
    assert len(engine.of(ReadFile)) == 4
    words = screen.findChild(QLabel, "batch_progress_words")
    assert words is not None
    assert words.text() == "Stopped after 4 of 50"


def test_that_a_drawing_left_by_a_crash_comes_back_and_can_be_undone(
    session: Session, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    save_drawing(folders.state() / "canvas-0.json", Drawing(400, 300, (wavy(1), wavy(2))))
    screen = RecognizeScreen(session)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: len(screen.ink.strokes) == 2)
    assert "back" in said[0].sentence
    screen.acts.undo.trigger()
    assert screen.ink.is_empty
    screen.save()


def test_that_a_damaged_drawing_is_set_aside_and_told(
    session: Session, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    path = folders.state() / "canvas-0.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x00garbage")
    screen = RecognizeScreen(session)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: bool(said))
    assert "damaged" in said[0].sentence
    (aside,) = folders.state().glob("canvas-0.json.bad-*")
    assert aside.read_bytes() == b"\x00garbage"
    screen.save()


def test_that_each_stroke_is_on_disk_soon_and_gone_after_a_proper_end(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    drag(screen.canvas, *line((50, 50), (200, 200)))
    assert screen.autosave.wait_until_kept()
    path = folders.state() / "canvas-0.json"
    assert path.exists()
    screen.save()
    assert not path.exists()


def test_that_a_second_window_keeps_its_own_drawing(session: Session, screen: RecognizeScreen, qtbot: QtBot) -> None:
    other = RecognizeScreen(session)
    qtbot.addWidget(other)
    drag(screen.canvas, (50, 50), (90, 90))
    other.ink.load((wavy(1),))
    assert screen.autosave.wait_until_kept()
    assert other.autosave.wait_until_kept()
    assert {path.name for path in folders.state().glob("canvas-*.json")} == {"canvas-0.json", "canvas-1.json"}
    other.save()


def test_that_corrections_are_hidden_until_somebody_listens(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    write(screen, qtbot, engine)
    assert not screen.result.correction.isVisible()
    screen.offer_corrections()
    assert screen.result.correction.isVisible()
    assert screen.result.correction.labels == tuple("0123456789")
    with qtbot.waitSignal(screen.corrected) as told:
        QTest.keyClick(screen.canvas, Qt.Key.Key_1)
    drawing, label = told.args
    assert label == "1"
    assert drawing.strokes == screen.ink.strokes


def test_that_one_digit_of_a_number_is_corrected_with_its_own_strokes(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    screen.offer_corrections()
    drag(screen.canvas, (65, 100), (70, 130))
    drag(screen.canvas, (115, 100), (120, 130))
    while screen.reader.is_busy:
        answer_all(engine, "42")
        qtbot.wait(1)
    assert not screen.result.correction.isVisible(), "first a digit must be chosen"
    QTest.mouseClick(screen.canvas, Qt.MouseButton.LeftButton, KEYS, QPoint(102, 60))
    button = screen.findChild(QToolButton, "correct_3")
    assert button is not None
    with qtbot.waitSignal(screen.corrected) as told:
        button.click()
    drawing, label = told.args
    assert label == "3"
    assert len(drawing.strokes) == 1
    np.testing.assert_allclose(drawing.strokes[0].points[0, :2], (115, 100))


def test_that_a_refusal_of_the_drawing_is_told_once(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    for _ in range(3):
        drag(screen.canvas, (50, 50), (90, 90))
        while screen.reader.is_busy:
            for request in list(engine.asked):
                engine.give(request, Failed(request.id, "No recognizer is installed."))
            qtbot.wait(1)
    assert [message.sentence for message in said] == ["No recognizer is installed."]


def test_that_pen_width_mode_and_order_are_remembered(session: Session, screen: RecognizeScreen, qtbot: QtBot) -> None:
    screen.canvas.hand.set_pen_width(33)
    screen.tools.mode.set_mode("many")
    screen.result.probabilities._order.click()
    screen.save()
    other = RecognizeScreen(session)
    qtbot.addWidget(other)
    assert other.canvas.hand.pen_width == 33
    assert other.tools.mode.mode == "many"
    assert other.result.probabilities._order.isChecked()
    other.save()


def test_that_everything_a_person_acts_on_has_a_name_for_screen_readers(screen: RecognizeScreen) -> None:
    nameless = [
        button.objectName()
        for button in screen.findChildren(QToolButton)
        if not (button.accessibleName() or button.text() or isinstance(button.parent(), QLineEdit))
    ]
    assert nameless == []
    assert screen.canvas.accessibleName()
    assert screen.result.probabilities.bars.accessibleName()


def test_that_the_empty_canvas_invites_to_the_sample_pictures(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    samples = screen.findChild(QPushButton, "open_samples")
    assert samples is not None
    assert samples.isVisible()
    drag(screen.canvas, (50, 50), (90, 90))
    assert not samples.isVisible()
    screen.acts.undo.trigger()
    assert samples.isVisible()
    samples.click()
    assert engine.of(ListPictures)[-1].paths == (str(folders.RESOURCES / "samples"),)


def test_that_the_wide_canvas_gives_the_width_to_the_ink(screen: RecognizeScreen, session: Session) -> None:
    narrow = screen.canvas.width()
    screen.acts.wide.trigger()
    QTest.qWait(0)
    assert screen.canvas.width() > narrow + 200
    assert not screen.result.probabilities.isVisible()
    assert screen.result.answer.isVisible()
    assert session.settings.flag("recognize/wide", False)
    screen.acts.wide.trigger()
    QTest.qWait(0)
    assert screen.canvas.width() == narrow
    assert screen.result.probabilities.isVisible()
