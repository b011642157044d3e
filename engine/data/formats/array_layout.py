"""Arrays that somebody made become pictures and labels: layouts, number formats, ink or photo. No torch."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.formats.value_range import ValueRange, as_bytes, range_of
from engine.errors import EngineError
from engine.networks.input_spec import InputKind
from engine.sentence import Sentence
from engine.storage.safe_open import shown

SAMPLE = 2_000  # pictures looked at to tell ink from photos
FEW = 200  # pictures looked at to tell how their colors lie
SMOOTHER = 0.8  # of the other reading's differences between neighbors, before a row is not read as planes
EVEN_SHARE = 0.6  # of all pixels nearly black, or nearly white: ink
NEARLY = 8  # of 255
LARGEST_SIDE = 4096
MOST_CLASSES = 10_000


@dataclass(frozen=True, eq=False)
class Named:
    """Labels as numbers 0.., and what each number is called."""

    labels: NDArray[np.int64]
    classes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Laid:
    """An array as pictures: (N, C, H, W) with C 1 or 3. note: what a person should know of how it was read."""

    pictures: NDArray[Any]
    note: Sentence | None = None


def as_pictures(
    arrays: Mapping[str, NDArray[Any]], names: Mapping[str, str]
) -> tuple[dict[str, NDArray[np.uint8]], tuple[Sentence, ...]]:
    """For each part uint8 (N, C, H, W) with C 1 or 3, and what should be told of how its values and colors were read.

    arrays: by part, (N, H, W), (N, H, W, C), (N, C, H, W), (N, side * side) or (N, 3 * side * side), in numbers of any
    kind. names: what each part's array is called in sentences. EngineError for what are no pictures.
    """
    laid = {part: laid_out(array, names[part]) for part, array in arrays.items()}
    ranges = _ranges({part: one.pictures for part, one in laid.items()}, names)
    pictures = {
        part: one.pictures.astype(np.uint8) * np.uint8(255)
        if one.pictures.dtype == np.bool_
        else as_bytes(one.pictures, ranges[part])
        for part, one in laid.items()
    }
    notes = [one.note for one in laid.values() if one.note] + [found.note for found in ranges.values() if found.note]
    if len({(found.low, found.high) for found in ranges.values()}) > 1:
        notes.append(Sentence("The parts have values of different ranges: each was read by its own."))
    return pictures, tuple(dict.fromkeys(notes))


def _ranges(arrays: dict[str, NDArray[Any]], names: Mapping[str, str]) -> dict[str, ValueRange]:
    """The range of each array; whole numbers of one type have one, which the largest of them says."""
    found: dict[str, ValueRange] = {}
    for part, array in arrays.items():
        if array.dtype.kind == "b":
            continue
        if array.dtype.kind not in "iuf":
            raise EngineError(
                "“{array}” holds {kind}, no pictures. Save them as uint8.", array=names[part], kind=str(array.dtype)
            )
        found[part] = range_of(array, names[part])
    for part, one in found.items():
        same = [other for name, other in found.items() if arrays[name].dtype == arrays[part].dtype]
        if arrays[part].dtype.kind in "iu":
            widest = max(same, key=lambda other: (other.high, -other.low))
            found[part] = one if widest.high == one.high else replace(widest, note=None)
    return found


def laid_out(array: NDArray[Any], name: str) -> Laid:
    """``array`` as (N, C, H, W); EngineError when it has no such shape. name: what it is called in sentences."""
    shape = array.shape
    note: Sentence | None = None
    if array.ndim == 2 and shape[1] and isqrt(shape[1]) ** 2 == shape[1]:
        side = isqrt(shape[1])
        shaped = array.reshape(-1, 1, side, side)
    elif array.ndim == 2 and shape[1] % 3 == 0 and shape[1] and isqrt(shape[1] // 3) ** 2 == shape[1] // 3:
        shaped, note = _of_rows_in_color(array, name)
    elif array.ndim == 3:
        shaped = array[:, np.newaxis]
    elif array.ndim == 4 and shape[3] in (1, 3):
        shaped = array.transpose(0, 3, 1, 2)
    elif array.ndim == 4 and shape[1] in (1, 3):
        shaped = array
    elif array.ndim == 4 and 4 in (shape[1], shape[3]):
        raise EngineError(
            "“{array}” has four channels for each pixel, of which the last is how opaque it is. Save its pictures "
            "with three colors: x[..., :3].",
            array=name,
        )
    else:
        raise EngineError(
            "“{array}” has the shape {shape}. Pictures are (count, height, width), with 1 or 3 colors at the end or "
            "after the count.",
            array=name,
            shape=str(shape),
        )
    if 0 in shaped.shape:
        raise EngineError("“{array}” is empty.", array=name)
    if max(shaped.shape[2:]) > LARGEST_SIDE:
        raise EngineError(
            "“{array}” holds pictures of more than {most} pixels a side. Make them smaller.",
            array=name,
            most=LARGEST_SIDE,
        )
    return Laid(shaped, note)


def _of_rows_in_color(rows: NDArray[Any], name: str) -> tuple[NDArray[Any], Sentence]:
    """(N, 3, side, side) of (N, 3 * side * side): one color after the other, or the three of each pixel together.

    Neighbors in a picture are nearly alike, and so decide it; pictures of chance are read as planes, like CIFAR's.
    """
    side = isqrt(rows.shape[1] // 3)
    planes = rows.reshape(-1, 3, side, side)
    together = rows.reshape(-1, side, side, 3).transpose(0, 3, 1, 2)
    if _roughness(together) < SMOOTHER * _roughness(planes):
        return together, Sentence(
            "Each row of “{array}” was read pixel by pixel, the three colors of each together: so it is smooth.",
            array=name,
        )
    return planes, Sentence(
        "Each row of “{array}” was read as a plane of red, one of green and one of blue.", array=name
    )


def _roughness(pictures: NDArray[Any]) -> float:
    """The mean difference between neighbors at the side and beneath."""
    some = pictures[:: max(1, len(pictures) // FEW)].astype(np.float64)
    return float(np.abs(np.diff(some, axis=2)).mean() + np.abs(np.diff(some, axis=3)).mean()) if some.size else 0.0


def as_labels(arrays: list[NDArray[Any]], names: tuple[str, ...], title: str) -> tuple[list[NDArray[np.int64]], Named]:
    """Each array as numbers 0.. of one list of classes. names: what the classes are called, where that is known.

    Arrays are (N,) or (N, 1) of whole numbers or texts, or (N, K) with a single 1 in each row.
    """
    flat = [_flat(array, title) for array in arrays]
    if len({part.dtype.kind for part in flat}) > 1:
        raise EngineError(
            "{title} has names as labels in one part and numbers in another. Use one of both.", title=shown(title)
        )
    every = np.concatenate(flat)
    present, places = np.unique(every, return_inverse=True)
    if len(present) > MOST_CLASSES:
        raise EngineError(
            "{title} has {count:,} different labels. Labels name classes, they do not count.",
            title=shown(title),
            count=len(present),
        )
    if len(present) < 2:
        raise EngineError("{title} has only one class. A network needs at least two to tell apart.", title=shown(title))
    classes = tuple(str(label) for label in present.tolist())
    if names and present.dtype.kind in "iu" and int(present[0]) >= 0 and int(present[-1]) < len(names):
        classes = tuple(names[int(label)] for label in present)
    if len(set(classes)) < len(classes):
        raise EngineError("{title} gives two classes the same name.", title=shown(title))
    numbers = places.reshape(-1).astype(np.int64)
    ends = np.cumsum([len(part) for part in flat])[:-1]
    return np.split(numbers, ends), Named(numbers, classes)


def _flat(array: NDArray[Any], title: str) -> NDArray[Any]:
    if array.ndim == 2 and array.shape[1] > 1:
        if array.dtype.kind not in "iufb" or not ((array == 0) | (array == 1)).all() or not (array.sum(1) == 1).all():
            raise EngineError(
                "{title} has several labels for a picture. Inkling learns one class for each.", title=shown(title)
            )
        return array.argmax(1)
    flat: NDArray[Any] = array.reshape(-1)
    if flat.dtype.kind == "f" and (flat == np.rint(flat)).all():
        flat = flat.astype(np.int64)
    if flat.dtype.kind == "S":
        flat = np.char.decode(flat, "utf-8", "replace")
    if flat.dtype.kind in "bu":
        flat = flat.astype(np.int64)
    if flat.dtype.kind not in "iU":
        raise EngineError(
            "{title} has labels of the type {kind}. Give each picture a whole number or a name.",
            title=shown(title),
            kind=str(array.dtype),
        )
    return flat


def inked(pictures: NDArray[np.uint8]) -> tuple[InputKind, bool]:
    """ink or photo, as most pixels say; and whether the ink is dark on light paper and must be turned around."""
    if pictures.shape[1] != 1:
        return "photo", False
    some = pictures[:: max(1, len(pictures) // SAMPLE)]
    dark, light = float((some <= NEARLY).mean()), float((some >= 255 - NEARLY).mean())
    return ("ink", light > dark) if max(dark, light) >= EVEN_SHARE else ("photo", False)
