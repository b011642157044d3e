"""What a person wrote is kept, can be changed, shared and brought back."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.handwriting import collections
from engine.handwriting.collections import DIGITS, MINE
from engine.ink.drawing import Drawing, Stroke
from engine.storage import paths

LINE = np.array([[10, 10, 1, 0], [20, 60, 0.5, 16], [30, 90, 1, 32]], np.float32)
DRAWING = Drawing(300, 300, (Stroke(LINE, 14.0),))


def test_that_my_handwriting_is_there_before_anything_was_kept() -> None:
    assert [(c.key, c.classes) for c in collections.collections()] == [(MINE, DIGITS)]
    assert collections.drawings(MINE) == ()


def test_that_a_kept_drawing_is_on_disk_stroke_by_stroke() -> None:
    kept = collections.keep(MINE, DRAWING, "7", answered="1")
    (found,) = collections.drawings(MINE)
    assert (found.id, found.label, found.answered) == (kept.id, "7", "1")
    np.testing.assert_array_equal(found.drawing.strokes[0].points, LINE)


def test_that_a_drawing_is_relabelled_discarded_and_restored() -> None:
    kept = collections.keep(MINE, DRAWING, "1")
    collections.relabel(MINE, kept.id, "7")
    assert [d.label for d in collections.drawings(MINE)] == ["7"]
    collections.discard(MINE, kept.id)
    assert collections.drawings(MINE) == ()
    collections.restore(MINE, kept.id)
    assert [d.id for d in collections.drawings(MINE)] == [kept.id]


def test_that_a_set_of_symbols_travels_as_one_file(tmp_path: Path) -> None:
    hearts = collections.create("Hearts ♥ and 한글", ("♥", "ㅎ"))
    collections.keep(hearts.key, DRAWING, "ㅎ")
    assert collections.share(hearts.key, tmp_path / "hearts.json") == 1
    received, count = collections.receive(tmp_path / "hearts.json")
    assert (received.name, received.classes, count) == (hearts.name, ("♥", "ㅎ"), 1)
    assert received.key != hearts.key
    assert [d.label for d in collections.drawings(received.key)] == ["ㅎ"]


def test_that_a_discarded_set_comes_back_whole() -> None:
    made = collections.create("Stars", ("★", "☆"))
    collections.keep(made.key, DRAWING, "★")
    collections.discard_collection(made.key)
    assert made.key not in [c.key for c in collections.collections()]
    collections.restore_collection(made.key)
    assert len(collections.drawings(made.key)) == 1


@pytest.mark.parametrize(
    ("name", "classes", "sentence"),
    [
        ("", ("a", "b"), "a name of 1 to"),
        ("One", ("a", " "), "at least two classes"),
        ("Twice", ("a", "b", "a "), "“a” is named twice"),
        ("Long", ("a", "b" * 61), "at most"),
    ],
)
def test_that_sets_that_make_no_sense_are_refused(name: str, classes: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        collections.create(name, classes)


def test_that_nothing_drawn_and_strange_labels_are_refused() -> None:
    with pytest.raises(EngineError, match="nothing drawn"):
        collections.keep(MINE, Drawing(10, 10, (Stroke(LINE, 5.0, is_eraser=True),)), "1")
    with pytest.raises(EngineError, match="“x” is no class"):
        collections.keep(MINE, DRAWING, "x")


def test_that_damaged_files_hide_nothing_else(tmp_path: Path) -> None:
    kept = collections.keep(MINE, DRAWING, "1")
    (paths.handwriting() / MINE / "0.ink.json").write_text('{"label": ')
    (paths.handwriting() / "broken").mkdir()
    (paths.handwriting() / "broken" / "set.json").write_bytes(b"\0\0")
    assert [d.id for d in collections.drawings(MINE)] == [kept.id]
    assert [c.key for c in collections.collections()] == [MINE]
    (tmp_path / "x.json").write_text('{"name": "a", "classes": ["b", "c"], "drawings": [["d", "{}"]]}')
    with pytest.raises(EngineError, match="damaged"):
        collections.receive(tmp_path / "x.json")


def test_that_names_cannot_leave_the_folder() -> None:
    with pytest.raises(EngineError, match="gone"):
        collections.drawings("../runs")
    with pytest.raises(EngineError, match="gone"):
        collections.discard(MINE, "../../x")
