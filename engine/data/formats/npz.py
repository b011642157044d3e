"""Data sets in one NumPy file (.npz): pictures and labels by their usual names, MedMNIST's among them. No torch.

Nothing is unpickled. Each member's size is compared with what its header promises before memory is taken.
"""

import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.array_layout import as_labels, as_pictures
from engine.data.formats.cifar_pickle import read_objects
from engine.data.formats.finished import PARTS, divided, finished
from engine.data.sets.dataset import DataSet, Split
from engine.data.sets.part_column import is_part_heading, read_part_column
from engine.data.sets.part_words import SplitName, part_of, parts_of
from engine.errors import EngineError
from engine.sentence import Sentence, join
from engine.storage.json_text import readable
from engine.storage.safe_open import open_regular, shown

MOST_BYTES = 8 << 30
MOST_MEMBERS = 200
PICTURES = ("x", "images", "image", "imgs", "img", "pictures", "photos", "pixels", "data", "이미지", "사진")
LABELS = ("y", "labels", "label", "targets", "target", "라벨", "레이블", "정답")
POSITIONS = ("arr_0", "arr_1")  # what numpy.savez calls arrays that were given without names
CLASS_NAMES = ("classes", "class_names", "label_names", "target_names", "names")
LEAST_SIDES = 3  # dimensions from which an array of another name may be pictures


@dataclass(frozen=True)
class NumpyFile:
    """One .npz file."""

    path: Path
    title: str


@dataclass(frozen=True)
class Member:
    """One array in a file. role: "pictures", "labels" or neither; word: what its name says besides, lower case."""

    name: str
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    role: str = ""
    word: str = ""


@dataclass(frozen=True)
class Chosen:
    """What is used of a file: part, pictures and labels; and what is left out: (name, reason), pictures of all."""

    pairs: tuple[tuple[SplitName, str, str], ...]
    skipped: tuple[tuple[str, Sentence], ...]
    left_out: int


def numpy_file(path: Path) -> NumpyFile | None:
    """The .npz file ``path``; None when it has another name."""
    return NumpyFile(path, readable(path.stem)) if path.suffix.lower() == ".npz" and path.is_file() else None


def load(found: NumpyFile, options: dict[str, object]) -> DataSet:
    """uint8 (N, 1 or 3, H, W); ink is turned to 0 paper .. 255 ink. options: ``kind`` "ink" or "photo"."""
    members = _members(found)
    chosen = _chosen(found, members)
    column = next((one for one in members if _is_column(one, members, chosen)), None)
    wanted = {name for _, *both in chosen.pairs for name in both} | ({column.name} if column else set())
    wanted |= {one.name for one in members if one.name.lower() in CLASS_NAMES}
    arrays = _arrays(found, wanted)
    arrays |= _counted_first(arrays, chosen)
    pictures, notes = as_pictures(
        {images: arrays[images] for _, images, _ in chosen.pairs}, {name: shown(name) for name in arrays}
    )
    for _, images, labels in chosen.pairs:
        if len(arrays[labels]) != len(pictures[images]):
            raise EngineError(
                "{title}: “{images}” holds {count:,} pictures, but “{labels}” {other:,} labels.",
                title=shown(found.title),
                images=shown(images),
                labels=shown(labels),
                count=len(pictures[images]),
                other=len(arrays[labels]),
            )
    if len({some.shape[1:] for some in pictures.values()}) > 1:
        raise EngineError(
            "{title}: its parts hold pictures of different sizes or colors. Make them equal.", title=shown(found.title)
        )
    numbers, named = as_labels([arrays[labels] for *_, labels in chosen.pairs], _class_names(arrays), found.title)
    splits = _splits(chosen, pictures, numbers)
    skipped, left_out, told = chosen.skipped, chosen.left_out, list(notes)
    if column is not None:
        parts = read_part_column(column.name, [_text(value) for value in arrays[column.name].reshape(-1).tolist()])
        splits, outside = divided(splits["train"], parts.parts)
        told.append(parts.note)
        if outside:
            why = Sentence("names no part for {count:,} of the pictures", count=len(outside))
            skipped, left_out = (*skipped, (column.name, why)), left_out + len(outside)
    return finished(found.title, splits, named.classes, options, told, skipped, left_out)


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _splits(
    chosen: Chosen, pictures: dict[str, NDArray[np.uint8]], numbers: list[NDArray[np.int64]]
) -> dict[SplitName, Split]:
    splits: dict[SplitName, Split] = {}
    for part in PARTS:
        some = [place for place, (said, *_) in enumerate(chosen.pairs) if said == part]
        if some:
            images = [pictures[chosen.pairs[place][1]] for place in some]
            splits[part] = Split(
                np.concatenate(images) if len(some) > 1 else images[0], np.concatenate([numbers[p] for p in some])
            )
    return splits


def _counted_first(arrays: dict[str, NDArray[Any]], chosen: Chosen) -> dict[str, NDArray[Any]]:
    """Pictures whose count stands last, as MATLAB keeps them, with the count first."""
    turned: dict[str, NDArray[Any]] = {}
    for _, images, labels in chosen.pairs:
        array, count = arrays[images], len(arrays[labels])
        if array.ndim >= LEAST_SIDES and array.shape[0] != count and array.shape[-1] == count:
            turned[images] = np.moveaxis(array, -1, 0)
    return turned


def _chosen(found: NumpyFile, members: list[Member]) -> Chosen:
    """Which arrays are the pictures and labels of which part. EngineError when no pair is, or a name is not known."""
    pictures = [one for one in members if one.role == "pictures"]
    labels = {one.word: one for one in reversed(members) if one.role == "labels"}
    paired = [one for one in pictures if one.word in labels]
    parts = parts_of([one.word for one in pictures if one.word], short=True)
    unknown = [one for one in paired if one.word and parts[one.word] is None]
    if len(paired) == 1 and unknown:  # "digits_x" and "digits_y", and nothing else
        parts[unknown[0].word], unknown = "train", []
    if unknown:
        raise EngineError(
            "{title} holds pictures whose names tell no part: {names}. Call them x_train, x_val or x_test, or leave "
            "them out.",
            title=shown(found.title),
            names=join(
                ", ",
                [Sentence("“{word}” ({count:,})", word=shown(one.name), count=_count(one)) for one in unknown],
            ),
        )
    has_train = any(parts[one.word] == "train" for one in paired if one.word)
    pairs: list[tuple[SplitName, str, str]] = []
    skipped: list[tuple[Member, Sentence]] = []
    for one in pictures:
        part = parts[one.word] if one.word else "train"
        if one.word not in labels:
            skipped.append(
                (one, Sentence("has no labels beside it and is not used (pictures: {count:,})", count=_count(one)))
            )
        elif not one.word and has_train:
            skipped.append(
                (
                    one,
                    Sentence(
                        "is not used beside the parts that have names of their own (pictures: {count:,})",
                        count=_count(one),
                    ),
                )
            )
        elif part is not None:
            pairs.append((part, one.name, labels[one.word].name))
    if "train" not in (part for part, *_ in pairs):
        _refuse_names(found, members)
    skipped += [
        (one, Sentence("is not called as pictures are and is not used (count: {count:,})", count=_count(one)))
        for one in members
        if not one.role and len(one.shape) >= LEAST_SIDES and one.dtype.kind in "biuf"
    ]
    ordered = sorted(pairs, key=lambda pair: PARTS.index(pair[0]))
    left_out = sum(_count(one) for one, _ in skipped)
    return Chosen(tuple(ordered), tuple((one.name, why) for one, why in skipped), left_out)


def _refuse_names(found: NumpyFile, members: list[Member]) -> None:
    names: str = ", ".join(f"“{shown(one.name)}”" for one in members[:6]) or Sentence("none of these")
    raise EngineError(
        "{title} needs arrays called x and y, images and labels, or x_train, y_train, x_test and y_test; it has "
        "{names}.",
        title=shown(found.title),
        names=names,
    )


def _count(member: Member) -> int:
    return member.shape[0] if member.shape else 0


def _is_column(one: Member, members: list[Member], chosen: Chosen) -> bool:
    """Whether ``one`` says for each picture of the only pair to which part it belongs."""
    if len(chosen.pairs) != 1 or one.role or not one.shape:
        return False
    length = next((_count(other) for other in members if other.name == chosen.pairs[0][2]), -1)
    return prod(one.shape) == length and is_part_heading(one.name)


def _members(found: NumpyFile) -> list[Member]:
    """All arrays of the file, by their headers alone."""
    members: list[Member] = []
    with _opened(found) as archive:
        for listed in archive.infolist():
            name = listed.filename.removesuffix(".npy")
            if any(name == one.name for one in members):
                raise EngineError(
                    "“{file}” holds “{name}” twice. Save it again.", file=shown(found.path.name), name=shown(name)
                )
            if listed.filename.endswith(".npy"):
                with archive.open(listed) as file:
                    shape, _, dtype = _header(file)
                members.append(Member(name, shape, dtype, *_role(name)))
    if not any(one.role for one in members) and {one.name for one in members} == set(POSITIONS):
        roles = {"arr_0": "pictures", "arr_1": "labels"}
        members = [Member(one.name, one.shape, one.dtype, roles[one.name]) for one in members]
    return members


def _role(name: str) -> tuple[str, str]:
    """("pictures", "train") for "train_images" or "xTrain"; ("", "") for a name of nothing that is wanted."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", unicodedata.normalize("NFKC", name))
    words = [word for word in re.split(r"[\W_]+", spaced.casefold()) if word]
    if len(words) == 1 and words[0] not in (*PICTURES, *LABELS) and words[0][:1] in "xy":
        rest = words[0][1:]
        words = [words[0][0], rest] if part_of(rest, short=True) else words  # "xtrain"
    numbered = [word.rstrip("0123456789") or word for word in words]
    labels = [place for place, word in enumerate(numbered) if word in LABELS]
    pictures = [place for place, word in enumerate(numbered) if word in PICTURES]
    if (not labels and not pictures) or name.lower() in CLASS_NAMES:
        return "", ""
    rest = [word for place, word in enumerate(words) if place not in (*labels, *pictures)]
    return ("labels" if labels else "pictures"), "_".join(rest)


def _arrays(found: NumpyFile, wanted: Iterable[str]) -> dict[str, NDArray[Any]]:
    with _opened(found) as archive:
        return {name: _array(archive, name, found) for name in sorted(wanted)}


@contextmanager
def _opened(found: NumpyFile) -> Generator[zipfile.ZipFile]:
    """The file as an archive; what is wrong with it becomes a sentence."""
    name = shown(found.path.name)
    try:
        with open_regular(found.path) as file, zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
            total = sum(member.file_size for member in listed)
            if len(listed) > MOST_MEMBERS or total > MOST_BYTES:
                raise EngineError(
                    "“{file}” promises {size:.1f} GB: too much for one file.", file=name, size=total / 1e9
                )
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError, KeyError) as error:
        raise EngineError(
            "“{file}” is no NumPy file of plain arrays, or is damaged. Save it with numpy.savez.",
            repr(error)[:500],
            file=name,
        ) from error


def _header(file: Any) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether in Fortran's order, and type of the array that comes next."""
    version = np.lib.format.read_magic(file)
    read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
    return read(file, max_header_size=10_000)


def _array(archive: zipfile.ZipFile, name: str, found: NumpyFile) -> NDArray[Any]:
    """The array called ``name``; ValueError when it has another size than it says."""
    member = archive.getinfo(f"{name}.npy")
    with archive.open(member) as file:
        shape, is_fortran, dtype = _header(file)
        if dtype.hasobject:
            return _objects(io.BytesIO(file.read()), name, found)
        before = file.tell()
        if any(size < 0 for size in shape) or before + prod(shape) * dtype.itemsize != member.file_size:
            raise ValueError("an array of another size than its header says")
        content = io.BytesIO(file.read()).getbuffer()  # to the end, where the checksum is compared
    return np.frombuffer(content, dtype).reshape(shape, order="F" if is_fortran else "C")


def _objects(file: io.BytesIO, name: str, found: NumpyFile) -> NDArray[Any]:
    """An array of Python objects, when they are texts or whole numbers; nothing else is opened."""
    try:
        return read_objects(file, name)
    except (EngineError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise EngineError(
            "“{array}” in “{file}” holds Python objects (dtype object), which can run code and are not opened: "
            "“{file}” is no NumPy file of plain arrays. Save the labels as numbers or with .astype(str), the pictures "
            "as uint8.",
            repr(error)[:500],
            array=shown(name),
            file=shown(found.path.name),
        ) from error


def _class_names(arrays: dict[str, NDArray[Any]]) -> tuple[str, ...]:
    for name, array in arrays.items():
        if name.lower() in CLASS_NAMES and array.ndim == 1 and array.dtype.kind in "US":
            texts = np.char.decode(array, "utf-8", "replace") if array.dtype.kind == "S" else array
            return tuple(str(text) for text in texts.tolist())
    return ()
