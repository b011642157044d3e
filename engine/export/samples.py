"""The pictures on which an export is proven: what the recognizer was made for, and some that it was not made for."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.export.graph import picture_shape
from engine.pictures import decode
from engine.storage.paths import RESOURCES
from engine.weights.model_card import ModelCard

MANY, FEW = 48, 8  # pictures; few for networks that take long for each
FILES = 6
ENLARGED = 5  # times


@dataclass(frozen=True, eq=False)
class Samples:
    """arrays: uint8 (N, C, H, W) as the exported graph takes them. files: pictures for the script."""

    arrays: NDArray[np.uint8]
    files: tuple[Path, ...]


def samples(card: ModelCard, folder: Path) -> Samples:
    """Pictures for ``card``; those that must be files are written into ``folder``."""
    count = FEW if card.form == "full" else MANY
    folder.mkdir(parents=True, exist_ok=True)
    if card.input.kind == "ink":
        digits = _digits(count)
        return Samples(
            digits, tuple(_on_paper(digit[0], folder / f"{i}.png") for i, digit in enumerate(digits[:FILES]))
        )
    photos = sorted((RESOURCES / "samples").glob("*.jpg"))
    arrays = [decode.fit(decode.open_picture(path).rgb, card.input).transpose(2, 0, 1) for path in photos[:count]]
    scenes = [_scene(picture_shape(card), seed) for seed in range(count - len(arrays))]
    written = [_written(scene, folder / f"{i}.png") for i, scene in enumerate(scenes[:FILES])]
    return Samples(np.stack([*arrays, *scenes])[:count], tuple(written))


def _digits(count: int) -> NDArray[np.uint8]:
    """MNIST's first test digits, uint8 (N, 1, 28, 28)."""
    from engine.data.formats.mnist import FOLDER, read_split

    return read_split(FOLDER, "t10k").images[:count].copy()


def _on_paper(digit: NDArray[np.uint8], path: Path) -> Path:
    """Black on white paper, enlarged."""
    image = Image.fromarray(255 - np.pad(digit, 6, constant_values=0))
    image.resize((image.width * ENLARGED, image.height * ENLARGED), Image.Resampling.NEAREST).save(path)
    return path


def _scene(shape: tuple[int, int, int], seed: int) -> NDArray[np.uint8]:
    """Soft areas of color with some noise: like a photo, every network gives it an answer of its own."""
    channels, height, width = shape
    chance = np.random.default_rng(seed)
    coarse = [Image.fromarray(chance.integers(0, 256, (5, 5), np.uint8)) for _ in range(channels)]
    soft = np.stack([np.asarray(one.resize((width, height), Image.Resampling.BICUBIC), np.float32) for one in coarse])
    return (soft + chance.normal(0, 12, shape)).clip(0, 255).astype(np.uint8)


def _written(picture: NDArray[np.uint8], path: Path) -> Path:
    channels = len(picture)
    Image.fromarray(picture[0] if channels == 1 else picture.transpose(1, 2, 0)).save(path)
    return path
