"""Opening a file that a person named: only regular files, never blocking; and how its name is shown in a sentence."""

import errno
import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError
from engine.sentence import Sentence

LONGEST_NAME = 60
NO_FILE = "“{name}” is no ordinary file. Choose a file."


def open_regular(path: Path) -> BinaryIO:
    """The file opened for reading. A pipe, device or folder is refused at once instead of hanging; EngineError."""
    name = shown(path.name or str(path))
    try:
        # without O_NONBLOCK opening a named pipe waits for a writer that may never come
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise EngineError(_sentence(path, name, error), details=repr(error)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise EngineError(NO_FILE, name=name)
    return os.fdopen(handle, "rb")


def shown(name: str) -> str:
    """A name as plain text: control and bidirectional characters as codes, long names elided in the middle."""
    plain = "".join(_visible(character) for character in name)
    if len(plain) <= LONGEST_NAME:
        return plain
    half = (LONGEST_NAME - 1) // 2
    return f"{plain[:half]}…{plain[-half:]}"


def _visible(character: str) -> str:
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
