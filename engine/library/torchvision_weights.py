"""Weights that torchvision publishes, known by the names of their files: their classes, preprocessing and accuracy."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

from engine.networks.input_spec import InputSpec
from models.catalog import ARCHITECTURES, architecture

COPY_NUMBER = re.compile(r" ?\(\d+\)$")  # as browsers add it
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
IMAGENET = InputSpec(channels=3, size=224, mean=IMAGENET_MEAN, std=IMAGENET_STD, kind="photo", resize=256)


@dataclass(frozen=True)
class TorchvisionWeights:
    """What torchvision says of one of its files. accuracy: top-1 on ImageNet's 50,000 validation pictures, 0..1."""

    title: str
    classes: tuple[str, ...]
    input: InputSpec
    accuracy: float | None
    details: str
    source: str  # names them in a ModelCard
    url: str


def published(key: str, file_name: str) -> TorchvisionWeights | None:
    """What torchvision publishes under ``file_name`` (``resnet18-f37072fd.pth``) for network ``key``, if anything."""
    if not file_name.startswith(f"{key}-"):
        return None
    stem = COPY_NUMBER.sub("", Path(file_name).stem)
    for weights in _of_network(key):
        if PurePosixPath(weights.url).stem == stem:
            return _described(key, weights)
    return None


def published_version(key: str, version: str) -> TorchvisionWeights:
    """What torchvision publishes for network ``key`` as ``version`` ("V1"); KeyError when it does not."""
    for weights in _of_network(key):
        if weights.name == f"IMAGENET1K_{version}":
            return _described(key, weights)
    raise KeyError(f"{key} {version}")


def imagenet_classes() -> tuple[str, ...]:
    """The 1,000 classes of ImageNet-1K in order; two names that stand for two kinds each carry a number."""
    any_key = next(one.key for one in ARCHITECTURES if one.is_in_torchvision)
    return _distinct(next(iter(_of_network(any_key))).meta["categories"])


def _of_network(key: str) -> Iterable[Any]:
    from models.vision import models  # slow: torchvision

    try:
        return cast("Iterable[Any]", models.get_model_weights(key))
    except ValueError:
        return ()


def _described(key: str, weights: Any) -> TorchvisionWeights:
    transforms = weights.transforms()
    usual = tuple(transforms.mean), tuple(transforms.std)
    mean, std = architecture(key).published_normalization or usual
    spec = InputSpec(
        channels=3, size=transforms.crop_size[0], mean=mean, std=std, kind="photo", resize=transforms.resize_size[0]
    )
    percent = weights.meta.get("_metrics", {}).get("ImageNet-1K", {}).get("acc@1")
    return TorchvisionWeights(
        title=f"{weights.name.replace('IMAGENET1K_', 'ImageNet ')} (torchvision)",
        classes=_distinct(weights.meta["categories"]),
        input=spec,
        accuracy=None if percent is None or math.isnan(percent) else round(percent / 100, 6),
        details=str(weights.meta.get("recipe", "")),
        source=f"torchvision {key} {weights.name}",
        url=weights.url,
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """``names``, a repeated one with a number behind it."""
    seen: dict[str, int] = {}
    distinct: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(distinct)
