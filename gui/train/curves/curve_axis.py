"""The axes of the curves: whole epochs, short small numbers, logarithmic ticks that do not crowd each other."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

LARGEST_POWER = 300  # of ten; a float ends at 1.8e308
SHORT_BELOW = 0.001  # smaller numbers are written as 5e-4: "0.0005" needs more room than an axis has
LONG_FROM = 10_000  # larger ones as 1e+04
MOST_DECIMALS = 12  # what a float of this size can tell apart


def tick_texts(values: Sequence[float], scale: float, spacing: float) -> list[str]:
    """A text for each tick at ``values`` (times ``scale``), ``spacing`` apart, no longer than telling them apart needs.

    Any float is allowed: a value that is no number has no text, and a spacing that is none counts as unknown.
    """
    shown = [value * scale for value in values]
    step = abs(spacing * scale)
    largest = max((abs(value) for value in shown if math.isfinite(value)), default=0.0)
    has_step = 0 < step < math.inf
    if 0 < largest < SHORT_BELOW:
        digits = _power(largest) - _power(step) if has_step else 0
        return [_short(value, min(max(0, digits), MOST_DECIMALS)) for value in shown]
    decimals = min(max(0, -_power(step)), MOST_DECIMALS) if has_step else 0
    return [_plain(value, decimals) for value in shown]


def _power(value: float) -> int:
    """The power of ten of a value above 0."""
    return math.floor(math.log10(value))


def _short(value: float, digits: int) -> str:
    if not math.isfinite(value):
        return ""
    return f"{value:.{digits}e}".replace("e-0", "e-") if value else "0"


def _plain(value: float, decimals: int) -> str:
    if not math.isfinite(value):
        return ""
    if value == 0:
        return "0"  # never "-0"
    return f"{value:g}" if abs(value) < SHORT_BELOW or abs(value) >= LONG_FROM else f"{value:.{decimals}f}"


def curve_axis(pg: Any) -> Any:
    """A class of axes. Logarithmic ticks are 1, 2 and 5 times the powers of ten (pyqtgraph's own crowd each other);
    those of a ``whole`` axis are whole numbers."""

    class Axis(pg.AxisItem):  # pyright: ignore[reportUntypedBaseClass] - pyqtgraph comes in as a value
        def __init__(self, orientation: str, whole: bool = False) -> None:
            self._is_whole = whole
            super().__init__(orientation)

        def tickSpacing(self, minVal: float, maxVal: float, size: float) -> Any:  # noqa: N803
            found = super().tickSpacing(minVal, maxVal, size)
            is_whole = self._is_whole and maxVal - minVal >= 1
            return [(max(1.0, spacing), offset) for spacing, offset in found] if is_whole else found

        def tickStrings(self, values: Any, scale: float, spacing: float) -> Any:
            if self.logMode:
                # powers beyond what a float holds have no text; pyqtgraph would warn of an overflow
                known = [abs(value) < LARGEST_POWER for value in values]
                texts = iter(
                    super().tickStrings(
                        [v for v, is_known in zip(values, known, strict=True) if is_known], scale, spacing
                    )
                )
                return [next(texts) if is_known else "" for is_known in known]
            return tick_texts(list(values), scale, spacing)

        def logTickValues(self, minVal: float, maxVal: float, size: float, stdTicks: Any) -> Any:  # noqa: N803
            powers = range(int(np.floor(minVal)), int(np.ceil(maxVal)) + 1)
            factors = (1, 2, 5) if maxVal - minVal < 2.5 else (1,)
            places = [power + float(np.log10(factor)) for power in powers for factor in factors]
            inside = [place for place in places if minVal <= place <= maxVal]
            return [(1.0, inside)] if len(inside) > 1 else stdTicks

    return Axis
