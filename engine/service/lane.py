"""Lane: a queue of requests with a thread of its own."""

import threading
from collections import deque
from collections.abc import Callable

from engine.protocol.envelope import Question


class Lane:
    """Works on requests one after another in a daemon thread, oldest first.

    A request with a channel takes the place of the one of the same channel that still waits: the newest wins, and a
    stream of new ones cannot push a channel to the end of the queue for ever.
    """

    def __init__(self, name: str, work: Callable[[Question], None], prepare: Callable[[], None] | None = None) -> None:
        """prepare: run once in the lane's thread before the first request (imports that may take a while)."""
        self._work = work
        self._prepare = prepare
        self._waiting: deque[Question] = deque()
        self._changed = threading.Condition()
        self._is_closed = False
        self._thread = threading.Thread(target=self._run, name=f"lane {name}", daemon=True)

    def start(self) -> None:
        """Begin to work on what waits."""
        self._thread.start()

    def put(self, question: Question) -> None:
        """Queue ``question``; a waiting one of the same channel is dropped."""
        with self._changed:
            if self._is_closed:
                return
            place = self._place_of(question.channel)
            if place is None:
                self._waiting.append(question)
                self._changed.notify()
            else:
                self._waiting[place] = question

    def finish(self, patience_s: float) -> None:
        """Take nothing new, do what waits, and return when it is done or after ``patience_s``."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()
        if self._thread.is_alive():
            self._thread.join(patience_s)

    def _place_of(self, channel: str) -> int | None:
        if not channel:
            return None
        return next((place for place, other in enumerate(self._waiting) if other.channel == channel), None)

    def _run(self) -> None:
        if self._prepare is not None:
            self._prepare()
        while (question := self._next()) is not None:
            self._work(question)

    def _next(self) -> Question | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            return self._waiting.popleft() if self._waiting else None
