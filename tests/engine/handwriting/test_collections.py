"""What a person wrote is kept, can be changed, shared and brought back."""

from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.handwriting import collections as collection
from engine.handwriting.collections import DIGITS, MINE
from engine.ink.drawing import Drawing, Stroke
from engine.storage import paths as folders

LINE = np.array([[10, 10, 1, 0], [20, 60, 0.5, 16], [30, 90, 1, 32]], np.float32)
DRAWING = Drawing(300, 300, (Stroke(LINE, 14.0),))


def test_that_my_handwriting_is_there_before_anything_was_kept() -> None:
    assert [(c.key, c.classes) for c in collection.collections()] == [(MINE, DIGITS)]
    assert collection.drawings(MINE) == ()


def test_that_a_kept_drawing_is_on_disk_stroke_by_stroke() -> None:
    kept = collection.keep(MINE, DRAWING, "7", answered="1")
    (found,) = collection.drawings(MINE)
    assert (found.id, found.label, found.answered) == (kept.id, "7", "1")
    np.testing.assert_array_equal(found.drawing.strokes[0].points, LINE)


def test_that_a_drawing_is_relabelled_discarded_and_restored() -> None:
    kept = collection.keep(MINE, DRAWING, "1")
    collection.relabel(MINE, kept.id, "7")
    assert [d.label for d in collection.drawings(MINE)] == ["7"]
    collection.discard(MINE, kept.id)
    assert collection.drawings(MINE) == ()
    collection.restore(MINE, kept.id)
    assert [d.id for d in collection.drawings(MINE)] == [kept.id]


def test_that_a_set_of_symbols_travels_as_one_file(tmp_path: Path) -> None:
    hearts = collection.create("Hearts ♥ and 한글", ("♥", "ㅎ"))
    collection.keep(hearts.key, DRAWING, "ㅎ")
    assert collection.share(hearts.key, tmp_path / "hearts.json") == 1
    received, count = collection.receive(tmp_path / "hearts.json")
    assert (received.name, received.classes, count) == (hearts.name, ("♥", "ㅎ"), 1)
    assert received.key != hearts.key
    assert [d.label for d in collection.drawings(received.key)] == ["ㅎ"]


def test_that_a_discarded_set_comes_back_whole() -> None:
    made = collection.create("Stars", ("★", "☆"))
    collection.keep(made.key, DRAWING, "★")
    collection.discard_collection(made.key)
    assert made.key not in [c.key for c in collection.collections()]
    collection.restore_collection(made.key)
    assert len(collection.drawings(made.key)) == 1


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
        collection.create(name, classes)


def test_that_nothing_drawn_and_strange_labels_are_refused() -> None:
    with pytest.raises(EngineError, match="nothing drawn"):
        collection.keep(MINE, Drawing(10, 10, (Stroke(LINE, 5.0, is_eraser=True),)), "1")
    with pytest.raises(EngineError, match="“x” is no class"):
        collection.keep(MINE, DRAWING, "x")


def test_that_damaged_files_hide_nothing_else(tmp_path: Path) -> None:
    kept = collection.keep(MINE, DRAWING, "1")
    (folders.handwriting() / MINE / "0.ink.json").write_text('{"label": ')
    (folders.handwriting() / "broken").mkdir()
    (folders.handwriting() / "broken" / "set.json").write_bytes(b"\0\0")
    assert [d.id for d in collection.drawings(MINE)] == [kept.id]
    assert [c.key for c in collection.collections()] == [MINE]
    (tmp_path / "x.json").write_text('{"name": "a", "classes": ["b", "c"], "drawings": [["d", "{}"]]}')
    with pytest.raises(EngineError, match="damaged"):
        collection.receive(tmp_path / "x.json")


def test_that_names_cannot_leave_the_folder() -> None:
    with pytest.raises(EngineError, match="gone"):
        collection.drawings("../runs")
    with pytest.raises(EngineError, match="gone"):
        collection.discard(MINE, "../../x")
