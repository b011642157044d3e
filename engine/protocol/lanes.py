"""Lanes: requests that must not delay each other wait in separate queues, each with a thread of its own."""

from typing import Literal

from engine.protocol.compare import CompareBytes, CompareDrawing, CompareFile
from engine.protocol.data import InspectData, PreviewPictures
from engine.protocol.envelope import Request
from engine.protocol.recognize import ListPictures, ReadBytes, ReadDrawing, ReadFile

LaneName = Literal["canvas", "pictures", "compare", "data", "preview", "library"]
LANES: tuple[LaneName, ...] = ("canvas", "pictures", "compare", "data", "preview", "library")


def lane_of(request: Request[object]) -> LaneName:
    """The lane that works on ``request``: a slow file never delays the canvas, a large folder never delays a file.

    What writes (collections, weights) goes to "library".
    """
    match request:
        case ReadDrawing():
            return "canvas"
        case ReadFile() | ReadBytes() | ListPictures():
            return "pictures"
        case CompareDrawing() | CompareFile() | CompareBytes():
            return "compare"
        case InspectData():
            return "data"
        case PreviewPictures():
            return "preview"
        case _:
            return "library"
