"""The requests that the engine has not answered yet, per lane, oldest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from engine.protocol.envelope import Question
from engine.protocol.lanes import LANES, LaneName, lane_of
from engine.protocol.messages import Failed
from engine.protocol.recognize import ReadDrawing


@dataclass
class Pending:
    """A question without an answer. deaths: how often the engine died while this one may have been in work.

    on_answer: takes what the request's class says that it is answered by. owner: who asked; when it is deleted nobody
    wants the answer.
    """

    question: Question
    on_answer: Callable[[Any], object]
    on_failed: Callable[[Failed], object]
    owner: QObject
    deaths: int = 0

    def deliver(self, answer: object) -> None:
        """Give the answer to whoever asked, unless that was deleted: its callback would reach into what is gone."""
        if not isValid(self.owner):
            return
        if isinstance(answer, Failed):
            self.on_failed(answer)
        else:
            self.on_answer(answer)


class PendingRequests:
    """Which question waits for whom; knows what supersedes what, nothing of processes."""

    def __init__(self) -> None:
        self._lanes: dict[LaneName, dict[int, Pending]] = {lane: {} for lane in LANES}
        # the engine may be at work on these all the same: their answers show that it lives
        self._dropped: dict[int, LaneName] = {}

    def __iter__(self) -> Iterator[Pending]:
        """All of them, lane after lane; a copy, so that it may change meanwhile."""
        return iter([waiting for lane in self._lanes.values() for waiting in lane.values()])

    def add(self, pending: Pending) -> None:
        """Wait for an answer. Older ones of the channel are dropped, drawings excepted (see ``take``)."""
        question = pending.question
        lane = lane_of(question.message)
        if question.channel and not isinstance(question.message, ReadDrawing):
            self._drop(lane, question.channel, before=question.id)
        self._lanes[lane][question.id] = pending

    def take(self, id: int) -> Pending | None:
        """The question ``id``, which is answered now, and no older one of its channel waits any more.

        None when it was superseded.
        """
        for lane, waiting in self._lanes.items():
            answered = waiting.pop(id, None)
            if answered is not None:
                if answered.question.channel:
                    self._drop(lane, answered.question.channel, before=id)
                self._dropped = {other: its for other, its in self._dropped.items() if its != lane or other > id}
                return answered
        return None

    def dropped_from(self, id: int) -> LaneName | None:
        """The lane whose question ``id`` was superseded, and is answered now."""
        return self._dropped.pop(id, None)

    def forget_superseded(self) -> None:
        """Of each channel keep the newest only."""
        for lane, waiting in self._lanes.items():
            newest = {pending.question.channel: id for id, pending in waiting.items()}
            for channel, id in newest.items():
                if channel:
                    self._drop(lane, channel, before=id)

    def oldest(self, lane: LaneName) -> Pending | None:
        """The one that the engine works on or takes next."""
        return next(iter(self._lanes[lane].values()), None)

    def clear(self) -> None:
        """Wait for nothing."""
        self._dropped.clear()
        for lane in self._lanes.values():
            lane.clear()

    def _drop(self, lane: LaneName, channel: str, before: int) -> None:
        waiting = self._lanes[lane]
        for id in [id for id, other in waiting.items() if other.question.channel == channel and id < before]:
            del waiting[id]
            self._dropped[id] = lane
