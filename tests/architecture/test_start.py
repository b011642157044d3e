"""What the window's process loads, found out by running one."""

import json
import os
import subprocess
import sys

from tests.architecture.tree import ROOT

LOADED = """
import json, sys
from gui.app import create_window
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
{before}
window = create_window()
window.session.engine.start = lambda: None
{then}
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
window.close()
"""


def loaded(tmp_path: object, before: str = "", then: str = "") -> set[str]:
    """Top-level packages in the memory of a fresh process that made the window."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "INKLING_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", LOADED.format(before=before, then=then)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout.splitlines()[-1]))


def test_that_the_first_paint_needs_nothing_heavy(tmp_path: object) -> None:
    heavy = {"torch", "torchvision", "cv2", "pydantic", "pyqtgraph", "PIL", "typer", "rich", "safetensors"}
    assert not loaded(tmp_path, then="window.show(); QApplication.processEvents()") & heavy


def test_that_the_window_with_all_screens_never_loads_torch(tmp_path: object) -> None:
    then = "window.show()\nfor name in window.place_names(): window.go(name); QApplication.processEvents()"
    assert not loaded(tmp_path, then=then) & {"torch", "torchvision", "cv2"}
