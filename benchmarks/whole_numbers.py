"""Whole numbers of 2 to 8 digits, composed of the strokes of writers and read as on the canvas.

    python benchmarks/whole_numbers.py pendigits-orig.tra.gz [--weights FILE] [--writers 1,4,7] [--count 300] [--seed 0]

Digits of one writer stand side by side at natural spacing (gaps of mean 0.14 digit heights, standard deviation 0.12, so
that about one in eight neighbors touches or overlaps), with jitter of size and baseline. Say only writers that trained
nothing, or the figure means nothing.
"""

import argparse
import platform
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from engine.handwriting.synthesis.unipen import PenDigit, read_unipen
from engine.inference.recognizer import Recognizer
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.reading.read_drawing import read_drawing

GAP_MEAN, GAP_SPREAD = 0.14, 0.12  # of the digit height


def composed(digits: list[PenDigit], rng: np.random.Generator) -> tuple[str, Drawing]:
    """A number of 2..8 digits of one writer, 90-160 canvas units high, one pen width."""
    count = int(rng.integers(2, 9))
    chosen = [digits[i] for i in rng.integers(0, len(digits), count)]
    height = float(rng.uniform(90, 160))
    pen = float(rng.uniform(0.04, 0.16)) * height
    x, strokes = 40.0, list[Stroke]()
    for digit in chosen:
        every = np.concatenate(digit.strokes) * (1.0, -1.0)
        low, high = every.min(0), every.max(0)
        scale = height * float(rng.normal(1.0, 0.07)) / max(float(high[1] - low[1]), 0.6 * float(high[0] - low[0]), 1.0)
        drop = float(rng.normal(0, 0.05)) * height
        for points in digit.strokes:
            xy = (points * (1.0, -1.0) - low) * scale + (x, 80 + drop + height - (high[1] - low[1]) * scale)
            four = np.ones((len(xy), 4), np.float32)
            four[:, :2], four[:, 3] = xy, np.arange(len(xy))
            strokes.append(Stroke(four, pen))
        x += float((high[0] - low[0]) * scale) + pen + float(rng.normal(GAP_MEAN, GAP_SPREAD)) * height
    return "".join(digit.label for digit in chosen), Drawing(x + 40, height + 200, tuple(strokes))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("strokes", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--writers", default="")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=0, help="print this many wrong answers")
    options = parser.parse_args()
    path = options.weights or Path(recognizers.recognizer(recognizers.default_ink_key()).path)
    recognizer = Recognizer.load(path)
    rng = np.random.default_rng(options.seed)
    by_writer: dict[int, list[PenDigit]] = {}
    for digit in read_unipen(options.strokes):
        by_writer.setdefault(digit.writer, []).append(digit)
    writers = [int(w) for w in options.writers.split(",") if w] or sorted(by_writer)
    right, digits_right, total, counts_right, spent = 0, 0, 0, 0, list[float]()
    for _ in range(options.count):
        number, drawing = composed(by_writer[writers[int(rng.integers(len(writers)))]], rng)
        began = time.perf_counter()
        text = read_drawing(drawing, recognizer, "auto").text
        spent.append(time.perf_counter() - began)
        right += text == number
        counts_right += len(text) == len(number)
        digits_right += sum(a == b for a, b in zip(text, number, strict=False)) if len(text) == len(number) else 0
        total += len(number)
        if text != number and options.show:
            options.show -= 1
            print(f"{number} read as {text}", file=sys.stderr)
    print(f"{platform.processor() or platform.machine()}, {recognizer.card.name}, {len(writers)} writers")
    print("| numbers | whole number right | count of digits right | digits right | median ms |")
    print("|---|---|---|---|---|")
    print(
        f"| {options.count} | {right / options.count:.1%} | {counts_right / options.count:.1%} | "
        f"{digits_right / total:.1%} | {np.median(spent) * 1e3:.0f} |"
    )


if __name__ == "__main__":
    main()
