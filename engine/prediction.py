"""What the engine answers. No torch here, so that the window can import it at once."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Verdict = Literal["sure", "unsure", "unknown", "blank"]
WORST_FIRST: tuple[Verdict, ...] = ("unknown", "unsure", "sure", "blank")  # of a whole counts the worst of its parts
"""sure: one clear answer. unsure: "4 or 9". unknown: not one of the classes ("not a digit"). blank: nothing drawn."""


@dataclass(frozen=True, eq=False)
class Prediction:
    """Calibrated probabilities of all classes for one glyph or picture.

    probabilities: float32 (K,), sum 1, in the order of ``labels``. Empty (K = 0) only when the verdict is ``blank``.
    Where the verdict is ``unknown``, they say which class it would be, if it were one. rejected: 0..1, the probability
    that it is none of the classes; None for networks that never learned what is none of them.
    """

    labels: tuple[str, ...]
    probabilities: NDArray[np.float32]
    verdict: Verdict
    rejected: float | None = None

    def ranked(self) -> list[tuple[str, float]]:
        """(label, probability), most probable first; equal probabilities keep the order of the classes."""
        order = np.argsort(-self.probabilities, kind="stable")
        return [(self.labels[i], float(self.probabilities[i])) for i in order]

    @property
    def label(self) -> str:
        """The most probable class; empty when blank."""
        return self.ranked()[0][0] if len(self.labels) else ""

    @property
    def probability(self) -> float:
        """Probability of ``label``, 0..1."""
        return float(self.probabilities.max()) if len(self.labels) else 0.0

    @property
    def answer_probability(self) -> float | None:
        """Probability of what is answered, 0..1: of "not a digit", too. None when there is nothing, or nobody knows."""
        if self.verdict == "blank":
            return None
        return self.rejected if self.verdict == "unknown" else self.probability


@dataclass(frozen=True, eq=False)
class Step:
    """One step on the way from ink or picture to the network's input, to be shown.

    picture: uint8 (h, w) gray or (h, w, 3) RGB, as a person should see it: the very array the next step works on.
    """

    name: str  # "ink found", "box", "20×20", "centre of mass", "28×28", "32×32", ...
    picture: NDArray[np.uint8]
    note: str = ""


@dataclass(frozen=True, eq=False)
class Glyph:
    """One digit or symbol found in a drawing or picture. box: x, y, width, height in units of the source."""

    box: tuple[float, float, float, float]
    prediction: Prediction


@dataclass(frozen=True, eq=False)
class Reading:
    """The whole answer to one drawing or one picture.

    glyphs: in reading order; one for a single digit or a photo, empty when blank. ``lines``: the glyph indices of
    each line of text. notes: sentences a person should know ("16-bit picture: scaled to its range").
    thumbnail: uint8 RGB, at most 128 px a side; empty (0, 0, 3) for drawings. picture: uint8 RGB, what was opened, at
    most about 1,000 px a side, to be shown large; empty for drawings. source_size: width and height in the units of the
    glyphs' boxes; (0, 0) means that ``picture`` has them. runtime: how the network was computed ("PyTorch").
    """

    prediction: Prediction  # of a single glyph; of several, the first one's: ``verdict`` is that of the whole
    text: str  # "7", "2026", "cat", "4 or 9", "not a digit", "nothing drawn"
    recognizer: str
    milliseconds: float
    steps: tuple[Step, ...] = ()
    glyphs: tuple[Glyph, ...] = ()
    lines: tuple[tuple[int, ...], ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""  # file name, or empty for a drawing
    thumbnail: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0, 3), np.uint8))
    picture: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0, 3), np.uint8))
    source_size: tuple[int, int] = (0, 0)
    runtime: str = ""

    @property
    def verdict(self) -> Verdict:
        """Of the whole: a number is as sure as its worst digit."""
        found: list[Verdict] = [glyph.prediction.verdict for glyph in self.glyphs] or [self.prediction.verdict]
        return min(found, key=WORST_FIRST.index)

    @property
    def probability(self) -> float | None:
        """Of the whole, 0..1: of a number its least sure digit's, where all are read; see ``answer_probability``."""
        parts = [glyph.prediction for glyph in self.glyphs] or [self.prediction]
        worst = [part for part in parts if part.verdict == self.verdict]
        known = [found for part in worst if (found := part.answer_probability) is not None]
        return min(known) if len(known) == len(worst) and known else None


ReadMode = Literal["auto", "one", "many"]
