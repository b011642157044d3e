"""What the window asks about one drawing or picture, and the answers. No torch."""

from dataclasses import dataclass
from typing import ClassVar

from engine.ink.drawing import Drawing
from engine.prediction import Reading, ReadMode
from engine.protocol.envelope import Request


@dataclass(frozen=True, eq=False)
class Read:
    """Answer to ReadDrawing, ReadFile, ReadBytes."""

    reading: Reading


@dataclass(frozen=True, eq=False)
class ReadDrawing(Request[Read]):
    """Recognize the drawing on the canvas. mode: one digit, a number (several digits), or let the engine decide."""

    drawing: Drawing
    recognizer: str = ""  # RecognizerInfo.key; empty: the default for ink
    mode: ReadMode = "auto"
    channel: ClassVar[str] = "canvas"


@dataclass(frozen=True, eq=False)
class ReadFile(Request[Read]):
    """Recognize a picture file. Local paths only; the engine opens it safely."""

    path: str
    recognizer: str = ""  # empty: the best fit for the picture
    mode: ReadMode = "auto"
    for_ink: str = ""  # who fits handwriting; empty: the default
    for_photos: str = ""


@dataclass(frozen=True, eq=False)
class ReadBytes(Request[Read]):
    """Recognize an encoded picture that has no file (pasted, or dragged out of a browser)."""

    data: bytes
    name: str
    recognizer: str = ""
    mode: ReadMode = "auto"
    for_ink: str = ""
    for_photos: str = ""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Answer to ListPictures. skipped: (name, reason)."""

    paths: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, eq=False)
class ListPictures(Request[Pictures]):
    """The picture files in files and folders, in natural order, each real file once."""

    paths: tuple[str, ...]
