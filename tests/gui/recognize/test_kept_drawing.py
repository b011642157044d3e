"""The drawing outlives a crash."""

from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing
from engine.ink.drawing_file import save_drawing
from engine.storage import paths
from gui.message import Message
from gui.recognize.screen import RecognizeScreen
from gui.session import Session
from tests.gui.fake_engine import FakeEngine
from tests.gui.recognize.pens import drag, line
from tests.gui.recognize.strokes import wavy


def test_that_a_drawing_left_by_a_crash_comes_back_and_can_be_undone(
    session: Session, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    save_drawing(paths.state() / "canvas-0.json", Drawing(400, 300, (wavy(1), wavy(2))))
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
    path = paths.state() / "canvas-0.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x00garbage")
    screen = RecognizeScreen(session)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: bool(said))
    assert "damaged" in said[0].sentence
    (aside,) = paths.state().glob("canvas-0.json.bad-*")
    assert aside.read_bytes() == b"\x00garbage"
    screen.save()


def test_that_each_stroke_is_on_disk_soon_and_gone_after_a_proper_end(
    screen: RecognizeScreen, engine: FakeEngine, qtbot: QtBot
) -> None:
    drag(screen.canvas, *line((50, 50), (200, 200)))
    assert screen.autosave.wait_until_kept()
    path = paths.state() / "canvas-0.json"
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
    assert {path.name for path in paths.state().glob("canvas-*.json")} == {"canvas-0.json", "canvas-1.json"}
    other.save()


def test_that_drawings_of_other_windows_are_offered_one_after_the_other(
    session: Session, engine: FakeEngine, qtbot: QtBot, said: list[Message]
) -> None:
    for number in range(3):
        strokes = tuple(wavy(one) for one in range(number + 1))
        save_drawing(paths.state() / f"canvas-{number}.json", Drawing(400, 300, strokes))
    screen = RecognizeScreen(session)
    qtbot.addWidget(screen)
    qtbot.waitUntil(lambda: len(screen.ink.strokes) == 1)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1].sentence == "2 drawings of other windows were kept, too."
    assert said[1].action is not None
    said[1].action()
    assert len(screen.ink.strokes) == 2
    assert said[2].sentence == "A drawing of another window was kept, too."
    assert screen.autosave.wait_until_kept()
    screen.save()  # this window ends as it should: what was not shown is offered again
    assert {path.name for path in paths.state().glob("canvas-*.json")} == {"canvas-2.json"}
