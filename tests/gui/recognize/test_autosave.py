import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.ink.drawing import Drawing
from engine.ink.drawing_file import load_drawing
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
    drawing = autosave.left_behind()
    assert drawing is not None
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
