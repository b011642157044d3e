"""What the decoders' libraries complain about while they go on decoding. They say it on the process's stderr only.

Pillow silences libtiff's and libjpeg's warnings. OpenCV's copies of both still utter them, so that it decodes a second
time while stderr leads into a file of our own. That is one file descriptor for the whole process: one thread at a time
listens, for some milliseconds, and what others said meanwhile is passed on afterwards.
"""

import os
import tempfile
from collections.abc import Callable
from threading import Lock

import cv2
import numpy as np

STDERR = 2
LISTENING = Lock()
# libtiff's fax decoders and libjpeg's entropy decoder, where they found something that no encoder writes. Other
# remarks (bytes between two segments, unknown tags) come with whole pictures, too.
TIFF_FLAWS = ("Bad code word", "Line length mismatch", "Premature EO", "Uncompressed data", "Buffer overrun")
JPEG_FLAWS = ("premature end of data segment", "bad Huffman code", "instead of RST", "Premature end of JPEG")
UTTERED = ("[ WARN:", "[ERROR:", "[ INFO:", "Corrupt JPEG", "Premature end", "Invalid SOS", "Fax", "TIFF", "JPEGLib")


def complains_about_fax(data: bytes) -> bool:
    """Whether libtiff finds flaws in the first page of a TIFF file of fax compression."""
    said = _heard(lambda: _decode(data, cv2.IMREAD_GRAYSCALE))
    return any(flaw in said for flaw in TIFF_FLAWS)


def complains_about_jpeg(data: bytes) -> bool:
    """Whether libjpeg finds flaws in a JPEG file. Only its entropy code is decoded in full, the pixels at 1/8."""
    said = _heard(lambda: _decode(data, cv2.IMREAD_REDUCED_GRAYSCALE_8))
    return any(flaw in said for flaw in JPEG_FLAWS)


def _decode(data: bytes, how: int) -> None:
    try:
        cv2.imdecode(np.frombuffer(data, np.uint8), how)
    except cv2.error:
        return  # a kind that OpenCV does not know; whether it can be read is Pillow's to say


def _heard(act: Callable[[], None]) -> str:
    """What is said on stderr while ``act`` runs; empty where there is no stderr (a window's process on Windows)."""
    with LISTENING, tempfile.TemporaryFile() as file:
        try:
            before = os.dup(STDERR)
        except OSError:
            act()
            return ""
        try:
            os.dup2(file.fileno(), STDERR)
            act()
        finally:
            os.dup2(before, STDERR)
            file.seek(0)
            said = file.read()
            _pass_on(said, before)
            os.close(before)
    return said.decode("utf-8", "replace")


def _pass_on(said: bytes, to: int) -> None:
    """What other threads said meanwhile."""
    begins = tuple(begin.encode() for begin in UTTERED)
    others = b"".join(line for line in said.splitlines(keepends=True) if not line.startswith(begins))
    if others:
        os.write(to, others)
