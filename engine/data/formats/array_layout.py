"""Arrays that somebody made become pictures and labels: layouts, number formats, ink or photo. No torch."""

from dataclasses import dataclass
from math import isqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.networks.input_spec import InputKind

SAMPLE = 2_000  # pictures looked at to tell ink from photos
EVEN_SHARE = 0.6  # of all pixels nearly black, or nearly white: ink
NEARLY = 8  # of 255
LARGEST_SIDE = 4096
MOST_CLASSES = 10_000


@dataclass(frozen=True, eq=False)
class Named:
    """Labels as numbers 0.., and what each number is called."""

    labels: NDArray[np.int64]
    classes: tuple[str, ...]


def as_pictures(array: NDArray[Any], name: str) -> NDArray[np.uint8]:
    """uint8 (N, C, H, W) with C 1 or 3, from (N, H, W), (N, H, W, C), (N, C, H, W) or (N, side * side).

    Numbers from 0 to 255, or from 0 to 1 as floating point. EngineError, naming the array as ``name``, for all else.
    """
    shaped = _shaped(array, name)
    if shaped.dtype == np.bool_:
        return shaped.astype(np.uint8) * np.uint8(255)
    if shaped.dtype == np.uint8:
        return np.ascontiguousarray(shaped)
    if shaped.dtype.kind not in "iuf":
        raise EngineError(f"{name} holds {shaped.dtype}, no pictures. Save them as uint8.")
    least, most = (float(shaped.min()), float(shaped.max())) if shaped.size else (0.0, 0.0)
    if not np.isfinite(least) or not np.isfinite(most):
        raise EngineError(f"{name} holds values that are no numbers (NaN or infinite). Save the pictures as uint8.")
    if least < 0 or most > 255:
        raise EngineError(
            f"{name} has values from {least:.3g} to {most:.3g}. Save the pictures with values from 0 to 255."
        )
    scale = 255.0 if shaped.dtype.kind == "f" and most <= 1 else 1.0
    pictures = np.empty(shaped.shape, np.uint8)
    for place in range(0, len(shaped), 4096):  # in parts: floating point takes 8 times the memory
        pictures[place : place + 4096] = np.rint(shaped[place : place + 4096] * scale)
    return pictures


def _shaped(array: NDArray[Any], name: str) -> NDArray[Any]:
    shape = array.shape
    if array.ndim == 2 and shape[1] and isqrt(shape[1]) ** 2 == shape[1]:
        side = isqrt(shape[1])
        shaped = array.reshape(-1, 1, side, side)
    elif array.ndim == 2 and shape[1] % 3 == 0 and shape[1] and isqrt(shape[1] // 3) ** 2 == shape[1] // 3:
        side = isqrt(shape[1] // 3)
        shaped = array.reshape(-1, 3, side, side)
    elif array.ndim == 3:
        shaped = array[:, np.newaxis]
    elif array.ndim == 4 and shape[3] in (1, 3):
        shaped = array.transpose(0, 3, 1, 2)
    elif array.ndim == 4 and shape[1] in (1, 3):
        shaped = array
    else:
        raise EngineError(
            f"{name} has the shape {shape}. Pictures are (count, height, width), with 1 or 3 colors at the end or "
            "after the count."
        )
    if 0 in shaped.shape:
        raise EngineError(f"{name} is empty.")
    if max(shaped.shape[2:]) > LARGEST_SIDE:
        raise EngineError(f"{name} holds pictures of more than {LARGEST_SIDE} pixels a side. Make them smaller.")
    return shaped


def as_labels(arrays: list[NDArray[Any]], names: tuple[str, ...], title: str) -> tuple[list[NDArray[np.int64]], Named]:
    """Each array as numbers 0.. of one list of classes. names: what the classes are called, where that is known.

    Arrays are (N,) or (N, 1) of whole numbers or texts, or (N, K) with a single 1 in each row.
    """
    flat = [_flat(array, title) for array in arrays]
    every = np.concatenate(flat) if len({part.dtype.kind for part in flat}) == 1 else _mixed(title)
    present, places = np.unique(every, return_inverse=True)
    if len(present) > MOST_CLASSES:
        raise EngineError(f"{title} has {len(present):,} different labels. Labels name classes, they do not count.")
    if len(present) < 2:
        raise EngineError(f"{title} has only one class. A network needs at least two to tell apart.")
    classes = tuple(str(label) for label in present.tolist())
    if names and present.dtype.kind in "iu" and int(present[0]) >= 0 and int(present[-1]) < len(names):
        classes = tuple(names[int(label)] for label in present)
    if len(set(classes)) < len(classes):
        raise EngineError(f"{title} gives two classes the same name.")
    numbers = places.reshape(-1).astype(np.int64)
    ends = np.cumsum([len(part) for part in flat])[:-1]
    return np.split(numbers, ends), Named(numbers, classes)


def _flat(array: NDArray[Any], title: str) -> NDArray[Any]:
    if array.ndim == 2 and array.shape[1] > 1:
        if array.dtype.kind not in "iufb" or not ((array == 0) | (array == 1)).all() or not (array.sum(1) == 1).all():
            raise EngineError(f"{title} has several labels for a picture. Inkling learns one class for each.")
        return array.argmax(1)
    flat: NDArray[Any] = array.reshape(-1)
    if flat.dtype.kind == "f" and (flat == np.rint(flat)).all():
        flat = flat.astype(np.int64)
    if flat.dtype.kind == "S":
        flat = np.char.decode(flat, "utf-8", "replace")
    if flat.dtype.kind == "b":
        flat = flat.astype(np.int64)
    if flat.dtype.kind == "u":
        flat = flat.astype(np.int64)
    if flat.dtype.kind not in "iU":
        raise EngineError(f"{title} has labels of the type {array.dtype}. Give each picture a whole number or a name.")
    return flat


def _mixed(title: str) -> NDArray[Any]:
    raise EngineError(f"{title} has names as labels in one part and numbers in another. Use one of both.")


def inked(pictures: NDArray[np.uint8]) -> tuple[InputKind, bool]:
    """ink or photo, as most pixels say; and whether the ink is dark on light paper and must be turned around."""
    if pictures.shape[1] != 1:
        return "photo", False
    some = pictures[:: max(1, len(pictures) // SAMPLE)]
    dark, light = float((some <= NEARLY).mean()), float((some >= 255 - NEARLY).mean())
    return ("ink", light > dark) if max(dark, light) >= EVEN_SHARE else ("photo", False)
