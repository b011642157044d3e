"""What the window asks about recognizers and weights, and the answers. No torch."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from engine.inference.autotune.finding import BackendTried
from engine.library.info import PublishedWeights, RecognizerInfo
from engine.protocol.envelope import Request


@dataclass(frozen=True, eq=False)
class KnownRecognizers:
    """All recognizers, after what was asked was done.

    imported: the key of a new one. trashed: of one that was deleted, what RestoreRecognizer needs.
    """

    recognizers: tuple[RecognizerInfo, ...]
    imported: str = ""
    notes: tuple[str, ...] = ()
    trashed: str = ""


@dataclass(frozen=True, eq=False)
class ListRecognizers(Request[KnownRecognizers]):
    """All recognizers that can be chosen: shipped, trained here, imported."""


@dataclass(frozen=True, eq=False)
class ImportWeights(Request[KnownRecognizers]):
    """Check a weights file and copy it into the library. name: what to call it; classes, part: for foreign checkpoints,
    what they tell apart, and which of several sets of weights is meant."""

    path: str
    name: str = ""
    classes: tuple[str, ...] = ()
    part: str = ""


@dataclass(frozen=True, eq=False)
class SetSureAbove(Request[KnownRecognizers]):
    """From here on, answers of recognizer ``key`` count as sure from this probability on; below 0: as its card says."""

    key: str
    sure_above: float


@dataclass(frozen=True, eq=False)
class RenameRecognizer(Request[KnownRecognizers]):
    """Call a recognizer that was trained or imported here ``name``; shipped ones keep theirs."""

    key: str
    name: str


@dataclass(frozen=True, eq=False)
class DeleteRecognizer(Request[KnownRecognizers]):
    """Move a recognizer that was trained or imported here to the trash; shipped ones stay."""

    key: str


@dataclass(frozen=True, eq=False)
class RestoreRecognizer(Request[KnownRecognizers]):
    """Bring back what DeleteRecognizer moved: ``trashed`` as its answer named it."""

    trashed: str


@dataclass(frozen=True, eq=False)
class PublishedList:
    """Answer to ListPublished: in the order of history, the best of each network first."""

    weights: tuple[PublishedWeights, ...]


@dataclass(frozen=True, eq=False)
class ListPublished(Request[PublishedList]):
    """All ImageNet weights that torchvision publishes for the networks here."""


BackendState = Literal["asleep", "looking", "settled"]


@dataclass(frozen=True, eq=False)
class BackendInUse:
    """Answer to AskBackend; figures as in AutotuneReport. state: "asleep" (not loaded), "looking" (plain for now) or
    "settled".

    name: of the way that answers at present; empty while it is asleep.
    """

    key: str
    state: BackendState
    name: str = ""
    plain_milliseconds: float = 0.0
    tried: tuple[BackendTried, ...] = ()
    was_busy: bool = False


@dataclass(frozen=True, eq=False)
class AskBackend(Request[BackendInUse]):
    """How is recognizer ``key`` computed? It is not loaded for that."""

    key: str
    channel: ClassVar[str] = "way"
