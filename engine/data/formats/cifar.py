"""CIFAR-10 and CIFAR-100 as published: a folder of Python batches or of binary records. No torch.

A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009. Each picture is 3072 bytes: 1024 red, 1024
green, 1024 blue, row by row. The pickles of the Python version are read without unpickling
(engine.data.formats.cifar_pickle).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.cifar_pickle import read_batch
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.known_sets import known_set
from engine.errors import EngineError
from engine.storage.safe_open import open_regular, shown

PIXELS = 3 * 32 * 32
LARGEST_NAMES = 100_000  # bytes of a list of class names
MOST_BYTES = 1 << 30

PUBLISHED = {10: known_set("cifar10").classes, 100: known_set("cifar100").classes}
Version = Literal["python", "binary"]
# what a folder must hold to be one of these: (title, version, training files, test file, file of class names)
LAYOUTS: tuple[tuple[str, Version, tuple[str, ...], str, str], ...] = (
    ("CIFAR-10", "python", tuple(f"data_batch_{i}" for i in range(1, 6)), "test_batch", "batches.meta"),
    ("CIFAR-10", "binary", tuple(f"data_batch_{i}.bin" for i in range(1, 6)), "test_batch.bin", "batches.meta.txt"),
    ("CIFAR-100", "python", ("train",), "test", "meta"),
    ("CIFAR-100", "binary", ("train.bin",), "test.bin", "fine_label_names.txt"),
)


@dataclass(frozen=True)
class CifarFiles:
    """The files of one of the two data sets in ``folder``."""

    title: str
    version: Version
    folder: Path
    train: tuple[str, ...]
    test: str
    names: str


def cifar_files(folder: Path) -> CifarFiles | None:
    """CIFAR's files in ``folder``; None when it holds none. EngineError names what is missing of them."""
    for title, version, train, test, names in LAYOUTS:
        if not (folder / train[0]).is_file() or (title == "CIFAR-100" and not (folder / test).is_file()):
            continue
        missing = [name for name in (*train, test) if not (folder / name).is_file()]
        if missing:
            raise EngineError(
                "{title} in “{folder}” is incomplete: {name} is missing. Get it again.",
                title=title,
                folder=shown(folder.name),
                name=missing[0],
            )
        return CifarFiles(title, version, folder, train, test, names)
    return None


def load(found: CifarFiles, options: dict[str, object]) -> DataSet:
    """uint8 (N, 3, 32, 32). options: ``labels`` "coarse" takes CIFAR-100's 20 kinds instead of its 100."""
    coarse = found.title == "CIFAR-100" and options.get("labels") == "coarse"
    parts = [_part(found, name, coarse=coarse) for name in (*found.train, found.test)]
    count = 20 if coarse else 100 if found.title == "CIFAR-100" else 10
    for name, part in zip((*found.train, found.test), parts, strict=True):
        if len(part) == 0 or part.labels.min() < 0 or part.labels.max() >= count:
            raise EngineError(
                "{title}: “{file}” is damaged: a label is not in 0..{most}. Get it again.",
                title=found.title,
                file=name,
                most=count - 1,
            )
    train = parts[:-1]
    return DataSet(
        title=f"{found.title} (20 kinds)" if coarse else found.title,
        kind="photo",
        classes=_classes(found, count),
        images=np.concatenate([part.images for part in train]) if len(train) > 1 else train[0].images,
        labels=np.concatenate([part.labels for part in train]),
        test=parts[-1],
        given=sum(len(part) for part in parts),
    )


def _part(found: CifarFiles, name: str, *, coarse: bool) -> Split:
    if found.version == "binary":
        return _binary(found, found.folder / name, coarse=coarse)
    batch = read_batch(found.folder / name)
    key = "coarse_labels" if coarse else "fine_labels" if "fine_labels" in batch else "labels"
    images, labels = _array_of_bytes(batch.get("data")), batch.get(key)
    if images is None or images.ndim != 2 or images.shape[1] != PIXELS:
        raise EngineError(
            "“{file}” holds no pictures of 32×32 in color. Get {title} again.", file=name, title=found.title
        )
    numbers = _whole_numbers(labels)
    if numbers is None or len(numbers) != len(images):
        raise EngineError(
            "“{file}” holds {count:,} pictures but not as many labels. Get {title} again.",
            file=name,
            count=len(images),
            title=found.title,
        )
    return Split(images.reshape(-1, 3, 32, 32), numbers)


def _binary(found: CifarFiles, path: Path, *, coarse: bool) -> Split:
    """Records of one label (CIFAR-100: coarse, fine) and 3072 bytes of picture."""
    before = 2 if found.title == "CIFAR-100" else 1
    with open_regular(path) as file:
        size = file.seek(0, 2)
        file.seek(0)
        if size == 0 or size % (before + PIXELS) or size > MOST_BYTES:
            raise EngineError(
                "“{file}” is incomplete or damaged: {size:,} bytes are no whole number of pictures. Get it again.",
                file=shown(path.name),
                size=size,
            )
        content = file.read(size)
    records = np.frombuffer(content, np.uint8).reshape(-1, before + PIXELS)
    labels = records[:, 0 if coarse else before - 1].astype(np.int64)
    return Split(np.ascontiguousarray(records[:, before:]).reshape(-1, 3, 32, 32), labels)


def _classes(found: CifarFiles, count: int) -> tuple[str, ...]:
    """The names in the files; the published ones when they are missing or do not fit."""
    names = _names_in(found, coarse=count == 20)
    if len(names) == count and len(set(names)) == count:
        return names
    return PUBLISHED[count] if count in PUBLISHED else tuple(f"kind {i + 1}" for i in range(count))


def _names_in(found: CifarFiles, *, coarse: bool) -> tuple[str, ...]:
    path = found.folder / (found.names.replace("fine", "coarse") if coarse else found.names)
    if not path.is_file() or path.stat().st_size > LARGEST_NAMES:
        return ()
    if found.version == "binary":
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        return tuple(line.strip() for line in lines if line.strip())
    meta = read_batch(path)
    names = meta.get("coarse_label_names" if coarse else "fine_label_names", meta.get("label_names", []))
    if not isinstance(names, list | tuple):
        return ()
    return tuple(name.decode("utf-8", "replace") if isinstance(name, bytes) else str(name) for name in names)


def _array_of_bytes(value: object) -> NDArray[np.uint8] | None:
    return value if isinstance(value, np.ndarray) and value.dtype == np.uint8 else None


def _whole_numbers(value: object) -> NDArray[np.int64] | None:
    if isinstance(value, np.ndarray) and value.ndim == 1 and value.dtype.kind in "iu":
        return value.astype(np.int64)
    if isinstance(value, list) and all(type(number) is int for number in value):
        return np.array(value, np.int64)
    return None
