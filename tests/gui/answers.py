"""Recognizers and readings as an engine would tell of them."""

from dataclasses import replace
from typing import Any

import numpy as np

from engine.library.info import RecognizerInfo
from engine.networks.input_spec import MNIST_INK_32, InputSpec
from engine.prediction import Glyph, Prediction, Reading, Step
from engine.protocol.envelope import Request
from engine.protocol.messages import Failed
from engine.protocol.recognize import ListPictures, Pictures, Read, ReadBytes, ReadDrawing, ReadFile
from engine.weights.model_card import ModelCard

DIGITS = tuple("0123456789")
PHOTO_32 = InputSpec(channels=3, size=32, mean=(0.5, 0.5, 0.5), std=(0.25, 0.25, 0.25), kind="photo")


def recognizer(
    key: str, name: str = "", kind: str = "ink", path: str = "", origin: str = "", **facts: Any
) -> RecognizerInfo:
    """A recognizer of ten digits (ink) or two animals (photo)."""
    spec, classes = (MNIST_INK_32, tuple("0123456789")) if kind == "ink" else (PHOTO_32, ("cat", "dog"))
    card = ModelCard(
        name=name or key, architecture="lenet5", form="full", classes=classes, input=spec, parameters=61_706, data="x"
    )
    kinds = {"shipped": "shipped", "mine": "imported", "run": "run"}
    return RecognizerInfo(key, replace(card, **facts), origin or kinds.get(key.split(":")[0], "shipped"), path)


def info(key: str, kind: str = "ink", origin: str = "shipped", accuracy: float | None = 0.992) -> RecognizerInfo:
    """A recognizer as the window lists it."""
    spec = InputSpec(1, 32, (0.1,), (0.3,), kind)  # type: ignore[arg-type]
    classes = DIGITS if kind == "ink" else ("cat", "dog")
    card = ModelCard(key.upper(), "lenet5", "full", classes, spec, 61_706, "MNIST", test_accuracy=accuracy)
    return RecognizerInfo(key, card, origin, f"/weights/{key}.safetensors")


def prediction(label: str, share: float = 0.9, verdict: str = "sure", labels: tuple[str, ...] = DIGITS) -> Prediction:
    """``label`` with ``share``, the next class with almost all of the rest."""
    rest = (1 - share) / (len(labels) - 1) / 10
    probabilities = np.full(len(labels), rest, np.float32)
    first = labels.index(label)
    probabilities[first] = share
    probabilities[(first + 1) % len(labels)] = 1 - share - rest * (len(labels) - 2)
    return Prediction(labels, probabilities, verdict)  # type: ignore[arg-type]


def reading(text: str, share: float = 0.9, verdict: str = "sure", source: str = "") -> Reading:
    """One digit, or several side by side in boxes of 40 x 60 at x = 50, 100, 150 ..."""
    if verdict == "blank":
        return Reading(Prediction((), np.zeros(0, np.float32), "blank"), "nothing drawn", "LENET5", 0.2)
    glyphs = tuple(
        Glyph((50.0 * (i + 1), 80.0, 40.0, 60.0), prediction(digit, share, verdict)) for i, digit in enumerate(text)
    )
    steps = tuple(Step(name, np.full((side, side), 9, np.uint8)) for name, side in (("ink found", 90), ("28×28", 28)))
    thumbnail = np.full((30, 40, 3), 200, np.uint8) if source else np.zeros((0, 0, 3), np.uint8)
    picture = thumbnail
    return Reading(
        glyphs[0].prediction, text, "LENET5", 1.2, steps, glyphs, (), (), source, thumbnail, picture, runtime="PyTorch"
    )


def by_name(request: Request[Any]) -> object:
    """Files called "7.png" are read as 7, "broken…" fail; what is listed is what was asked. All else waits."""
    if isinstance(request, ListPictures):
        return Pictures(request.paths)
    if isinstance(request, ReadFile | ReadBytes):
        path = request.path if isinstance(request, ReadFile) else request.name
        name = path.rsplit("/", 1)[-1]
        if name.startswith("broken"):
            return Failed(f"“{name}” is incomplete.")
        return Read(reading(name.split(".")[0], source=name))
    return Read(reading("7")) if isinstance(request, ReadDrawing) else None
