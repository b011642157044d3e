import threading

import pytest
import torch

from engine.errors import EngineError
from engine.training.runs.checkpoint_writer import CheckpointWriter, frozen_copy


def test_that_training_goes_on_while_a_checkpoint_is_written():
    may_end, writer = threading.Event(), CheckpointWriter()
    writer.begin(2, 30, lambda: may_end.wait(20) and None)
    assert writer.is_writing()
    assert writer.outcome() is None
    may_end.set()
    written = writer.outcome(wait=True)
    assert written is not None
    assert (written.epoch, written.step, written.problem) == (2, 30, None)
    assert not writer.is_writing()
    assert writer.outcome(wait=True) is None


def test_that_a_sentence_comes_back_and_other_errors_are_raised():
    writer = CheckpointWriter()

    def full():
        raise EngineError("The disk is full.")

    def wrong():
        raise ZeroDivisionError

    writer.begin(1, 1, full)
    written = writer.outcome(wait=True)
    assert written is not None
    assert written.problem is not None
    assert written.problem.sentence == "The disk is full."
    writer.begin(1, 2, wrong)
    with pytest.raises(ZeroDivisionError):
        writer.outcome(wait=True)
    writer.begin(1, 3, lambda: None)
    written = writer.outcome(wait=True)
    assert written is not None
    assert written.problem is None


def test_that_what_is_written_does_not_change_with_the_network():
    weight = torch.ones(3)
    saved = {"network": {"weight": weight}, "optimizer": {"groups": [{"lr": 0.1, "moments": [weight]}]}, "none": None}
    kept = frozen_copy(saved)
    weight.fill_(7)
    assert kept["network"]["weight"].tolist() == [1, 1, 1]
    assert kept["optimizer"]["groups"][0]["moments"][0].tolist() == [1, 1, 1]
    assert kept["optimizer"]["groups"][0]["lr"] == 0.1
    assert kept["none"] is None
