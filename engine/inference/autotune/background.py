"""Finds faster runtimes in a thread of its own, one recognizer after another, while nobody waits for an answer."""

import threading
import time
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Protocol

QUIET_S = 0.5  # so long nobody must have asked for anything
MANY_FILES = 12  # a recognizer that reads so many files without a pause is made fast between two of them


class Tunable(Protocol):
    """A recognizer whose way of computing is not settled yet."""

    @property
    def is_tuned(self) -> bool:
        """Whether its fastest way was found."""
        ...

    def autotune(self, is_wanted: Callable[[], bool]) -> bool:
        """Find and use the fastest way; False when ``is_wanted`` said no before it was found."""
        ...


class Background:
    """Recognizers are handed in by ``want`` when they answer; the thread starts with the first."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: dict[int, Tunable] = {}
        self._asked: dict[int, int] = {}  # how often each waiting one answered a file
        self._answering = 0
        self._last = 0.0
        self._is_closed = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def answering(self) -> Generator[None]:
        """Meanwhile somebody waits for an answer: nothing is measured."""
        with self._changed:
            self._answering += 1
        try:
            yield
        finally:
            with self._changed:
                self._answering -= 1
                self._last = time.monotonic()
                self._changed.notify_all()

    def want(self, recognizer: Tunable, *, for_file: bool) -> None:
        """``recognizer`` is in use: find its fastest way as soon as there is a quiet moment."""
        if recognizer.is_tuned:
            return
        key = id(recognizer)
        with self._changed:
            self._waiting[key] = recognizer
            self._asked[key] = self._asked.get(key, 0) + for_file
            self._changed.notify_all()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="runtimes", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Begin nothing new, and wait for what is being prepared."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (key := self._next()) is not None:
            with self._changed:
                recognizer, is_pressing = self._waiting[key], self._is_pressing(key)
            try:
                is_done = recognizer.autotune(lambda hurry=is_pressing: hurry or self._is_quiet())
            except Exception:  # the plain way goes on answering; the log tells why it is not the fast one
                traceback.print_exc()
                is_done = True
            if is_done:
                with self._changed:
                    self._waiting.pop(key, None)
                    self._asked.pop(key, None)

    def _next(self) -> int | None:
        with self._changed:
            while not self._is_closed:
                pressing = next((key for key in self._waiting if self._is_pressing(key)), None)
                if pressing is not None:
                    return pressing
                rest = QUIET_S - (time.monotonic() - self._last)
                if self._waiting and not self._answering and rest <= 0:
                    return next(iter(self._waiting))
                self._changed.wait(max(rest, 0.01) if self._waiting and not self._answering else None)
        return None

    def _is_pressing(self, key: int) -> bool:
        return self._asked.get(key, 0) >= MANY_FILES

    def _is_quiet(self) -> bool:
        return not self._answering and not self._is_closed
