import os
import subprocess
import sys

import pytest

from engine.storage import paths
from gui.platform.display import why_no_window

NO_SCREEN = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
NO_SCREEN.pop("QT_QPA_PLATFORM", None)
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has machines without a screen")


@linux
def test_that_no_screen_is_said() -> None:
    assert "no screen" in why_no_window({})


@linux
def test_that_a_screen_that_does_not_answer_is_said() -> None:
    assert "':4711'" in why_no_window({"DISPLAY": ":4711"})


@linux
def test_that_a_painting_platform_without_a_screen_is_fine() -> None:
    assert why_no_window({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_that_other_systems_always_have_one() -> None:
    assert why_no_window({}, "win32") == ""
    assert why_no_window({}, "darwin") == ""


@linux
def test_that_missing_libraries_are_named_with_the_line_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    def load(name: str) -> object:
        if "cursor" in name or "EGL" in name:
            raise OSError(name)
        return object()

    monkeypatch.setattr(ctypes, "CDLL", load)
    reason = why_no_window({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"})
    assert reason.endswith("apt-get install libegl1 libxcb-cursor0")


@linux
@pytest.mark.parametrize("arguments", [[], ["--check-display"], ["--window"]])
def test_that_the_program_ends_with_2_and_one_line(arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "main.py", *arguments],
        cwd=paths.PROGRAM_FOLDER,
        env=NO_SCREEN,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert "no screen" in ended.stderr


@linux
def test_that_a_screen_is_found(qapp: object) -> None:
    assert why_no_window() == ""
