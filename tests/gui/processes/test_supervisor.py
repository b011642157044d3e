"""What is decided about an engine that dies, hangs or lives: without any process."""

import pytest
from PySide6.QtCore import QObject

from engine.ink.drawing import Drawing
from engine.prediction import Prediction, Reading
from engine.protocol.data import InspectData
from engine.protocol.envelope import Envelope, Question, Request
from engine.protocol.library import ListRecognizers
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from gui.processes.pending_requests import Pending, PendingRequests
from gui.processes.supervisor import HEALTHY_MS, TICK_MS, Supervisor

DELAYS_MS = (0, 500, 1_000)
PATIENCE_MS = {"canvas": 1_000, "pictures": 2_000, "compare": 9_000, "data": 9_000, "preview": 9_000, "library": 3_000}
DRAWING = ReadDrawing(Drawing(1, 1))


class Bench:
    """A supervisor that is told what happens."""

    def __init__(self) -> None:
        self.pending = PendingRequests()
        self.supervisor = Supervisor(
            self.pending,
            patience_ms=PATIENCE_MS,  # type: ignore[arg-type]
            start_patience_ms=2_000,
            restart_delays_ms=DELAYS_MS,
        )
        self._last = 0

    def ask(self, request: Request[object]) -> Question:
        self._last += 1
        question = Envelope(self._last, request.channel, request)
        self.pending.add(Pending(question, lambda _answer: None, lambda _failed: None, QObject()))
        return question

    def answer(self, question: Question, answer: object = None) -> None:
        self.pending.take(question.id)
        self.supervisor.hear_answer(question, answer)

    def live(self, milliseconds: int = 0) -> None:
        """It is started, is ready and stays so."""
        self.supervisor.launch()
        self.supervisor.get_ready()
        for _ in range(milliseconds // TICK_MS):
            assert self.supervisor.tick() is None

    def die(self) -> list[Question]:
        """What it may have died of."""
        return [one.question for one in self.supervisor.die().suspects]

    def ticks_until_overdue(self) -> tuple[int, str]:
        for count in range(1, 1_000):
            overdue = self.supervisor.tick()
            if overdue is not None:
                return count, overdue
        raise AssertionError("never overdue")


@pytest.fixture
def bench() -> Bench:
    return Bench()


def read() -> Read:
    import numpy as np

    return Read(Reading(Prediction(("1",), np.ones(1, np.float32), "sure"), "1", "it", 0.0))


def test_that_it_is_restarted_after_longer_and_longer_delays_and_then_given_up(bench: Bench) -> None:
    deaths = [bench.supervisor.die() for _ in range(len(DELAYS_MS) + 1)]
    assert [death.delay_ms for death in deaths] == [*DELAYS_MS, None]
    assert [death.restarts for death in deaths] == [0, 1, 2, 3]
    assert bench.supervisor.has_given_up


def test_that_trying_again_forgives_all_deaths(bench: Bench) -> None:
    for _ in range(len(DELAYS_MS) + 1):
        bench.supervisor.die()
    bench.supervisor.try_again()
    assert (bench.supervisor.has_given_up, bench.supervisor.deaths) == (False, 0)
    assert bench.supervisor.die().delay_ms == DELAYS_MS[0]


def test_that_only_a_long_life_ends_the_row_of_deaths(bench: Bench) -> None:
    bench.live(HEALTHY_MS - TICK_MS)
    bench.die()
    bench.live(HEALTHY_MS - TICK_MS)
    bench.die()
    assert bench.supervisor.deaths == 2
    bench.live(HEALTHY_MS)
    assert bench.supervisor.deaths == 0


def test_that_a_picture_of_a_batch_that_was_read_ends_the_row_and_nothing_else_does(bench: Bench) -> None:
    bench.live()
    bench.die()
    bench.live()
    bench.answer(bench.ask(ListRecognizers()))
    bench.answer(bench.ask(DRAWING), read())
    assert bench.supervisor.deaths == 1
    bench.answer(bench.ask(ReadFile("a.png")), read())
    assert bench.supervisor.deaths == 0


def test_that_the_graphics_card_is_avoided_until_it_was_ready_once(bench: Bench) -> None:
    bench.live()
    bench.die()
    assert not bench.supervisor.avoids_graphics_card
    bench.die()  # before it was ready
    assert bench.supervisor.avoids_graphics_card
    bench.live()
    assert not bench.supervisor.avoids_graphics_card


def test_that_each_lane_has_a_patience_of_its_own_and_an_idle_one_is_never_waited_for(bench: Bench) -> None:
    bench.live(100_000)
    bench.ask(ListRecognizers())
    bench.ask(ReadFile("a.png"))
    assert bench.ticks_until_overdue() == (PATIENCE_MS["pictures"] // TICK_MS + 1, "pictures")


def test_that_every_answer_of_a_lane_starts_its_wait_anew(bench: Bench) -> None:
    bench.live()
    first = bench.ask(ReadFile("a.png"))
    bench.ask(ReadFile("b.png"))
    for _ in range(PATIENCE_MS["pictures"] // TICK_MS):
        assert bench.supervisor.tick() is None
    bench.answer(first)
    for _ in range(PATIENCE_MS["pictures"] // TICK_MS):
        assert bench.supervisor.tick() is None
    bench.supervisor.hear("pictures")  # the answer to something that nobody waits for any more
    assert bench.ticks_until_overdue() == (PATIENCE_MS["pictures"] // TICK_MS + 1, "pictures")


def test_that_it_has_to_be_ready_in_time_at_every_start(bench: Bench) -> None:
    bench.ask(DRAWING)
    assert bench.ticks_until_overdue() == (5, "start")
    bench.die()
    bench.supervisor.launch()
    assert bench.ticks_until_overdue() == (5, "start")


def test_that_the_oldest_of_each_lane_is_blamed(bench: Bench) -> None:
    bench.live()
    first, listing = bench.ask(ReadFile("a.png")), bench.ask(ListRecognizers())
    bench.ask(ReadFile("b.png"))
    assert bench.die() == [first, listing]


def test_that_a_drawing_is_blamed_only_at_its_second_death(bench: Bench) -> None:
    bench.live()
    drawing = bench.ask(DRAWING)
    assert bench.die() == []
    bench.live()
    assert bench.die() == [drawing]


def test_that_a_newer_drawing_is_not_blamed_for_the_death_of_an_older_one(bench: Bench) -> None:
    bench.live()
    bench.ask(DRAWING)
    bench.die()
    bench.ask(DRAWING)
    bench.live()
    assert bench.die() == []


def test_that_nothing_is_blamed_for_a_death_before_it_was_ready(bench: Bench) -> None:
    bench.ask(InspectData("a"))
    assert bench.die() == []
