"""The seam to engine.reading.segmentation: when ink is read as several digits, and how they become one Reading."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.ink import centering
from engine.ink.drawing import Drawing
from engine.ink.rasterizer import Rendered
from engine.prediction import Glyph, Prediction, Reading, ReadMode, Step
from engine.reading.read_digit import WholeInk

if TYPE_CHECKING:
    from engine.reading.segmentation import Digit

# All ink together is one digit when it is not wider than a digit and the recognizer says so; a recognizer that never
# learned what is no digit says so of "11" too, and is believed only where the ink is narrow.
WIDEST_DIGIT, WIDEST_STROKE, NARROW = 1.2, 2.0, 0.75  # width / height; a number is seldom drawn in one stroke
ONE_DIGIT = 0.8  # its share of the answer, rubbish included

MOST_STEPS = 12  # digits whose 28x28 pictures are shown
UNREAD = "?"  # stands for a part of a number that is no digit


def number_in_drawing(drawing: Drawing, rendered: Rendered, ink: WholeInk, mode: ReadMode) -> Reading | None:
    """The number in ``drawing``, boxes in pixels of ``rendered``, whose ink is ``ink``; None when it is one glyph."""
    recognizer = ink.recognizer
    if mode == "one" or not reads_numbers(recognizer) or not rendered.gray.any():
        return None
    strokes = sum(not stroke.is_eraser for stroke in drawing.strokes)
    if mode == "auto" and is_one_digit(ink, WIDEST_STROKE if strokes == 1 else WIDEST_DIGIT):
        return None
    from engine.reading.segmentation import read_drawing_lines

    return _number(read_drawing_lines(drawing, rendered, recognizer.shares), rendered.gray, recognizer, mode)


def number_in_gray(ink: WholeInk, mode: ReadMode) -> Reading | None:
    """The number in a picture of ink; None when it is to be read as one glyph."""
    gray, recognizer = ink.gray, ink.recognizer
    if mode == "one" or not reads_numbers(recognizer) or not gray.any():
        return None
    if mode == "auto" and is_one_digit(ink):
        return None
    from engine.reading.segmentation import read_gray_lines

    return _number(read_gray_lines(gray, recognizer.shares), gray, recognizer, mode)


def is_one_digit(ink: WholeInk, widest: float = WIDEST_DIGIT) -> bool:
    """Whether all ink together is clearly one digit, so that no number need be searched in it."""
    widest = widest if decision.has_reject_class(ink.recognizer.card) else NARROW
    if ink.box is None or ink.box[2] > widest * ink.box[3]:
        return False
    return ink.share() >= ONE_DIGIT


def reads_numbers(recognizer: Recognizer) -> bool:
    """Whether its classes are the ten digits, so that several of them make a number."""
    return set(recognizer.labels) == set("0123456789")


def _number(
    lines: Sequence[Sequence["Digit"]], gray: NDArray[np.uint8], recognizer: Recognizer, mode: ReadMode
) -> Reading | None:
    digits = [digit for line in lines for digit in line]
    if not digits or (mode == "auto" and len(digits) == 1):
        return None  # a single digit is all the ink, also what the search for digits leaves out
    centred = [centering.centre(digit.ink) for digit in digits]
    predictions = _predictions(digits, centred, recognizer)
    unread = sum(prediction.verdict == "unknown" for prediction in predictions)
    if mode == "auto" and 2 * unread >= len(digits):
        return None
    glyphs = tuple(Glyph(_floats(digit.box), prediction) for digit, prediction in zip(digits, predictions, strict=True))
    ends = np.cumsum([len(line) for line in lines]).tolist()
    rows = tuple(tuple(range(end - len(line), end)) for end, line in zip(ends, lines, strict=True))
    text = "\n".join("".join(_character(predictions[index]) for index in row) for row in rows)
    shown = [
        Step(decision.text(prediction), picture)
        for prediction, picture in zip(predictions, centred, strict=True)
        if picture is not None
    ]
    return Reading(
        prediction=predictions[0],
        text=text,
        recognizer=recognizer.card.name,
        milliseconds=0.0,
        runtime=recognizer.backend.name,
        steps=(Step("ink found", gray), *shown[:MOST_STEPS]),
        glyphs=glyphs,
        lines=rows,
    )


def _predictions(
    digits: Sequence["Digit"], centred: Sequence[NDArray[np.uint8] | None], recognizer: Recognizer
) -> list[Prediction]:
    """One for each digit, all read in one batch; a decimal point is known by its shape."""
    blank = np.zeros((centering.FIELD, centering.FIELD), np.uint8)
    pictures = np.stack([blank if picture is None else picture for picture in centred])[:, None]
    read = recognizer.predictions(pictures)
    return [POINT if digit.is_point else prediction for digit, prediction in zip(digits, read, strict=True)]


POINT = Prediction(labels=(".",), probabilities=np.ones(1, np.float32), verdict="sure")


def _character(prediction: Prediction) -> str:
    return UNREAD if prediction.verdict == "unknown" else prediction.label


def _floats(box: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
    x, y, width, height = box
    return float(x), float(y), float(width), float(height)
