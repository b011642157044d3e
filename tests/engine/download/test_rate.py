from engine.download.rate import TransferRate
from engine.download.source import DownloadProgress


class Clock:
    """Goes on when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_that_speed_and_time_left_are_those_of_the_last_seconds() -> None:
    clock, told = Clock(), list[DownloadProgress]()
    pace = TransferRate(told.append, clock)
    pace.start(0)
    done = 0
    for rate in (1000,) * 20 + (100,) * 20:  # bytes in half a second
        clock.now += 0.5
        done += rate
        pace.update(done, 100_000)
    fast, slow = told[19], told[-1]
    assert fast.bytes_per_second == 2000
    assert fast.seconds_left == (100_000 - 20_000) / 2000
    assert slow.bytes_per_second == 200
    assert slow.seconds_left == (100_000 - 22_000) / 200


def test_that_a_stall_is_seen() -> None:
    clock, told = Clock(), list[DownloadProgress]()
    pace = TransferRate(told.append, clock)
    pace.start(0)
    for seconds in range(1, 12):
        clock.now += 1
        pace.update(min(seconds, 3) * 1000, 9000)
    assert told[2].bytes_per_second == 1000
    assert told[-1].bytes_per_second == 0
    assert told[-1].seconds_left is None


def test_that_nothing_is_guessed_in_the_first_moment_and_it_is_not_told_too_often() -> None:
    clock, told = Clock(), list[DownloadProgress]()
    pace = TransferRate(told.append, clock)
    pace.start(500)
    for step in range(1, 11):
        clock.now += 0.05
        pace.update(500 + step, 1000)
    assert len(told) == 2
    assert told[0] == DownloadProgress(501, 1000, 0.0, None)
