"""What an export tells while it runs: a typed union, one JSON line each from the command ``export``. No torch."""

from dataclasses import dataclass, field

from engine.storage.event_stream import EventStream


@dataclass(frozen=True)
class ExportStarted:
    """name: of the recognizer. folder: where the files will lie. steps: how many acts there are."""

    name: str
    folder: str
    formats: tuple[str, ...]
    steps: int


@dataclass(frozen=True)
class ExportStep:
    """An act begins. done: how many are behind. doing: a key of engine.export.words."""

    done: int
    steps: int
    doing: str


@dataclass(frozen=True)
class FileProven:
    """A file was run on sample pictures beside the recognizer itself.

    pictures: how many. agreed: to how many both gave the same answer. largest_difference: of a logit (for a script:
    of a probability, 0..1). milliseconds: for one picture, by the exported file, in its own process; 0 when unknown.
    """

    file: str
    format: str  # safetensors, pth, onnx, script
    bytes: int
    pictures: int
    agreed: int
    largest_difference: float
    milliseconds: float
    needs: str = ""  # packages that run it
    note: str = ""


@dataclass(frozen=True)
class ExportDone:
    """All files are in ``folder``, whole and proven. files: their names. kept: earlier files that a person had changed
    and that were kept under another name."""

    folder: str
    files: tuple[str, ...]
    seconds: float
    kept: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class ExportFailed:
    """Nothing was written; what lay in the folder before lies there still."""

    sentence: str
    details: str = ""


ExportEvent = ExportStarted | ExportStep | FileProven | ExportDone | ExportFailed
EXPORT_EVENTS = EventStream[ExportEvent]((ExportStarted, ExportStep, FileProven, ExportDone, ExportFailed))
