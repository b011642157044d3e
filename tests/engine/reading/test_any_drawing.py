"""Whatever strokes a device sends, the answer is a reading with numbers in it, never an error."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.inference.recognizer import Recognizer
from engine.ink.drawing import Drawing, Stroke
from engine.prediction import ReadMode
from engine.protocol.recognize import Read, ReadDrawing
from engine.reading.read_drawing import read_drawing
from tests.engine.protocol.frames import framed
from tests.engine.recognizers import random_weights

numbers = st.floats(-2000, 2000, width=32) | st.sampled_from([np.nan, np.inf, -np.inf, 1e30, -1e-30])
points = arrays.arrays(np.float32, st.tuples(st.integers(1, 12), st.just(4)), elements=numbers)
strokes = st.builds(Stroke, points, st.floats(allow_nan=True, allow_infinity=True), st.booleans())
drawings = st.builds(
    Drawing,
    st.sampled_from([0.0, 1.0, 500.0, 1e9, np.nan]),
    st.sampled_from([0.0, 1.0, 500.0, -3.0]),
    st.lists(strokes, max_size=6).map(tuple),
)


@pytest.fixture(scope="module")
def recognizer(tmp_path_factory: pytest.TempPathFactory) -> Recognizer:
    folder: Path = tmp_path_factory.mktemp("weights")
    return Recognizer.load(random_weights(folder / "digits.safetensors"))


@settings(max_examples=60, deadline=None)
@given(drawing=drawings, mode=st.sampled_from(["auto", "one", "many"]))
def test_that_any_drawing_is_answered_and_travels(recognizer: Recognizer, drawing: Drawing, mode: ReadMode) -> None:
    assert framed(ReadDrawing(drawing, "", mode))
    reading = read_drawing(drawing, recognizer, mode)
    assert reading.text
    shares = reading.prediction.probabilities
    assert np.isfinite(shares).all()
    assert (reading.prediction.verdict == "blank") == (shares.size == 0)
    for glyph in reading.glyphs:
        assert np.isfinite(glyph.box).all()
    assert framed(Read(reading))
