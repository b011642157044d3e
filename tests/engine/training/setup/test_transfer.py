"""A run that starts from weights: new classes, frozen parts; and what of it is kept exactly."""

from itertools import count
from pathlib import Path

import pytest
import torch

from engine.training.runs.checkpoint import load_checkpoint
from engine.training.runs.events import EpochDone, Preparing, RunEnded
from engine.training.runs.run_folder import BEST, CHECKPOINT
from engine.training.setup import cached_features
from engine.training.setup.prepare import set_up
from engine.weights.weights_file import load_weights
from tests.engine.training.shape_runs import NEW, body_of, from_, said, trained

pytestmark = pytest.mark.usefixtures("shapes")


def test_that_a_dozen_pictures_of_new_classes_are_enough_for_a_new_head(body: Path) -> None:
    folder, events = trained(from_(body, freeze="body", augmentation="shift"))
    end = events[-1]
    assert isinstance(end, RunEnded), end
    assert end.test_accuracy is not None
    assert end.test_accuracy > 0.7  # a third by chance
    assert "its head is made new for 3 classes" in said(events)
    assert "computed once, in 4 views of each" in said(events)
    told = [event for event in events if isinstance(event, Preparing)]
    assert told[-1].done == told[-1].total
    state, card = load_weights(folder / BEST)
    before, _ = load_weights(body)
    assert card.classes == NEW
    assert card.parameters == sum(p.numel() for n, p in state.items() if "running" not in n and "num_batches" not in n)
    assert all(torch.equal(tensor, before[name]) for name, tensor in body_of(state).items())
    assert state["output.weight"].shape == (3, 64)


def test_that_the_result_answers_as_the_run_measured(body: Path) -> None:
    from engine.evaluation.evaluate import measure

    folder, events = trained(from_(body, freeze="body"))
    options: dict[str, object] = {"classes": ",".join(NEW), "each": 12}
    measured = measure(folder / BEST, "shapes", "cpu", options)
    assert measured.figures.accuracy == events[-1].test_accuracy


def test_that_a_stage_and_all_before_it_stay_as_they_are(body: Path) -> None:
    folder, events = trained(from_(body, freeze="stage1", epochs=2, weights_average=0.9))
    assert isinstance(events[-1], RunEnded)
    before, (after, _) = load_weights(body)[0], load_weights(folder / BEST)
    kept = [name for name in before if name.startswith(("stem.", "norm.", "stage1."))]
    assert all(torch.equal(before[name], after[name]) for name in kept)  # statistics of normalization, too
    assert not torch.equal(before["stage2.0.conv1.weight"], after["stage2.0.conv1.weight"])
    assert not torch.equal(before["stage2.0.norm1.running_mean"], after["stage2.0.norm1.running_mean"])


def test_that_the_body_learns_with_its_share_of_the_rate(body: Path) -> None:
    moved = list[float]()
    for share in (1.0, 0.01):
        folder, _ = trained(from_(body, body_rate=share, epochs=1, optimizer="sgd", momentum=0.0, weight_decay=0.0))
        before, (after, _) = load_weights(body)[0], load_weights(folder / BEST)
        moved.append(float((before["stage2.0.conv1.weight"] - after["stage2.0.conv1.weight"]).norm()))
    assert 0 < moved[1] < 0.05 * moved[0]


@pytest.mark.parametrize("freeze", ["body", "stage2"])
def test_that_an_interrupted_run_ends_with_the_same_bits(
    body: Path, freeze: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = from_(
        body, freeze=freeze, augmentation="photo", mixup=0.2, balance="sampling", epochs=3, weights_average=0.9
    )
    whole, _ = trained(recipe)
    questions = count()
    asked_before = 2 if freeze == "body" else 0  # once per part of the pictures that pass the body
    broken, events = trained(recipe, lambda: next(questions) >= asked_before + 6)
    assert events[-1].reason == "stopped"
    assert (broken / CHECKPOINT).exists()
    trained(recipe, folder=broken)
    states = [load_checkpoint(folder)[0] for folder in (whole, broken)]
    assert states[0] is not None
    assert states[1] is not None
    for part in ("network", "average"):
        assert all(torch.equal(states[0][part][name], states[1][part][name]) for name in states[0][part])
    weights = [load_weights(folder / BEST)[0] for folder in (whole, broken)]
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])


def test_that_a_run_goes_on_when_the_weights_it_started_from_are_gone(body: Path, tmp_path: Path) -> None:
    start = tmp_path / "start.safetensors"
    start.write_bytes(body.read_bytes())
    recipe = from_(start, freeze="body", epochs=4)
    questions = count()
    folder, events = trained(recipe, lambda: next(questions) >= 9)
    assert events[-1].reason == "stopped"
    start.unlink()
    _, events = trained(recipe, folder=folder)
    assert isinstance(events[-1], RunEnded), events[-1]
    assert [event.epoch for event in events if isinstance(event, EpochDone)][-1] == 4


def test_that_each_of_several_processes_keeps_features_of_its_own(
    body: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cached_features, "LARGEST_IN_MEMORY", 100)
    recipe = from_(body, freeze="body", augmentation="shift", epochs=2)
    for process in (0, 1):
        setup = set_up(recipe, run_folder=tmp_path)
        assert list(setup.features(lambda: False, process))[-1].done == 6
        assert setup.body_passes == 2 * 30 + 6
    assert {path.name for path in tmp_path.glob("features-train*.f32")} == {
        "features-train.f32",
        "features-train-1.f32",
    }
