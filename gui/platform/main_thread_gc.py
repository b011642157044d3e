"""Garbage is collected in the window's thread only: as long as the program runs, and in tests while threads run.

Python collects in whichever thread happens to allocate. A widget or timer that is freed so in another thread takes Qt
down (its timers go on for an object that is gone). So automatic collection is switched off, and a timer of the window's
thread does it instead, by the same thresholds.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 200


class MainThreadGc(QObject):
    """Collects in the thread it lives in from ``begin`` to ``end``; several at once are fine."""

    _begun = 0  # how many have begun and not ended, in this process; only the window's thread touches it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Switch automatic collection off; collect here instead."""
        if not self._timer.isActive():
            MainThreadGc._begun += 1
            gc.disable()
            self._timer.start()

    def end(self) -> None:
        """Leave it to Python again, if nobody else still collects."""
        if self._timer.isActive():
            self._timer.stop()
            MainThreadGc._begun -= 1
            if MainThreadGc._begun == 0:
                gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python would."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        for generation in (2, 1, 0):
            if due[generation]:
                gc.collect(generation)
                return
