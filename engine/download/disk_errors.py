"""Trouble with the disk while a download is written, told as such and not as trouble with the network."""

import errno
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from engine.download.source import DownloadError
from engine.sentence import Sentence
from engine.storage.safe_open import shown

MB = 1e6  # bytes
SPARE = 4 << 20  # bytes that are left free


class DiskError(DownloadError):
    """The file cannot be written; no server can help that."""


@contextmanager
def disk_errors(target: Path, needed: int) -> Generator[None]:
    """Whatever OSError happens inside is one of writing ``target``, for which ``needed`` bytes more are needed."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise full(target, needed) from error
        where = shown(str(target.parent))
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            sentence = Sentence(
                "“{name}” may not be written in {folder}. Change the permissions of that folder.",
                name=shown(target.name),
                folder=where,
            )
        else:
            sentence = Sentence(
                "“{name}” could not be written in {folder}: {why}. Try again.",
                name=shown(target.name),
                folder=where,
                why=error.strerror or str(error),
            )
        raise DiskError(sentence, repr(error)) from error


def check_room(target: Path, needed: int) -> None:
    """DiskError when ``needed`` bytes more do not fit beside ``target``."""
    with disk_errors(target, needed):
        free = shutil.disk_usage(target.parent).free
    if needed + SPARE > free:
        raise full(target, needed)


def full(target: Path, needed: int) -> DiskError:
    """The sentence on a disk without room."""
    try:
        free = shutil.disk_usage(target.parent).free
    except OSError:
        free = 0
    return DiskError(
        "The disk is full: “{name}” needs {needed} MB more, {free} MB are free in {folder}. Free some space; "
        "the download "
        "then goes on where it stopped.",
        name=shown(target.name),
        needed=f"{needed / MB:.1f}",
        free=f"{free / MB:.1f}",
        folder=shown(str(target.parent)),
    )
