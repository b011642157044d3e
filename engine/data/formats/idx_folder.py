"""Data sets that a person has as IDX files: EMNIST (letters, balanced …), KMNIST, Fashion-MNIST, MNIST's own. No torch.

A folder with ``…images-idx3-ubyte`` and ``…labels-idx1-ubyte`` files, plain or gzip; ``train`` and ``test`` or ``t10k``
in their names tell the parts. The hash of the labels tells a known data set, whose classes then have
their names. Files that begin with ``emnist-`` lie on their side, as that data set was published
(Cohen et al. 2017, arXiv:1702.05373), and are put upright; a ``…mapping.txt`` beside them names the classes.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.idx import read_idx
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.entry import CatalogEntry
from engine.data.sets.known_sets import KNOWN_SETS
from engine.errors import EngineError
from engine.storage.hash_cache import content_hash

IMAGES = re.compile(r"(?P<before>.*?)(?P<part>train|test|t10k)-images[-.]idx3-ubyte(?:\.gz)?", re.IGNORECASE)
LETTERS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
LARGEST_MAPPING = 100_000  # bytes


@dataclass(frozen=True)
class IdxSet:
    """One data set of IDX files. name: what its files begin with."""

    name: str
    folder: Path
    train: Path
    test: Path | None


def is_idx_name(name: str) -> bool:
    """Whether a file called ``name`` is one of the two kinds of files of such a set."""
    return IMAGES.fullmatch(name.replace("labels", "images").replace("idx1", "idx3")) is not None


def idx_set(folder: Path) -> IdxSet | None:
    """The IDX files in ``folder``; None when it holds none. EngineError when it holds several data sets."""
    if not folder.is_dir():
        return None
    found: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.iterdir()):
        match = IMAGES.fullmatch(path.name)
        if match:
            part = "train" if match["part"].lower() == "train" else "test"
            found.setdefault(match["before"].rstrip("-_."), {}).setdefault(part, path)
    whole = {name: parts for name, parts in found.items() if "train" in parts}
    if not whole:
        return None
    if len(whole) > 1:
        names = ", ".join(sorted(name or "(no name)" for name in whole))
        raise EngineError(f"{folder.name} holds several data sets: {names}. Put the files of one into its own folder.")
    name, parts = next(iter(whole.items()))
    return IdxSet(name, folder, parts["train"], parts.get("test"))


def load(found: IdxSet) -> DataSet:
    """uint8 (N, 1, H, W), 0 paper .. 255 ink. EngineError when the files are damaged or do not fit each other."""
    train_images, train_labels = _pair(found, found.train)
    test = None if found.test is None else _pair(found, found.test)
    every = np.concatenate([train_labels, test[1]]) if test is not None else train_labels
    names = _classes(found, every)
    present = np.array(sorted(names), np.int64)
    classes = tuple(names[int(label)] for label in present)
    if len(classes) < 2:
        raise EngineError(f"{title_of(found)} has only one class. A network needs at least two.")
    if len(set(classes)) < len(classes):
        raise EngineError(f"{title_of(found)}: its mapping gives two classes the same name.")
    known = known_by_labels(_labels_of(found, found.train))
    if known is not None and len(known.classes) == len(classes):
        classes = known.classes
    return DataSet(
        title=title_of(found) if known is None else known.title,
        kind="ink" if known is None else known.kind,
        classes=classes,
        images=train_images[:, np.newaxis],
        labels=np.searchsorted(present, train_labels),
        test=None if test is None else Split(test[0][:, np.newaxis], np.searchsorted(present, test[1])),
    )


def _pair(found: IdxSet, images_path: Path) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """Pictures (N, H, W) and labels (N,) of one part."""
    labels_path = _labels_of(found, images_path)
    images = read_idx(images_path, 3)
    labels = read_idx(labels_path, 1).astype(np.int64)
    if len(images) != len(labels) or not len(images):
        raise EngineError(f"{images_path.name} holds {len(images)} pictures, but there are {len(labels)} labels.")
    if found.name.lower().startswith("emnist"):
        images = np.ascontiguousarray(images.transpose(0, 2, 1))
    return images, labels


def _labels_of(found: IdxSet, images_path: Path) -> Path:
    label_names = (
        images_path.name.replace("-images-idx3", "-labels-idx1").replace("-images.idx3", "-labels.idx1"),
        images_path.name.replace("-images-idx3", "-labels-idx1").removesuffix(".gz"),
        images_path.name.replace("-images-idx3", "-labels-idx1") + ".gz",
    )
    labels_path = next((path for name in label_names if (path := found.folder / name).exists()), None)
    if labels_path is None:
        raise EngineError(f"The labels of {images_path.name} are missing. Put {label_names[0]} beside it.")
    return labels_path


def _classes(found: IdxSet, labels: NDArray[np.int64]) -> dict[int, str]:
    """Names of the labels that occur."""
    present = [int(label) for label in np.unique(labels)]
    mapping = _mapping(found)
    if mapping and all(label in mapping for label in present):
        return {label: mapping[label] for label in present}
    if found.name.lower().startswith("emnist-letters") and present[0] >= 1 and present[-1] <= len(LETTERS):
        return {label: LETTERS[label - 1] for label in present}
    return {label: str(label) for label in present}


def _mapping(found: IdxSet) -> dict[int, str]:
    """EMNIST's mapping: a line each of label and the codes of its characters; the first names the class."""
    path = found.folder / f"{found.name}-mapping.txt"
    if not path.is_file() or path.stat().st_size > LARGEST_MAPPING:
        return {}
    names: dict[int, str] = {}
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        numbers = line.split()
        if len(numbers) >= 2 and all(number.isdecimal() for number in numbers[:2]) and 32 < int(numbers[1]) < 0x110000:
            names[int(numbers[0])] = chr(int(numbers[1]))
    return names


def title_of(found: IdxSet) -> str:
    """What the set is called: as its files begin, else as its folder."""
    return found.name or found.folder.name


LARGEST = 1 << 20  # bytes: files of labels are small


def known_by_labels(labels: Path) -> CatalogEntry | None:
    """The data set whose file of training labels ``labels`` is; None for others."""
    try:
        if labels.stat().st_size > LARGEST:
            return None
        digest = content_hash(labels)
    except (OSError, EngineError):
        return None
    return next((known for known in KNOWN_SETS if any(one.sha256 == digest for one in known.sources)), None)
