import threading
from collections.abc import Callable, Iterator

import pytest

from engine.inference.autotune import background as subject
from engine.inference.autotune.background import MANY_FILES, Background


class Improving:
    """Says when it is asked to find its fastest way, and obeys ``is_wanted`` at once."""

    def __init__(self) -> None:
        self.is_tuned = False
        self.called = threading.Event()
        self.settled = threading.Event()
        self.calls = 0

    def autotune(self, is_wanted: Callable[[], bool]) -> bool:
        self.calls += 1
        self.called.set()
        if not is_wanted():
            return False
        self.is_tuned = True
        self.settled.set()
        return True


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> Iterator[Background]:
    monkeypatch.setattr(subject, "QUIET_S", 0.05)
    made = Background()
    yield made
    made.close()


def test_that_a_recognizer_in_use_is_made_fast_in_a_quiet_moment(background: Background) -> None:
    recognizer = Improving()
    with background.answering():
        background.want(recognizer, for_file=False)
        assert not recognizer.called.wait(0.2)
    assert recognizer.settled.wait(10)


def test_that_many_files_without_a_pause_do_not_keep_it_slow(background: Background) -> None:
    recognizer = Improving()
    with background.answering():
        for _ in range(MANY_FILES):
            background.want(recognizer, for_file=True)
        background.want(Improving(), for_file=False)
    with background.answering():
        assert recognizer.settled.wait(10)


def test_that_one_that_is_settled_is_left_alone(background: Background) -> None:
    recognizer = Improving()
    recognizer.is_tuned = True
    background.want(recognizer, for_file=False)
    assert not recognizer.called.wait(0.2)


def test_that_one_that_fails_does_not_stop_the_others(
    background: Background, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failing(Improving):
        def autotune(self, is_wanted: Callable[[], bool]) -> bool:
            raise MemoryError("too large")

    good = Improving()
    background.want(Failing(), for_file=False)
    background.want(good, for_file=False)
    assert good.settled.wait(10)
    assert "too large" in capsys.readouterr().err
