"""What the window asks about collections of drawings, and the answers. Frozen dataclasses; no torch, no files opened.

Every request but ListDrawings is answered by ``CollectionList``; all of them by ``Failed`` (engine.protocol.messages)
when they cannot be done.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.ink.drawing import Drawing
from engine.protocol.envelope import Request

CollectionAct = Literal["list", "discard", "restore", "share", "receive"]
DrawingAct = Literal["discard", "restore", "relabel"]


@dataclass(frozen=True)
class CollectionInfo:
    """A collection as the window lists it. counts: drawings per class. recognizer: library key of the one taught."""

    key: str
    name: str
    classes: tuple[str, ...]
    counts: tuple[int, ...]
    recognizer: str = ""


@dataclass(frozen=True, eq=False)
class CollectionList:
    """changed: key of the collection acted on; drawing_id: of the drawing kept, if any; count: drawings moved."""

    collections: tuple[CollectionInfo, ...]
    changed: str = ""
    drawing_id: str = ""
    count: int = 0


@dataclass(frozen=True, eq=False)
class DrawnExample:
    """A kept drawing. answered: what a recognizer had said. kept: ISO time."""

    id: str
    label: str
    drawing: Drawing
    answered: str = ""
    kept: str = ""


@dataclass(frozen=True, eq=False)
class Drawings:
    """Answer to ListDrawings: oldest first."""

    collection: str
    drawings: tuple[DrawnExample, ...]


@dataclass(frozen=True, eq=False)
class CollectionRequest(Request[CollectionList]):
    """An act on a whole collection. path: the file to share to or receive from (key: where it is added; empty: new)."""

    act: CollectionAct
    key: str = ""
    path: str = ""


@dataclass(frozen=True, eq=False)
class CreateCollection(Request[CollectionList]):
    """A new set of symbols; classes: what is to be told apart, at least two."""

    name: str
    classes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class KeepDrawing(Request[CollectionList]):
    """Keep a drawing with its label; when ``CollectionList`` answers it is on disk. answered: what was said before."""

    collection: str
    drawing: Drawing
    label: str
    answered: str = ""


@dataclass(frozen=True, eq=False)
class DrawingRequest(Request[CollectionList]):
    """An act on one kept drawing."""

    act: DrawingAct
    collection: str
    drawing_id: str
    label: str = ""  # relabel only


@dataclass(frozen=True, eq=False)
class ListDrawings(Request[Drawings]):
    """All drawings of a collection."""

    collection: str
    channel: ClassVar[str] = "drawings"
