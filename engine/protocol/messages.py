"""Every message that may travel between the window and the engine's process. Frozen dataclasses; no torch.

What can be asked, and what answers it, is written down by subject in this package's other modules.
"""

from dataclasses import dataclass

from engine.data.sets.summary import DataSummary
from engine.inference.autotune.finding import BackendTried
from engine.ink.drawing import Drawing, Stroke
from engine.library.info import PublishedWeights, RecognizerInfo
from engine.networks.catalog import ArchitectureInfo
from engine.networks.diagram import DiagramLayer, DiagramStage, NetworkDiagram
from engine.networks.input_spec import InputSpec
from engine.prediction import Glyph, Prediction, Reading, Step
from engine.protocol import compare, data, handwriting, library, networks, recognize
from engine.protocol.codec import Codec
from engine.protocol.envelope import Request
from engine.weights.model_card import ModelCard


@dataclass(frozen=True, eq=False)
class EngineReady:
    """Sent once, unasked, when the default recognizer can answer."""

    recognizers: tuple[RecognizerInfo, ...]
    default_ink: str
    default_photo: str  # empty when there is none
    device: str  # "CPU", "NVIDIA H200", "Apple M2"
    device_reason: str  # why it is not the GPU; empty when it is


@dataclass(frozen=True, eq=False)
class Failed:
    """The request could not be done. sentence: what a person reads; details: technical text for "Details".

    classes_wanted (ImportWeights only): all is well except that the names of so many classes are missing; ask for them
    and send the request again with them. parts_wanted (ImportWeights only): the same for one of these sets of weights.
    """

    sentence: str
    details: str = ""
    classes_wanted: int = 0
    parts_wanted: tuple[str, ...] = ()


REQUESTS: tuple[type[Request[object]], ...] = (
    recognize.ReadDrawing,
    recognize.ReadFile,
    recognize.ReadBytes,
    recognize.ListPictures,
    compare.CompareDrawing,
    compare.CompareFile,
    compare.CompareBytes,
    library.ListRecognizers,
    library.ImportWeights,
    library.SetSureAbove,
    library.RenameRecognizer,
    library.DeleteRecognizer,
    library.RestoreRecognizer,
    library.ListPublished,
    library.AskBackend,
    data.InspectData,
    data.PreviewPictures,
    networks.ListArchitectures,
    networks.DrawNetwork,
    handwriting.CollectionRequest,
    handwriting.CreateCollection,
    handwriting.KeepDrawing,
    handwriting.DrawingRequest,
    handwriting.ListDrawings,
)
ANSWERS: tuple[type, ...] = (
    EngineReady,
    Failed,
    recognize.Read,
    recognize.Pictures,
    compare.Compared,
    library.KnownRecognizers,
    library.PublishedList,
    library.BackendInUse,
    DataSummary,
    data.PreviewedPictures,
    networks.Architectures,
    NetworkDiagram,
    handwriting.CollectionList,
    handwriting.Drawings,
)
PARTS: tuple[type, ...] = (
    RecognizerInfo,
    ArchitectureInfo,
    PublishedWeights,
    BackendTried,
    handwriting.CollectionInfo,
    handwriting.DrawnExample,
    Drawing,
    Stroke,
    Reading,
    Prediction,
    Glyph,
    Step,
    compare.OneAnswer,
    DiagramStage,
    DiagramLayer,
    ModelCard,
    InputSpec,
)
CODEC = Codec((*REQUESTS, *ANSWERS, *PARTS))
