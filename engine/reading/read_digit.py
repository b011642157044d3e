"""One glyph: all the ink of a drawing or picture as a single digit or symbol, every step kept to be shown."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from engine.inference import decision
from engine.inference.recognizer import Answers, Recognizer
from engine.ink import centering
from engine.prediction import Glyph, Reading, Step

Box = tuple[float, float, float, float]


class WholeInk:
    """All ink of a picture as one glyph. gray: uint8 (h, w), 0 paper .. 255 ink.

    What the recognizer says of it is computed when it is first asked for, and once.
    """

    def __init__(self, gray: NDArray[np.uint8], recognizer: Recognizer) -> None:
        self.gray = gray
        self.recognizer = recognizer
        self.box = centering.ink_box(gray)
        self._shown, self._centred = centering.steps(gray, recognizer.card.input.size)

    def share(self) -> float:
        """The largest probability of a class, "none of the classes" left in; 0 without ink."""
        return float(self._answers.shares().max()) if self._answers else 0.0

    def reading(self) -> Reading:
        """All ink as one glyph."""
        if self._answers is None or self.box is None:
            return blank(self.recognizer, self._shown)
        prediction = self._answers.predictions()[0]
        x, y, width, height = self.box
        return Reading(
            prediction=prediction,
            text=decision.text(prediction),
            recognizer=self.recognizer.card.name,
            milliseconds=0.0,
            runtime=self.recognizer.backend.name,
            steps=self._shown,
            glyphs=(Glyph((float(x), float(y), float(width), float(height)), prediction),),
            lines=((0,),),
        )

    @cached_property
    def _answers(self) -> Answers | None:
        return None if self._centred is None else self.recognizer.answers(self._centred[None, None])


def blank(recognizer: Recognizer, shown: tuple[Step, ...] = ()) -> Reading:
    """The answer to nothing."""
    return Reading(decision.BLANK, decision.BLANK_TEXT, recognizer.card.name, 0.0, shown)


def with_boxes(reading: Reading, moved: Callable[[Box], Box]) -> Reading:
    """The same reading with its boxes in other units."""
    return replace(reading, glyphs=tuple(replace(one, box=moved(one.box)) for one in reading.glyphs))


def timed(reading: Reading, started: float) -> Reading:
    """The same reading with the time since ``started`` (perf_counter)."""
    return replace(reading, milliseconds=(perf_counter() - started) * 1000)
