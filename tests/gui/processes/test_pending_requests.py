from engine.ink.drawing import Drawing
from engine.protocol.messages import Answer, InspectData, Request
from engine.protocol.recognize import ReadDrawing, ReadFile
from gui.processes.pending_requests import PendingRequests


def nobody(answer: Answer) -> None: ...


def opened(*requests: Request) -> PendingRequests:
    made = PendingRequests()
    for request in requests:
        made.add(request, nobody)
    return made


def ids(requests: PendingRequests) -> list[int]:
    return sorted(waiting.request.id for waiting in requests)


def draw(id: int) -> ReadDrawing:
    return ReadDrawing(id, Drawing(1, 1))


def test_that_a_request_is_taken_once() -> None:
    requests = opened(ReadFile(1, "a"), ReadFile(2, "b"))
    taken = requests.take(1)
    assert taken is not None
    assert taken.request.id == 1
    assert requests.take(1) is None
    assert ids(requests) == [2]


def test_that_a_newer_request_of_a_channel_drops_the_older() -> None:
    requests = opened(InspectData(1, "a"), InspectData(2, "b"), InspectData(3, "c", "other"))
    assert ids(requests) == [2, 3]


def test_that_drawings_wait_until_a_newer_one_is_answered() -> None:
    requests = opened(draw(1), draw(2), draw(3))
    assert ids(requests) == [1, 2, 3]
    requests.take(2)
    assert ids(requests) == [3]
    assert requests.take(1) is None


def test_that_superseded_ones_can_be_forgotten_at_once() -> None:
    requests = opened(draw(1), ReadFile(2, "a"), draw(3), ReadFile(4, "b"))
    requests.forget_superseded()
    assert ids(requests) == [2, 3, 4]


def test_that_a_channel_can_be_forgotten() -> None:
    requests = opened(draw(1), ReadFile(2, "a"), InspectData(3, "a"))
    requests.forget("canvas")
    assert ids(requests) == [2, 3]


def test_that_the_oldest_of_a_lane_is_the_one_in_work() -> None:
    requests = opened(ReadFile(1, "a"), draw(2), ReadFile(3, "b"))
    oldest = requests.oldest("pictures")
    assert oldest is not None
    assert oldest.request.id == 1
    assert requests.oldest("library") is None


def test_that_the_answer_to_a_superseded_request_is_known_as_a_sign_of_life_once() -> None:
    requests = opened(InspectData(1, "a"), InspectData(2, "b"))
    assert requests.dropped_from(1) == "data"
    assert requests.dropped_from(1) is None
    assert requests.dropped_from(2) is None


def test_that_what_was_dropped_is_not_kept_for_ever() -> None:
    requests = opened(*(InspectData(id, "a") for id in range(1, 1000)))
    requests.take(999)
    assert [requests.dropped_from(id) for id in range(1, 1000)] == [None] * 999


def test_that_clearing_leaves_nothing() -> None:
    requests = opened(draw(1), ReadFile(2, "a"))
    requests.clear()
    assert ids(requests) == []
