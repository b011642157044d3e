"""Opening files, a person's and our own: only regular ones, never blocking; and how a name is shown in a sentence."""

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError
from engine.sentence import Sentence

LONGEST_NAME = 60
JOINERS = "\u200c\u200d"  # belong to the spelling of Persian and Indian words and of emoji; after Latin they hide
LARGEST_OWN = 64 << 20  # bytes; state of our own is far smaller
NO_FILE = "“{name}” is no ordinary file. Choose a file."


def open_regular(path: Path) -> BinaryIO:
    """The file opened for reading. A pipe, device or folder is refused at once instead of hanging; EngineError."""
    try:
        return os.fdopen(_opened(path, os.O_RDONLY), "rb")
    except (OSError, ValueError) as error:
        raise EngineError(_sentence(path, shown(path.name or str(path)), error), details=repr(error)) from error


def read_whole(path: Path, most: int = LARGEST_OWN) -> bytes:
    """All bytes of a file of our own; OSError when it cannot be read, is no regular file or has more than ``most``."""
    with os.fdopen(_opened(path, os.O_RDONLY), "rb") as file:
        found = file.read(most + 1)
    if len(found) > most:
        raise OSError(errno.EFBIG, f"more than {most} bytes", str(path))
    return found


def open_to_append(path: Path) -> BinaryIO:
    """A file of our own, made if need be, to write behind its end; OSError when there is something else than a file."""
    return os.fdopen(_opened(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "ab")


def _opened(path: Path, how: int) -> int:
    # without O_NONBLOCK opening a named pipe waits for somebody at its other end, who may never come
    handle = os.open(path, how | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0), 0o666)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.ENXIO, "no regular file", str(path))
    return handle


def shown(name: str) -> str:
    """A name as plain text: control and bidirectional characters as codes, long names elided in the middle."""
    plain = "".join(_visible(character, before) for before, character in zip(" " + name, name, strict=False))
    if len(plain) <= LONGEST_NAME:
        return plain
    half = (LONGEST_NAME - 1) // 2
    return f"{plain[:half]}…{plain[-half:]}"


def _visible(character: str, before: str) -> str:
    if character in JOINERS and not before.isascii():
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
        return f"\\u{ord(character):04x}"
    return character


def _sentence(path: Path, name: str, error: OSError | ValueError) -> Sentence:
    code = error.errno if isinstance(error, OSError) else None
    if code in (errno.ENOENT, errno.ENOTDIR):
        return Sentence("“{name}” is not there. Was it moved or deleted?", name=name)
    if code in (errno.EACCES, errno.EPERM):
        if path.is_dir():
            return Sentence("“{name}” is a folder. Choose a file.", name=name)
        folder = shown(str(path.parent))
        return Sentence("“{name}” may not be read. Change its permissions in {folder}.", name=name, folder=folder)
    if code == errno.ENXIO:
        return Sentence(NO_FILE, name=name)
    return Sentence("“{name}” cannot be opened: {why}.", name=name, why=getattr(error, "strerror", None) or str(error))
