"""DataSummary: what a data choice holds, as a person is told before training. No torch."""

from dataclasses import dataclass

from engine.networks.input_spec import InputKind


@dataclass(frozen=True, eq=False)
class DataSummary:
    """What a choice holds: counts = counts that will be used; skipped: (name, reason).

    Where somebody counted: ``given`` = sum of ``counts`` + ``validation_count`` + ``test_count`` + ``left_out``. One
    entry of ``skipped`` may stand for several pictures. copies: (name, name of the first one that it is nearly equal
    to) of pictures that are used, and stay on one side when some are held out.
    """

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
    given: int = 0  # pictures, or files or lines that should be some; 0: nobody counted
    validation_count: int = 0  # pictures that the data themselves set apart
    test_count: int = 0
    left_out: int = 0
    copies: tuple[tuple[str, str], ...] = ()
