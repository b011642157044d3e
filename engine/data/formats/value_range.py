"""Which values of an array are black and white: what its type says, what its values say, and when to tell. No torch.

A few values far outside (a hot pixel, an overshoot of a resize) never decide how bright all the others are.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.sentence import Sentence

CHUNK = 4096  # pictures at a time: floating point takes 8 times the memory of bytes
SAMPLE = 4_000_000  # values that are sorted
BYTE = 255
# most values of whole numbers by bits, as cameras, scanners and small displays have them; 16 as scikit-learn's digits
FEW_LEVELS = (1, 2, 3, 4, 7, 8, 15, 16)
EXACT_LEVELS = (31, 32, 63, 64)  # of bytes only where it is exactly this: other pictures are merely dark
DEEP_LEVELS = (1023, 4095, 16383, 65535)
RARE = 0.02  # of the values above 0 at most may be outliers ...
FEW_KINDS = 4  # ... of at most so many different values: a picture's own highlights have many
OVERSHOOT = 0.25  # of the range, that resizing with a sharp filter adds at edges
INSIDE = 0.9  # of the values within the range, where the others overshoot
# ranges of floating point: black, white, what the largest value must reach
FLOATS = ((0.0, 1.0, 0.0), (-0.5, 0.5, 0.25), (-1.0, 1.0, 0.5), (0.0, 255.0, 127.5))
TINY = 0.02  # floating point up to here was divided by 255 twice
DARK = 0.25  # of the range, beneath which it is told that pictures are dark


@dataclass(frozen=True)
class ValueRange:
    """low becomes 0, high becomes 255; values beyond are cut. note: what a person should know of it."""

    low: float
    high: float
    note: Sentence | None = None


def range_of(array: NDArray[Any], name: str) -> ValueRange:
    """The range of ``array`` (whole numbers or floating point, not empty), which is called ``name`` in sentences.

    EngineError when it holds no numbers of pictures.
    """
    least, most = _least_and_most(array)
    if not np.isfinite(least) or not np.isfinite(most):
        raise EngineError(
            "“{array}” holds values that are no numbers (NaN or infinite). Save the pictures as uint8.", array=name
        )
    found = _of_floats(array, least, most, name) if array.dtype.kind == "f" else _of_whole(array, least, most, name)
    if found is None:
        raise EngineError(
            "“{array}” has values from {least:.3g} to {most:.3g}. Save the pictures with values from 0 to 255.",
            array=name,
            least=least,
            most=most,
        )
    return found


def as_bytes(array: NDArray[Any], found: ValueRange) -> NDArray[np.uint8]:
    """``array`` with ``found.low`` .. ``found.high`` as 0 .. 255."""
    if array.dtype == np.uint8 and (found.low, found.high) == (0, BYTE):
        return np.ascontiguousarray(array)
    pictures = np.empty(array.shape, np.uint8)
    for place in range(0, len(array), CHUNK):
        some = array[place : place + CHUNK].astype(np.float64)
        pictures[place : place + CHUNK] = np.rint(
            ((some - found.low) * (BYTE / (found.high - found.low))).clip(0, BYTE)
        )
    return pictures


def _least_and_most(array: NDArray[Any]) -> tuple[float, float]:
    parts = [array[place : place + CHUNK] for place in range(0, len(array), CHUNK)]
    least, most = min(float(part.min()) for part in parts), max(float(part.max()) for part in parts)
    return least, most


def _of_whole(array: NDArray[Any], least: float, most: float, name: str) -> ValueRange | None:
    if least < 0:
        if array.dtype == np.int8 or (least >= -128 and most <= 127 and least < -64):
            return ValueRange(
                -128, 127, Sentence("“{array}” has values from −128 to 127: −128 was read as black.", array=name)
            )
        return None
    top = _top(array, most)
    if top > DEEP_LEVELS[-1]:
        return None
    depth = _depth(top, is_byte=array.dtype == np.uint8)
    if depth == BYTE and most <= BYTE:
        return ValueRange(0, BYTE, _dark(most, BYTE, name))
    cut = int((array > depth).sum())
    if depth == BYTE:
        levels = Sentence("“{array}” was read with values from 0 to 255.", array=name)
    else:
        levels = Sentence(
            "“{array}” has values from 0 to {most:,}: {depth:,} was read as white.",
            array=name,
            most=int(top),
            depth=depth,
        )
    return ValueRange(0, depth, _with_cut(levels, cut))


def _of_floats(array: NDArray[Any], least: float, most: float, name: str) -> ValueRange | None:
    if least >= most and not 0 <= most <= BYTE:  # all values the same: nobody knows what is black
        return None
    top = _top(array, most)
    if least >= 0 and top <= TINY and top > 0:
        return ValueRange(
            0,
            top,
            Sentence("“{array}” has values from 0 to {most:.3g}: {most:.3g} was read as white.", array=name, most=top),
        )
    for low, high, smallest in FLOATS:
        if (low < 0) == (least < -OVERSHOOT * high) and smallest <= top and _fits(array, low, high, top, least):
            return ValueRange(low, high, _told_of_floats(array, low, high, most, least, name))
    if least >= 0 and _are_whole(array):
        return _of_whole(array, least, most, name)
    low, high = _robust(array)
    if high <= low:
        return None
    return ValueRange(
        low,
        high,
        Sentence(
            "“{array}” has values from {least:.3g} to {most:.3g}: {low:.3g} was read as black, {high:.3g} as white.",
            array=name,
            least=least,
            most=most,
            low=low,
            high=high,
        ),
    )


def _fits(array: NDArray[Any], low: float, high: float, top: float, least: float) -> bool:
    """Whether ``array`` has values from ``low`` to ``high``, but for overshoots."""
    room = OVERSHOOT * (high - low)
    if top > high + room or least < low - room:
        return False
    some = _sample(array)
    return float(((some >= low - 1e-6) & (some <= high + 1e-6)).mean()) >= INSIDE


def _told_of_floats(
    array: NDArray[Any], low: float, high: float, most: float, least: float, name: str
) -> Sentence | None:
    cut = int(((array < low) | (array > high)).sum()) if most > high or least < low else 0
    if cut or low < 0:
        return _with_cut(
            Sentence("“{array}” was read with values from {low:.3g} to {high:.3g}.", array=name, low=low, high=high),
            cut,
        )
    return _dark(most, high, name)


def _with_cut(levels: Sentence, cut: int) -> Sentence:
    if not cut:
        return levels
    if cut == 1:
        return Sentence("{levels} One value lies outside of this and was cut.", levels=levels)
    return Sentence("{levels} {count:,} values lie outside of this and were cut.", levels=levels, count=cut)


def _dark(most: float, high: float, name: str) -> Sentence | None:
    if not 0 < most < DARK * high:
        return None
    return Sentence(
        "“{array}” has values from 0 to {most:.3g} only, of {high:.3g}: its pictures are dark.",
        array=name,
        most=most,
        high=high,
    )


def _depth(top: float, *, is_byte: bool) -> int:
    """The value that is white in pictures whose largest is ``top``."""
    few = next((level for level in FEW_LEVELS if top <= level), 0)
    if few:
        return few if top else BYTE
    if top <= BYTE:
        return int(top) if top in EXACT_LEVELS and is_byte else BYTE
    return next(level for level in DEEP_LEVELS if top <= level)


def _top(array: NDArray[Any], most: float) -> float:
    """The largest value but for a few far outside, which are of a handful of kinds."""
    some = _sample(array)
    above = some[some > some.min()] if some.size else some
    if not above.size:
        return most
    usual = float(np.quantile(above, 1 - RARE))
    if most <= 2 * usual or usual <= 0:
        return most
    outside = array[array > 2 * usual]
    if len(np.unique(outside)) > FEW_KINDS:
        return most
    return float(array[array <= 2 * usual].max())


def _sample(array: NDArray[Any]) -> NDArray[Any]:
    """At most about SAMPLE values of ``array``, of pictures from its whole length."""
    each = max(1, array[0].size)
    return array[:: max(1, len(array) * each // SAMPLE)].reshape(-1)


def _are_whole(array: NDArray[Any]) -> bool:
    return all(
        bool((part == np.rint(part)).all())
        for part in (array[place : place + CHUNK] for place in range(0, len(array), CHUNK))
    )


def _robust(array: NDArray[Any]) -> tuple[float, float]:
    """The values between which nearly all lie."""
    low, high = np.quantile(_sample(array), (0.001, 0.999))
    return float(low), float(high)
