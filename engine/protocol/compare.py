"""One drawing or picture for several recognizers: what the window asks, and what the engine answers. No torch.

One request, one answer: the engine lets the recognizers answer in the order named until ``budget_ms`` is over, and
names those that remain. Who asks goes on with them, or with a newer drawing. So the quickest are seen first, and a slow
network never keeps a new stroke waiting for longer than its own answer takes.
"""

from dataclasses import dataclass
from typing import ClassVar

from engine.ink.drawing import Drawing
from engine.networks.input_spec import InputKind
from engine.prediction import Reading, ReadMode
from engine.protocol.envelope import Request

CHANNEL = "compare"


@dataclass(frozen=True, eq=False)
class OneAnswer:
    """What one recognizer answers, without steps and pictures; or the sentence why it does not.

    milliseconds: of this recognizer alone; finding the ink, which all share, is not in it.
    """

    key: str
    reading: Reading | None
    milliseconds: float = 0.0
    error: str = ""


@dataclass(frozen=True, eq=False)
class Compared:
    """Answer to a CompareRequest. remaining: the keys that the budget left no time for, in the order named.

    kind: what the drawing or picture is for. notes: what a person should know about the picture.
    """

    answers: tuple[OneAnswer, ...]
    remaining: tuple[str, ...] = ()
    kind: InputKind = "ink"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CompareDrawing(Request[Compared]):
    """Let the recognizers of these keys answer the drawing. budget_ms: 0 means all of them, however long it takes."""

    drawing: Drawing
    recognizers: tuple[str, ...]
    mode: ReadMode = "auto"
    budget_ms: float = 0.0
    channel: ClassVar[str] = CHANNEL


@dataclass(frozen=True, eq=False)
class CompareFile(Request[Compared]):
    """The same for a picture file. With no recognizers the answer only says what the picture is."""

    path: str
    recognizers: tuple[str, ...] = ()
    mode: ReadMode = "auto"
    budget_ms: float = 0.0
    channel: ClassVar[str] = CHANNEL


@dataclass(frozen=True, eq=False)
class CompareBytes(Request[Compared]):
    """The same for an encoded picture that has no file."""

    data: bytes
    name: str
    recognizers: tuple[str, ...] = ()
    mode: ReadMode = "auto"
    budget_ms: float = 0.0
    channel: ClassVar[str] = CHANNEL


CompareRequest = CompareDrawing | CompareFile | CompareBytes
