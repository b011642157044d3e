import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.errors import EngineError
from engine.ink import drawing_file
from engine.ink.drawing import Drawing, Stroke

POINTS = arrays.arrays(
    np.float32,
    st.tuples(st.integers(1, 40), st.just(4)),
    elements=st.floats(-1e5, 1e5, width=32, allow_nan=False),
)


@given(points=POINTS, pen_width=st.floats(0.5, 100), is_eraser=st.booleans())
def test_that_a_drawing_comes_back_to_the_last_bit(points: np.ndarray, pen_width: float, is_eraser: bool) -> None:
    drawing = Drawing(640.0, 480.0, (Stroke(points, pen_width, is_eraser),))
    back = drawing_file.from_text(drawing_file.to_text(drawing))
    assert (back.width, back.height) == (640.0, 480.0)
    assert back.strokes[0].points.tobytes() == points.tobytes()
    assert back.strokes[0].pen_width == pen_width
    assert back.strokes[0].is_eraser is is_eraser


def test_that_a_drawing_is_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "drawing.json"
    drawing_file.save_drawing(path, Drawing(10, 20, (Stroke(np.ones((1, 4), np.float32), 3.0),)))
    assert drawing_file.load_drawing(path).strokes[0].pen_width == 3.0


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no readable JSON"),
        ("[" * 100_000, "no readable JSON"),
        ("[]", "damaged"),
        ('{"version": 1, "width": 1, "height": 1}', "damaged"),
        ('{"version": 2, "width": 1, "height": 1, "strokes": []}', "newer Inkling"),
        ('{"version": "x", "width": 1, "height": 1, "strokes": []}', "damaged"),
        ('{"version": 1, "width": NaN, "height": 1, "strokes": []}', "damaged"),
        ('{"version": 1, "width": 1, "height": 1, "strokes": [{"pen_width": 1, "points": []}]}', "damaged"),
        ('{"version": 1, "width": 1, "height": 1, "strokes": [{"pen_width": 1, "points": [[1,2,3]]}]}', "damaged"),
        ('{"version": 1, "width": 1, "height": 1, "strokes": [{"pen_width": 0, "points": [[1,2,1,0]]}]}', "damaged"),
        ('{"version": 1, "width": 1, "height": 1, "strokes": [{"pen_width": 1, "points": [[1e30,2,1,0]]}]}', "damaged"),
        (
            '{"version": 1, "width": 1, "height": 1, "strokes": [{"pen_width": 1, "points": [[Infinity,2,1,0]]}]}',
            "damaged",
        ),
    ],
)
def test_that_a_damaged_drawing_is_told_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(EngineError, match=says):
        drawing_file.from_text(text)


def test_that_unknown_fields_of_a_newer_program_are_ignored() -> None:
    plain = json.loads(drawing_file.to_text(Drawing(5, 5, (Stroke(np.ones((2, 4), np.float32), 3.0),))))
    plain["author"] = plain["strokes"][0]["color"] = "blue"
    assert len(drawing_file.from_text(json.dumps(plain)).strokes) == 1


def test_that_a_missing_drawing_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="could not be read"):
        drawing_file.load_drawing(tmp_path / "none.json")
