"""How well handwriting is read: other people's pens, MNIST, MNIST redrawn, letters and scribbles; calibration, time.

    python benchmarks/handwriting.py --pendigits FILE [--weights W …] [--replays 2] [--redrawn 2000] [--mode auto]

Every weights file is judged on the writers that its own recipe left out wholly (card.recipe.data_options.test_writers),
so three files trained on three thirds of the writers give a leave-writers-out figure over all of them. Each digit is
replayed as mouse strokes on a 640×480 canvas at a random size, place and pen width and read by
engine.reading.read_drawing.read_drawing. Letters come from fonts of this machine and scribbles from curves that
training never made. Printed as Markdown; the header says machine, versions and counts.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))

import cv2  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from PIL import Image, ImageDraw, ImageFont  # noqa: E402

from engine.data.formats.mnist import FOLDER, read_split  # noqa: E402
from engine.evaluation.metrics import calibration_error, wilson_interval  # noqa: E402
from engine.handwriting.synthesis.thinning import trace  # noqa: E402
from engine.handwriting.synthesis.unipen import read_unipen  # noqa: E402
from engine.inference import decision  # noqa: E402
from engine.inference.recognizer import Recognizer  # noqa: E402
from engine.ink.centering import centre  # noqa: E402
from engine.ink.drawing import Drawing, Stroke  # noqa: E402
from engine.ink.rasterizer import render  # noqa: E402
from engine.reading.read_drawing import read_drawing  # noqa: E402

CANVAS = (640, 480)
SIZES = (60.0, 400.0)  # a digit's long side on the canvas
PENS = (2.0, 30.0)  # diameters; never more than a fifth of the digit's size
LETTERS = "ACDEFHJKLMNPQRTUVWXYacdefhkmnprtuvwx"  # without those that are written like a digit
TANGLES = ((3, 4), (4, 5), (5, 7), (3, 7), (2, 5), (5, 6), (4, 7))  # none that is an oval (0) or a knot (8)
PEN_SHARES = (0.01, 0.04, 0.08, 0.13, 0.2, 0.3)  # pen width / digit size


@dataclass(frozen=True)
class Counted:
    """right answers of count."""

    right: int
    count: int

    def __str__(self) -> str:
        low, high = wilson_interval(self.right, self.count)
        return f"{self.right / self.count:.2%} ({low:.2%}–{high:.2%}, n = {self.count:,})"


def replay(strokes: list[np.ndarray], chance: np.random.Generator, share: float | None = None) -> Drawing:
    """Mouse strokes (whole pixels) on the canvas, of random size, place and pen width (or ``share`` of the size)."""
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    size = float(np.exp(chance.uniform(*np.log(SIZES))))
    pen = share * size if share else min(float(np.exp(chance.uniform(*np.log(PENS)))), size / 5)
    scale = size / max(float((high - low).max()), 1e-6)
    room = np.maximum(np.array(CANVAS) - (high - low) * scale - 2 * pen, 0)
    place = pen + chance.uniform(0, 1, 2) * room
    made: list[Stroke] = []
    for stroke in strokes:
        xy = np.rint((stroke - low) * scale + place)
        made.append(Stroke(np.column_stack([xy, np.ones(len(xy)), np.arange(len(xy)) * 8.0]).astype(np.float32), pen))
    return Drawing(*map(float, CANVAS), tuple(made))


def centred(drawings: Iterator[Drawing] | list[Drawing]) -> np.ndarray:
    """uint8 (N, 1, 28, 28)."""
    pictures = [centre(render(drawing).gray) for drawing in drawings]
    return np.stack([picture for picture in pictures if picture is not None])[:, None]


def answers(recognizer: Recognizer, drawings: list[Drawing], mode: str) -> tuple[list[str], list[float]]:
    """First answers, and milliseconds from strokes to Reading."""
    texts, times = [], []
    for drawing in drawings:
        start = time.perf_counter()
        reading = read_drawing(drawing, recognizer, mode)
        times.append((time.perf_counter() - start) * 1000)
        texts.append(reading.prediction.label if len(reading.glyphs) == 1 else reading.text)
    return texts, times


def pens(recognizer: Recognizer, path: Path, options: argparse.Namespace, chance: np.random.Generator) -> dict:
    """Everything about people's pens; see the report."""
    held_out = set(recognizer.card.recipe.get("data_options", {}).get("test_writers", ()))
    digits = [digit for digit in read_unipen(path) if digit.writer in held_out]
    if options.fewer:
        digits = digits[:: options.fewer]
    if not digits:
        return {}
    strokes = [[stroke * np.array([1, -1], np.float32) for stroke in digit.strokes] for digit in digits]
    truth = np.array([digit.label for digit in digits])
    writers = np.array([digit.writer for digit in digits])
    right = np.zeros((options.replays, len(digits)), bool)
    all_times: list[float] = []
    for i in range(options.replays):
        texts, times = answers(recognizer, [replay(one, chance) for one in strokes], options.mode)
        right[i] = np.array(texts) == truth
        all_times += times
    logits = recognizer.predict_logits(centred([replay(one, chance) for one in strokes]))
    widths = {}
    for share in PEN_SHARES:
        found = recognizer.predict(centred([replay(one, chance, share) for one in strokes])).argmax(1).astype(str)
        widths[share] = Counted(int((found == truth).sum()), len(truth))
    return {
        "right": right,
        "truth": truth,
        "writers": writers,
        "times": all_times,
        "widths": widths,
        "logits": logits,
        "drawn": strokes,
    }


def ece(recognizer: Recognizer, logits: np.ndarray, truth: np.ndarray) -> float:
    """Of the digits alone, at the card's temperature."""
    shown = logits[:, :10]
    return calibration_error(torch.from_numpy(shown.copy()), torch.from_numpy(truth), recognizer.card.temperature)


def refused(recognizer: Recognizer, logits: np.ndarray) -> Counted:
    """How many are "not a digit" by the card's threshold."""
    above = recognizer.card.unknown_above
    scores = decision.unknown_scores(recognizer.card, logits)
    return Counted(int((scores > above).sum()) if above is not None else 0, len(scores))


def fonts() -> list[Path]:
    """Upright fonts of this machine; none is no error."""
    folder = Path("/usr/share/fonts")
    found = sorted([*folder.rglob("*.ttf"), *folder.rglob("*.otf")])
    return [path for path in found if "Nanum" in path.name or path.name.startswith("DejaVuS")][:20]


def letters(chance: np.random.Generator, count: int) -> list[Drawing]:
    """Letters of fonts, thinned to strokes, slanted and stretched, redrawn by a pen."""
    faces = [ImageFont.truetype(str(path), 56) for path in fonts()]
    if not faces:
        return []
    pictures = []
    for _ in range(count):
        picture = Image.new("L", (96, 96))
        letter = LETTERS[int(chance.integers(len(LETTERS)))]
        ImageDraw.Draw(picture).text((48, 48), letter, 255, faces[int(chance.integers(len(faces)))], anchor="mm")
        pictures.append(np.array(picture))
    drawings = []
    for strokes in trace(np.stack(pictures)):
        lean = np.array([[np.exp(chance.normal(0, 0.15)), -chance.normal(0, 0.15)], [0, 1]])
        drawings.append(replay([stroke @ lean.T for stroke in strokes], chance))
    return drawings


def scribbles(chance: np.random.Generator, count: int) -> list[Drawing]:
    """Lissajous tangles, walks with inertia, and heaps of arcs."""
    drawings = []
    for i in range(count):
        t = np.linspace(0, 1, 120)[:, None]
        if i % 3 == 0:
            turns, phases = np.array([TANGLES[int(chance.integers(len(TANGLES)))]]), chance.uniform(0, 6.3, (1, 2))
            strokes = [np.sin(2 * np.pi * turns * t + phases)]
        elif i % 3 == 1:
            steps = int(chance.integers(300, 600))
            turning = np.convolve(chance.normal(0, 0.5, steps), np.ones(20) / 20, "same") + chance.normal(0, 0.05)
            heading = np.cumsum(turning)
            strokes = [np.cumsum(np.stack([np.cos(heading), np.sin(heading)], 1), 0)]
        else:
            strokes = []
            for _ in range(int(chance.integers(4, 8))):
                angle = chance.uniform(0, 6.3) + t * chance.uniform(1, 5)
                strokes.append(
                    chance.uniform(-1, 1, 2) + chance.uniform(0.3, 1) * np.hstack([np.cos(angle), np.sin(angle)])
                )
        drawings.append(replay(strokes, chance))
    return drawings


def report(recognizer: Recognizer, path: Path | None, options: argparse.Namespace) -> dict:
    """Measure one weights file and print its tables."""
    chance = np.random.default_rng(options.seed)
    card = recognizer.card
    print(f"\n## {card.name} ({card.architecture}, {card.parameters:,} parameters)\n")
    print("| what | measured |\n|---|---|")
    test = read_split(FOLDER, "t10k")
    logits = recognizer.predict_logits(test.images)
    right = int((logits[:, :10].argmax(1) == test.labels).sum())
    print(f"| MNIST test | {Counted(right, len(test))} |")
    print(f"| MNIST test: ECE | {ece(recognizer, logits, test.labels):.2%} |")
    print(f"| MNIST test: refused as no digit | {refused(recognizer, logits)} |")
    picked = chance.permutation(len(test))[: options.redrawn]
    redrawn = [
        (strokes, label) for strokes, label in zip(trace(test.images[picked, 0]), test.labels[picked], strict=True)
    ]
    texts, _ = answers(recognizer, [replay(strokes, chance) for strokes, _ in redrawn], options.mode)
    hits = sum(text == str(label) for text, (_, label) in zip(texts, redrawn, strict=True))
    print(f"| MNIST test traced to strokes, redrawn | {Counted(hits, len(redrawn))} |")
    found: dict = pens(recognizer, path, options, chance) if path else {}
    if found:
        each = found["right"].mean(0)
        writers = {int(w): float(each[found["writers"] == w].mean()) for w in np.unique(found["writers"])}
        worst = min(writers, key=lambda w: writers[w])
        print(f"| writers never seen ({len(writers)}) | {Counted(int(found['right'].sum()), found['right'].size)} |")
        print(f"| … worst writer | {writers[worst]:.2%} (writer {worst}) |")
        for share, counted in found["widths"].items():
            print(f"| … pen {share:.0%} of the digit's size (one glyph) | {counted} |")
        truth = found["truth"].astype(np.int64)
        print(f"| … ECE | {ece(recognizer, found['logits'], truth):.2%} |")
        print(f"| … refused as no digit | {refused(recognizer, found['logits'])} |")
        times = np.sort(found["times"])
        print(
            f"| strokes to answer, ms | median {times[len(times) // 2]:.1f}, 95 % {times[int(len(times) * 0.95)]:.1f} |"
        )
        if options.sheet:
            wrong_sheet(found, options.sheet)
    for name, drawings in (
        ("letters", letters(chance, options.rubbish)),
        ("scribbles", scribbles(chance, options.rubbish)),
    ):
        if drawings:
            print(f"| {name} refused | {refused(recognizer, recognizer.predict_logits(centred(drawings)))} |")
    return found


def wrong_sheet(found: dict, path: Path) -> None:
    """The misread digits in one picture."""
    wrong = np.flatnonzero(~found["right"].all(0))
    chance = np.random.default_rng(0)
    cells = [np.pad(centred([replay(found["drawn"][i], chance, 0.08)])[0, 0], 2, constant_values=90) for i in wrong]
    cells += [np.zeros((32, 32), np.uint8)] * (-len(cells) % 30)
    sheet = np.vstack([np.hstack(cells[i : i + 30]) for i in range(0, len(cells), 30)])
    cv2.imwrite(str(path), cv2.resize(sheet, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST))
    print(f"\nMisread, in order: {' '.join(found['truth'][wrong])}\n")


def main() -> None:
    """Read the options, measure each weights file, then all folds together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pendigits", type=Path)
    parser.add_argument("--weights", type=Path, nargs="+", default=[PROGRAM / "resources/weights/digits.safetensors"])
    parser.add_argument("--replays", type=int, default=2)
    parser.add_argument("--redrawn", type=int, default=2000)
    parser.add_argument("--rubbish", type=int, default=1000)
    parser.add_argument("--fewer", type=int, default=0, help="only every n-th digit of the writers")
    parser.add_argument("--mode", choices=("auto", "one"), default="auto")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sheet", type=Path, help="where to put a picture of the misread digits")
    options = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}, ")
    print(f"torch {torch.__version__}, OpenCV {cv2.__version__}; seed {options.seed}, {options.replays} replays.")
    found = [report(Recognizer.load(path), options.pendigits, options) for path in options.weights]
    found = [one for one in found if one]
    if len(found) > 1:
        right = np.concatenate([one["right"] for one in found], 1)
        writers = np.concatenate([one["writers"] for one in found])
        each = right.mean(0)
        shares = {int(w): float(each[writers == w].mean()) for w in np.unique(writers)}
        print(f"\n## Leave-writers-out over {len(shares)} writers\n")
        print(f"All: {Counted(int(right.sum()), right.size)}. ")
        print(f"Mean over writers {np.mean(list(shares.values())):.2%}, worst {min(shares.values()):.2%}.")


if __name__ == "__main__":
    main()
