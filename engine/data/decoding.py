"""The two acts on one picture file that take time: looking at it, and making a network's picture of it. No torch.

They are done here or in processes beside (engine.data.decoders), by the same functions.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.seen import DETAIL, Seen, looked_at
from engine.errors import EngineError
from engine.input_spec import InputKind, InputSpec
from engine.pictures import MOST_BYTES, fit, open_bytes
from engine.regular_file import open_regular, shown


class ChangedPictureError(EngineError):
    """A file is not any more what it was when it was looked at; empty ``missing``: its content differs.

    missing: the path of a file that cannot be read any more, because its disk was unplugged, say.
    """

    missing = ""


@dataclass(frozen=True)
class Look:
    """Look at the picture at ``path``."""

    path: str


@dataclass(frozen=True)
class Decode:
    """Make the picture at ``path``, whose SHA-256 must be ``digest``, as ``kind`` and ``spec`` want it."""

    path: str
    digest: str
    kind: InputKind
    spec: InputSpec


Task = Look | Decode
Result = Seen | NDArray[np.uint8] | EngineError


def done(task: Task) -> Result:
    """What comes of ``task``; an EngineError is returned, not raised."""
    if isinstance(task, Look):
        return looked_at(Path(task.path))
    try:
        return decoded(task)
    except EngineError as error:
        return error


def decoded(task: Decode) -> NDArray[np.uint8]:
    """uint8 (C, S, S); ink 28×28, all paper when there is none. ChangedPictureError names a file that has changed."""
    path = Path(task.path)
    name = f"“{shown(path.parent.name)}/{shown(path.name)}”"
    try:
        with open_regular(path) as file:
            content = file.read(MOST_BYTES + 1)
    except (EngineError, OSError) as error:
        gone = ChangedPictureError(
            f"{name} cannot be read any more: was it moved or deleted, or its disk unplugged? Bring it back and resume "
            "the run, or start a new one.",
            str(error),
        )
        gone.missing = task.path
        raise gone from error
    if hashlib.sha256(content).hexdigest() != task.digest:
        raise ChangedPictureError(
            f"{name} has changed since it was looked at. Bring the old file back and resume, or start a new run."
        )
    if task.kind == "photo":
        return fit(open_bytes(content, path.name, DETAIL).rgb, task.spec).transpose(2, 0, 1)
    from engine.ink import FIELD, centre
    from engine.paper import find_ink

    centred = centre(find_ink(open_bytes(content, path.name).rgb).gray)
    return np.zeros((1, FIELD, FIELD), np.uint8) if centred is None else centred[np.newaxis]
