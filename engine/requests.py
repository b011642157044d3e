"""What the window asks of the engine's process, and what it answers. Frozen dataclasses, numbered; no torch.

Every request has an ``id`` that grows; its answer carries the same ``id``. Requests with a ``channel`` supersede older
unanswered ones of the same channel: the newest wins, the older ones get no answer. Requests without one are all
answered, in order. ``Failed`` can answer every request.
"""

from dataclasses import dataclass

from engine.architectures import ArchitectureInfo
from engine.blueprint import Blueprint, DrawNetwork, DrawnLayer, DrawnStage
from engine.compare_requests import Compared, CompareRequest, OneAnswer
from engine.drawing import Drawing, Stroke
from engine.handwriting.requests import CollectionInfo, DrawnExample, HandwritingAnswer, HandwritingRequest
from engine.imagenet_requests import ListPublished, Published, PublishedWeights
from engine.input_spec import InputKind, InputSpec
from engine.model_card import ModelCard
from engine.prediction import Glyph, Prediction, Reading, Step
from engine.preview_requests import PreviewedPictures, PreviewPictures
from engine.read_mode import ReadMode as ReadMode
from engine.way_requests import AskWay, WayInUse, WayTried
from engine.wire import Vocabulary, union_members


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
class ListRecognizers:
    """All recognizers that can be chosen: shipped, trained here, imported."""

    id: int
    channel: str = ""


@dataclass(frozen=True, eq=False)
class ImportWeights:
    """Check a weights file and copy it into the library. name: what to call it; classes, part: for foreign checkpoints,
    what they tell apart, and which of several sets of weights is meant."""

    id: int
    path: str
    name: str = ""
    classes: tuple[str, ...] = ()
    part: str = ""
    channel: str = ""


@dataclass(frozen=True, eq=False)
class SetSureAbove:
    """From here on, answers of recognizer ``key`` count as sure from this probability on; below 0: as its card says.

    Answered by ``Recognizers``.
    """

    id: int
    key: str
    sure_above: float
    channel: str = ""


@dataclass(frozen=True, eq=False)
class InspectData:
    """Look at a data choice before training: a catalog key ("mnist") or a folder with one sub-folder per class."""

    id: int
    data: str
    channel: str = "inspect"


@dataclass(frozen=True, eq=False)
class ListArchitectures:
    """All networks that can be trained, in the order of history."""

    id: int
    channel: str = ""


@dataclass(frozen=True, eq=False)
class RenameRecognizer:
    """Call a recognizer that was trained or imported here ``name``; shipped ones keep theirs."""

    id: int
    key: str
    name: str
    channel: str = ""


@dataclass(frozen=True, eq=False)
class DeleteRecognizer:
    """Move a recognizer that was trained or imported here to the trash; shipped ones stay."""

    id: int
    key: str
    channel: str = ""


@dataclass(frozen=True, eq=False)
class RestoreRecognizer:
    """Bring back what DeleteRecognizer moved: ``trashed`` as its answer named it."""

    id: int
    trashed: str
    channel: str = ""


Request = (
    ReadDrawing
    | ReadFile
    | ReadBytes
    | ListPictures
    | ListRecognizers
    | ImportWeights
    | InspectData
    | ListArchitectures
    | RenameRecognizer
    | DeleteRecognizer
    | RestoreRecognizer
    | SetSureAbove
    | CompareRequest
    | DrawNetwork
    | PreviewPictures
    | ListPublished
    | AskWay
    | HandwritingRequest
)


@dataclass(frozen=True)
class RecognizerInfo:
    """A recognizer as the window lists it. origin: shipped, run, imported."""

    key: str  # what requests name; stable across restarts
    card: ModelCard
    origin: str
    path: str


@dataclass(frozen=True, eq=False)
class EngineReady:
    """Sent once, unasked (id 0), when the default recognizer can answer."""

    id: int
    recognizers: tuple[RecognizerInfo, ...]
    default_ink: str
    default_photo: str  # empty when there is none
    device: str  # "CPU", "NVIDIA H200", "Apple M2"
    device_reason: str  # why it is not the GPU; empty when it is


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


@dataclass(frozen=True, eq=False)
class Recognizers:
    """Answer to ListRecognizers, ImportWeights (imported: the key of the new one), RenameRecognizer, DeleteRecognizer
    (trashed: what RestoreRecognizer needs) and RestoreRecognizer."""

    id: int
    recognizers: tuple[RecognizerInfo, ...]
    imported: str = ""
    notes: tuple[str, ...] = ()
    trashed: str = ""


@dataclass(frozen=True, eq=False)
class DataSummary:
    """Answer to InspectData: counts = counts that will be used; skipped: (name, reason)."""

    id: int
    data: str
    title: str
    classes: tuple[str, ...]
    counts: tuple[int, ...]
    channels: int
    size: str  # "28×28", "32×32 to 640×480"
    notes: tuple[str, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    problem: str = ""  # a sentence: why it cannot be trained on
    kind: InputKind | None = None  # of the pictures, when somebody looked
    download_bytes: int = 0  # what has to be downloaded first


@dataclass(frozen=True, eq=False)
class Architectures:
    """Answer to ListArchitectures."""

    id: int
    architectures: tuple[ArchitectureInfo, ...]


@dataclass(frozen=True, eq=False)
class Failed:
    """The request could not be done. sentence: what a person reads; details: technical text for "Details".

    classes_wanted (ImportWeights only): all is well except that the names of so many classes are missing; ask for them
    and send the request again with them. parts_wanted (ImportWeights only): the same for one of these sets of weights.
    """

    id: int
    sentence: str
    details: str = ""
    classes_wanted: int = 0
    parts_wanted: tuple[str, ...] = ()


Answer = (
    EngineReady
    | Read
    | Pictures
    | Recognizers
    | DataSummary
    | Architectures
    | Blueprint
    | Published
    | WayInUse
    | Compared
    | HandwritingAnswer
    | PreviewedPictures
    | Failed
)

VOCABULARY = Vocabulary(
    [
        *union_members(Request),
        *union_members(Answer),
        RecognizerInfo,
        ArchitectureInfo,
        PublishedWeights,
        WayTried,
        CollectionInfo,
        DrawnExample,
        Drawing,
        Stroke,
        Reading,
        Prediction,
        Glyph,
        Step,
        OneAnswer,
        DrawnStage,
        DrawnLayer,
        ModelCard,
        InputSpec,
    ]
)
