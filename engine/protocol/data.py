"""What the window asks about pictures to learn from, and the answers. No torch."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.summary import DataSummary
from engine.protocol.envelope import Request


@dataclass(frozen=True, eq=False)
class InspectData(Request[DataSummary]):
    """Look at a data choice before training: a catalog key ("mnist") or a folder with one sub-folder per class."""

    data: str
    channel: ClassVar[str] = "inspect"


@dataclass(frozen=True, eq=False)
class PreviewedPictures:
    """Answer to PreviewPictures. pictures: uint8 (N, S, S, 3), RGB, ink dark on white; none when problem says why."""

    pictures: NDArray[np.uint8]
    problem: str = ""


@dataclass(frozen=True, eq=False)
class PreviewPictures(Request[PreviewedPictures]):
    """Some pictures of ``data`` as a network would get them in training; the fields mean what a Recipe's do."""

    data: str
    network: str
    form: str
    input_size: int
    augmentation: str
    mixup: float
    cutmix: float
    seed: int
    channel: ClassVar[str] = "preview"
