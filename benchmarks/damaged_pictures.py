"""Damage of the right length: how much of what a decoder reads in silence is refused, and that whole files are not.

    python benchmarks/damaged_pictures.py [--count 100] [--whole 100] [--seed 1] [--kind tiff]

Pages of writing and photo-like pictures are encoded and damaged at a random place: eight bytes of zeros, eight random
bytes, one bit, one byte, or half a kilobyte of zeros. Counted are damages that Pillow alone decodes without an error
and that change more than 2 % of the pixels by more than 16 of 255. Whole: other pictures of many sizes and qualities
that were encoded and left as they are.
"""

import argparse
import io
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, TiffImagePlugin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engine.errors import EngineError
from engine.pictures.decode import open_bytes

VISIBLE, CHANGED = 16, 0.02  # of 255; of the pixels
MOST_TRIES = 40  # for each damage that counts
ZEROS, SECTOR = 8, 512  # bytes


def page(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Print and lines, black on white."""
    picture = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(picture)
    for _ in range(max(3, width * height // 12_000)):
        text = "".join(chr(code) for code in rng.integers(33, 120, 12))
        place = (int(rng.integers(0, width)), int(rng.integers(0, height)))
        draw.text(place, text, fill=0, font_size=int(rng.integers(12, 40)))
    for _ in range(6):
        ends = [tuple(rng.integers(0, (width, height)).tolist()) for _ in range(2)]
        draw.line(ends, fill=0, width=int(rng.integers(2, 9)))
    return picture


def photo(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """Soft shapes, texture and noise in colors."""
    shapes = cv2.resize(rng.normal(128, 60, (8, 10, 3)), (width, height), interpolation=cv2.INTER_CUBIC)
    texture = cv2.resize(rng.normal(0, 20, (max(2, height // 4), max(2, width // 4), 3)), (width, height))
    noise = rng.normal(0, rng.uniform(1, 8), (height, width, 3))
    return Image.fromarray(np.clip(shapes + texture + noise, 0, 255).astype(np.uint8))


def icon(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """As large as an icon's PNG."""
    del width, height
    return photo(rng, 256, 256)


def gray_photo(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """The same without colors."""
    return photo(rng, width, height).convert("L")


def fax_page(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """The same with two tones."""
    return page(rng, width, height).convert("1")


def clear_photo(rng: np.random.Generator, width: int, height: int) -> Image.Image:
    """With transparency."""
    picture = photo(rng, width, height)
    picture.putalpha(gray_photo(rng, width, height))
    return picture


@dataclass(frozen=True)
class Kind:
    """options: of Pillow's save. qualities: chosen from at random, if any."""

    format: str
    make: Callable[[np.random.Generator, int, int], Image.Image]
    options: dict[str, object] = field(default_factory=dict)
    qualities: tuple[int, ...] = ()


T4OPTIONS = 292  # TIFF's tag: 1 for codes in two dimensions, 4 for filled up ends of lines
KINDS = {
    "TIFF, fax group 4": Kind("TIFF", fax_page, {"compression": "group4"}),
    "TIFF, fax group 3": Kind("TIFF", fax_page, {"compression": "group3"}),
    "TIFF, fax group 3, two-dimensional": Kind("TIFF", fax_page, {"compression": "group3", "tiffinfo": {T4OPTIONS: 5}}),
    "TIFF, fax without ends of lines": Kind("TIFF", fax_page, {"compression": "tiff_ccitt"}),
    "TIFF, JPEG, colors": Kind("TIFF", photo, {"compression": "jpeg"}, (60, 75, 90)),
    "TIFF, JPEG, gray": Kind("TIFF", gray_photo, {"compression": "jpeg"}, (60, 75, 90)),
    "TIFF, LZW": Kind("TIFF", photo, {"compression": "tiff_lzw"}),
    "TIFF, Deflate": Kind("TIFF", photo, {"compression": "tiff_adobe_deflate"}),
    "WebP": Kind("WEBP", photo, {}, (30, 60, 80, 95)),
    "WebP, transparent": Kind("WEBP", clear_photo, {}, (60, 80)),
    "WebP, lossless": Kind("WEBP", photo, {"lossless": True}),
    "AVIF": Kind("AVIF", photo, {"speed": 8}, (30, 60, 80)),
    "AVIF, transparent": Kind("AVIF", clear_photo, {"speed": 8}, (60, 80)),
    "ICO with PNG": Kind("ICO", icon, {"sizes": [(256, 256)]}),
    "PNG": Kind("PNG", photo),
    "JPEG": Kind("JPEG", photo, {}, (60, 75, 90)),
    "GIF": Kind("GIF", photo),
}


def encoded(kind: Kind, rng: np.random.Generator, width: int, height: int) -> bytes:
    """A picture as a file of ``kind``."""
    buffer = io.BytesIO()
    quality = {"quality": int(rng.choice(kind.qualities))} if kind.qualities else {}
    options = {**kind.options, **quality}
    info = options.get("tiffinfo")
    if isinstance(info, dict):
        tags = TiffImagePlugin.ImageFileDirectory_v2()
        for tag, value in info.items():
            tags[tag] = value
        options["tiffinfo"] = tags
    kind.make(rng, width, height).save(buffer, kind.format, **options)
    return buffer.getvalue()


def damaged(data: bytes, rng: np.random.Generator) -> bytes:
    """Another file of the same length."""
    broken = bytearray(data)
    at = int(rng.integers(len(data) // 50, len(data) - ZEROS))
    way = int(rng.integers(0, 5))
    if way == 0:
        broken[at : at + ZEROS] = bytes(ZEROS)
    elif way == 1:
        broken[at : at + ZEROS] = rng.integers(0, 256, ZEROS, np.uint8).tobytes()
    elif way == 2:
        broken[at] ^= 1 << int(rng.integers(0, 8))
    elif way == 3:
        broken[at] = int(rng.integers(0, 256))
    else:
        broken[at : at + SECTOR] = bytes(min(SECTOR, len(data) - at))
    return bytes(broken)


def pixels(data: bytes) -> np.ndarray | None:
    """What Pillow alone makes of it, int (H, W, 4); None when it says that something is wrong."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return np.asarray(image.convert("RGBA"), int)
    except Exception:  # whatever the decoders raise
        return None


def is_refused(data: bytes) -> bool:
    """Whether Inkling refuses it."""
    try:
        open_bytes(data, "picture")
    except EngineError:
        return True
    return False


def changed(before: np.ndarray, after: np.ndarray | None) -> bool:
    """Whether a person would see it."""
    if after is None:
        return False
    if before.shape != after.shape:
        return True
    return float((np.abs(before - after).max(2) > VISIBLE).mean()) > CHANGED


def measure(name: str, kind: Kind, count: int, whole: int, seed: int) -> None:
    """One line of the table."""
    rng = np.random.default_rng(seed)
    told: Counter[bool] = Counter()
    tries = 0
    while told.total() < count and tries < MOST_TRIES * count:
        data = encoded(kind, rng, int(rng.integers(240, 480)), int(rng.integers(240, 480)))
        before = pixels(data)
        for _ in range(4):
            tries += 1
            broken = damaged(data, rng)
            if before is not None and told.total() < count and changed(before, pixels(broken)):
                told[is_refused(broken)] += 1
    began, wrong, much = time.perf_counter(), 0, 0.0
    for _ in range(whole):
        data = encoded(kind, rng, *(int(side) for side in rng.integers(20, 700, 2)))
        began = time.perf_counter()
        wrong += is_refused(data)
        much += time.perf_counter() - began
    print(
        f"| {name} | {told[True]} of {told.total()} | {wrong} of {whole} | {1000 * much / max(whole, 1):.0f} ms |",
        flush=True,
    )


def main() -> None:
    """Measure all kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--whole", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="", help="only kinds whose name contains this")
    options = parser.parse_args()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # Pillow's libtiff prints its errors
    print("| format | damaged, refused | whole, refused | to open |\n|---|---|---|---|")
    for name, kind in KINDS.items():
        if options.kind.lower() in name.lower():
            measure(name, kind, options.count, options.whole, options.seed)


if __name__ == "__main__":
    main()
