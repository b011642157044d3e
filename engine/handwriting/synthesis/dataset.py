"""The data set "handwriting": MNIST, and strokes of many hands drawn with pens of every width. No torch.

All strokes go the way of the canvas: engine.ink.rasterizer draws them, engine.ink.centering centres them. Its last
class is "not a digit". The options are the fields of ``Mix``; the same options and seed give the same pictures.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.mnist import CLASSES as DIGITS
from engine.data.formats.mnist import FOLDER, read_split
from engine.data.sets.dataset import DataSet, Split, held_out
from engine.handwriting.synthesis.digit_shapes import STYLES
from engine.handwriting.synthesis.distortion import distort
from engine.handwriting.synthesis.non_digits import beside, lying, non_digit
from engine.handwriting.synthesis.shapes import Strokes, strokes_of
from engine.handwriting.synthesis.thinning import trace
from engine.handwriting.synthesis.unipen import read_unipen
from engine.ink.centering import FIELD, centre
from engine.ink.drawing import Drawing, Stroke
from engine.ink.rasterizer import render
from engine.storage.json_dataclasses import from_plain

NOT_A_DIGIT = "not a digit"
CLASSES = (*DIGITS, NOT_A_DIGIT)
RUBBISH = len(DIGITS)

THINNEST, FATTEST = 0.012, 0.33  # the pen's width as a share of the digit's long side
FATTEST_RUBBISH = 0.18  # a D by a fatter pen is a 0
SMALLEST, LARGEST = 40.0, 420.0  # the digit's long side on the canvas, in logical pixels
UNREST = 0.3  # of a style's named points, in grid units
LYING = 0.25  # share of the rubbish that is real digits turned or mirrored
BESIDE = 0.2  # share that is two or three digits side by side: what a search for the digits of a number must refuse

SPLIT_SEED = 0  # the same pictures of MNIST are held out at every seed, so that a run may go on from another one

Labelled = tuple[Strokes, int]


@dataclass(frozen=True)
class Mix:
    """What goes into the pictures; counts of pictures, except where said otherwise.

    pendigits: a UNIPEN file of digits by several writers, empty for none; pen_copies: pictures of each of its digits.
    test_writers are left out wholly; validation_writers are used to choose the best epoch, not to train.
    """

    pendigits: str = ""
    pen_copies: int = 10
    test_writers: tuple[int, ...] = ()
    validation_writers: tuple[int, ...] = ()
    styled: int = 30_000
    traced: int = 20_000
    rubbish: int = 40_000
    mnist: int = 55_000
    validation: int = 5_000  # of MNIST's training pictures


def load(options: dict[str, object], seed: int) -> DataSet:
    """MNIST, pens, styles and rubbish as pictures uint8 (N, 1, 28, 28) of eleven classes; tested on MNIST."""
    mix = from_plain(Mix, options, "The options of the data set handwriting")
    chance = np.random.Generator(np.random.PCG64(seed))
    mnist = read_split(FOLDER, "train")
    kept, out = held_out(mnist.labels, mix.validation / len(mnist), SPLIT_SEED)
    kept = chance.permutation(kept)[: mix.mnist]
    written = _written(mix)
    train_pens = [one for one, writer in written if writer not in {*mix.test_writers, *mix.validation_writers}]
    validation_pens = [one for one, writer in written if writer in mix.validation_writers]
    traced = _traced(mnist.subset(chance.permutation(kept)[: mix.traced]))
    lie_down = train_pens or traced
    parts = [
        mnist.subset(kept),
        pictures(_copies(train_pens, mix.pen_copies, chance), chance),
        pictures(_copies(traced, 1, chance), chance),
        pictures(_styled(mix.styled, chance), chance),
        pictures(_rubbish(mix.rubbish, lie_down, chance), chance),
    ]
    validation = [
        mnist.subset(out),
        pictures(_copies(validation_pens, 2, chance), chance),
        pictures(_rubbish(mix.rubbish // 40, validation_pens or lie_down, chance), chance),
    ]
    train = _together(parts)
    notes = () if written else ("Without a file of pen strokes: MNIST and drawn styles only (data option pendigits).",)
    return DataSet(
        title="Handwriting",
        kind="ink",
        classes=CLASSES,
        images=train.images,
        labels=train.labels,
        validation=_together(validation),
        test=read_split(FOLDER, "t10k"),
        notes=notes,
    )


def picture_of(strokes: Strokes, pen_share: float, chance: np.random.Generator) -> NDArray[np.uint8] | None:
    """The strokes drawn by a pen ``pen_share`` of their long side wide and centred: uint8 (28, 28); None if blank.

    Chance decides how large the drawing is on the canvas, whether its points are whole pixels, as a mouse gives them,
    and whether the pressure varies.
    """
    points = np.concatenate(strokes)
    low, high = points.min(0), points.max(0)
    size = np.exp(chance.uniform(np.log(SMALLEST), np.log(LARGEST)))
    scale = size / max(float((high - low).max()), 1e-6)
    is_mouse, has_pressure = chance.random() < 0.5, chance.random() < 0.3
    pen_width, made = pen_share * size, list[Stroke]()
    for stroke in strokes:
        xy = (stroke - low) * scale + pen_width
        if is_mouse:
            xy = np.rint(xy)
        pressure = _pressure(len(xy), chance) if has_pressure else np.ones(len(xy))
        made.append(Stroke(np.column_stack([xy, pressure, np.zeros(len(xy))]).astype(np.float32), pen_width))
    side = float(size + 2 * pen_width)
    return centre(render(Drawing(side, side, tuple(made))).gray)


def pictures(labelled: Iterable[Labelled], chance: np.random.Generator) -> Split:
    """Each drawn once, bent, by a pen of chance's width (evenly spread on a logarithmic scale)."""
    images: list[NDArray[np.uint8]] = []
    labels: list[int] = []
    for strokes, label in labelled:
        fattest = FATTEST_RUBBISH if label == RUBBISH else FATTEST
        pen_share = float(np.exp(chance.uniform(np.log(THINNEST), np.log(fattest))))
        picture = picture_of(distort(strokes, chance), pen_share, chance)
        if picture is not None:
            images.append(picture)
            labels.append(label)
    stacked = np.stack(images)[:, np.newaxis] if images else np.zeros((0, 1, FIELD, FIELD), np.uint8)
    return Split(stacked, np.array(labels, np.int64))


def _pressure(count: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """A pen that touches down, presses and lifts: 0..1, smooth."""
    named = chance.uniform(0.2, 1.0, 4)
    return np.interp(np.linspace(0, 3, count), np.arange(4), named)


def _written(mix: Mix) -> list[tuple[Labelled, int]]:
    """((strokes, digit), writer) of the pen file; y downwards."""
    if not mix.pendigits:
        return []
    down = np.array([1, -1], np.float32)
    return [
        (([stroke * down for stroke in digit.strokes], DIGITS.index(digit.label)), digit.writer)
        for digit in read_unipen(Path(mix.pendigits).expanduser())
        if digit.label in DIGITS
    ]


def _traced(mnist: Split) -> list[Labelled]:
    found = zip(trace(mnist.images[:, 0]), mnist.labels.tolist(), strict=True)
    return [(strokes, label) for strokes, label in found if strokes]


def _copies(labelled: list[Labelled], copies: int, chance: np.random.Generator) -> Iterator[Labelled]:
    for _ in range(copies):
        for place in chance.permutation(len(labelled)):
            yield labelled[place]


def _styled(count: int, chance: np.random.Generator) -> Iterator[Labelled]:
    """Every digit as often as the others, every style of a digit as often as its others."""
    ways = [[style for style in STYLES if style.label == digit] for digit in DIGITS]
    for i in range(count):
        label = i % len(DIGITS)
        style = ways[label][int(chance.integers(len(ways[label])))]
        yield strokes_of(style, chance, UNREST), label


def _rubbish(count: int, digits: list[Labelled], chance: np.random.Generator) -> Iterator[Labelled]:
    for _ in range(count):
        made, which = None, chance.random()
        if digits and which < LYING:
            strokes, digit = digits[int(chance.integers(len(digits)))]
            made = lying(strokes, digit, chance)
        elif digits and which < LYING + BESIDE:
            count = 2 if chance.random() < 0.8 else 3
            made = beside([digits[int(i)][0] for i in chance.integers(len(digits), size=count)], chance)
        yield made or non_digit(chance), RUBBISH


def _together(parts: list[Split]) -> Split:
    return Split(np.concatenate([part.images for part in parts]), np.concatenate([part.labels for part in parts]))
