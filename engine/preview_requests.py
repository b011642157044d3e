"""What the window asks to see how a recipe changes the pictures, and the answer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


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
