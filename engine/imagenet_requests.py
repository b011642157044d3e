"""Which published weights there are: what the window asks, and what the engine answers. No torch."""

from dataclasses import dataclass


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


@dataclass(frozen=True, eq=False)
class ListPublished:
    """All ImageNet weights that torchvision publishes for the networks here."""

    id: int
    channel: str = ""


@dataclass(frozen=True, eq=False)
class Published:
    """Answer to ListPublished: in the order of history, the best of each network first."""

    id: int
    weights: tuple[PublishedWeights, ...]
