"""One engine process for many windows of the tests, so that torch is imported once."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QObject, QTimer

from engine.protocol.envelope import A, Request
from engine.protocol.library import KnownRecognizers, ListRecognizers
from engine.protocol.messages import EngineReady, Failed
from gui.processes.engine import Engine
from gui.processes.engine_process import EngineProcess


class SharedEngine(Engine):
    """Looks to a window like an engine of its own: ``start`` says ready, ``close`` ends nothing but its answers."""

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

    def ask(
        self,
        request: Request[A],
        on_answer: Callable[[A], object],
        on_failed: Callable[[Failed], object],
        *,
        owner: QObject,
        channel: str | None = None,
    ) -> None:
        window = self._window

        def is_of_this_window() -> bool:
            return window == self._window

        self.process.ask(
            request,
            lambda answer: is_of_this_window() and on_answer(answer),
            lambda failed: is_of_this_window() and on_failed(failed),
            owner=owner,
            channel=channel,
        )

    def close(self) -> None:
        self._window += 1

    def end(self) -> None:
        """The tests are over."""
        self.process.close()

    def _greet(self) -> None:
        """Say what a fresh engine would say: the recognizers of this home, now."""
        window = self._window

        def on_listed(listed: KnownRecognizers) -> None:
            if window == self._window and self._greeting is not None:
                self.ready.emit(replace(self._greeting, recognizers=listed.recognizers))

        self.process.ask(ListRecognizers(), on_listed, lambda _failed: None, owner=self)

    def _on_process_ready(self, greeting: EngineReady) -> None:
        self._greeting = greeting
        self.ready.emit(greeting)
