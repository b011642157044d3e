from PySide6.QtCore import QElapsedTimer
from pytestqt.qtbot import QtBot

from gui.widgets.throttle import Throttle


class Acts:
    """Counts what a throttle lets through, with the times in ms."""

    def __init__(self) -> None:
        self.clock = QElapsedTimer()
        self.clock.start()
        self.times: list[int] = []

    def act(self) -> None:
        self.times.append(self.clock.elapsed())


def test_that_the_first_request_is_acted_on_at_once() -> None:
    acts = Acts()
    Throttle(1_000, acts.act).request()
    assert len(acts.times) == 1


def test_that_a_burst_becomes_one_act_now_and_one_at_the_end_of_the_interval(qtbot: QtBot) -> None:
    acts = Acts()
    throttle = Throttle(50, acts.act)
    for _ in range(100):
        throttle.request()
    assert len(acts.times) == 1
    qtbot.waitUntil(lambda: len(acts.times) == 2)
    assert acts.times[1] - acts.times[0] >= 49
    assert not throttle.is_waiting


def test_that_what_was_asked_last_is_never_lost(qtbot: QtBot) -> None:
    asked, seen = [0], list[int]()
    throttle = Throttle(5, lambda: seen.append(asked[0]))
    for number in range(1, 40):
        asked[0] = number
        throttle.request()
    qtbot.waitUntil(lambda: not throttle.is_waiting)
    assert seen[-1] == 39


def test_that_after_a_pause_a_request_is_acted_on_at_once_again(qtbot: QtBot) -> None:
    acts = Acts()
    throttle = Throttle(1, acts.act)
    throttle.request()
    qtbot.waitUntil(lambda: acts.clock.elapsed() > acts.times[0] + 2)
    throttle.request()
    assert len(acts.times) == 2


def test_that_flushing_acts_now_and_only_when_something_waits(qtbot: QtBot) -> None:
    acts = Acts()
    throttle = Throttle(10_000, acts.act)
    throttle.flush()
    assert not acts.times
    throttle.request()
    throttle.request()
    throttle.flush()
    assert len(acts.times) == 2
    assert not throttle.is_waiting


def test_that_a_canceled_act_does_not_happen(qtbot: QtBot) -> None:
    acts = Acts()
    throttle = Throttle(1, acts.act)
    throttle.request()
    throttle.request()
    throttle.cancel()
    began = acts.clock.elapsed()
    qtbot.waitUntil(lambda: acts.clock.elapsed() > began + 5)
    assert len(acts.times) == 1
