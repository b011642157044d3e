"""Street View House Numbers and sets of the same form: MATLAB files with pictures X and labels y. No torch.

Y. Netzer et al., "Reading digits in natural images with unsupervised feature learning", 2011. X is (32, 32, 3, N) in
MATLAB's order, y is 1..10, where 10 stands for the digit 0.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.matlab import read_mat
from engine.data.sets.dataset import DataSet, Split
from engine.errors import EngineError
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
    return MatFiles("SVHN" if path.name in NAMES else shown(path.stem), path)


def load(found: MatFiles) -> DataSet:
    """uint8 (N, 3 or 1, H, W)."""
    train_images, train_labels = _part(found.train)
    test = _part(found.test) if found.test is not None else None
    if test is not None and test[0].shape[1:] != train_images.shape[1:]:
        raise EngineError(f"{found.title}: the pictures to test on have another size than those to learn from.")
    every = train_labels if test is None else np.concatenate([train_labels, test[1]])
    present = np.unique(every)
    names = {int(label): str(label) for label in present}
    if present[0] == 1 and present[-1] == 10 and found.title == "SVHN":
        names[10] = "0"
    classes = tuple(sorted(names.values(), key=int))
    place = {label: classes.index(name) for label, name in names.items()}
    number = np.array([place.get(label, 0) for label in range(256)], np.int64)
    return DataSet(
        title=found.title,
        kind="photo",
        classes=classes,
        images=train_images,
        labels=number[train_labels],
        test=None if test is None else Split(test[0], number[test[1]]),
    )


def _part(path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    arrays = read_mat(path, ("X", "y"))
    images, labels = arrays["X"], arrays["y"].reshape(-1).astype(np.int64)
    if images.ndim == 3:
        images = images[:, :, np.newaxis]
    if images.ndim != 4 or images.shape[2] not in (1, 3):
        raise EngineError(f"“{shown(path.name)}” cannot be used: X is not (height, width, 3, pictures).")
    if images.shape[3] != len(labels):
        raise EngineError(f"“{shown(path.name)}” holds {images.shape[3]:,} pictures but {len(labels):,} labels.")
    return np.ascontiguousarray(images.transpose(3, 2, 0, 1)), labels
