"""One glyph: all the ink of a drawing or picture as a single digit or symbol, every step kept to be shown."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from engine.inference import decision
from engine.inference.recognizer import Recognizer
from engine.ink import centering
from engine.prediction import Glyph, Reading, Step

Box = tuple[float, float, float, float]


def glyph(gray: NDArray[np.uint8], recognizer: Recognizer) -> Reading:
    """All ink as one glyph. gray: uint8 (h, w), 0 paper .. 255 ink."""
    shown, centred = centering.steps(gray, recognizer.card.input.size)
    box = centering.ink_box(gray)
    if centred is None or box is None:
        return blank(recognizer, shown)
    prediction = recognizer.predictions(centred[None, None])[0]
    x, y, width, height = box
    return Reading(
        prediction=prediction,
        text=decision.text(prediction),
        recognizer=recognizer.card.name,
        milliseconds=0.0,
        runtime=recognizer.backend.name,
        steps=shown,
        glyphs=(Glyph((float(x), float(y), float(width), float(height)), prediction),),
        lines=((0,),),
    )


def blank(recognizer: Recognizer, shown: tuple[Step, ...] = ()) -> Reading:
    """The answer to nothing."""
    return Reading(decision.BLANK, decision.BLANK_TEXT, recognizer.card.name, 0.0, shown)


def with_boxes(reading: Reading, moved: Callable[[Box], Box]) -> Reading:
    """The same reading with its boxes in other units."""
    return replace(reading, glyphs=tuple(replace(one, box=moved(one.box)) for one in reading.glyphs))


def timed(reading: Reading, started: float) -> Reading:
    """The same reading with the time since ``started`` (perf_counter)."""
    return replace(reading, milliseconds=(perf_counter() - started) * 1000)
