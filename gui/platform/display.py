"""Finds out why no window can be opened here, before Qt aborts the process. No Qt in this file."""

import ctypes
import os
import sys
from collections.abc import Mapping

# What PySide6's wheel expects of the system, and the Debian package that has it.
_EVERYWHERE = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
_ON_X = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def why_no_window(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """One sentence on what is missing and what to do; empty when a window can be opened."""
    if not system.startswith("linux"):
        return ""
    platform = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if not platform and not display and not wayland:
        return (
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
            "The commands work without one: python main.py --help"
        )
    uses_x = platform == "xcb" or (not platform and bool(display))
    missing = _missing({**_EVERYWHERE, **_ON_X} if uses_x else _EVERYWHERE)
    if missing:
        return f"Qt needs system libraries that are missing here. Install them: apt-get install {' '.join(missing)}"
    if uses_x and not wayland and not _x_server_answers(display):
        return (
            f"The screen {display!r} (DISPLAY) does not answer. "
            "Check that it is running and that you may use it; the commands work without one: python main.py --help"
        )
    return ""


def _missing(libraries: Mapping[str, str]) -> list[str]:
    """Packages of the libraries that cannot be loaded."""
    packages: list[str] = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def _x_server_answers(display: str) -> bool:
    """Whether a connection to the X server can be opened; Qt would abort if not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the check of libraries says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(errors="surrogateescape"), None)
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
