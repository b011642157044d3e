"""Collections of drawings: answers that keep, list and change them."""

from pathlib import Path
from typing import TYPE_CHECKING

from engine.protocol.handwriting import (
    CollectionInfo,
    CollectionList,
    CollectionRequest,
    CreateCollection,
    DrawingRequest,
    Drawings,
    DrawnExample,
    KeepDrawing,
    ListDrawings,
)
from engine.service.routes import Routes

if TYPE_CHECKING:
    from engine.handwriting.collections import Collection


class HandwritingAnswers:
    """Imports what it needs when it is first asked: the window waits for the engine to be ready, not for that."""

    def __init__(self) -> None:
        self.routes: Routes = {
            ListDrawings: self.list_drawings,
            KeepDrawing: self.keep,
            CreateCollection: self.create,
            DrawingRequest: self.act_on_drawing,
            CollectionRequest: self.act_on_collection,
        }

    def list_drawings(self, request: ListDrawings) -> Drawings:
        """Oldest first."""
        from engine.handwriting import collections

        kept = collections.drawings(request.collection)
        examples = (DrawnExample(one.id, one.label, one.drawing, one.answered, one.kept) for one in kept)
        return Drawings(request.collection, tuple(examples))

    def keep(self, request: KeepDrawing) -> CollectionList:
        """It is on disk when this returns."""
        from engine.handwriting import collections

        kept = collections.keep(request.collection, request.drawing, request.label, request.answered)
        return _listed(request.collection, drawing_id=kept.id)

    def create(self, request: CreateCollection) -> CollectionList:
        """A set of symbols."""
        from engine.handwriting import collections

        return _listed(collections.create(request.name, request.classes).key)

    def act_on_drawing(self, request: DrawingRequest) -> CollectionList:
        """One drawing is changed."""
        from engine.handwriting import collections

        match request.act:
            case "relabel":
                collections.relabel(request.collection, request.drawing_id, request.label)
            case "discard":
                collections.discard(request.collection, request.drawing_id)
            case "restore":
                collections.restore(request.collection, request.drawing_id)
        return _listed(request.collection, drawing_id=request.drawing_id)

    def act_on_collection(self, request: CollectionRequest) -> CollectionList:
        """A whole collection is changed, shared or received."""
        from engine.handwriting import collections

        match request.act:
            case "list":
                return _listed(request.key)
            case "discard":
                collections.discard_collection(request.key)
                return _listed(request.key)
            case "restore":
                collections.restore_collection(request.key)
                return _listed(request.key)
            case "share":
                return _listed(request.key, count=collections.share(request.key, Path(request.path)))
            case "receive":
                received, count = collections.receive(Path(request.path), request.key)
                return _listed(received.key, count=count)


def _listed(changed: str, *, drawing_id: str = "", count: int = 0) -> CollectionList:
    from engine.handwriting import collections

    return CollectionList(tuple(_info(found) for found in collections.collections()), changed, drawing_id, count)


def _info(found: "Collection") -> CollectionInfo:
    from engine.handwriting import collections

    counts = collections.counts(found)
    return CollectionInfo(found.key, found.name, found.classes, counts, found.recognizer)
