import threading

import pytest

from engine.ink.drawing import Drawing
from engine.protocol.data import InspectData
from engine.protocol.envelope import Envelope, Question, Request
from engine.protocol.lanes import LANES, lane_of
from engine.protocol.library import ImportWeights, ListRecognizers
from engine.protocol.recognize import ListPictures, ReadBytes, ReadDrawing, ReadFile
from engine.service.lane import Lane
from tests.engine.protocol.frames import framed


class Bench:
    """Works on requests only when it is allowed to; keeps what it did."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.allowed = threading.Event()
        self.begun = threading.Event()
        self.lane = Lane("test", self.work)

    def work(self, question: Question) -> None:
        self.begun.set()
        self.allowed.wait(10)
        self.done.append(question.id)

    def put(self, id: int, request: Request[object], channel: str | None = None) -> None:
        self.lane.put(Envelope(id, request.channel if channel is None else channel, request))


def finish(bench: Bench) -> list[int]:
    bench.allowed.set()
    bench.lane.finish(10)
    return bench.done


def test_that_requests_without_a_channel_are_all_done_in_order() -> None:
    bench = Bench()
    bench.lane.start()
    for id in range(1, 201):
        bench.put(id, ReadFile("a.png"))
    assert finish(bench) == list(range(1, 201))


def test_that_of_a_burst_only_the_one_in_work_and_the_newest_are_done() -> None:
    bench = Bench()
    bench.lane.start()
    bench.put(1, ReadDrawing(Drawing(1, 1)))
    assert bench.begun.wait(10)
    for id in range(2, 201):
        bench.put(id, ReadDrawing(Drawing(1, 1)))
    assert finish(bench) == [1, 200]


def test_that_the_newest_takes_the_place_of_the_one_it_supersedes() -> None:
    bench = Bench()
    bench.put(1, InspectData("a"))
    bench.put(2, ListRecognizers())
    bench.put(3, InspectData("b"))
    bench.lane.start()
    assert finish(bench) == [3, 2]


def test_that_channels_do_not_supersede_each_other() -> None:
    bench = Bench()
    for id, channel in enumerate(("a", "b", "a", "", ""), start=1):
        bench.put(id, InspectData("x"), channel)
    bench.lane.start()
    assert finish(bench) == [3, 2, 4, 5]


def test_that_a_finished_lane_takes_nothing_new() -> None:
    bench = Bench()
    bench.lane.start()
    bench.allowed.set()
    bench.lane.finish(10)
    bench.put(1, ReadFile("late.png"))
    assert bench.done == []


def test_that_finishing_does_not_wait_longer_than_its_patience() -> None:
    bench = Bench()
    bench.lane.start()
    bench.put(1, ReadFile("slow.png"))
    assert bench.begun.wait(10)
    bench.lane.finish(0.01)
    assert bench.done == []
    bench.allowed.set()


@pytest.mark.parametrize(
    ("request_", "lane"),
    [
        (ReadDrawing(Drawing(1, 1)), "canvas"),
        (ReadFile("a"), "pictures"),
        (ReadBytes(b"", "a"), "pictures"),
        (ListPictures(()), "pictures"),
        (InspectData("a"), "data"),
        (ListRecognizers(), "library"),
        (ImportWeights("a"), "library"),
    ],
)
def test_that_slow_work_waits_in_another_lane_than_the_canvas(request_: Request[object], lane: str) -> None:
    assert lane_of(request_) == lane
    assert lane in LANES
    assert framed(request_)
