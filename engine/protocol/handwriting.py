"""What the window asks about collections of drawings, and the answers. Frozen dataclasses; no torch, no files opened.

Every request but ListDrawings is answered by ``CollectionList``; all of them by ``Failed`` (engine.protocol.messages)
when they cannot be done.
"""

from dataclasses import dataclass
from typing import Literal

from engine.ink.drawing import Drawing

CollectionAct = Literal["list", "discard", "restore", "share", "receive"]
DrawingAct = Literal["discard", "restore", "relabel"]


@dataclass(frozen=True, eq=False)
class CollectionRequest:
    """An act on a whole collection. path: the file to share to or receive from (key: where it is added; empty: new)."""

    id: int
    act: CollectionAct
    key: str = ""
    path: str = ""
    channel: str = ""


@dataclass(frozen=True, eq=False)
class CreateCollection:
    """A new set of symbols; classes: what is to be told apart, at least two."""

    id: int
    name: str
    classes: tuple[str, ...]
    channel: str = ""


@dataclass(frozen=True, eq=False)
class KeepDrawing:
    """Keep a drawing with its label; when ``CollectionList`` answers it is on disk. answered: what was said before."""

    id: int
    collection: str
    drawing: Drawing
    label: str
    answered: str = ""
    channel: str = ""


@dataclass(frozen=True, eq=False)
class DrawingRequest:
    """An act on one kept drawing."""

    id: int
    act: DrawingAct
    collection: str
    drawing_id: str
    label: str = ""  # relabel only
    channel: str = ""


@dataclass(frozen=True, eq=False)
class ListDrawings:
    """All drawings of a collection."""

    id: int
    collection: str
    channel: str = "drawings"


HandwritingRequest = CollectionRequest | CreateCollection | KeepDrawing | DrawingRequest | ListDrawings


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

    id: int
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

    id: int
    collection: str
    drawings: tuple[DrawnExample, ...]


HandwritingAnswer = CollectionList | Drawings
