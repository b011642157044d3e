"""At most one call per interval; the last call is never lost."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer


class Throttle(QObject):
    """Calls ``act`` at once after a pause, else when ``interval_ms`` have passed since the last time.

    Many requests within an interval become one act at its end, so what was asked last is always acted on.
    """

    def __init__(self, interval_ms: int, act: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._interval_ms = interval_ms
        self._since_last = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._run)

    @property
    def is_waiting(self) -> bool:
        """Whether an act is still to come."""
        return self._timer.isActive()

    def request(self) -> None:
        """Act now or at the end of the interval that runs."""
        if self._timer.isActive():
            return
        passed = self._since_last.elapsed() if self._since_last.isValid() else self._interval_ms
        if passed >= self._interval_ms:
            self._run()
        else:
            self._timer.start(int(self._interval_ms - passed))

    def flush(self) -> None:
        """Act at once if an act is still to come."""
        if self._timer.isActive():
            self._timer.stop()
            self._run()

    def cancel(self) -> None:
        """Forget the act that is still to come."""
        self._timer.stop()

    def _run(self) -> None:
        self._since_last.start()
        self._act()
