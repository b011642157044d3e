import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing
from engine.ink.drawing_file import load_drawing, save_drawing
from engine.storage import paths
from gui.recognize.autosave import Autosave
from tests.gui.recognize.strokes import wavy

# Writes stroke after stroke, says the number of each before it begins the next one, and never ends by itself.
WRITER = """
import sys
import gui
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from engine.ink.drawing import Drawing
from gui.recognize.autosave import Autosave
from tests.gui.recognize.strokes import wavy
application = QCoreApplication([])
autosave = Autosave(Path(sys.argv[1]))
strokes = ()
while True:
    strokes += (wavy(len(strokes)),)
    autosave.keep(Drawing(400, 300, strokes))
    autosave.wait_until_kept()
    print(len(strokes), flush=True)
"""


@pytest.mark.parametrize("strokes", [1, 7, 23])
def test_that_a_kill_loses_at_most_the_stroke_being_drawn(tmp_path: Path, qtbot: QtBot, strokes: int) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(tmp_path)], cwd=paths.PROGRAM_FOLDER, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    kept = 0
    for line in writer.stdout:
        kept = int(line)
        if kept == strokes:
            writer.send_signal(signal.SIGKILL)
            break
    rest = writer.stdout.read().split()
    writer.wait()
    writer.stdout.close()
    kept = max([kept, *map(int, rest)])
    autosave = Autosave(tmp_path)
    ((left,), ()) = autosave.left_behind()
    drawing = left.drawing
    assert len(drawing.strokes) in (kept, kept + 1)
    assert drawing.strokes[0].points.tobytes() == wavy(0).points.tobytes()
    assert list(tmp_path.glob(".*.part")) == []
    autosave.close()
    assert not (tmp_path / "canvas-0.json").exists()


def test_that_only_the_newest_of_many_is_written(tmp_path: Path, qtbot: QtBot) -> None:
    autosave = Autosave(tmp_path)
    strokes = tuple(wavy(i) for i in range(30))
    for n in range(1, 31):
        autosave.keep(Drawing(400, 300, strokes[:n]))
    assert autosave.wait_until_kept()
    assert len(load_drawing(tmp_path / "canvas-0.json").strokes) == 30
    autosave.close()


def test_that_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path, qtbot: QtBot) -> None:
    autosave = Autosave(tmp_path)
    (tmp_path / "canvas-0.json").mkdir()
    with qtbot.waitSignal(autosave.failed) as told:
        autosave.keep(Drawing(400, 300, (wavy(1),)))
    assert "could not be saved" in told.args[0]
    with qtbot.assertNotEmitted(autosave.failed, wait=100):
        autosave.keep(Drawing(400, 300, (wavy(1),)))
        assert autosave.wait_until_kept()
    autosave.close(keep_file=True)


def test_that_drawings_of_all_windows_that_are_gone_come_to_the_one_that_is_back(tmp_path: Path, qtbot: QtBot) -> None:
    for number, count in ((0, 1), (1, 2), (4, 3)):
        save_drawing(tmp_path / f"canvas-{number}.json", Drawing(400, 300, tuple(map(wavy, range(count)))))
    open_one = Autosave(tmp_path)  # has canvas-0.json
    back = Autosave(tmp_path)
    left, problems = back.left_behind()
    assert [one.path.name for one in left] == ["canvas-1.json", "canvas-4.json"]
    assert [len(one.drawing.strokes) for one in left] == [2, 3]
    assert problems == ()
    another = Autosave(tmp_path)
    assert another.left_behind() == ((), ())  # they are the other one's now
    for one in (open_one, back, another):
        one.close(keep_file=True)
    assert {path.name for path in tmp_path.glob("canvas-*.json")} >= {"canvas-1.json", "canvas-4.json"}


def test_that_a_drawing_of_another_window_leaves_its_place_when_it_is_kept_as_this_ones(
    tmp_path: Path, qtbot: QtBot
) -> None:
    save_drawing(tmp_path / "canvas-3.json", Drawing(400, 300, (wavy(1),)))
    autosave = Autosave(tmp_path)
    ((left,), _) = autosave.left_behind()
    autosave.is_taken(left)
    assert left.path.exists()
    autosave.keep(left.drawing)
    assert autosave.wait_until_kept()
    assert not left.path.exists()
    assert (tmp_path / "canvas-0.json").exists()
    autosave.close()


def test_that_damaged_drawings_of_one_day_are_all_kept(tmp_path: Path, qtbot: QtBot) -> None:
    for content in (b"one", b"two", b"three"):
        (tmp_path / "canvas-0.json").write_bytes(content)
        autosave = Autosave(tmp_path)
        (_, (problem,)) = autosave.left_behind()
        assert "damaged" in problem.sentence
        assert "canvas-0.json.bad-" in problem.sentence
        autosave.close()
    kept = {path.read_bytes() for path in tmp_path.glob("canvas-0.json.bad-*")}
    assert kept == {b"one", b"two", b"three"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes with names of files")
@pytest.mark.parametrize("name", ["canvas-0.json", "canvas-0.lock", "canvas-1.json"])
def test_that_a_named_pipe_in_place_of_a_file_never_hangs(tmp_path: Path, qtbot: QtBot, name: str) -> None:
    os.mkfifo(tmp_path / name)
    autosave = Autosave(tmp_path)
    left, problems = autosave.left_behind()
    assert left == ()
    assert len(problems) == name.endswith(".json")
    autosave.keep(Drawing(400, 300, (wavy(1),)))
    assert autosave.wait_until_kept()
    autosave.close()
