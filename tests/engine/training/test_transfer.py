"""A run that starts from weights: new classes, frozen parts, other channels; and what of it is kept exactly."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.data import catalog
from engine.data.catalog import CatalogEntry
from engine.data.data_set import DataSet, Split
from engine.errors import EngineError
from engine.training import features
from engine.training.checkpoint import load_checkpoint
from engine.training.events import EpochDone, Preparing, RunEnded, RunFailed, Told
from engine.training.loop import train
from engine.training.preparation import prepare
from engine.training.recipe import Recipe
from engine.training.run_folder import BEST, CHECKPOINT, create_run
from engine.training.start import rows_of
from engine.weights_file import load_weights
from tests.engine.training import tiny

SHAPES = ("square", "cross", "ring", "stripes", "checks")
NEW = ("dots", "corner", "frame")
BASE = Recipe(
    network="resnet8",
    data="shapes",
    epochs=5,
    batch_size=12,
    learning_rate=0.01,
    validation_share=0.1,
    device="cpu",
    precision="float32",
    seed=1,
)


def painted(kind: str, chance: np.random.Generator, channels: int) -> np.ndarray:
    """uint8 (channels, 32, 32): one shape somewhere, in some color on some ground."""
    y, x = np.mgrid[:32, :32]
    top, left, size = chance.integers(4, 10), chance.integers(4, 10), int(chance.integers(12, 18))
    v, h = y - top, x - left
    inside = (v >= 0) & (v < size) & (h >= 0) & (h < size)
    middle = size // 2
    r = np.hypot(v - middle, h - middle)
    mask = {
        "square": inside,
        "cross": inside & ((abs(v - middle) < 3) | (abs(h - middle) < 3)),
        "ring": (r < middle) & (r > middle - 4),
        "stripes": inside & (v // 3 % 2 == 0),
        "checks": inside & ((v // 4 + h // 4) % 2 == 0),
        "dots": inside & (v % 6 < 3) & (h % 6 < 3),
        "corner": inside & ((v < 4) | (h < 4)),
        "frame": inside & ((v < 3) | (v >= size - 3) | (h < 3) | (h >= size - 3)),
    }[kind]
    ground, ink = chance.integers(0, 90, (channels, 1, 1)), chance.integers(160, 255, (channels, 1, 1))
    picture = np.where(mask, ink, ground) + chance.integers(-15, 16, (channels, 32, 32))
    return picture.clip(0, 255).astype(np.uint8)


def paintings(classes: tuple[str, ...], each: int, seed: int, channels: int) -> Split:
    chance = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(classes)), each)
    images = np.stack([painted(classes[label], chance, channels) for label in labels])
    return Split(images, labels.astype(np.int64))


def load(options: dict[str, object], seed: int) -> DataSet:
    classes = tuple(str(options.get("classes", ",".join(SHAPES))).split(","))
    each, channels = int(str(options.get("each", 20))), int(str(options.get("channels", 3)))
    some = paintings(classes, each, 1, channels)
    return DataSet("Shapes", "photo", classes, some.images, some.labels, test=paintings(classes, 20, 2, channels))


ENTRY = CatalogEntry(
    "shapes",
    "Shapes",
    "For tests.",
    "photo",
    SHAPES,
    (20,) * 5,
    150,
    3,
    "32×32",
    "",
    "tests.engine.training.test_transfer:load",
)


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The weights of a small network that knows five shapes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "CATALOG", (*catalog.CATALOG, ENTRY, tiny.ENTRY))
        patch.setattr("engine.training.preparation.available_threads", lambda: 1)
        patch.setenv("INKLING_HOME", str(tmp_path_factory.mktemp("home")))
        threads = torch.get_num_threads()
        folder = tmp_path_factory.mktemp("body")
        events = list(train(BASE, folder, should_stop=lambda: False))
        assert isinstance(events[-1], RunEnded), events[-1]
        yield folder / BEST
        torch.set_num_threads(threads)


@pytest.fixture(autouse=True)
def shapes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, ENTRY, tiny.ENTRY))
    monkeypatch.setattr("engine.training.preparation.available_threads", lambda: 1)
    threads = torch.get_num_threads()
    yield
    torch.set_num_threads(threads)


def from_(body: Path, **changes: Any) -> Recipe:
    """A recipe for three new shapes, twelve pictures each."""
    options: dict[str, object] = {"classes": ",".join(NEW), "each": 12}
    given: dict[str, Any] = {"start_from": str(body), "data_options": options, "epochs": 12, "validation_share": 0.2}
    return replace(BASE, **{**given, **changes})


def trained(
    recipe: Recipe, should_stop: Callable[[], bool] = lambda: False, folder: Path | None = None
) -> tuple[Path, list[Any]]:
    folder = folder or create_run(recipe)
    return folder, list(train(recipe, folder, should_stop=should_stop))


def said(events: list[Any]) -> str:
    return "\n".join(event.sentence for event in events if isinstance(event, Told | RunFailed))


def body_of(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name: tensor for name, tensor in state.items() if not name.startswith("output.")}


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
    from engine.training.evaluating import measure

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


def test_that_many_features_are_kept_on_disk_and_removed_after_the_last_step(
    body: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recipe = from_(body, freeze="body", augmentation="shift", epochs=3)
    in_memory, _ = trained(recipe)
    monkeypatch.setattr(features, "LARGEST_IN_MEMORY", 100)
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
    monkeypatch.setattr(features, "LARGEST_IN_MEMORY", 100)
    recipe = from_(body, freeze="body")
    folder = create_run(recipe)
    (folder / "features-train.f32").mkdir()  # as good as a full disk: it cannot be written
    end = list(train(recipe, folder, should_stop=lambda: False))[-1]
    assert isinstance(end, RunFailed)
    assert "could not be kept" in end.sentence


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


def test_that_size_and_normalization_follow_the_weights(body: Path) -> None:
    card = load_weights(body)[1]
    prepared = prepare(from_(body))
    assert prepared.spec == card.input
    larger = prepare(from_(body, input_size=40))
    assert (larger.spec.size, larger.spec.mean) == (40, card.input.mean)


def test_that_gray_pictures_are_answered_as_the_color_network_did(body: Path) -> None:
    card = load_weights(body)[1]
    gray = {"classes": ",".join(SHAPES), "each": 4, "channels": 1}
    prepared = prepare(from_(body, data_options=gray))
    assert prepared.spec.channels == 1
    assert any("summed over the colors" in note for note in prepared.notes)
    from engine.assembly import assemble
    from engine.preprocess import to_input

    before = assemble(card, load_weights(body)[0])
    pictures = torch.from_numpy(prepared.data.images[:8])
    with torch.inference_mode():
        expected = before(to_input(pictures, card.input))
        answers = prepared.network().eval()(to_input(pictures, prepared.spec))
    assert float((answers - expected).abs().max()) < 0.35 * float(expected.abs().max())
    assert torch.equal(answers.argmax(1), expected.argmax(1))


def test_that_colored_pictures_are_answered_as_the_gray_network_did() -> None:
    gray = replace(BASE, data="bars", network="inknet", epochs=1)
    folder, _ = trained(gray)
    from engine.assembly import assemble
    from engine.preprocess import to_input

    state, card = load_weights(folder / BEST)
    options: dict[str, object] = {"classes": "square,cross,ring", "each": 4}
    prepared = prepare(replace(BASE, network="inknet", start_from=str(folder / BEST), data_options=options))
    assert prepared.spec.channels == 3
    assert any("repeated for each color" in note for note in prepared.notes)
    pictures = torch.from_numpy(prepared.data.images[:8])
    with torch.inference_mode():
        before, after = assemble(card, state), prepared.network().eval()
        expected = before.conv1(to_input(pictures, replace(card.input, kind="photo", size=prepared.spec.size)))  # pyright: ignore
        answers = after.conv1(to_input(pictures, prepared.spec))  # pyright: ignore
    assert torch.allclose(answers, expected, atol=1e-4)


def test_that_known_classes_keep_what_the_head_knows_of_them(body: Path) -> None:
    state = load_weights(body)[0]
    more = {"classes": "ring,square,cross,stripes,checks,dots", "each": 4}
    prepared = prepare(from_(body, data_options=more))
    assert any("its head keeps 5 classes and gets 1 new ones" in note for note in prepared.notes)
    rows = prepared.network().state_dict()["output.weight"]
    assert torch.equal(rows[0], state["output.weight"][2])
    assert torch.equal(rows[1], state["output.weight"][0])
    same = prepare(from_(body, data_options={"each": 4}))
    assert any("knows all of these classes already" in note for note in same.notes)


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("abc", "abc", (0, 1, 2)),
        ("abc", "cab", (2, 0, 1)),
        ("abc", "ca", (2, 0)),
        ("ab", "xba", (None, 1, 0)),
        ("abc", "xyz", None),
        ("abc", "axy", None),
    ],
)
def test_which_rows_of_a_head_are_kept(old: str, new: str, rows: tuple[int | None, ...] | None) -> None:
    assert rows_of(tuple(old), tuple(new)) == rows


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"freeze": "layer9"}, "has no stage “layer9”. Set freeze to nothing, body, or one of stem, stage1"),
        ({"network": "densenet121"}, "is ResNet-8 in its small form; its weights do not fit DenseNet-121"),
        ({"network": "resnet18", "form": "full"}, "do not fit ResNet-18 in its full form"),
        ({"start_from": "", "freeze": "body"}, "Choose some to start from"),
        ({"start_from": "run:nowhere", "freeze": "body"}, "There is no recognizer"),
    ],
)
def test_that_what_does_not_fit_is_told_in_words(body: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(EngineError) as caught:
        prepare(from_(body, **changes))
    assert words in caught.value.sentence


def test_that_layers_count_and_not_their_network_s_name(body: Path) -> None:
    folder, _ = trained(replace(BASE, network="resnet20", epochs=1, data_options={"each": 4}))
    prepared = prepare(from_(folder / BEST, network="resnet18"))
    assert prepared.form == "small"


def test_that_a_checkpoint_of_torchvision_is_a_start(tmp_path: Path) -> None:
    from models.build import build

    torch.manual_seed(0)
    network = build("resnet18", classes=7, channels=3, size=64, form="full")
    torch.save(
        {"state_dict": {f"module.{name}": value for name, value in network.state_dict().items()}}, tmp_path / "r.pth"
    )
    recipe = from_(tmp_path / "r.pth", network="resnet18", form="full", input_size=64, freeze="layer3")
    prepared = prepare(recipe)
    assert prepared.spec.mean == (0.485, 0.456, 0.406)
    made = prepared.network()
    assert torch.equal(made.state_dict()["layer4.1.conv2.weight"], network.state_dict()["layer4.1.conv2.weight"])
    assert made.state_dict()["fc.weight"].shape == (3, 512)
    learning = {name.split(".")[0] for name, p in made.named_parameters() if p.requires_grad}
    assert learning == {"layer4", "fc"}
    made.train()
    assert not any(module.training for module in made.get_submodule("layer2").modules())
    assert all(module.training for module in made.get_submodule("layer4").modules())


def test_that_googlenet_s_classifiers_in_the_middle_serve_only_what_learns(tmp_path: Path) -> None:
    from models.build import build

    torch.manual_seed(0)
    network = build("googlenet_2014", classes=4, channels=3, size=79, form="full", has_auxiliary=True)
    torch.save(network.state_dict(), tmp_path / "g.pth")
    start = {"network": "googlenet_2014", "form": "full", "input_size": 79}
    some = prepare(from_(tmp_path / "g.pth", **start, freeze="inception3")).network()
    none = prepare(from_(tmp_path / "g.pth", **start, freeze="inception4")).network()
    assert "aux1.fc2.weight" in some.state_dict()
    assert some.state_dict()["aux1.fc2.weight"].shape[0] == len(NEW)
    assert not [name for name in none.state_dict() if name.startswith("aux")]


def test_that_each_of_several_processes_keeps_features_of_its_own(
    body: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(features, "LARGEST_IN_MEMORY", 100)
    recipe = from_(body, freeze="body", augmentation="shift", epochs=2)
    for process in (0, 1):
        prepared = prepare(recipe, run_folder=tmp_path)
        assert list(prepared.features(lambda: False, process))[-1].done == 6
        assert prepared.through_the_body == 2 * 30 + 6
    assert {path.name for path in tmp_path.glob("features-train*.f32")} == {
        "features-train.f32",
        "features-train-1.f32",
    }


def test_that_the_time_of_a_frozen_body_is_foreseen(body: Path) -> None:
    from engine.training.preflight import forecast

    found = forecast(from_(body, freeze="body", epochs=1_000), lambda: False)
    assert not found.problem
    assert 0 < found.seconds < 120  # a thousand epochs of the whole network would take far longer
