"""The whole way from a drawing to its answer, every step kept to be shown."""

from time import perf_counter

from engine.inference.recognizer import Recognizer
from engine.ink.drawing import Drawing
from engine.ink.rasterizer import Rendered, render
from engine.prediction import Reading, ReadMode
from engine.reading.read_digit import WholeInk, timed, with_boxes
from engine.reading.read_number import number_in_drawing


def read_drawing(drawing: Drawing, recognizer: Recognizer, mode: ReadMode = "auto") -> Reading:
    """What ``recognizer`` reads in ``drawing``; boxes in canvas units."""
    started = perf_counter()
    return timed(read_rendered(drawing, render(drawing), recognizer, mode), started)


def read_rendered(drawing: Drawing, rendered: Rendered, recognizer: Recognizer, mode: ReadMode) -> Reading:
    """The same for a drawing that is rendered already; not timed."""
    if recognizer.card.input.kind == "photo":
        from engine.reading.read_picture import read_as_photo

        reading = read_as_photo(rendered.gray, recognizer)
    else:
        ink = WholeInk(rendered.gray, recognizer)
        reading = number_in_drawing(drawing, rendered, ink, mode) or ink.reading()
    return with_boxes(reading, rendered.to_canvas)
