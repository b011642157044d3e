"""How fast bytes come, over the last seconds, and how long the rest will take."""

import time
from collections import deque
from collections.abc import Callable

from engine.download.source import DownloadProgress

WINDOW_S = 6.0
EVERY_S = 0.25
LEAST_S = 1.0  # a rate over less than this says nothing


class TransferRate:
    """Tells progress now and then; the rate forgets what is older than WINDOW_S."""

    def __init__(self, tell: Callable[[DownloadProgress], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._seen: deque[tuple[float, int]] = deque()
        self._told_at = -EVERY_S

    def start(self, done: int) -> None:
        """Bytes begin to come after ``done`` that were there before."""
        self._seen = deque([(self._clock(), done)])

    def update(self, done: int, total: int | None) -> None:
        """``done`` bytes are there; told if the last time was long enough ago."""
        now = self._clock()
        self._seen.append((now, done))
        while len(self._seen) > 2 and now - self._seen[0][0] > WINDOW_S:
            self._seen.popleft()
        self.say_sometimes(self.progress(done, total))

    def say_sometimes(self, progress: DownloadProgress) -> None:
        """Tell ``progress`` if the last time was long enough ago."""
        if self._clock() - self._told_at >= EVERY_S:
            self.say(progress)

    def say(self, progress: DownloadProgress) -> None:
        """Tell ``progress`` now."""
        self._told_at = self._clock()
        self._tell(progress)

    def progress(self, done: int, total: int | None) -> DownloadProgress:
        """The present state in numbers."""
        since, before = self._seen[0] if self._seen else (self._clock(), done)
        seconds = self._clock() - since
        rate = max(done - before, 0) / seconds if seconds >= LEAST_S else 0.0
        left = (total - done) / rate if total is not None and rate > 0 else None
        return DownloadProgress(done, total, rate, left)
