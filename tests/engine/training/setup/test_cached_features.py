"""A frozen body's features: kept on the disk, removed, and foreseen."""

from itertools import count
from pathlib import Path

import pytest
import torch

from engine.training.loop import train
from engine.training.runs.events import Preparing, RunFailed
from engine.training.runs.run_folder import BEST, create_run
from engine.training.setup import cached_features
from engine.weights.weights_file import load_weights
from tests.engine.training.shape_runs import from_, trained

pytestmark = pytest.mark.usefixtures("shapes")


def test_that_many_features_are_kept_on_disk_and_removed_after_the_last_step(
    body: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = from_(body, freeze="body", augmentation="shift", epochs=3)
    in_memory, _ = trained(recipe)
    monkeypatch.setattr(cached_features, "LARGEST_IN_MEMORY", 100)
    questions = count()
    on_disk, events = trained(recipe, lambda: next(questions) >= 10)
    assert events[-1].reason == "stopped"
    assert (
        on_disk / "features-train.f32"
    ).stat().st_size == 3 * 30 * 64 * 4  # views, pictures to learn from, numbers, bytes
    _, events = trained(recipe, folder=on_disk)
    assert not [event for event in events if isinstance(event, Preparing)]  # those of before are used again
    assert not list(on_disk.glob("features*"))
    one, other = (load_weights(folder / BEST)[0] for folder in (in_memory, on_disk))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_that_a_disk_without_room_for_features_is_told(body: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cached_features, "LARGEST_IN_MEMORY", 100)
    recipe = from_(body, freeze="body")
    folder = create_run(recipe)
    (folder / "features-train.f32").mkdir()  # as good as a full disk: it cannot be written
    end = list(train(recipe, folder, should_stop=lambda: False))[-1]
    assert isinstance(end, RunFailed)
    assert "could not be kept" in end.sentence


def test_that_the_time_of_a_frozen_body_is_foreseen(body: Path) -> None:
    from engine.training.estimate.trial import forecast

    found = forecast(from_(body, freeze="body", epochs=1_000), lambda: False)
    assert not found.problem
    assert 0 < found.seconds < 120  # a thousand epochs of the whole network would take far longer
