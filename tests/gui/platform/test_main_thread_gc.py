"""Garbage is collected in the window's thread only."""

import gc
import threading
import weakref

import pytest
from pytestqt.qtbot import QtBot

from gui.platform.main_thread_gc import MainThreadGc


class Knot:
    """Holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: object) -> MainThreadGc:
    assert gc.isenabled()
    return MainThreadGc()


def allocate_much() -> None:
    kept = [[object()] for _ in range(50_000)]
    assert kept


def test_that_a_busy_thread_frees_nothing_of_the_window(qtbot: QtBot, collector: MainThreadGc):
    freed_in: list[str] = []
    collector.begin()
    try:
        knot = Knot()
        weakref.finalize(knot, lambda: freed_in.append(threading.current_thread().name))
        del knot
        worker = threading.Thread(target=allocate_much, name="worker")
        worker.start()
        worker.join()
        assert freed_in == []
        kept = [[object()] for _ in range(50_000)]  # enough that a collection is due
        qtbot.waitUntil(lambda: bool(freed_in))
        assert freed_in == [threading.main_thread().name]
        assert kept
    finally:
        collector.end()
    assert gc.isenabled()


def test_that_python_collects_again_only_after_the_last_one_has_ended(collector: MainThreadGc):
    other = MainThreadGc()
    collector.begin()
    collector.begin()
    other.begin()
    collector.end()
    assert not gc.isenabled()
    other.end()
    other.end()
    assert gc.isenabled()
