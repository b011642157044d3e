"""Ctrl+C in the terminal and SIGTERM at log-out close the window as a person would, without a question."""

import contextlib
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class QuitSignals(QObject):
    """Calls ``act`` in the event loop when one of the signals comes; ``remove`` gives them back."""

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act
        # Python's own handlers run only between bytecodes; the socket wakes Qt's loop for that
        self._receiver, self._sender = socket.socketpair()
        self._receiver.setblocking(False)
        self._sender.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(self._sender.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._receiver.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        self._handlers = {number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM)}

    def remove(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._wakeup_before)
        self._receiver.close()
        self._sender.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._act()

    def _on_notifier_activated(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._receiver.recv(64)
