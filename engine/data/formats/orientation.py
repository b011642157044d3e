"""Whether handwriting lies on its side, as EMNIST was published, and putting it upright. No torch.

Digits of a hand look alike on average: the mean picture of each class is held against that of MNIST's digits, upright
and lying. Letters that are written nearly like a digit stand for it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.mnist import FOLDER, read_split
from engine.data.sets.dataset import Split
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.sentence import Sentence

SIDE = 28  # px, of MNIST's pictures
EACH = 300  # pictures of a class that its mean is taken of
LIKE_DIGITS = {**{str(digit): digit for digit in range(10)}, "Z": 2, "S": 5, "B": 8, "G": 6, "z": 2, "s": 5}
FEWEST = 3  # classes that must be like digits before anything is decided
CLEAR = 0.1  # by which the correlation must be larger than that of the pictures as they are
ALIKE = 0.55  # correlation with MNIST's digits, below which they are something else

Turn = Callable[[NDArray[Any]], NDArray[Any]]
TURNS: tuple[Turn, ...] = (
    lambda pictures: pictures.swapaxes(-1, -2),
    lambda pictures: pictures[..., ::-1, :].swapaxes(-1, -2),
    lambda pictures: pictures[..., ::-1].swapaxes(-1, -2),
    lambda pictures: pictures[..., ::-1, ::-1].swapaxes(-1, -2),
)


def upright(splits: dict[SplitName, Split], classes: tuple[str, ...]) -> tuple[dict[SplitName, Split], Sentence | None]:
    """``splits`` with pictures that stand upright, and what a person should know of it; as they are where they do.

    classes: what the labels are called; pictures: uint8 (N, 1, 28, 28), ink on 0.
    """
    turn = turn_of(splits["train"], classes)
    if turn is None:
        return splits, None
    turned = dict(splits)
    for part, some in splits.items():
        turned[part] = Split(np.ascontiguousarray(turn(some.images)), some.labels)
    return turned, Sentence("The pictures lay on their side, as EMNIST's do, and were put upright.")


def turn_of(split: Split, classes: tuple[str, ...]) -> Turn | None:
    """What puts the pictures upright; None where they are, or where nobody can tell."""
    as_it_is, *scores = _likenesses(split, classes)
    best = int(np.argmax(scores)) if scores else 0
    return TURNS[best] if scores and scores[best] > max(ALIKE, as_it_is + CLEAR) else None


def likeness(split: Split, classes: tuple[str, ...]) -> float:
    """How much the pictures are like MNIST's digits of the same classes, upright or lying: a correlation."""
    return max(_likenesses(split, classes))


def _likenesses(split: Split, classes: tuple[str, ...]) -> list[float]:
    """The correlation with MNIST's digits of the pictures as they are, and turned in each way; 0 for no such ones."""
    if split.images.shape[1:] != (1, SIDE, SIDE):
        return [0.0]
    means = [
        (digit, mean)
        for label, name in enumerate(classes)
        if (digit := LIKE_DIGITS.get(name)) is not None
        and (mean := _mean(split.images[:, 0], split.labels, label)) is not None
    ]
    if len(means) < FEWEST:
        return [0.0]
    try:
        known = _digits()
    except EngineError:  # MNIST is not beside the program
        return [0.0]
    digits = _own(np.stack([known[digit] for digit, _ in means]))
    found = _own(np.stack([mean for _, mean in means]))
    return [
        float(np.mean([_alike(one, digit) for one, digit in zip(some, digits, strict=True)]))
        for some in (found, *(turn(found) for turn in TURNS))
    ]


def _own(means: NDArray[np.float64]) -> NDArray[np.float64]:
    """What each class has that the others have not: all writing is bright in its middle."""
    return means - means.mean(0)


def _mean(pictures: NDArray[np.uint8], labels: NDArray[np.int64], label: int) -> NDArray[np.float64] | None:
    places = np.flatnonzero(labels == label)
    if not len(places):
        return None
    return pictures[places[:: max(1, len(places) // EACH)]].mean(0, dtype=np.float64)


def _alike(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """The correlation of two pictures, -1 .. 1; 0 where one is of a single value."""
    a, b = a - a.mean(), b - b.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size else 0.0


@lru_cache(maxsize=1)
def _digits() -> tuple[NDArray[np.float64], ...]:
    """The mean picture of each of MNIST's digits, from its test part."""
    some = read_split(FOLDER, "t10k")
    return tuple(some.images[some.labels == digit, 0].mean(0, dtype=np.float64) for digit in range(10))
