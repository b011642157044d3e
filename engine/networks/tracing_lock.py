"""Tracing a network and calling networks take turns.

While torch.fx traces, it replaces ``nn.Module.__call__`` for the whole process: a network that another thread calls
meanwhile is taken for a part of the traced one, and fails. Calls may overlap one another; tracing is alone.
"""

from collections.abc import Generator
from contextlib import contextmanager
from threading import Condition, local


class TracingLock:
    """Calls wait for a trace that runs or waits; a trace waits for the calls that run. Nested calls never wait."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._calls = 0
        self._traces = 0  # running or waiting
        self._is_tracing = False
        self._mine = local()

    @contextmanager
    def running(self) -> Generator[None]:
        """Networks may be called within."""
        depth = getattr(self._mine, "depth", 0)
        if depth == 0:
            with self._changed:
                self._changed.wait_for(lambda: not self._traces)
                self._calls += 1
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            if depth == 0:
                with self._changed:
                    self._calls -= 1
                    self._changed.notify_all()

    @contextmanager
    def tracing(self) -> Generator[None]:
        """Nobody else calls a network meanwhile. Not to be used within ``running``."""
        with self._changed:
            self._traces += 1
            self._changed.wait_for(lambda: not self._calls and not self._is_tracing)
            self._is_tracing = True
        try:
            yield
        finally:
            with self._changed:
                self._is_tracing = False
                self._traces -= 1
                self._changed.notify_all()


TRACING = TracingLock()
