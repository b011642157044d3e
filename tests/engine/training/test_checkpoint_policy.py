"""A disk that is full or whose folder is gone: nothing acknowledged is lost."""

import errno
import os
from itertools import count

import pytest

from engine.errors import EngineError
from engine.training import checkpoint_policy, snapshot
from engine.training.loop import train
from engine.training.runs.events import EpochDone, Notice, RunFailed
from engine.training.runs.run_folder import create_run
from tests.engine.training.bar_runs import RECIPE, assert_equal_runs, never, only, trained

pytestmark = pytest.mark.usefixtures("bars")


def test_that_a_full_disk_is_told_once_and_training_goes_on(monkeypatch):
    monkeypatch.setattr(checkpoint_policy, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(checkpoint_policy, "CHECKPOINT_SHARE", 1e9)
    true_save, calls = snapshot.save_checkpoint, count()

    def save(folder, saved):
        if 3 <= next(calls) <= 8:
            raise EngineError("“last.ckpt” could not be saved: the disk is full.")
        true_save(folder, saved)

    monkeypatch.setattr(snapshot, "save_checkpoint", save)
    events = trained(RECIPE, create_run(RECIPE))
    told = [event.sentence for event in only(events, Notice)]
    assert len(told) == 2
    assert "the disk is full. Training goes on" in told[0]
    assert told[1] == "Saving works again."
    assert events[-1].reason == "finished"  # pyright: ignore


@pytest.mark.timeout(300)
def test_that_every_failing_sync_and_rename_is_survived(undisturbed, monkeypatch):
    """The disk is full at exactly one operation, whichever it is: nothing acknowledged is lost, one clear word."""
    monkeypatch.setattr(checkpoint_policy, "CHECKPOINT_SECONDS", 0.0)  # after the first step and after each epoch
    monkeypatch.setattr(checkpoint_policy, "CHECKPOINT_SHARE", 1e-9)
    true_calls = {name: getattr(os, name) for name in ("fsync", "replace", "link")}
    calls, failing = count(), -1

    def failing_sometimes(name):
        def call(*arguments, **more):
            if next(calls) == failing:
                raise OSError(errno.ENOSPC, "No space left on device")
            return true_calls[name](*arguments, **more)

        return call

    for name in true_calls:
        monkeypatch.setattr(os, name, failing_sometimes(name))
    folder = create_run(RECIPE)
    before = next(calls)
    trained(RECIPE, folder)
    operations = next(calls) - before - 1
    assert operations > 15
    for k in range(operations):
        folder = create_run(RECIPE)
        failing = next(calls) + 1 + k
        events = trained(RECIPE, folder)
        failing = -1
        assert not list(folder.glob(".*part"))
        told = [event.sentence for event in only(events, Notice)]
        end = events[-1]
        if isinstance(end, RunFailed):
            assert "could not be saved" in end.sentence
            trained(RECIPE, folder)
        else:
            assert sum("Training goes on" in sentence for sentence in told) <= 1
        assert_equal_runs(undisturbed, folder)


def test_that_a_run_whose_folder_is_deleted_or_moved_ends_with_a_sentence_and_makes_no_new_one(monkeypatch):
    monkeypatch.setattr(checkpoint_policy, "CHECKPOINT_SECONDS", 0.0)
    folder = create_run(RECIPE)
    moved = folder.with_name("moved")
    events = []
    for event in train(RECIPE, folder, should_stop=never):
        events.append(event)
        if isinstance(event, EpochDone) and not moved.exists():
            folder.rename(moved)
    assert isinstance(events[-1], RunFailed)
    assert "deleted or moved" in events[-1].sentence
    assert not folder.exists()
    assert trained(RECIPE, moved)[-1].reason == "finished"  # pyright: ignore
