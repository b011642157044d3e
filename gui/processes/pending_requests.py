"""The requests that the engine has not answered yet, per lane, oldest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.protocol.lanes import LANES, LaneName, lane_of
from engine.protocol.messages import Request
from engine.protocol.recognize import ReadDrawing


@dataclass
class Pending:
    """A request without an answer. deaths: how often the engine died while this one may have been in work."""

    request: Request
    on_answer: Callable[[Any], None]
    deaths: int = 0


class PendingRequests:
    """Which request waits for which callback; knows what supersedes what, nothing of processes."""

    def __init__(self) -> None:
        self._lanes: dict[LaneName, dict[int, Pending]] = {lane: {} for lane in LANES}
        # the engine may be at work on these all the same: their answers show that it lives
        self._dropped: dict[int, LaneName] = {}

    def __iter__(self) -> Iterator[Pending]:
        """All of them, lane after lane; a copy, so that it may change meanwhile."""
        return iter([waiting for lane in self._lanes.values() for waiting in lane.values()])

    def add(self, request: Request, on_answer: Callable[[Any], None]) -> None:
        """Wait for an answer. Older ones of the channel are dropped, drawings excepted (see ``take``)."""
        lane = lane_of(request)
        if request.channel and not isinstance(request, ReadDrawing):
            self._drop(lane, request.channel, before=request.id)
        self._lanes[lane][request.id] = Pending(request, on_answer)

    def take(self, id: int) -> Pending | None:
        """The request ``id``, which is answered now, and no older one of its channel waits any more.

        None when it was superseded or forgotten.
        """
        for lane, waiting in self._lanes.items():
            answered = waiting.pop(id, None)
            if answered is not None:
                if answered.request.channel:
                    self._drop(lane, answered.request.channel, before=id)
                self._dropped = {other: its for other, its in self._dropped.items() if its != lane or other > id}
                return answered
        return None

    def dropped_from(self, id: int) -> LaneName | None:
        """The lane whose request ``id`` was superseded or forgotten, and is answered now."""
        return self._dropped.pop(id, None)

    def forget(self, channel: str) -> None:
        """Wait no more for what was asked on ``channel``."""
        for lane in LANES:
            self._drop(lane, channel)

    def forget_superseded(self) -> None:
        """Of each channel keep the newest only."""
        for lane, requests in self._lanes.items():
            newest = {waiting.request.channel: id for id, waiting in requests.items()}
            for channel, id in newest.items():
                if channel:
                    self._drop(lane, channel, before=id)

    def oldest(self, lane: LaneName) -> Pending | None:
        """The request that the engine works on or takes next."""
        return next(iter(self._lanes[lane].values()), None)

    def clear(self) -> None:
        """Wait for nothing."""
        self._dropped.clear()
        for lane in self._lanes.values():
            lane.clear()

    def _drop(self, lane: LaneName, channel: str, before: int | None = None) -> None:
        requests = self._lanes[lane]
        of_channel = [id for id, other in requests.items() if other.request.channel == channel]
        for id in of_channel:
            if before is None or id < before:
                del requests[id]
                self._dropped[id] = lane
