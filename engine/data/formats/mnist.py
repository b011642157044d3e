"""MNIST, which comes with the program: 60,000 + 10,000 handwritten digits. No torch.

Y. LeCun, C. Cortes, C. J. C. Burges. License and origin: resources/mnist/README.md.
"""

from pathlib import Path

import numpy as np

from engine.data.formats.idx import read_idx
from engine.data.sets.dataset import DataSet, Split
from engine.errors import EngineError
from engine.storage.paths import RESOURCES

CLASSES = tuple("0123456789")
FOLDER = RESOURCES / "mnist"


def load(options: dict[str, object], seed: int) -> DataSet:  # noqa: ARG001  the signature of every loader
    """MNIST: 60,000 pictures to train on, 10,000 to test; uint8 (N, 1, 28, 28), 0 paper .. 255 ink."""
    train, test = read_split(FOLDER, "train"), read_split(FOLDER, "t10k")
    given = len(train) + len(test)
    return DataSet("MNIST", "ink", CLASSES, train.images, train.labels, test=test, given=given)


def read_split(folder: Path, name: str) -> Split:
    """One of the two pairs of files (``train`` or ``t10k``), each plain or gzip; EngineError when they do not fit."""
    images = read_idx(_file(folder, f"{name}-images-idx3-ubyte"), 3)
    labels = read_idx(_file(folder, f"{name}-labels-idx1-ubyte"), 1)
    if len(images) != len(labels):
        raise EngineError(
            "MNIST in {folder} is damaged: {images} pictures, {labels} labels ({part}).",
            folder=str(folder),
            images=len(images),
            labels=len(labels),
            part=name,
        )
    if labels.max() >= len(CLASSES):
        raise EngineError(
            "MNIST in {folder} is damaged: a label is {label}, the largest is 9 ({part}).",
            folder=str(folder),
            label=int(labels.max()),
            part=name,
        )
    return Split(images[:, np.newaxis], labels.astype(np.int64))


def _file(folder: Path, name: str) -> Path:
    packed = folder / f"{name}.gz"
    return packed if packed.exists() else folder / name
