from threading import Event, Thread

import torch
from torch import nn

from engine.inference.backends.folding import folded
from engine.networks.tracing_lock import TRACING, TracingLock
from tests.engine.inference.networks import network, pictures

SOON = 30  # seconds, on a machine that may be busy


def test_that_a_trace_waits_for_calls_and_later_calls_wait_for_it() -> None:
    turns, order = TracingLock(), list[str]()
    called, may_end, traced = Event(), Event(), Event()

    def call() -> None:
        with turns.running():
            called.set()
            assert may_end.wait(SOON)
            with turns.running():  # while a trace waits already: one that runs may go on
                order.append("call")

    def trace() -> None:
        with turns.tracing():
            order.append("trace")
            traced.set()

    def call_later() -> None:
        with turns.running():
            order.append("later")

    first = Thread(target=call)
    first.start()
    assert called.wait(SOON)
    second = Thread(target=trace)
    second.start()
    assert not traced.wait(0.05)
    third = Thread(target=call_later)
    third.start()
    may_end.set()
    for thread in (first, second, third):
        thread.join(SOON)
    assert order[:2] == ["call", "trace"]
    assert order[2:] == ["later"]


def test_that_a_network_answers_while_another_is_traced() -> None:
    """Without turns the traced one takes the other's layers for its own: "module is not installed as a submodule"."""
    plain, batch = network("lenet5", 32), pictures(1, 32)
    wanted, problems, is_done = plain(batch), list[BaseException](), Event()

    def answer() -> None:
        try:
            while not is_done.is_set():
                with TRACING.running():
                    assert torch.equal(plain(batch), wanted)
        except BaseException as error:
            problems.append(error)

    thread = Thread(target=answer)
    thread.start()
    other: nn.Module = network("densenet121", 28)
    for _ in range(3):
        folded(other)
    is_done.set()
    thread.join(SOON)
    assert problems == []
