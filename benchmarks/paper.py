"""How well ink is found on paper: MNIST's test digits written on synthetic paper, found again, and read.

    python benchmarks/paper.py [--count 400] [--seed 1] [--weights FILE] [--sheet pictures.png]

Each digit is enlarged, inked with a pen, laid on paper of a style, lit, photographed (rotated, blurred, noisy, JPEG).
Reported per style: how alike the centered picture is to the digit's own after the same small rotation (1 = the same,
as a correlation), how many came out blank or cut, the milliseconds per picture, and, how
many the shipped recognizer reads beside how many of the same digits without paper.
"""

import argparse
import gzip
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

from engine.ink.centering import centre  # noqa: E402
from engine.pictures.paper.find_ink import find_ink  # noqa: E402


@dataclass(frozen=True)
class Style:
    """paper, ink, line: RGB. strength: of the ink, 0..1. thin: share of the stroke taken away. lines: ruling."""

    paper: tuple[int, int, int]
    ink: tuple[int, int, int]
    strength: float = 0.95
    thin: float = 0.0
    grain: float = 0.0
    lines: str = ""
    line: tuple[int, int, int] = (150, 175, 215)
    shadow: float = 0.3
    is_screen: bool = False
    table: tuple[int, int, int] | None = None


STYLES = {
    "white paper, black pen": Style((242, 240, 236), (25, 25, 35)),
    "cream paper, ballpoint": Style((238, 228, 205), (30, 40, 130), 0.85, thin=0.35, grain=0.1),
    "pencil": Style((240, 238, 232), (90, 90, 95), 0.7, thin=0.2, grain=0.35),
    "hard shadow": Style((235, 233, 228), (30, 30, 40), shadow=0.6),
    "ruled": Style((244, 243, 238), (30, 35, 90), 0.9, thin=0.15, lines="ruled"),
    "squared": Style((244, 243, 240), (25, 25, 60), 0.9, thin=0.1, lines="squared", line=(160, 180, 200)),
    "squared, dark lines": Style((240, 238, 230), (25, 25, 40), 0.95, lines="squared", line=(100, 110, 130)),
    "yellow note, red pen": Style((250, 225, 110), (190, 30, 40), 0.9),
    "whiteboard, green marker": Style((225, 230, 232), (20, 130, 80), 0.85, shadow=0.4),
    "blackboard, chalk": Style((45, 60, 52), (225, 225, 215), 0.8, grain=0.3),
    "page on a dark table": Style((242, 240, 236), (25, 25, 35), table=(74, 52, 38)),
    "page on a light table": Style((244, 244, 242), (30, 40, 130), 0.9, thin=0.2, table=(176, 150, 118)),
    "dark mode screen": Style((30, 32, 36), (235, 235, 240), is_screen=True),
    "light screen": Style((255, 255, 255), (0, 0, 0), is_screen=True),
}


def mnist_test() -> tuple[np.ndarray, np.ndarray]:
    """MNIST's test pictures, uint8 (10000, 28, 28), and labels."""
    folder = PROGRAM / "resources" / "mnist"
    with gzip.open(folder / "t10k-images-idx3-ubyte.gz") as file:
        pictures = np.frombuffer(file.read(), np.uint8, offset=16).reshape(-1, 28, 28)
    with gzip.open(folder / "t10k-labels-idx1-ubyte.gz") as file:
        return pictures, np.frombuffer(file.read(), np.uint8, offset=8)


def stroke_mask(digit: np.ndarray, size: int, thin: float, angle: float) -> np.ndarray:
    """The digit with crisp edges, ``size`` px high and wide (its 20x20 box is 5/7 of that), float32 0..1."""
    large = cv2.resize(digit.astype(np.float32) / 255, (size, size), interpolation=cv2.INTER_CUBIC)
    large = cv2.GaussianBlur(large, (0, 0), size / 80)
    turn = cv2.getRotationMatrix2D((size / 2, size / 2), angle, 1)
    large = cv2.warpAffine(large, turn, (size, size))
    edge = 0.45 + 0.35 * thin
    soft = 0.5 / max(size / 28 * 0.5, 1)
    return np.clip((large - edge) / soft + 0.5, 0, 1)


def light(shape: tuple[int, int], strength: float, rng: np.random.Generator) -> np.ndarray:
    """Brightness of the paper, float32 (H, W): a gradient, a fall-off to the corners, a shadow with a soft edge."""
    height, width = shape
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    angle = rng.uniform(0, 2 * np.pi)
    slope = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    brightness = 1 - strength * rng.uniform(0.2, 0.7) * (slope + 0.5)
    brightness -= rng.uniform(0, 0.3) * strength * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    edge_angle = rng.uniform(0, 2 * np.pi)
    edge = (x - rng.uniform(0.2, 0.8)) * np.cos(edge_angle) + (y - rng.uniform(0.2, 0.8)) * np.sin(edge_angle)
    softness = rng.uniform(0.005, 0.1)
    return brightness * (1 - strength * rng.uniform(0.3, 1.0) / (1 + np.exp(-edge / softness)))


def rule(paper: np.ndarray, style: Style, digit: int, rng: np.random.Generator) -> None:
    """Draw the style's lines, spaced to the digit's size."""
    gap = max(10, int(digit * (rng.uniform(0.8, 1.5) if style.lines == "ruled" else rng.uniform(0.35, 0.8))))
    thick = max(1, round(digit * rng.uniform(0.008, 0.02)))
    for y in range(int(rng.integers(0, gap)), paper.shape[0], gap):
        paper[y : y + thick] = style.line
    if style.lines == "squared":
        for x in range(int(rng.integers(0, gap)), paper.shape[1], gap):
            paper[:, x : x + thick] = style.line
    else:
        margin = int(paper.shape[1] * rng.uniform(0.05, 0.15))
        paper[:, margin : margin + thick] = (225, 130, 130)


def on_table(page: np.ndarray, color: tuple[int, int, int], rng: np.random.Generator) -> np.ndarray:
    """The page a little turned on a wooden table, seen on one to four of its sides."""
    height, width = page.shape[:2]
    grain = cv2.GaussianBlur(rng.normal(0, 90, (height, width)).astype(np.float32), (0, 0), 12, sigmaY=1)
    table = np.array(color, np.float32) * (1 + 0.01 * grain[..., None])
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-5, 5), rng.uniform(0.78, 0.95))
    turn[:, 2] += rng.uniform(-0.08, 0.08, 2) * (width, height)
    sheet = cv2.warpAffine(np.ones((height, width), np.float32), turn, (width, height), flags=cv2.INTER_LINEAR)
    turned = cv2.warpAffine(page, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return table * (1 - sheet[..., None]) + turned * sheet[..., None]


def photographed(digit: np.ndarray, style: Style, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A picture of the digit on paper, and the digit's own mask before paper, light and camera."""
    size = int(np.exp(rng.uniform(np.log(84), np.log(840))))
    room = min(rng.uniform(1.15, 3.5), 1600 / size)
    height, width = (max(int(size * room * rng.uniform(1, 1.3)), size) for _ in range(2))
    ink = stroke_mask(digit, size, style.thin, rng.uniform(-6, 6))
    paper = np.empty((height, width, 3), np.float32)
    paper[:] = style.paper
    if style.lines:
        rule(paper, style, size * 5 // 7, rng)
        tilt = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-4, 4), 1.15)
        paper = cv2.warpAffine(paper, tilt, (width, height), borderMode=cv2.BORDER_REPLICATE)
    y, x = int(rng.integers(0, height - size + 1)), int(rng.integers(0, width - size + 1))
    alpha = np.zeros((height, width), np.float32)
    alpha[y : y + size, x : x + size] = ink
    if style.grain:
        grain = cv2.GaussianBlur(rng.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 0.7)
        alpha *= np.clip(1 - style.grain * (0.6 + 1.2 * grain), 0.1, 1)
    alpha = (alpha * style.strength)[..., None]
    picture = paper * (1 - alpha) + np.array(style.ink, np.float32) * alpha
    if style.is_screen:
        return np.clip(picture, 0, 255).astype(np.uint8), ink
    if style.table:
        picture = on_table(picture, style.table, rng)
        height, width = picture.shape[:2]
    picture *= light((height, width), style.shadow, rng)[..., None]
    picture = cv2.GaussianBlur(picture, (0, 0), size * rng.uniform(0.002, 0.012))
    picture += rng.normal(0, rng.uniform(1, 6), picture.shape).astype(np.float32)
    rough = cv2.resize(rng.normal(0, 2, (max(2, height // 8), max(2, width // 8))).astype(np.float32), (width, height))
    picture = np.clip(picture + rough[..., None], 0, 255).astype(np.uint8)
    _, jpeg = cv2.imencode(".jpg", picture[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 95))])
    return cv2.imdecode(jpeg, cv2.IMREAD_COLOR)[..., ::-1].copy(), ink


def likeness(found: np.ndarray | None, wanted: np.ndarray) -> float:
    """Correlation of two centered pictures; 0 when nothing was found."""
    if found is None:
        return 0.0
    moves = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]  # a box one pixel larger moves the centered picture
    return max(float(np.corrcoef(np.roll(found, by, (0, 1)).ravel(), wanted.ravel())[0, 1]) for by in moves)


def reader(weights: str) -> Callable[[np.ndarray], np.ndarray] | None:
    """A function from uint8 (N, 28, 28) to digits by a recognizer (the shipped default), or None."""
    path = Path(weights or PROGRAM / "resources" / "weights" / "digits.safetensors")
    if not path.exists():
        return None
    from engine.inference.recognizer import Recognizer

    recognizer = Recognizer.load(path)

    def digits(pictures: np.ndarray) -> np.ndarray:
        return recognizer.predict_logits(pictures[:, None])[:, :10].argmax(1)

    return digits


def main() -> None:
    """Measure all styles and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200, help="digits per style")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--style", default="", help="only styles whose name contains this")
    parser.add_argument("--weights", default="")
    parser.add_argument("--sheet", default="", help="write the worst pictures and what was found to this PNG file")
    options = parser.parse_args()
    cv2.setNumThreads(1)
    pictures, labels = mnist_test()
    read = reader(options.weights)
    print(f"{'style':28s} like<.8  median  blank   ms   " + ("read  clean" if read else ""))
    sheet = []
    everything = [[], []]
    for name, style in STYLES.items():
        if options.style not in name:
            continue
        rng = np.random.default_rng(options.seed)
        chosen = rng.choice(len(pictures), options.count, replace=False)
        alike, found, clean, took, shots = [], [], [], [], []
        for index in chosen:
            rgb, ink = photographed(pictures[index], style, rng)
            start = time.process_time()
            gray = find_ink(rgb).gray
            glyph = centre(gray)
            took.append(time.process_time() - start)
            wanted = centre(np.rint(ink * 255).astype(np.uint8))
            alike.append(likeness(glyph, wanted))
            found.append(np.zeros((28, 28), np.uint8) if glyph is None else glyph)
            clean.append(wanted)
            shots.append((rgb, gray))
        alike = np.array(alike)
        blank = sum(not glyph.any() for glyph in found)
        line = (
            f"{name:28s} {(alike < 0.8).mean():6.1%}  {np.median(alike):6.3f} {blank:5d}  {1000 * np.mean(took):5.1f}"
        )
        if read:
            right = read(np.stack(found)) == labels[chosen]
            right_clean = read(np.stack(clean)) == labels[chosen]
            everything[0] += right.tolist()
            everything[1] += right_clean.tolist()
            line += f"  {right.mean():6.1%} {right_clean.mean():6.1%}"
        print(line, flush=True)
        for worst in np.argsort(alike)[:6]:
            sheet.append((*shots[worst], found[worst], clean[worst]))
    if read:
        print(f"all: read {np.mean(everything[0]):.2%}, clean {np.mean(everything[1]):.2%}")
    if options.sheet:
        write_sheet(options.sheet, sheet)


def write_sheet(path: str, cases: list[tuple[np.ndarray, ...]]) -> None:
    """Each case in a row: the picture, the ink found, its centered picture, the wanted one."""
    rows = []
    for case in cases:
        tiles = []
        for tile in case:
            scale = 150 / max(tile.shape[:2])
            tile = cv2.resize(tile, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA if scale < 1 else 0)
            tile = tile if tile.ndim == 3 else cv2.merge([tile] * 3)
            frame = np.full((154, 154, 3), 90, np.uint8)
            frame[2 : 2 + tile.shape[0], 2 : 2 + tile.shape[1]] = tile[:150, :150]
            tiles.append(frame)
        rows.append(np.hstack(tiles))
    rows += [np.zeros_like(rows[0])] * (-len(rows) % 3)
    sheet = np.vstack([np.hstack(rows[i : i + 3]) for i in range(0, len(rows), 3)])
    cv2.imwrite(path, sheet[..., ::-1])


if __name__ == "__main__":
    main()
