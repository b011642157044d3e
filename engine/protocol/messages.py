"""What the window asks of the engine's process, and what it answers. Frozen dataclasses, numbered; no torch.

Every request has an ``id`` that grows; its answer carries the same ``id``. Requests with a ``channel`` supersede older
unanswered ones of the same channel: the newest wins, the older ones get no answer. Requests without one are all
answered, in order. ``Failed`` can answer every request.
"""

from dataclasses import dataclass

from engine.data.sets.summary import DataSummary
from engine.inference.autotune.finding import BackendTried
from engine.ink.drawing import Drawing, Stroke
from engine.library.info import PublishedWeights, RecognizerInfo
from engine.networks.catalog import ArchitectureInfo
from engine.networks.diagram import DiagramLayer, DiagramStage, DrawNetwork, NetworkDiagram
from engine.networks.input_spec import InputSpec
from engine.prediction import Glyph, Prediction, Reading, Step
from engine.prediction import ReadMode as ReadMode
from engine.protocol.codec import Codec, union_members
from engine.protocol.compare import Compared, CompareRequest, OneAnswer
from engine.protocol.handwriting import CollectionInfo, DrawnExample, HandwritingAnswer, HandwritingRequest
from engine.protocol.recognize import (
    AskBackend,
    BackendInUse,
    ListPictures,
    ListPublished,
    Pictures,
    PreviewedPictures,
    PreviewPictures,
    PublishedList,
    Read,
    ReadBytes,
    ReadDrawing,
    ReadFile,
)
from engine.weights.model_card import ModelCard


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
    | AskBackend
    | HandwritingRequest
)


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
class Recognizers:
    """Answer to ListRecognizers, ImportWeights (imported: the key of the new one), RenameRecognizer, DeleteRecognizer
    (trashed: what RestoreRecognizer needs) and RestoreRecognizer."""

    id: int
    recognizers: tuple[RecognizerInfo, ...]
    imported: str = ""
    notes: tuple[str, ...] = ()
    trashed: str = ""


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
    | NetworkDiagram
    | PublishedList
    | BackendInUse
    | Compared
    | HandwritingAnswer
    | PreviewedPictures
    | Failed
)

CODEC = Codec(
    [
        *union_members(Request),
        *union_members(Answer),
        RecognizerInfo,
        ArchitectureInfo,
        PublishedWeights,
        BackendTried,
        CollectionInfo,
        DrawnExample,
        Drawing,
        Stroke,
        Reading,
        Prediction,
        Glyph,
        Step,
        OneAnswer,
        DiagramStage,
        DiagramLayer,
        ModelCard,
        InputSpec,
    ]
)
