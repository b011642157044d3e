"""Pictures made ready once for a network and kept on the disk: a file of records, read in full or one by one. No torch.

A record is the picture's bytes and their CRC-32, so that each one is proven when it is read and nothing needs to be
read beforehand. A file that was begun and not finished is gone on with. All of it may be deleted any time.
"""

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from math import prod
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from engine.storage import paths
from engine.storage.atomic_write import sync_folder

HEAD = b"INKLING PICTURES 2\n"
CHECK = struct.Struct("<I")
Shape = tuple[int, int, int]  # (C, H, W)


class DamagedRecordError(Exception):
    """The picture at ``place`` is not what was written."""

    def __init__(self, place: int) -> None:
        super().__init__(f"record {place}")
        self.place = place


def path_of(key: str) -> Path:
    """Where the pictures of that key are kept."""
    return paths.data() / "prepared" / f"{key}.pictures"


class RecordFile:
    """The pictures in a finished file: ``count`` of ``shape``. Reading never changes where others read."""

    def __init__(self, key: str, count: int, shape: Shape) -> None:
        """OSError when there is no such file of that size."""
        self.path = path_of(key)
        self.shape = (count, *shape)
        self._size = prod(shape)
        with self.path.open("rb") as file:
            if file.read(len(HEAD)) != HEAD or file.seek(0, 2) != len(HEAD) + count * (self._size + CHECK.size):
                raise FileNotFoundError(str(self.path))
        # a map of the file: what is read stays in the system's cache as long as nobody else needs the memory
        kind = np.dtype([("pixels", np.uint8, shape), ("check", "<u4")])
        self._records = np.memmap(self.path, kind, "r", offset=len(HEAD), shape=(count,)) if count else None

    def __len__(self) -> int:
        return self.shape[0]

    def taken(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """uint8 (n, C, H, W): copies of the pictures at ``places``. DamagedRecordError names one that is damaged."""
        if self._records is None:
            return np.zeros((0, *self.shape[1:]), np.uint8)
        records = self._records[places]
        pictures, checks = np.ascontiguousarray(records["pixels"]), records["check"]
        for row, place in enumerate(places.tolist()):
            if zlib.crc32(pictures[row].data) != int(checks[row]):
                raise DamagedRecordError(place)
        return pictures


def prepare(key: str, count: int, shape: Shape, pictures: Callable[[int], Iterator[NDArray[np.uint8]]]) -> RecordFile:
    """Write the ``count`` pictures that ``pictures(first)`` gives, from that place on; go on where it was left.

    OSError when the disk cannot take them; what was written until then (or until ``pictures`` raises) is kept and
    gone on with, except when another process writes the same file.
    """
    path = path_of(key)
    unfinished = path.with_name(path.name + ".part")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _opened(unfinished) as file:
        own = Path(file.name)
        done = _whole_records(file, count, prod(shape))
        file.truncate(file.tell())
        for picture in pictures(done):
            content = np.ascontiguousarray(picture, np.uint8).tobytes()
            file.write(content + CHECK.pack(zlib.crc32(content)))
        file.flush()
        os.fsync(file.fileno())
        if file.tell() != len(HEAD) + count * (prod(shape) + CHECK.size):
            raise ValueError("not as many pictures came as were promised")
    own.replace(path)
    sync_folder(path.parent)
    return RecordFile(key, count, shape)


def load_prepared(key: str, count: int, shape: Shape) -> NDArray[np.uint8] | None:
    """All of them in memory; None when there are none or one is damaged (then the file is deleted)."""
    with suppress(OSError):
        kept = RecordFile(key, count, shape)
        try:
            return kept.taken(np.arange(count))
        except DamagedRecordError:
            kept.path.unlink(missing_ok=True)
    return None


def _opened(unfinished: Path) -> IO[bytes]:
    """The unfinished file for this process alone; a file of another name while another process has it."""
    file = unfinished.open("r+b" if unfinished.exists() else "w+b")
    if _is_ours(file):
        return file
    file.close()
    return unfinished.with_name(f"{unfinished.name}.{os.getpid()}").open("w+b")


def _is_ours(file: IO[bytes]) -> bool:
    """Take the operating system's lock on ``file``; it goes with the process."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(1 << 40)  # a byte that nobody reads
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # pyright: ignore[reportAttributeAccessIssue]  Windows
            file.seek(0)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _whole_records(file: IO[bytes], count: int, size: int) -> int:
    """How many records at the beginning are whole; the file stands behind them."""
    file.seek(0)
    if file.read(len(HEAD)) != HEAD:
        file.seek(0)
        file.write(HEAD)
        return 0
    done = 0
    while done < count:
        record = file.read(size + CHECK.size)
        if len(record) < size + CHECK.size or zlib.crc32(record[:size]) != CHECK.unpack(record[size:])[0]:
            break
        done += 1
    file.seek(len(HEAD) + done * (size + CHECK.size))
    return done
