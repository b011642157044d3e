"""Answers as the mean over a picture and its mirror image: the same in training, use and export."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.data import catalog
from engine.errors import EngineError
from engine.evaluation.evaluate import measure
from engine.export.graph import WithPreprocessing
from engine.export.onnx_file import preprocessing_words
from engine.export.script import torch_script
from engine.hardware.device import Device
from engine.inference.recognizer import Recognizer
from engine.networks.flip_averaging import flip_averaged
from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.events import RunEnded
from engine.training.runs.run_folder import BEST
from engine.training.setup import prepare
from engine.training.setup.frozen_body import check
from engine.weights.load_network import assemble
from engine.weights.weights_file import load_weights
from tests.engine.recognizers import PHOTO, random_weights
from tests.engine.training import tiny

CPU = Device("CPU", torch.device("cpu"), "asked for")
PICTURES = np.random.default_rng(3).integers(0, 256, (4, 3, 32, 32), np.uint8)
RECIPE = Recipe(
    data="bars", epochs=2, batch_size=16, learning_rate=0.005, device="cpu", precision="float32", augmentation="none"
)


@pytest.fixture
def both(tmp_path: Path) -> tuple[Recognizer, Recognizer]:
    """The same random weights twice: asked about the picture, and about its mirror image too."""
    mirrored = replace(PHOTO, answers_from="mirrored")
    return (
        Recognizer.load(random_weights(tmp_path / "plain.safetensors", PHOTO), CPU),
        Recognizer.load(random_weights(tmp_path / "mirrored.safetensors", mirrored), CPU),
    )


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "CATALOG", (*catalog.CATALOG, tiny.ENTRY))
    monkeypatch.setattr(prepare, "available_threads", lambda: 1)


def test_that_the_mean_is_taken_over_width_only() -> None:
    inputs = torch.arange(8.0).reshape(1, 1, 2, 4)
    seen = list[torch.Tensor]()

    def answer(some: torch.Tensor) -> torch.Tensor:
        seen.append(some)
        return some.flatten(1)[:, :1]

    assert flip_averaged(answer, inputs, "picture").tolist() == [[0.0]]
    assert flip_averaged(answer, inputs, "mirrored").tolist() == [[1.5]]
    assert seen[-1][0, 0].tolist() == [[3, 2, 1, 0], [7, 6, 5, 4]]


def test_that_a_mirrored_recognizer_answers_picture_and_mirror_image_alike(both: tuple[Recognizer, Recognizer]) -> None:
    plain, mirrored = both
    turned = np.ascontiguousarray(PICTURES[..., ::-1])
    wanted = (plain.predict_logits(PICTURES) + plain.predict_logits(turned)) / 2
    np.testing.assert_allclose(mirrored.predict_logits(PICTURES), wanted, atol=1e-5)
    np.testing.assert_allclose(mirrored.predict_logits(turned), wanted, atol=1e-5)
    assert np.abs(plain.predict_logits(PICTURES) - wanted).max() > 1e-4


def test_that_an_exported_graph_and_script_ask_about_the_mirror_image_too(both: tuple[Recognizer, Recognizer]) -> None:
    _, mirrored = both
    graph = WithPreprocessing(assemble(mirrored.card, mirrored.state()), mirrored.card)
    with torch.inference_mode():
        logits, _ = graph(torch.from_numpy(PICTURES))
    np.testing.assert_allclose(logits.numpy(), mirrored.predict_logits(PICTURES), atol=1e-5)
    assert "mirror image" in preprocessing_words(mirrored.card)
    assert "MIRRORED = True" in torch_script(mirrored.card, "predict.py", "weights.pth", "resnet", "").text
    assert "MIRRORED = False" in torch_script(PHOTO, "predict.py", "weights.pth", "resnet", "").text


@pytest.mark.usefixtures("bars")
def test_that_it_changes_what_is_measured_and_not_what_is_learned(tmp_path: Path) -> None:
    for name, recipe in {"plain": RECIPE, "mirrored": replace(RECIPE, answers_from="mirrored")}.items():
        *_, end = train(recipe, tmp_path / name, should_stop=lambda: False)
        assert isinstance(end, RunEnded)
    (plain, card), (mirrored, other) = (load_weights(tmp_path / name / BEST) for name in ("plain", "mirrored"))
    assert all(torch.equal(plain[name], mirrored[name]) for name in plain)
    assert (card.answers_from, other.answers_from) == ("picture", "mirrored")
    assert card.test_accuracy == 1.0
    assert other.test_accuracy is not None
    assert other.test_accuracy < 1.0  # left and right are mirror images: nobody can tell them apart so
    assert measure(tmp_path / "mirrored" / BEST, "bars", "cpu").figures.accuracy == other.test_accuracy


@pytest.mark.usefixtures("bars")
def test_that_a_run_that_goes_on_may_ask_about_the_mirror_image_from_then_on(tmp_path: Path) -> None:
    asked = iter([False] * 8)
    list(train(RECIPE, tmp_path, should_stop=lambda: next(asked, True)))
    *_, end = train(replace(RECIPE, answers_from="mirrored"), tmp_path, should_stop=lambda: False)
    assert isinstance(end, RunEnded), end
    assert load_weights(tmp_path / BEST)[1].answers_from == "mirrored"


def test_that_features_have_no_mirror_image() -> None:
    recipe = Recipe(network="resnet20", data="bars", freeze="body", answers_from="mirrored")
    with pytest.raises(EngineError, match="no mirror image"):
        check(recipe, "small")
