from PySide6.QtCore import QObject

from engine.ink.drawing import Drawing
from engine.protocol.data import InspectData
from engine.protocol.envelope import Envelope, Request
from engine.protocol.recognize import ReadDrawing, ReadFile
from gui.processes.pending_requests import Pending, PendingRequests


def nobody(_answer: object) -> None: ...


def opened(*requests: Request[object]) -> PendingRequests:
    """Questions with the numbers 1, 2, 3 ..."""
    made = PendingRequests()
    for id, request in enumerate(requests, 1):
        ask(made, id, request, request.channel)
    return made


def ask(requests: PendingRequests, id: int, request: Request[object], channel: str) -> None:
    requests.add(Pending(Envelope(id, channel, request), nobody, nobody, QObject()))


def ids(requests: PendingRequests) -> list[int]:
    return sorted(waiting.question.id for waiting in requests)


def draw() -> ReadDrawing:
    return ReadDrawing(Drawing(1, 1))


def test_that_a_request_is_taken_once() -> None:
    requests = opened(ReadFile("a"), ReadFile("b"))
    taken = requests.take(1)
    assert taken is not None
    assert taken.question.id == 1
    assert requests.take(1) is None
    assert ids(requests) == [2]


def test_that_a_newer_request_of_a_channel_drops_the_older() -> None:
    requests = opened(InspectData("a"), InspectData("b"))
    ask(requests, 3, InspectData("c"), "other")
    assert ids(requests) == [2, 3]


def test_that_drawings_wait_until_a_newer_one_is_answered() -> None:
    requests = opened(draw(), draw(), draw())
    assert ids(requests) == [1, 2, 3]
    requests.take(2)
    assert ids(requests) == [3]
    assert requests.take(1) is None


def test_that_superseded_ones_can_be_forgotten_at_once() -> None:
    requests = opened(draw(), ReadFile("a"), draw(), ReadFile("b"))
    requests.forget_superseded()
    assert ids(requests) == [2, 3, 4]


def test_that_the_oldest_of_a_lane_is_the_one_in_work() -> None:
    requests = opened(ReadFile("a"), draw(), ReadFile("b"))
    oldest = requests.oldest("pictures")
    assert oldest is not None
    assert oldest.question.id == 1
    assert requests.oldest("library") is None


def test_that_the_answer_to_a_superseded_request_is_known_as_a_sign_of_life_once() -> None:
    requests = opened(InspectData("a"), InspectData("b"))
    assert requests.dropped_from(1) == "data"
    assert requests.dropped_from(1) is None
    assert requests.dropped_from(2) is None


def test_that_what_was_dropped_is_not_kept_for_ever() -> None:
    requests = opened(*[InspectData("a")] * 999)
    requests.take(999)
    assert [requests.dropped_from(id) for id in range(1, 1000)] == [None] * 999


def test_that_clearing_leaves_nothing() -> None:
    requests = opened(draw(), ReadFile("a"))
    requests.clear()
    assert ids(requests) == []
