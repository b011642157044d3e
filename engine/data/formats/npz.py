"""Data sets in one NumPy file (.npz): pictures and labels by their usual names, MedMNIST's among them. No torch.

Nothing is unpickled. Each member's size is compared with what its header promises before memory is taken.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.array_layout import as_labels, as_pictures, inked
from engine.data.sets.dataset import DataSet, Split
from engine.errors import EngineError
from engine.storage.safe_open import open_regular, shown

MOST_BYTES = 8 << 30
MOST_MEMBERS = 200
PARTS = ("train", "validation", "test")
PICTURES, LABELS = ("x", "images", "image", "pictures", "data"), ("y", "labels", "label", "targets", "target")
PART_WORDS = {
    "train": ("train", "training", "tr"),
    "validation": ("val", "valid", "validation"),
    "test": ("test", "testing", "te"),
}
CLASS_NAMES = ("classes", "class_names", "label_names", "names")


@dataclass(frozen=True)
class NumpyFile:
    """One .npz file."""

    path: Path
    title: str


def numpy_file(path: Path) -> NumpyFile | None:
    """The .npz file ``path``; None when it has another name."""
    return NumpyFile(path, shown(path.stem)) if path.suffix.lower() == ".npz" and path.is_file() else None


def load(found: NumpyFile, options: dict[str, object]) -> DataSet:
    """uint8 (N, 1 or 3, H, W); ink is turned to 0 paper .. 255 ink. options: ``kind`` "ink" or "photo"."""
    arrays = _arrays(found)
    pairs = _pairs(found, arrays)
    pictures = {part: as_pictures(arrays[images], f"“{shown(images)}”") for part, (images, _) in pairs.items()}
    for part, (images, labels) in pairs.items():
        if len(arrays[labels]) != len(pictures[part]):
            raise EngineError(
                f"{found.title}: “{shown(images)}” holds {len(pictures[part]):,} pictures, but “{shown(labels)}” "
                f"{len(arrays[labels]):,} labels."
            )
    if len({some.shape[1:] for some in pictures.values()}) > 1:
        raise EngineError(f"{found.title}: its parts hold pictures of different sizes or colors. Make them equal.")
    numbers, named = as_labels([arrays[labels] for _, labels in pairs.values()], _class_names(arrays), found.title)
    kind, is_dark = inked(pictures["train"])
    wanted = options.get("kind")
    kind = wanted if wanted in ("ink", "photo") else kind
    notes: list[str] = []
    if kind == "ink" and is_dark:
        pictures = {part: 255 - some for part, some in pictures.items()}
        notes.append("Dark ink on light paper: turned around, as the networks see ink.")
    splits = {part: Split(pictures[part], some) for part, some in zip(pairs, numbers, strict=True)}
    return DataSet(
        title=found.title,
        kind="ink" if kind == "ink" else "photo",
        classes=tuple(shown(name) for name in named.classes),
        images=splits["train"].images,
        labels=splits["train"].labels,
        validation=splits.get("validation"),
        test=splits.get("test"),
        notes=tuple(notes),
    )


def _arrays(found: NumpyFile) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    try:
        with open_regular(found.path) as file, zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            total = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or total > MOST_BYTES:
                raise EngineError(f"“{shown(found.path.name)}” promises {total / 1e9:.1f} GB: too much for one file.")
            for member in members:
                name = member.filename.removesuffix(".npy")
                if name in arrays:
                    raise EngineError(f"“{shown(found.path.name)}” holds “{shown(name)}” twice. Save it again.")
                if member.filename.endswith(".npy") and _is_wanted(name):
                    arrays[name] = _array(archive, member)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError) as error:
        raise EngineError(
            f"“{shown(found.path.name)}” is no NumPy file of plain arrays, or is damaged. Save it with numpy.savez.",
            repr(error)[:500],
        ) from error
    return arrays


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> NDArray[Any]:
    """The array in ``member``; ValueError when it holds objects or another size than it says."""
    with archive.open(member) as file:
        version = np.lib.format.read_magic(file)
        read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
        shape, is_fortran, dtype = read(file, max_header_size=10_000)
        if dtype.hasobject:
            raise ValueError("it holds Python objects")
        before = file.tell()
        if any(size < 0 for size in shape) or before + prod(shape) * dtype.itemsize != member.file_size:
            raise ValueError("an array of another size than its header says")
        content = io.BytesIO(file.read()).getbuffer()  # to the end, where the checksum is compared
    return np.frombuffer(content, dtype).reshape(shape, order="F" if is_fortran else "C")


def _pairs(found: NumpyFile, arrays: dict[str, NDArray[Any]]) -> dict[str, tuple[str, str]]:
    """For each part the names of its pictures and labels."""
    pairs: dict[str, tuple[str, str]] = {}
    for name in arrays:
        split = _split_name(name)
        if split is None or split[1] not in PICTURES:
            continue
        part = split[0]
        labels = [other for other in arrays if (said := _split_name(other)) and said[0] == part and said[1] in LABELS]
        if labels and part not in pairs:
            pairs[part] = (name, labels[0])
    if "train" not in pairs:
        names = ", ".join(f"“{shown(name)}”" for name in list(arrays)[:6]) or "none of these"
        raise EngineError(
            f"{found.title} needs arrays called x and y, images and labels, or x_train, y_train, x_test and y_test; "
            f"it has {names}."
        )
    return {part: pairs[part] for part in PARTS if part in pairs}


def _split_name(name: str) -> tuple[str, str] | None:
    """("train", "images") for "train_images" or "images_train"; plain "x" is the training part."""
    words = [word for word in re.split(r"[^a-z]+", name.lower()) if word]
    parts = [part for part, said in PART_WORDS.items() if any(word in said for word in words)]
    others = [word for word in words if not any(word in said for said in PART_WORDS.values())]
    if len(others) != 1 or len(parts) > 1:
        return None
    return (parts[0] if parts else "train"), others[0]


def _is_wanted(name: str) -> bool:
    split = _split_name(name)
    return name.lower() in CLASS_NAMES or (split is not None and split[1] in (*PICTURES, *LABELS))


def _class_names(arrays: dict[str, NDArray[Any]]) -> tuple[str, ...]:
    for name, array in arrays.items():
        if name.lower() in CLASS_NAMES and array.ndim == 1 and array.dtype.kind in "US":
            texts = np.char.decode(array, "utf-8", "replace") if array.dtype.kind == "S" else array
            return tuple(str(text) for text in texts.tolist())
    return ()
