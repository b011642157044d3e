"""Street View House Numbers and sets of the same form: MATLAB files with pictures X and labels y. No torch.

Y. Netzer et al., "Reading digits in natural images with unsupervised feature learning", 2011. X is (32, 32, 3, N) in
MATLAB's order, y is 1..10, where 10 stands for the digit 0.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.finished import finished
from engine.data.formats.matlab import read_mat
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.part_words import SplitName
from engine.errors import EngineError
from engine.storage.json_text import readable
from engine.storage.safe_open import shown

NAMES = ("train_32x32.mat", "test_32x32.mat")


@dataclass(frozen=True)
class MatFiles:
    """Training pictures in one file, pictures to test on in another, if there are any."""

    title: str
    train: Path
    test: Path | None = None


def mat_files(path: Path) -> MatFiles | None:
    """SVHN's two files in a folder, or one .mat file; None when ``path`` is neither."""
    if path.is_dir():
        train, test = (path / name for name in NAMES)
        return MatFiles("SVHN", train, test if test.is_file() else None) if train.is_file() else None
    if path.suffix.lower() != ".mat":
        return None
    return MatFiles("SVHN" if path.name in NAMES else readable(path.stem), path)


def load(found: MatFiles, options: dict[str, object] | None = None) -> DataSet:
    """uint8 (N, 3 or 1, H, W). options: ``kind`` "ink" or "photo"."""
    train_images, train_labels = _part(found.train)
    test = _part(found.test) if found.test is not None else None
    if test is not None and test[0].shape[1:] != train_images.shape[1:]:
        raise EngineError(
            "{title}: the pictures to test on have another size than those to learn from.", title=shown(found.title)
        )
    every = train_labels if test is None else np.concatenate([train_labels, test[1]])
    present = np.unique(every)
    names = {int(label): str(label) for label in present}
    if present[0] == 1 and present[-1] == 10 and found.title == "SVHN":
        names[10] = "0"
    classes = tuple(sorted(names.values(), key=int))
    place = {label: classes.index(name) for label, name in names.items()}
    number = np.array([place.get(label, 0) for label in range(256)], np.int64)
    splits: dict[SplitName, Split] = {"train": Split(train_images, number[train_labels])}
    if test is not None:
        splits["test"] = Split(test[0], number[test[1]])
    return finished(found.title, splits, classes, options or {}, kind="photo")


def _part(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    arrays = read_mat(path, ("X", "y"))
    images, labels = arrays["X"], arrays["y"].reshape(-1).astype(np.int64)
    if images.ndim == 3:
        images = images[:, :, np.newaxis]
    if images.ndim != 4 or images.shape[2] not in (1, 3):
        raise EngineError("“{file}” cannot be used: X is not (height, width, 3, pictures).", file=shown(path.name))
    if images.shape[3] != len(labels):
        raise EngineError(
            "“{file}” holds {count:,} pictures but {labels:,} labels.",
            file=shown(path.name),
            count=images.shape[3],
            labels=len(labels),
        )
    return np.ascontiguousarray(images.transpose(3, 2, 0, 1)), labels
