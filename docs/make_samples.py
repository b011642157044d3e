"""Makes the sample pictures in resources/samples: digits and numbers written with strokes on drawn paper.

    python docs/make_samples.py

The same numbers come out each time. Everything in them is made here, so they are under the program's own license.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

from engine.drawing import Drawing, Stroke  # noqa: E402
from engine.handwriting.shape import Shape, strokes_of  # noqa: E402
from engine.handwriting.styles import STYLES  # noqa: E402
from engine.pen import render  # noqa: E402

FOLDER = PROGRAM / "resources" / "samples"
EXIF_ORIENTATION = 0x0112
Color = tuple[int, int, int]


@dataclass(frozen=True)
class Sample:
    """What is written in which styles, how and on what. turn: degrees. shadow: share of the light it takes."""

    file: str
    characters: tuple[tuple[str, str], ...]  # label, style
    paper: Color = (247, 245, 240)
    ink: Color = (28, 30, 44)
    pen: float = 1.3  # grid units; a digit is 16 high
    lines: str = ""
    shadow: float = 0.0
    turn: float = 0.0
    is_transparent: bool = False
    orientation: int = 1  # as the camera notes it


SAMPLES = (
    Sample("3 drawn on screen.png", (("3", "round"),), (255, 255, 255), (0, 0, 0), 1.8),
    Sample("7 with a bar, ballpoint.jpg", (("7", "barred"),), (240, 231, 210), (35, 45, 140), 0.8, shadow=0.35, turn=3),
    Sample("5 in pencil.jpg", (("5", "classic"),), (243, 242, 238), (120, 120, 124), 0.9, shadow=0.25, turn=-4),
    Sample("1 with a foot, squared paper.jpg", (("1", "flag and foot"),), lines="squared", shadow=0.3, turn=2),
    Sample("9 with chalk.jpg", (("9", "curled"),), (48, 62, 54), (226, 226, 216), 1.9, shadow=0.3),
    Sample("4 on a yellow note, photo turned.jpg", (("4", "open"),), (250, 226, 112), (190, 32, 40), orientation=6),
    Sample("8 transparent.png", (("8", ""),), pen=1.6, is_transparent=True),
    Sample(
        "2026 on ruled paper.jpg",
        (("2", "classic"), ("0", "oval"), ("2", "swan"), ("6", "")),
        ink=(30, 36, 100),
        lines="ruled",
        shadow=0.3,
        turn=1.5,
    ),
    Sample("314 in dark mode.png", (("3", "flat top"), ("1", "flag"), ("4", "")), (28, 30, 34), (236, 236, 240), 1.5),
)


def main() -> None:
    """Write all samples."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(SAMPLES):
        save(sample, written(sample, np.random.default_rng(number)))
        print(sample.file)


def written(sample: Sample, chance: np.random.Generator) -> NDArray[np.uint8]:
    """The picture, uint8 (H, W, 3), or (H, W, 4) with transparent paper."""
    ink = placed(sample, chance)  # (H, W), 0..1
    if sample.is_transparent:
        color = np.broadcast_to(np.array(sample.ink, np.uint8), (*ink.shape, 3))
        return np.dstack([color, (ink * 255).astype(np.uint8)])
    height, width = ink.shape
    paper = np.full((height, width, 3), sample.paper, np.float32)
    ruled(paper, sample.lines)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), sample.turn, 1.08 if sample.turn else 1.0)
    paper = cv2.warpAffine(paper, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    ink = cv2.warpAffine(ink, turn, (width, height))[..., None] * 0.94
    picture = paper * (1 - ink) + np.array(sample.ink, np.float32) * ink
    if sample.shadow:
        picture = cv2.GaussianBlur(picture * light(height, width, sample.shadow), (0, 0), 0.8)
        picture += chance.normal(0, 3.0, picture.shape)
    return np.clip(picture, 0, 255).astype(np.uint8)


def placed(sample: Sample, chance: np.random.Generator) -> NDArray[np.float32]:
    """The characters side by side, 0 paper .. 1 ink."""
    strokes: list[Stroke] = []
    for place, (label, style) in enumerate(sample.characters):
        for xy in strokes_of(shape(label, style), chance, unrest=0.25):
            points = np.ones((len(xy), 4), np.float32)
            points[:, :2] = xy + np.float32([13 * place, chance.normal(0, 0.4)])
            strokes.append(Stroke(points, sample.pen))
    gray = render(Drawing(200, 200, tuple(strokes)), scale=14.0).gray
    return np.pad(gray, (90, 110)).astype(np.float32) / 255


def shape(label: str, style: str) -> Shape:
    """The style of that name, or one whose name holds it; the first one of the label otherwise."""
    fitting = [one for one in STYLES if one.label == label]
    exact = [one for one in fitting if one.name == style]
    return (exact or [one for one in fitting if style in one.name] or fitting)[0]


def ruled(paper: NDArray[np.float32], lines: str) -> None:
    """Draw the lines on the paper."""
    if not lines:
        return
    gap = 52 if lines == "squared" else 130
    for y in range(gap // 2, paper.shape[0], gap):
        paper[y : y + 2] = (168, 190, 214)
    if lines == "squared":
        for x in range(gap // 2, paper.shape[1], gap):
            paper[:, x : x + 2] = (168, 190, 214)


def light(height: int, width: int, shadow: float) -> NDArray[np.float32]:
    """Light from one side and the soft edge of a shadow, (H, W, 1)."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    edge = 1 / (1 + np.exp(-(x * 0.8 + y * 0.5 - 0.75) / 0.06))
    return np.asarray((1 - 0.35 * shadow * x - shadow * edge)[..., None], np.float32)


def save(sample: Sample, picture: NDArray[np.uint8]) -> None:
    """Write the file; a turned photo says so in its EXIF data."""
    image = Image.fromarray(picture)
    if not sample.file.endswith(".jpg"):
        image.save(FOLDER / sample.file, optimize=True)
        return
    exif = Image.Exif()
    if sample.orientation == 6:  # the camera lay on its side: turn clockwise to see it upright
        image = image.transpose(Image.Transpose.ROTATE_90)
        exif[EXIF_ORIENTATION] = 6
    image.save(FOLDER / sample.file, quality=82, exif=exif)


if __name__ == "__main__":
    main()
