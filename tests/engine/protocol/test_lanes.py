import threading

import pytest

from engine.ink.drawing import Drawing
from engine.protocol.lanes import LANES, lane_of
from engine.protocol.messages import CODEC, ImportWeights, InspectData, ListRecognizers, Request
from engine.protocol.recognize import ListPictures, ReadBytes, ReadDrawing, ReadFile
from engine.service.lane import Lane


class Bench:
    """Works on requests only when it is allowed to; keeps what it did."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.allowed = threading.Event()
        self.begun = threading.Event()
        self.lane = Lane("test", self.work)

    def work(self, request: Request) -> None:
        self.begun.set()
        self.allowed.wait(10)
        self.done.append(request.id)


def finish(bench: Bench) -> list[int]:
    bench.allowed.set()
    bench.lane.finish(10)
    return bench.done


def test_that_requests_without_a_channel_are_all_done_in_order() -> None:
    bench = Bench()
    bench.lane.start()
    for id in range(1, 201):
        bench.lane.put(ReadFile(id, "a.png"))
    assert finish(bench) == list(range(1, 201))


def test_that_of_a_burst_only_the_one_in_work_and_the_newest_are_done() -> None:
    bench = Bench()
    bench.lane.start()
    bench.lane.put(ReadDrawing(1, Drawing(1, 1)))
    assert bench.begun.wait(10)
    for id in range(2, 201):
        bench.lane.put(ReadDrawing(id, Drawing(1, 1)))
    assert finish(bench) == [1, 200]


def test_that_the_newest_takes_the_place_of_the_one_it_supersedes() -> None:
    bench = Bench()
    bench.lane.put(InspectData(1, "a"))
    bench.lane.put(ListRecognizers(2))
    bench.lane.put(InspectData(3, "b"))
    bench.lane.start()
    assert finish(bench) == [3, 2]


def test_that_channels_do_not_supersede_each_other() -> None:
    bench = Bench()
    for id, channel in enumerate(("a", "b", "a", "", ""), start=1):
        bench.lane.put(InspectData(id, "x", channel))
    bench.lane.start()
    assert finish(bench) == [3, 2, 4, 5]


def test_that_a_finished_lane_takes_nothing_new() -> None:
    bench = Bench()
    bench.lane.start()
    bench.allowed.set()
    bench.lane.finish(10)
    bench.lane.put(ReadFile(1, "late.png"))
    assert bench.done == []


def test_that_finishing_does_not_wait_longer_than_its_patience() -> None:
    bench = Bench()
    bench.lane.start()
    bench.lane.put(ReadFile(1, "slow.png"))
    assert bench.begun.wait(10)
    bench.lane.finish(0.01)
    assert bench.done == []
    bench.allowed.set()


@pytest.mark.parametrize(
    ("request_", "lane"),
    [
        (ReadDrawing(1, Drawing(1, 1)), "canvas"),
        (ReadFile(1, "a"), "pictures"),
        (ReadBytes(1, b"", "a"), "pictures"),
        (ListPictures(1, ()), "pictures"),
        (InspectData(1, "a"), "data"),
        (ListRecognizers(1), "library"),
        (ImportWeights(1, "a"), "library"),
    ],
)
def test_that_slow_work_waits_in_another_lane_than_the_canvas(request_: Request, lane: str) -> None:
    assert lane_of(request_) == lane
    assert lane in LANES
    assert CODEC.encode(request_)
