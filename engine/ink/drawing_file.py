"""A drawing as a small JSON file, exact to the last bit; for the drawing kept through a crash."""

import json
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import numpy as np

from engine.errors import EngineError
from engine.ink.drawing import Drawing, Stroke
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.storage.safe_open import read_whole

DRAWING_VERSION = 1
LARGEST_FILE = 64 << 20
MOST_STROKES = 100_000
FARTHEST = 1e6  # canvas units; far beyond any screen
THIS_DRAWING = Sentence("This drawing")


def stroke_text(stroke: Stroke) -> str:
    """One stroke as JSON; what ``drawing_text`` joins, so that a writer may keep it for strokes that never change."""
    points = stroke.points.astype(np.float64)
    short = np.round(points, 3)
    exact = np.where(short.astype(np.float32) == stroke.points, short, points)
    plain = {"pen_width": stroke.pen_width, "is_eraser": stroke.is_eraser, "points": exact.tolist()}
    return json.dumps(plain, separators=(",", ":"), allow_nan=False)


def drawing_text(width: float, height: float, strokes: Iterable[str]) -> str:
    """The file's text; ``strokes`` as ``stroke_text`` made them."""
    head = json.dumps({"type": "Drawing", "version": DRAWING_VERSION, "width": width, "height": height})
    return head[:-1] + ', "strokes": [\n' + ",\n".join(strokes) + "\n]}\n"


def to_text(drawing: Drawing) -> str:
    """The drawing as JSON."""
    return drawing_text(drawing.width, drawing.height, map(stroke_text, drawing.strokes))


def from_text(text: str | bytes, what: str = THIS_DRAWING) -> Drawing:
    """The drawing in ``text``. EngineError, beginning with ``what``, when it is damaged or of a newer version."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise EngineError("{what} is damaged: it holds no readable JSON.", details=str(error), what=what) from error
    try:
        return _drawing(plain)
    except _NewerVersionError as error:
        raise EngineError("{what} was made by a newer Inkling. Update Inkling to open it.", what=what) from error
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise EngineError("{what} is damaged: its strokes cannot be read.", details=repr(error), what=what) from error


def save_drawing(path: Path, drawing: Drawing) -> None:
    """Write the drawing atomically; EngineError when that is not possible."""
    write_atomically(path, to_text(drawing).encode())


def load_drawing(path: Path) -> Drawing:
    """Read a drawing that ``save_drawing`` wrote; EngineError when it is missing, too large or damaged."""
    what = Sentence("The drawing “{name}”", name=path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise EngineError(
                "{what} is too large ({size} MB) to be one of Inkling's.", what=what, size=path.stat().st_size >> 20
            )
        data = read_whole(path, LARGEST_FILE)
    except OSError as error:
        raise EngineError("{what} could not be read: {why}.", what=what, why=error.strerror or str(error)) from error
    return from_text(data, what)


class _NewerVersionError(Exception):
    pass


def _drawing(plain: Any) -> Drawing:
    if plain["version"] > DRAWING_VERSION:
        raise _NewerVersionError
    strokes = cast("list[dict[str, Any]]", plain["strokes"])
    if len(strokes) > MOST_STROKES:
        raise ValueError("too many strokes")
    return Drawing(_length(plain["width"]), _length(plain["height"]), tuple(map(_stroke, strokes)))


def _stroke(plain: dict[str, Any]) -> Stroke:
    points = np.array(plain["points"], np.float32)
    if points.ndim != 2 or points.shape[0] < 1 or points.shape[1] != 4 or not np.isfinite(points).all():
        raise ValueError("a stroke needs finite points of four numbers")
    if np.abs(points[:, :2]).max() > FARTHEST:
        raise ValueError("a stroke lies too far away")
    width = _length(plain["pen_width"])
    if width <= 0:
        raise ValueError("a pen needs a width")
    return Stroke(points, width, plain.get("is_eraser", False) is True)


def _length(value: object) -> float:
    number = float(cast(float, value))
    if not math.isfinite(number) or not 0 <= number <= FARTHEST:
        raise ValueError("a length must be finite and not negative")
    return number
