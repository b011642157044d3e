"""Supervisor: what the engine's lives and deaths mean. It decides and does nothing; no process and no clock here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.protocol.envelope import Question
from engine.protocol.lanes import LANES, LaneName, lane_of
from engine.protocol.recognize import Read, ReadDrawing
from gui.processes.pending_requests import Pending, PendingRequests

# ticks, not the clock, are counted: a suspended laptop or a stopped window is no dead engine
TICK_MS = 500
START_PATIENCE_MS = 60_000  # a cold disk may need long for torch; a hanging driver must not take for ever
PATIENCE_MS: Mapping[LaneName, int] = {
    "canvas": 15_000,
    "pictures": 15_000,
    "compare": 60_000,  # it may load networks of half a gigabyte
    "data": 300_000,
    "preview": 300_000,  # as long as looking at the same data
    "library": 120_000,
}
RESTART_DELAYS_MS = (0, 500, 1_000, 2_000, 4_000)  # after as many deaths in a row a person has to try again
# a life so long ends the row: an engine that answers, dies of something and is asked it again must not go on for ever
HEALTHY_MS = 30_000

Overdue = LaneName | Literal["start"]


@dataclass(frozen=True)
class Death:
    """What follows from a death. restarts: how often it was started again in a row. suspects: what it may have died of;
    they have failed. delay_ms: until it is started again; None: it has given up, and all that is open has failed.
    """

    restarts: int
    suspects: tuple[Pending, ...]
    delay_ms: int | None


class Supervisor:
    """Told what happens to the engine and to the ``pending`` questions; says what is to be done.

    deaths: in a row, without a healthy life or a picture of a batch between. has_given_up: it died too often.
    """

    def __init__(
        self,
        pending: PendingRequests,
        *,
        patience_ms: Mapping[LaneName, int] = PATIENCE_MS,
        start_patience_ms: int = START_PATIENCE_MS,
        restart_delays_ms: Sequence[int] = RESTART_DELAYS_MS,
    ) -> None:
        self._pending = pending
        self._patience_ms: Mapping[Overdue, int] = {**patience_ms, "start": start_patience_ms}
        self._restart_delays_ms = restart_delays_ms
        self.is_ready = False
        self.has_given_up = False
        self.deaths = 0
        self._ready_deaths = 0  # in a row, before it was ready
        self._waited_ms: dict[Overdue, int] = {}
        self._lived_ms = 0  # since it was ready

    @property
    def avoids_graphics_card(self) -> bool:
        """Whether it died or hung before it was ready: a broken graphics driver does that, so leave it alone."""
        return self._ready_deaths > 0

    def patience_s(self, what: Overdue) -> int:
        """How long to wait for ``what``."""
        return self._patience_ms[what] // 1000

    def launch(self) -> None:
        """It is started; nobody has waited for it yet."""
        self._waited_ms = {}

    def get_ready(self) -> None:
        """It can answer; of each channel only the newest question is still wanted."""
        self.is_ready = True
        self._ready_deaths = 0
        self._lived_ms = 0
        self._waited_ms = {}
        self._pending.forget_superseded()

    def hear(self, lane: LaneName) -> None:
        """``lane`` lives: it has answered something."""
        self._waited_ms[lane] = 0

    def hear_answer(self, question: Question, answer: object) -> None:
        """``question`` has its answer."""
        if isinstance(answer, Read) and not question.channel:
            self.deaths = 0  # one of many pictures: it goes on behind those that it died of
        self.hear(lane_of(question.message))

    def tick(self) -> Overdue | None:
        """``TICK_MS`` have gone by. What it did not do in time, if there is anything."""
        if not self.is_ready:
            return "start" if self._is_overdue("start") else None
        self._lived_ms += TICK_MS
        if self._lived_ms >= HEALTHY_MS:
            self.deaths = 0
        busy: list[LaneName] = [lane for lane in LANES if self._pending.oldest(lane) is not None]
        self._waited_ms = {lane: self._waited_ms.get(lane, 0) for lane in busy}
        overdue: list[Overdue] = [lane for lane in busy if self._is_overdue(lane)]
        return overdue[0] if overdue else None

    def die(self) -> Death:
        """It has ended unasked."""
        was_ready, self.is_ready = self.is_ready, False
        self.deaths += 1
        if not was_ready:
            self._ready_deaths += 1
        suspects = self._suspects() if was_ready else ()
        self.has_given_up = self.deaths > len(self._restart_delays_ms)
        delay_ms = None if self.has_given_up else self._restart_delays_ms[self.deaths - 1]
        return Death(self.deaths - 1, suspects, delay_ms)

    def end(self) -> None:
        """It is ended on purpose."""
        self.is_ready = False

    def try_again(self) -> None:
        """A person wants it to be started once more: all deaths are forgiven."""
        self.has_given_up = False
        self.deaths = self._ready_deaths = 0

    def _is_overdue(self, what: Overdue) -> bool:
        self._waited_ms[what] = self._waited_ms.get(what, 0) + TICK_MS
        return self._waited_ms[what] > self._patience_ms[what]

    def _suspects(self) -> tuple[Pending, ...]:
        """What was in work: the oldest of each lane. All else is asked again.

        A drawing is asked again once, because it is kept on the canvas; a drawing that was there at two deaths is not.
        """
        self._pending.forget_superseded()
        in_work = [one for one in map(self._pending.oldest, LANES) if one is not None]
        for one in in_work:
            one.deaths += 1
        return tuple(one for one in in_work if not isinstance(one.question.message, ReadDrawing) or one.deaths > 1)
