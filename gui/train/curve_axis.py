"""The axes of the curves: whole epochs, short small numbers, logarithmic ticks that do not crowd each other."""

import math
from typing import Any

import numpy as np


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
            if self.logMode or not len(values) or max(map(abs, values)) >= 0.001:
                return super().tickStrings(values, scale, spacing)
            digits = max(0, math.floor(math.log10(max(map(abs, values)))) - math.floor(math.log10(spacing)))
            return [f"{value * scale:.{digits}e}".replace("e-0", "e-") if value else "0" for value in values]

        def logTickValues(self, minVal: float, maxVal: float, size: float, stdTicks: Any) -> Any:  # noqa: N803
            powers = range(int(np.floor(minVal)), int(np.ceil(maxVal)) + 1)
            factors = (1, 2, 5) if maxVal - minVal < 2.5 else (1,)
            places = [power + float(np.log10(factor)) for power in powers for factor in factors]
            inside = [place for place in places if minVal <= place <= maxVal]
            return [(1.0, inside)] if len(inside) > 1 else stdTicks

    return Axis
