"""The acts on one picture file that take time: looking at it, making a network's picture of it, or both. No torch.

They are done here or in processes beside (engine.data.decoding.worker_pool), by the same functions.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.inspection import DETAIL, ImageFacts, inspect_and_decode, inspect_image
from engine.errors import EngineError
from engine.networks.input_spec import InputKind, InputSpec
from engine.pictures.decode import MOST_BYTES, Picture, fit, open_bytes
from engine.storage.safe_open import open_regular, shown


class ChangedPictureError(EngineError):
    """A file is not any more what it was when it was looked at; empty ``missing``: its content differs.

    missing: the path of a file that cannot be read any more, because its disk was unplugged, say.
    """

    missing = ""


@dataclass(frozen=True)
class InspectTask:
    """Look at the picture at ``path``."""

    path: str


@dataclass(frozen=True)
class DecodeTask:
    """Make the picture at ``path``, whose SHA-256 must be ``digest``, as ``kind`` and ``spec`` want it."""

    path: str
    digest: str
    kind: InputKind
    spec: InputSpec


@dataclass(frozen=True)
class InspectAndDecodeTask:
    """Look at the picture at ``path`` and make it as ``kind`` and ``spec`` want it, where that opens it only once."""

    path: str
    kind: InputKind
    spec: InputSpec


@dataclass(frozen=True, eq=False)
class Inspected:
    """What comes of InspectAndDecodeTask. picture: uint8 (C, S, S), as ``decoded`` makes it; None when that has to be
    asked."""

    facts: ImageFacts
    picture: NDArray[np.uint8] | None


Task = InspectTask | DecodeTask | InspectAndDecodeTask
Result = ImageFacts | NDArray[np.uint8] | Inspected | EngineError


def done(task: Task) -> Result:
    """What comes of ``task``; an EngineError is returned, not raised."""
    if isinstance(task, InspectTask):
        return inspect_image(Path(task.path))
    if isinstance(task, InspectAndDecodeTask):
        seen, picture = inspect_and_decode(Path(task.path))
        return Inspected(seen, None if picture is None else made_of(picture, task.kind, task.spec))
    try:
        return decoded(task)
    except EngineError as error:
        return error


def decoded(task: DecodeTask) -> NDArray[np.uint8]:
    """uint8 (C, S, S); ink 28×28, all paper when there is none. ChangedPictureError names a file that has changed."""
    path = Path(task.path)
    name = f"“{shown(path.parent.name)}/{shown(path.name)}”"
    try:
        with open_regular(path) as file:
            content = file.read(MOST_BYTES + 1)
    except (EngineError, OSError) as error:
        gone = ChangedPictureError(
            "{name} cannot be read any more: was it moved or deleted, or its disk unplugged? Bring it back and "
            "resume the "
            "run, or start a new one.",
            str(error),
            name=name,
        )
        gone.missing = task.path
        raise gone from error
    if hashlib.sha256(content).hexdigest() != task.digest:
        raise ChangedPictureError(
            "{name} has changed since it was looked at. Bring the old file back and resume, or start a new run.",
            name=name,
        )
    if task.kind == "photo":
        return _photo(open_bytes(content, path.name, DETAIL), task.spec)
    return _ink(open_bytes(content, path.name))


def made_of(picture: Picture, kind: InputKind, spec: InputSpec) -> NDArray[np.uint8] | None:
    """What ``decoded`` makes of a file that was read with ``DETAIL``; None where it reads more finely, or fails."""
    if kind == "photo":
        return _photo(picture, spec)
    if picture.rgb.shape[:2] != (picture.height, picture.width):
        return None
    try:
        return _ink(picture)
    except EngineError:
        return None  # told by who asks for it


def _photo(picture: Picture, spec: InputSpec) -> NDArray[np.uint8]:
    return fit(picture.rgb, spec).transpose(2, 0, 1)


def _ink(picture: Picture) -> NDArray[np.uint8]:
    from engine.ink.centering import FIELD, centre
    from engine.pictures.paper.find_ink import find_ink

    centred = centre(find_ink(picture.rgb).gray)
    return np.zeros((1, FIELD, FIELD), np.uint8) if centred is None else centred[np.newaxis]
