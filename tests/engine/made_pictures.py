"""Pictures that tests make for themselves."""

import io
from pathlib import Path

import numpy as np
from PIL import Image


def scene(width: int = 80, height: int = 60) -> Image.Image:
    """A picture whose upright corners are known: red top left, green top right, blue bottom left, gray elsewhere."""
    rgb = np.full((height, width, 3), 160, np.uint8)
    rgb[: height // 3, : width // 3] = (220, 20, 20)
    rgb[: height // 3, -(width // 3) :] = (20, 200, 20)
    rgb[-(height // 3) :, : width // 3] = (20, 20, 220)
    return Image.fromarray(rgb)


def noise(width: int = 90, height: int = 70) -> Image.Image:
    return Image.fromarray(np.random.default_rng(3).integers(0, 256, (height, width, 3), np.uint8))


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
