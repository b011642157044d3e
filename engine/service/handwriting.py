"""The desk: does what the window asks about collections of drawings."""

from pathlib import Path

from engine.handwriting import collections
from engine.protocol.handwriting import (
    CollectionInfo,
    CollectionList,
    CollectionRequest,
    CreateCollection,
    DrawingRequest,
    Drawings,
    DrawnExample,
    HandwritingRequest,
    KeepDrawing,
    ListDrawings,
)


def answer(request: HandwritingRequest) -> CollectionList | Drawings:
    """Do it; EngineError when it cannot be done."""
    match request:
        case ListDrawings():
            return _drawings(request)
        case KeepDrawing():
            kept = collections.keep(request.collection, request.drawing, request.label, request.answered)
            return _collections(request.collection, drawing_id=kept.id)
        case CreateCollection():
            made = collections.create(request.name, request.classes)
            return _collections(made.key)
        case DrawingRequest():
            _act_on_drawing(request)
            return _collections(request.collection, drawing_id=request.drawing_id)
        case CollectionRequest():
            key, count = _act_on_collection(request)
            return _collections(key, count=count)


def _act_on_drawing(request: DrawingRequest) -> None:
    if request.act == "relabel":
        collections.relabel(request.collection, request.drawing_id, request.label)
    elif request.act == "discard":
        collections.discard(request.collection, request.drawing_id)
    else:
        collections.restore(request.collection, request.drawing_id)


def _act_on_collection(request: CollectionRequest) -> tuple[str, int]:
    """The key acted on and how many drawings were moved."""
    match request.act:
        case "list":
            return request.key, 0
        case "discard":
            collections.discard_collection(request.key)
            return request.key, 0
        case "restore":
            collections.restore_collection(request.key)
            return request.key, 0
        case "share":
            return request.key, collections.share(request.key, Path(request.path))
        case "receive":
            received, count = collections.receive(Path(request.path), request.key)
            return received.key, count


def _drawings(request: ListDrawings) -> Drawings:
    kept = collections.drawings(request.collection)
    return Drawings(
        request.collection,
        tuple(DrawnExample(one.id, one.label, one.drawing, one.answered, one.kept) for one in kept),
    )


def _collections(changed: str, *, drawing_id: str = "", count: int = 0) -> CollectionList:
    infos = tuple(_info(found) for found in collections.collections())
    return CollectionList(infos, changed, drawing_id, count)


def _info(found: collections.Collection) -> CollectionInfo:
    counts = collections.counts(found)
    return CollectionInfo(found.key, found.name, found.classes, counts, found.recognizer)
