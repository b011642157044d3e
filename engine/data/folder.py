"""A person's pictures, looked at and judged, as a data set. Nothing of theirs is ever changed. No torch."""

import hashlib
import io
from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine import folders
from engine.data.data_set import CancelledError, DataSet, Split, never
from engine.data.folder_survey import Member, Survey
from engine.data.seen import DETAIL
from engine.errors import EngineError
from engine.ink import FIELD, centre
from engine.input_spec import InputKind, InputSpec
from engine.paper import find_ink
from engine.pictures import fit, open_picture
from engine.regular_file import shown
from engine.requests import DataSummary
from engine.training.input_choice import chosen_form, input_size
from engine.training.recipe import Recipe
from engine.writing import write_atomically

INK_SHARE = 0.9  # of the pictures must be ink on paper for the folder to be read as ink
MOST_BYTES = 8 << 30
PREPARED_VERSION = b"INKLING PICTURES 1\n"


def summary_of_survey(survey: Survey, data: str, title: str, request_id: int = 0) -> DataSummary:
    """What a survey found; the counts are those that training will use. data: as it was chosen."""
    some = survey.members.get("train", ())
    notes = list(survey.notes)
    kind = kind_of(survey, {}) if some and not survey.problem else None
    if kind is not None:
        notes.append(_KIND_NOTES[kind])
        notes += [
            f"{len(part):,} more pictures for {name}." for name, part in survey.members.items() if name != "train"
        ]
    return DataSummary(
        id=request_id,
        data=data,
        title=title,
        classes=survey.classes,
        counts=survey.counts(),
        channels=1 if some and all(member.seen.is_gray for member in some) else 3,
        size=_sizes(some),
        notes=tuple(notes),
        skipped=survey.skipped,
        problem=survey.problem,
        kind=kind,
    )


_KIND_NOTES: dict[InputKind, str] = {
    "ink": "Read as ink on paper: each picture is cleaned and centered as a drawing is.",
    "photo": "Read as photos: each picture is cut to its middle square.",
}


def load_survey(survey: Survey, title: str, recipe: Recipe, is_cancelled: Callable[[], bool] = never) -> DataSet:
    """All usable pictures of ``survey`` at the size that the recipe's network sees. EngineError with the problem."""
    if survey.problem:
        raise EngineError(survey.problem)
    kind = kind_of(survey, recipe.data_options)
    every = [member for part in survey.members.values() for member in part]
    typical = int(np.median([min(member.seen.width, member.seen.height) for member in every]))
    spec = _stored_as(survey, recipe, kind, typical)
    if len(every) * spec.channels * spec.size**2 > MOST_BYTES:
        raise EngineError(
            f"{len(every):,} pictures of {spec.size}×{spec.size} do not fit into memory. "
            "Choose the small form of the network, or fewer pictures."
        )
    skipped = list(survey.skipped)
    splits = {part: _split(members, kind, spec, skipped, is_cancelled) for part, members in survey.members.items()}
    train = splits["train"]
    if len(np.unique(train.labels)) < len(survey.classes):
        raise EngineError("A class has no picture with ink in it. Look at the list of what was left out.")
    return DataSet(
        title=title,
        kind=kind,
        classes=survey.classes,
        images=train.images,
        labels=train.labels,
        validation=splits.get("validation"),
        test=splits.get("test"),
        skipped=tuple(skipped),
        notes=survey.notes,
    )


def kind_of(survey: Survey, options: dict[str, object]) -> InputKind:
    """ink or photo: what ``options["kind"]`` says, else what nearly all pictures look like."""
    wanted = options.get("kind")
    if wanted in ("ink", "photo"):
        return "ink" if wanted == "ink" else "photo"
    some = survey.members.get("train", ())
    return "ink" if sum(member.seen.is_ink for member in some) >= INK_SHARE * max(len(some), 1) else "photo"


def _stored_as(survey: Survey, recipe: Recipe, kind: InputKind, typical: int) -> InputSpec:
    """How pictures are kept in memory: ink at 28, photos at the network's size, gray ones with one channel."""
    if kind == "ink":
        return InputSpec(1, FIELD, (0.0,), (1.0,), "ink")
    form = chosen_form(recipe, typical)
    size = input_size(recipe, form)
    gray = all(member.seen.is_gray for part in survey.members.values() for member in part)
    channels: Literal[1, 3] = 1 if gray else 3
    return InputSpec(
        channels, size, (0.0,) * channels, (1.0,) * channels, "photo", round(size * 256 / 224) if size > 64 else 0
    )


def _split(
    members: tuple[Member, ...],
    kind: InputKind,
    spec: InputSpec,
    skipped: list[tuple[str, str]],
    is_cancelled: Callable[[], bool],
) -> Split:
    """Decode ``members``, or take them from what was prepared earlier; what has no ink is skipped."""
    key = _key(members, kind, spec)
    images = _prepared(key, len(members), spec)
    if images is None:
        images = np.zeros((len(members), spec.channels, spec.size, spec.size), np.uint8)
        for place, member in enumerate(members):
            if is_cancelled():
                raise CancelledError
            images[place] = _picture(member, kind, spec)
        _keep_prepared(key, images)
    blank = images.reshape(len(images), -1).max(1) == 0 if kind == "ink" else np.zeros(len(images), bool)
    for place in np.flatnonzero(blank):
        path = members[place].path
        skipped.append((f"{shown(path.parent.name)}/{shown(path.name)}", "no ink was found in it"))
    labels = np.array([member.label for member in members], np.int64)
    return Split(images[~blank], labels[~blank])


def _picture(member: Member, kind: InputKind, spec: InputSpec) -> NDArray[np.uint8]:
    """uint8 (C, S, S); all paper when there is no ink. EngineError when the file has changed since it was looked at."""
    if kind == "photo":
        return fit(open_picture(member.path, DETAIL).rgb, spec).transpose(2, 0, 1)
    centred = centre(find_ink(open_picture(member.path).rgb).gray)
    return np.zeros((1, FIELD, FIELD), np.uint8) if centred is None else centred[np.newaxis]


def _key(members: tuple[Member, ...], kind: InputKind, spec: InputSpec) -> str:
    """Names the prepared pictures: the content of every file, in order, and how it is kept."""
    digest = hashlib.sha256(f"{kind} {spec.channels} {spec.size} {spec.resize}".encode())
    for member in members:
        digest.update(bytes.fromhex(member.seen.digest))
    return digest.hexdigest()


def _prepared(key: str, count: int, spec: InputSpec) -> NDArray[np.uint8] | None:
    """The pictures prepared earlier; None when there are none or their hash does not fit."""
    try:
        data = (folders.data() / "prepared" / f"{key}.bin").read_bytes()
    except OSError:
        return None
    body = data[len(PREPARED_VERSION) + 32 :]
    if not data.startswith(PREPARED_VERSION) or hashlib.sha256(body).digest() != data[len(PREPARED_VERSION) :][:32]:
        return None
    shape = (count, spec.channels, spec.size, spec.size)
    return np.frombuffer(body, np.uint8).reshape(shape) if len(body) == int(np.prod(shape)) else None


def _keep_prepared(key: str, images: NDArray[np.uint8]) -> None:
    body = images.tobytes()
    content = io.BytesIO()
    content.write(PREPARED_VERSION + hashlib.sha256(body).digest() + body)
    try:
        write_atomically(folders.data() / "prepared" / f"{key}.bin", content.getvalue())
    except EngineError:
        return  # a full disk: they are prepared again next time


def _sizes(members: tuple[Member, ...]) -> str:
    if not members:
        return ""
    shapes = sorted(
        {(member.seen.width * member.seen.height, member.seen.width, member.seen.height) for member in members}
    )
    (_, *least), (_, *most) = shapes[0], shapes[-1]
    small, large = f"{least[0]}×{least[1]}", f"{most[0]}×{most[1]}"
    return small if small == large else f"{small} to {large}"
