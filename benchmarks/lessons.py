"""Learning from 20 corrections, and 5 new symbols of 10 drawings each: how long, how good, what is forgotten.

    python benchmarks/lessons.py pendigits-orig.tra.gz [--writers 2,15] [--weights shipped:digits] [--rounds 3]

Corrections: 20 drawings of one writer are kept, among them all that the recognizer misread in the first 150; measured
on all other drawings of the writer and on the MNIST test set. Say writers that trained nothing. Symbols: letters and
signs written by one simulated hand (slant, tremble, other sizes), 10 to learn from and 20 further of each to measure.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROGRAM))
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ["INKLING_HOME"] = tempfile.mkdtemp()

import numpy as np  # noqa: E402
import torch  # noqa: E402

from engine.handwriting import collections  # noqa: E402
from engine.handwriting.collections import DIGITS, MINE, KeptDrawing  # noqa: E402
from engine.handwriting.events import LearnDone  # noqa: E402
from engine.handwriting.fine_tune import learn  # noqa: E402
from engine.handwriting.synthesis.distortion import Distortion, distort  # noqa: E402
from engine.handwriting.synthesis.letter_shapes import NOT_DIGITS  # noqa: E402
from engine.handwriting.synthesis.shapes import strokes_of  # noqa: E402
from engine.handwriting.synthesis.unipen import read_unipen  # noqa: E402
from engine.handwriting.training_set import as_drawn  # noqa: E402
from engine.inference.recognizer import Recognizer  # noqa: E402
from engine.ink.drawing import Drawing, Stroke  # noqa: E402
from engine.library import recognizers  # noqa: E402

ONE_HAND = Distortion(slant=0.12, turn=0.07, stretch=0.1, bend=0.03, shake=0.01, drift=0.03)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("strokes", type=Path)
    parser.add_argument("--writers", default="2,15")
    parser.add_argument("--weights", default="shipped:digits")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    versions = f"Python {platform.python_version()}, torch {torch.__version__}, {torch.get_num_threads()} threads"
    print(f"{platform.processor() or platform.machine()}, {versions}; start from {options.weights}\n")
    print("| writer | seconds | own digits before | after | of | MNIST test before | after |")
    print("|---|---|---|---|---|---|---|")
    for writer in map(int, options.writers.split(",")):
        corrections(options.strokes, writer, options.weights)
    print("\n| symbols | seconds | right | of |")
    print("|---|---|---|---|")
    for seed in range(options.rounds):
        symbols(seed, options.weights)


def corrections(path: Path, writer: int, start: str) -> None:
    """One row: what 20 corrections of one writer bring."""
    mine = [digit for digit in read_unipen(path) if digit.writer == writer]
    drawn = [(_drawing([stroke * (1, -1) for stroke in digit.strokes]), digit.label) for digit in mine]
    before = Recognizer.load(Path(recognizers.recognizer(start).path))
    answers = before.predict(_pictures(drawn)).argmax(1)
    wrong = [i for i in range(150) if str(answers[i]) != drawn[i][1]][:20]
    chosen = {*wrong, *[i for i in range(150) if i not in wrong][: 20 - len(wrong)]}
    for drawing, label in [drawn[i] for i in sorted(chosen)]:
        collections.keep(MINE, drawing, label)
    done = _learned(MINE, start)
    others = [one for i, one in enumerate(drawn) if i not in chosen]
    truth = np.array([DIGITS.index(label) for _, label in others])
    after = Recognizer.load(Path(recognizers.recognizer(done.recognizer).path))
    rights = [int((one.predict(_pictures(others)).argmax(1) == truth).sum()) for one in (before, after)]
    assert done.test is not None
    print(
        f"| {writer} ({len(wrong)} misread) | {done.seconds:.1f} | {rights[0]} | {rights[1]} | {len(others)} | "
        f"{done.test.before} | {done.test.after} |"
    )
    collections.discard_collection(MINE)


def symbols(seed: int, start: str) -> None:
    """One row: five signs by one hand."""
    chance = np.random.default_rng(seed)
    picked = chance.choice(len(NOT_DIGITS), 5, replace=False)
    names = tuple(f"sign {place}" for place in picked)
    made = collections.create(f"Signs {seed}", names)

    def one(place: int) -> Drawing:
        size = chance.uniform(80, 250)
        strokes = distort(strokes_of(NOT_DIGITS[place], chance, 0.5), chance, ONE_HAND)
        return _drawing([stroke * size + 200 for stroke in strokes])

    for name, place in zip(names, picked, strict=True):
        for _ in range(10):
            collections.keep(made.key, one(int(place)), name)
    done = _learned(made.key, start)
    further = [(one(int(place)), name) for name, place in zip(names, picked, strict=True) for _ in range(20)]
    recognizer = Recognizer.load(Path(recognizers.recognizer(done.recognizer).path))
    truth = np.array([names.index(name) for _, name in further])
    right = int((recognizer.predict(_pictures(further)).argmax(1) == truth).sum())
    print(f"| 5 signs, seed {seed} | {done.seconds:.1f} | {right} | {len(further)} |")


def _learned(key: str, start: str) -> LearnDone:
    *_, done = learn(key, start)
    assert isinstance(done, LearnDone)
    return done


def _pictures(drawn: list[tuple[Drawing, str]]) -> np.ndarray:
    return as_drawn([KeptDrawing("", label, drawing) for drawing, label in drawn])


def _drawing(strokes: list[np.ndarray], pen_width: float = 14.0) -> Drawing:
    made: list[Stroke] = []
    for stroke in strokes:
        points = np.ones((len(stroke), 4), np.float32)
        points[:, :2] = stroke
        made.append(Stroke(points, pen_width))
    return Drawing(600, 600, tuple(made))


if __name__ == "__main__":
    main()
