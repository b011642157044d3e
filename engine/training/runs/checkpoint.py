"""last.ckpt: everything a run needs to go on as if nothing had happened. Two generations, each with its hash."""

import hashlib
import io
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import torch

from engine.errors import EngineError
from engine.sentence import Sentence, join
from engine.storage.atomic_write import write_atomically
from engine.training.runs.run_folder import CHECKPOINT, CHECKPOINT_BEFORE

CHECKPOINT_VERSION = 1
MAGIC = b"INKLING CHECKPOINT "
VERSION_SIZE, HASH_SIZE = 4, 32  # bytes after MAGIC: a little-endian number, and SHA-256 of all that follows

Saved = dict[str, Any]
"""Only tensors, numbers, texts, None, and lists and dicts of them: what ``weights_only`` loads."""


def save_checkpoint(folder: Path, saved: Mapping[str, Any]) -> None:
    """Write ``saved`` as the newest checkpoint; the newest until now becomes the one before.

    When this returns, the checkpoint survives kill and power loss. EngineError when it cannot be written (a full disk):
    then the checkpoints of before stand.
    """
    buffer = io.BytesIO()
    torch.save(dict(saved), buffer)
    payload = buffer.getbuffer()
    head = MAGIC + CHECKPOINT_VERSION.to_bytes(VERSION_SIZE, "little") + hashlib.sha256(payload).digest()
    _keep_generation(folder)
    write_atomically(folder / CHECKPOINT, [head, payload])


def load_checkpoint(folder: Path) -> tuple[Saved | None, str]:
    """The newest whole checkpoint in ``folder``, and a sentence when it is not the last one written.

    (None, "") when there was never one. EngineError when there are some but all are damaged.
    """
    problems: list[str] = []
    for name in (CHECKPOINT, CHECKPOINT_BEFORE):
        path = folder / name
        if not path.exists():
            continue
        try:
            saved = _read(path)
        except EngineError as error:
            problems.append(error.sentence)
            continue
        if problems:
            return saved, Sentence("{problem} The run goes on from the checkpoint before it.", problem=problems[0])
        return saved, ""
    if problems:
        raise EngineError(
            "{problems} This run cannot be resumed; start a new one with the same recipe.",
            problems=join(" ", problems),
        )
    return None, ""


def _read(path: Path) -> Saved:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(
            "“{path}” cannot be read: {why}.", path=path.name, why=error.strerror or str(error)
        ) from error
    start = len(MAGIC) + VERSION_SIZE + HASH_SIZE
    if len(data) < start or not data.startswith(MAGIC):
        raise EngineError("“{path}” is damaged.", path=path.name)
    version = int.from_bytes(data[len(MAGIC) : len(MAGIC) + VERSION_SIZE], "little")
    payload = memoryview(data)[start:]
    if hashlib.sha256(payload).digest() != data[start - HASH_SIZE : start]:
        raise EngineError("“{path}” is damaged.", path=path.name)
    if version > CHECKPOINT_VERSION:
        raise EngineError("“{path}” was written by a newer Inkling. Update Inkling to resume this run.", path=path.name)
    return torch.load(io.BytesIO(payload), map_location="cpu", weights_only=True)


def _keep_generation(folder: Path) -> None:
    """Make the newest checkpoint also the one before, without a moment in which there is none."""
    newest, before = folder / CHECKPOINT, folder / CHECKPOINT_BEFORE
    if not newest.exists():
        return
    link = folder / f".{CHECKPOINT_BEFORE}.part"
    try:
        link.unlink(missing_ok=True)
        os.link(newest, link)
        os.replace(link, before)  # noqa: PTH105
    except OSError:  # a file system without hard links: then for a moment only the one before exists
        try:
            os.replace(newest, before)  # noqa: PTH105
        except OSError as error:
            raise EngineError(
                "The checkpoint in {folder} could not be kept: {why}.", folder=folder, why=error.strerror or str(error)
            ) from error
    finally:
        with suppress(OSError):
            link.unlink(missing_ok=True)  # there still where both generations are one file: renaming does nothing then
