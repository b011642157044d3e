"""The requests that the engine has not answered yet, per lane, oldest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from engine.lanes import LANES, LaneName, lane_of
from engine.requests import ReadDrawing, Request


@dataclass
class Open:
    """A request without an answer. deaths: how often the engine died while this one may have been in work."""

    request: Request
    on_answer: Callable[[Any], None]
    deaths: int = 0


class OpenRequests:
    """Which request waits for which callback; knows what supersedes what, nothing of processes."""

    def __init__(self) -> None:
        self._lanes: dict[LaneName, dict[int, Open]] = {lane: {} for lane in LANES}

    def __iter__(self) -> Iterator[Open]:
        """All of them, lane after lane; a copy, so that it may change meanwhile."""
        return iter([waiting for lane in self._lanes.values() for waiting in lane.values()])

    def add(self, request: Request, on_answer: Callable[[Any], None]) -> None:
        """Wait for an answer. Older ones of the channel are dropped, drawings excepted (see ``take``)."""
        lane = self._lanes[lane_of(request)]
        if request.channel and not isinstance(request, ReadDrawing):
            _drop(lane, request.channel, before=request.id)
        lane[request.id] = Open(request, on_answer)

    def take(self, id: int) -> Open | None:
        """The request ``id``, which is answered now, and no older one of its channel waits any more.

        None when it was superseded or forgotten.
        """
        for lane in self._lanes.values():
            answered = lane.pop(id, None)
            if answered is not None:
                if answered.request.channel:
                    _drop(lane, answered.request.channel, before=id)
                return answered
        return None

    def forget(self, channel: str) -> None:
        """Wait no more for what was asked on ``channel``."""
        for lane in self._lanes.values():
            _drop(lane, channel)

    def forget_superseded(self) -> None:
        """Of each channel keep the newest only."""
        for lane in self._lanes.values():
            newest = {waiting.request.channel: id for id, waiting in lane.items()}
            for channel, id in newest.items():
                if channel:
                    _drop(lane, channel, before=id)

    def oldest(self, lane: LaneName) -> Open | None:
        """The request that the engine works on or takes next."""
        return next(iter(self._lanes[lane].values()), None)

    def clear(self) -> None:
        """Wait for nothing."""
        for lane in self._lanes.values():
            lane.clear()


def _drop(lane: dict[int, Open], channel: str, before: int | None = None) -> None:
    for id in [
        id for id, other in lane.items() if other.request.channel == channel and (before is None or id < before)
    ]:
        del lane[id]
