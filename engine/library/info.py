"""What is listed of recognizers and of published weights. No torch."""

from dataclasses import dataclass

from engine.prediction import ReadMode as ReadMode
from engine.weights.model_card import ModelCard


@dataclass(frozen=True)
class PublishedWeights:
    """Weights that can be had. key: "resnet50-v2". size: bytes, as exact as the publisher says (a thousandth of a MiB).

    recognizer: the key of what was made of them here; empty when they are not here. kept_bytes: of a download that was
    not finished. is_best: the most accurate of its network. top1, top5: percent.
    """

    key: str
    architecture: str
    title: str
    version: str
    file: str
    size: int
    top1: float
    top5: float
    licence: str
    is_best: bool
    recognizer: str = ""
    kept_bytes: int = 0


@dataclass(frozen=True)
class RecognizerInfo:
    """A recognizer as the window lists it. origin: shipped, run, imported."""

    key: str  # what requests name; stable across restarts
    card: ModelCard
    origin: str
    path: str
