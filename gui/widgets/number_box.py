"""NumberBox: a field for numbers of any size, 0.0003 as well as 30; steps 1, 2, 5, 10 times a power of ten."""

import math

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

STEPS = (1.0, 2.0, 5.0)


class NumberBox(QDoubleSpinBox):
    """Shows as few digits as the number needs and reads both decimal point and comma, in every language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDecimals(9)
        self.setKeyboardTracking(False)

    def textFromValue(self, value: float) -> str:
        return f"{value:.10g}"  # every digit that the field keeps: what is shown is what is read back

    def valueFromText(self, text: str) -> float:
        return _number(text.removesuffix(self.suffix())) or 0.0

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        bare = text.removesuffix(self.suffix()).strip()
        number = _number(bare)
        if number is not None:
            within = self.minimum() <= number <= self.maximum()
            return (QValidator.State.Acceptable if within else QValidator.State.Intermediate, text, at)
        may_become = all(sign in "0123456789.,eE+-" for sign in bare)
        return (QValidator.State.Intermediate if may_become else QValidator.State.Invalid, text, at)

    def stepBy(self, steps: int) -> None:
        value = self.value()
        for _ in range(abs(steps)):
            value = _above(value) if steps > 0 else _below(value)
        if steps < 0 and value < 1e-6:
            value = self.minimum()
        if steps > 0 and self.value() <= 0:
            value = max(self.minimum(), 1e-3)
        self.setValue(min(max(value, self.minimum()), self.maximum()))

    def stepEnabled(self) -> QDoubleSpinBox.StepEnabledFlag:
        flag = QDoubleSpinBox.StepEnabledFlag
        up = flag.StepUpEnabled if self.value() < self.maximum() else flag.StepNone
        return up | (flag.StepDownEnabled if self.value() > self.minimum() else flag.StepNone)


def _number(text: str) -> float | None:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _above(value: float) -> float:
    """The next of 1, 2, 5, 10, ... above ``value``."""
    if value <= 0:
        return 1e-6
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    return next((factor * power for factor in STEPS if factor * power > value * (1 + 1e-6)), 10.0 * power)


def _below(value: float) -> float:
    """The next of 1, 2, 5, 10, ... below ``value``."""
    if value <= 0:
        return 0.0
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    found = [factor * power for factor in STEPS if factor * power < value * (1 - 1e-6)]
    return found[-1] if found else 0.5 * power
