"""Pictures of shapes, known and new, and runs on them that start from weights."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from engine.data.catalog import CatalogEntry
from engine.data.sets.dataset import DataSet, Split
from engine.recipe import Recipe
from engine.training.loop import train
from engine.training.runs.events import Notice, RunFailed
from engine.training.runs.run_folder import create_run

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
    "tests.engine.training.shape_runs:load",
)


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
    return "\n".join(event.sentence for event in events if isinstance(event, Notice | RunFailed))


def body_of(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    return {name: tensor for name, tensor in state.items() if not name.startswith("output.")}
