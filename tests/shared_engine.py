"""One engine process for many windows of the tests, so that torch is imported once."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer, Signal

from engine.protocol.messages import EngineReady, ListRecognizers, Recognizers, Request
from gui.processes.engine_process import EngineProcess


class SharedEngine(QObject):
    """Looks to a window like an engine of its own: ``start`` says ready, ``close`` ends nothing but its answers."""

    ready = Signal(object)
    died = Signal(str)
    restarted = Signal()

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        with patch.dict(os.environ, {"INKLING_HOME": str(home)}):
            self.process = EngineProcess(self)
            self.process.start()
        self._greeting: EngineReady | None = None
        self._window = 0
        self.process.ready.connect(self._on_process_ready)
        self.process.died.connect(self.died)
        self.process.restarted.connect(self.restarted)

    @property
    def has_given_up(self) -> bool:
        return self.process.has_given_up

    @property
    def stderr_tail(self) -> str:
        return self.process.stderr_tail

    def try_again(self) -> None:
        self.process.try_again()

    def empty_home(self) -> None:
        """As on a fresh machine."""
        for entry in self.home.iterdir():
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()

    def start(self) -> None:
        if self._greeting is not None:
            QTimer.singleShot(0, self, self._greet)

    def ask(self, make: Callable[[int], Request], on_answer: Callable[[Any], None]) -> int:
        window = self._window

        def of_this_window(answer: Any) -> None:
            if window == self._window:
                on_answer(answer)

        return self.process.ask(make, of_this_window)

    def close(self) -> None:
        self._window += 1

    def end(self) -> None:
        """The tests are over."""
        self.process.close()

    def _greet(self) -> None:
        """Say what a fresh engine would say: the recognizers of this home, now."""
        window = self._window

        def on_listed(answer: object) -> None:
            greeting = self._greeting
            if window == self._window and isinstance(answer, Recognizers) and greeting is not None:
                self.ready.emit(
                    EngineReady(
                        0,
                        answer.recognizers,
                        greeting.default_ink,
                        greeting.default_photo,
                        greeting.device,
                        greeting.device_reason,
                    )
                )

        self.process.ask(lambda id: ListRecognizers(id), on_listed)

    def _on_process_ready(self, greeting: EngineReady) -> None:
        self._greeting = greeting
        self.ready.emit(greeting)
