"""What the window asks about pictures, drawings, weights and runtimes, and the answers. No torch."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.inference.autotune.finding import BackendTried
from engine.ink.drawing import Drawing
from engine.library.info import PublishedWeights
from engine.prediction import Reading
from engine.prediction import ReadMode as ReadMode


@dataclass(frozen=True, eq=False)
class ListPublished:
    """All ImageNet weights that torchvision publishes for the networks here."""

    id: int
    channel: str = ""


@dataclass(frozen=True, eq=False)
class PublishedList:
    """Answer to ListPublished: in the order of history, the best of each network first."""

    id: int
    weights: tuple[PublishedWeights, ...]


@dataclass(frozen=True, eq=False)
class ReadDrawing:
    """Recognize the drawing on the canvas. mode: one digit, a number (several digits), or let the engine decide."""

    id: int
    drawing: Drawing
    recognizer: str = ""  # RecognizerInfo.key; empty: the default for ink
    mode: ReadMode = "auto"
    channel: str = "canvas"


@dataclass(frozen=True, eq=False)
class ReadFile:
    """Recognize a picture file. Local paths only; the engine opens it safely."""

    id: int
    path: str
    recognizer: str = ""  # empty: the best fit for the picture
    mode: ReadMode = "auto"
    channel: str = ""
    for_ink: str = ""  # who fits handwriting; empty: the default
    for_photos: str = ""


@dataclass(frozen=True, eq=False)
class ReadBytes:
    """Recognize an encoded picture that has no file (pasted, or dragged out of a browser)."""

    id: int
    data: bytes
    name: str
    recognizer: str = ""
    mode: ReadMode = "auto"
    channel: str = ""
    for_ink: str = ""
    for_photos: str = ""


@dataclass(frozen=True, eq=False)
class ListPictures:
    """The picture files in files and folders, in natural order, each real file once."""

    id: int
    paths: tuple[str, ...]
    channel: str = ""


@dataclass(frozen=True, eq=False)
class Read:
    """Answer to ReadDrawing, ReadFile, ReadBytes."""

    id: int
    reading: Reading


@dataclass(frozen=True, eq=False)
class Pictures:
    """Answer to ListPictures. skipped: (name, reason)."""

    id: int
    paths: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...] = ()


BackendState = Literal["asleep", "looking", "settled"]


@dataclass(frozen=True, eq=False)
class AskBackend:
    """How is recognizer ``key`` computed? It is not loaded for that."""

    id: int
    key: str
    channel: str = "way"


@dataclass(frozen=True, eq=False)
class BackendInUse:
    """Answer to AskBackend; figures as in Finding. state: "asleep" (not loaded), "looking" (plain for now) or
    "settled".

    name: of the way that answers at present; empty while it is asleep.
    """

    id: int
    key: str
    state: BackendState
    name: str = ""
    plain_milliseconds: float = 0.0
    tried: tuple[BackendTried, ...] = ()
    was_busy: bool = False


@dataclass(frozen=True, eq=False)
class PreviewPictures:
    """Some pictures of ``data`` as a network would get them in training; the fields mean what a Recipe's do."""

    id: int
    data: str
    network: str
    form: str
    input_size: int
    augmentation: str
    mixup: float
    cutmix: float
    seed: int
    channel: str = "preview"


@dataclass(frozen=True, eq=False)
class PreviewedPictures:
    """Answer to PreviewPictures. pictures: uint8 (N, S, S, 3), RGB, ink dark on white; none when problem says why."""

    id: int
    pictures: NDArray[np.uint8]
    problem: str = ""
