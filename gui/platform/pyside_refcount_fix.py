"""Keeps None, True and False alive where a Qt binding built for a newer Python gives them away uncounted.

Since Python 3.12 these objects are immortal, so code compiled for it may return them without counting the reference.
PySide6 6.12.0's wheel does so and still installs on Python 3.11: there each call without a result takes one reference
from None, and after a few thousand calls the process aborts ("deallocating None"). On such a Python the counts are
raised once, so far that they never reach zero: what newer Pythons do themselves.
"""

import ctypes
import sys

FAR = 1 << 40  # calls; at a million per second more than twelve days


def keep_alive() -> None:
    """Raise the counts; nothing to do from Python 3.12 on, and on 32-bit systems, whose counts have no room."""
    if sys.version_info >= (3, 12) or sys.maxsize <= FAR or sys.implementation.name != "cpython":
        return
    for singleton in (None, True, False, NotImplemented):
        if sys.getrefcount(singleton) < FAR // 2:
            ctypes.c_ssize_t.from_address(id(singleton)).value += FAR
