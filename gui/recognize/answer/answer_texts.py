"""The answer in the window's own words, for every verdict."""

from PySide6.QtCore import QCoreApplication

from engine.figures import UNKNOWN, figure
from engine.prediction import Prediction, Reading
from gui.platform.languages import class_said
from gui.widgets.safe_text import visible

translate = QCoreApplication.translate


def headline(reading: Reading, *, is_painted: bool = True) -> str:
    """What is written large: "7", "4 or 9", "2026", "Not a digit".

    is_painted: the classes of known data sets in the window's language; else as they are called in files.
    """
    if len(reading.glyphs) > 1:
        return visible(reading.text)
    return headline_of(reading.prediction, is_painted=is_painted)


def headline_of(prediction: Prediction, *, is_painted: bool = True) -> str:
    """The same for one glyph."""
    if prediction.verdict == "blank":
        return translate("Answer", "Nothing drawn")
    if prediction.verdict == "unknown":
        is_digits = all(label.isdecimal() for label in prediction.labels)
        return translate("Answer", "Not a digit") if is_digits else translate("Answer", "None of the classes")
    if prediction.verdict == "unsure" and len(prediction.labels) > 1:
        first, second = (label for label, _ in prediction.ranked()[:2])
        if is_painted:
            first, second = (class_said(label, prediction.labels) for label in (first, second))
        return translate("Answer", "{} or {}").format(visible(first), visible(second))
    return visible(class_said(prediction.label, prediction.labels) if is_painted else prediction.label)


def remark(reading: Reading) -> str:
    """What is written small below it; empty when all is clear."""
    if len(reading.glyphs) > 1:
        unclear = sum(glyph.prediction.verdict != "sure" for glyph in reading.glyphs)
        return (
            translate("Answer", "{} of {} digits are not sure").format(unclear, len(reading.glyphs)) if unclear else ""
        )
    if reading.prediction.verdict == "unsure":
        return translate("Answer", "not sure")
    return ""


def whole(reading: Reading) -> str:
    """The text of the ``answer`` label; begins with the predicted class whenever there is one."""
    small = remark(reading)
    return f"{headline(reading)} · {small}" if small else headline(reading)


def percent(probability: float) -> str:
    """ "98.7%". Never 100%: no network is that certain, its numbers only ran out of digits."""
    if probability >= 0.9995:
        return ">99.9%"
    text = figure(100 * probability, ".1f")
    return text if text == UNKNOWN else f"{text}%"
