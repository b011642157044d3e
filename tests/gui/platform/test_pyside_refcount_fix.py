import subprocess
import sys

from engine.storage import paths

MANY_CALLS = """
import gui
from PySide6.QtGui import QPainterPath
path = QPainterPath()
for _ in range(50_000):
    path.moveTo(1.0, 2.0)
for _ in range(50_000):
    path.isEmpty()
print("alive")
"""


def test_that_a_hundred_thousand_calls_of_qt_leave_the_process_alive() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], cwd=paths.PROGRAM_FOLDER, capture_output=True, text=True, check=False
    )
    assert ended.stdout.strip() == "alive", ended.stderr
