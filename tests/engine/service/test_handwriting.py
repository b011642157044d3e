"""What the window asks about drawings is done and answered."""

from pathlib import Path

import numpy as np

from engine.handwriting.collections import MINE
from engine.ink.drawing import Drawing, Stroke
from engine.protocol.handwriting import (
    CollectionList,
    CollectionRequest,
    CreateCollection,
    DrawingRequest,
    Drawings,
    KeepDrawing,
    ListDrawings,
)
from engine.service import handwriting
from tests.engine.protocol.frames import travelled

DRAWING = Drawing(9, 9, (Stroke(np.ones((2, 4), np.float32), 3.0),))


def kept(label: str = "4") -> CollectionList:
    answer = handwriting.answer(KeepDrawing(MINE, DRAWING, label, answered="9"))
    assert isinstance(answer, CollectionList)
    return answer


def test_that_a_correction_is_kept_counted_and_listed_over_the_wire() -> None:
    answer = kept()
    assert answer.collections[0].counts == (0, 0, 0, 0, 1, 0, 0, 0, 0, 0)
    listed = handwriting.answer(ListDrawings(MINE))
    back = travelled(listed)
    assert isinstance(back, Drawings)
    assert [(d.id, d.label, d.answered) for d in back.drawings] == [(answer.drawing_id, "4", "9")]


def test_that_acts_on_a_drawing_are_done() -> None:
    one = kept().drawing_id
    for act, label, counts in (("relabel", "9", 1), ("discard", "", 0), ("restore", "", 1)):
        answer = handwriting.answer(DrawingRequest(act, MINE, one, label))  # pyright: ignore[reportArgumentType]
        assert isinstance(answer, CollectionList)
        assert answer.collections[0].counts[9] == counts


def test_that_a_set_is_made_shared_discarded_restored_and_received(tmp_path: Path) -> None:
    made = handwriting.answer(CreateCollection("Shapes", ("♥", "★")))
    assert isinstance(made, CollectionList)
    key = made.changed
    handwriting.answer(KeepDrawing(key, DRAWING, "★"))
    path = str(tmp_path / "shapes.json")
    shared = handwriting.answer(CollectionRequest("share", key, path))
    assert isinstance(shared, CollectionList)
    assert shared.count == 1
    gone = handwriting.answer(CollectionRequest("discard", key))
    assert isinstance(gone, CollectionList)
    assert key not in [info.key for info in gone.collections]
    back = handwriting.answer(CollectionRequest("restore", key))
    received = handwriting.answer(CollectionRequest("receive", "", path))
    assert isinstance(back, CollectionList)
    assert isinstance(received, CollectionList)
    assert [info.counts for info in received.collections if info.name == "Shapes"] == [(0, 1), (0, 1)]
