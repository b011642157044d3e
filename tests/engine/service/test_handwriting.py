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
from engine.service.handwriting import HandwritingAnswers
from tests.engine.protocol.frames import travelled

HANDWRITING = HandwritingAnswers()
DRAWING = Drawing(9, 9, (Stroke(np.ones((2, 4), np.float32), 3.0),))


def kept(label: str = "4") -> CollectionList:
    return HANDWRITING.keep(KeepDrawing(MINE, DRAWING, label, answered="9"))


def test_that_a_correction_is_kept_counted_and_listed_over_the_wire() -> None:
    answer = kept()
    assert answer.collections[0].counts == (0, 0, 0, 0, 1, 0, 0, 0, 0, 0)
    listed = HANDWRITING.list_drawings(ListDrawings(MINE))
    back = travelled(listed)
    assert isinstance(back, Drawings)
    assert [(d.id, d.label, d.answered) for d in back.drawings] == [(answer.drawing_id, "4", "9")]


def test_that_acts_on_a_drawing_are_done() -> None:
    one = kept().drawing_id
    for act, label, counts in (("relabel", "9", 1), ("discard", "", 0), ("restore", "", 1)):
        answer = HANDWRITING.act_on_drawing(DrawingRequest(act, MINE, one, label))  # pyright: ignore[reportArgumentType]
        assert answer.collections[0].counts[9] == counts


def test_that_a_set_is_made_shared_discarded_restored_and_received(tmp_path: Path) -> None:
    made = HANDWRITING.create(CreateCollection("Shapes", ("♥", "★")))
    key = made.changed
    HANDWRITING.keep(KeepDrawing(key, DRAWING, "★"))
    path = str(tmp_path / "shapes.json")
    shared = HANDWRITING.act_on_collection(CollectionRequest("share", key, path))
    assert shared.count == 1
    gone = HANDWRITING.act_on_collection(CollectionRequest("discard", key))
    assert key not in [info.key for info in gone.collections]
    HANDWRITING.act_on_collection(CollectionRequest("restore", key))
    received = HANDWRITING.act_on_collection(CollectionRequest("receive", "", path))
    assert [info.counts for info in received.collections if info.name == "Shapes"] == [(0, 1), (0, 1)]
