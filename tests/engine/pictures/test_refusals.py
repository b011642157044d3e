"""After any refusal of weights the recognizer in use goes on giving the same answers, to the bit."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.protocol.library import ImportWeights, KnownRecognizers
from engine.protocol.messages import Failed
from engine.protocol.recognize import Read, ReadDrawing
from engine.service.service import Service
from engine.storage import paths
from models.build import build
from tests.engine.recognizers import random_weights


def five_classes() -> dict[str, torch.Tensor]:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        return build("resnet20", classes=5, channels=3, size=32).state_dict()


def cut(path: Path) -> None:
    torch.save(five_classes(), path)
    path.write_bytes(path.read_bytes()[:-2000])


def flipped(path: Path) -> None:
    torch.save(five_classes(), path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


def other_network(path: Path) -> None:
    torch.save({"features.0.weight": torch.zeros(96, 3, 11, 11), "features.0.bias": torch.zeros(96)}, path)


def not_a_number(path: Path) -> None:
    torch.save({name: value * float("nan") for name, value in five_classes().items()}, path)


def whole_module(path: Path) -> None:
    torch.save(torch.nn.Linear(3, 3), path)


def web_page(path: Path) -> None:
    path.write_bytes(b"<!DOCTYPE html><html><body>Log in</body></html>")


def own_but_damaged(path: Path) -> None:
    random_weights(path)
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)


REFUSED: tuple[tuple[Callable[[Path], None], str, str], ...] = (
    (cut, "a.pth", "incomplete or damaged"),
    (flipped, "a.pth", "incomplete or damaged"),
    (other_network, "a.pth", "96 filters of 11×11 in the first layer, as in AlexNet of 2012"),
    (not_a_number, "a.pth", "NaN"),
    (whole_module, "a.pth", "model.state_dict()"),
    (web_page, "a.pth", "web page"),
    (own_but_damaged, "a.safetensors", "damaged"),
    (lambda path: torch.save(five_classes(), path), "resnet18-f37072fd.pth", "not the file that its name promises"),
    (lambda path: torch.save(five_classes(), path), "alexnet-owt-7be5be79.pth", "not the file that its name promises"),
    (lambda path: torch.save(five_classes(), path), "vgg13-19584684.pth", "not the file that its name promises"),
)


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "resources")
    random_weights(tmp_path / "resources" / "weights" / "digits.safetensors")
    made = Service()
    made.load_defaults()
    return made


def answer(service: Service) -> list[float]:
    points = np.linspace((40, 40, 1, 0), (90, 150, 1, 500), 30, dtype=np.float32)
    read = service.answer(ReadDrawing(Drawing(200.0, 200.0, (Stroke(points, 12.0),)), mode="one"))
    assert isinstance(read, Read)
    return list(read.reading.prediction.probabilities)


def test_that_after_every_refusal_the_answers_are_the_same(service: Service, tmp_path: Path) -> None:
    before, shelf = answer(service), recognizers.installed()
    for number, (make, name, words) in enumerate(REFUSED):
        (tmp_path / str(number)).mkdir()
        path = tmp_path / str(number) / name
        make(path)
        refused = service.answer(ImportWeights(str(path)))
        assert isinstance(refused, Failed), name
        assert words in refused.sentence
        assert answer(service) == before
    assert recognizers.installed() == shelf


def test_that_what_is_only_missing_is_asked_for(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "kinds.pth"
    state = {f"module.{name}": value for name, value in five_classes().items()}
    torch.save({"model": state, "model_ema": {name: value + 0 for name, value in state.items()}}, path)
    several = service.answer(ImportWeights(str(path)))
    assert isinstance(several, Failed)
    assert several.parts_wanted == ("model", "model_ema")
    unnamed = service.answer(ImportWeights(str(path), part="model_ema"))
    assert isinstance(unnamed, Failed)
    assert unnamed.classes_wanted == 5
    assert "ResNet-20 with 5 classes (16 filters of 3×3 in the first layer)" in unnamed.sentence
    done = service.answer(ImportWeights(str(path), classes=tuple("abcde"), part="model_ema"))
    assert isinstance(done, KnownRecognizers)
    assert any("“module.” was removed" in note for note in done.notes)
    assert any("taken from “model_ema”" in note for note in done.notes)
