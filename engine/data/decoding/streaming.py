"""Pictures that are too many for the memory: read from the disk, batch by batch, as training asks for them. No torch.

Either from what was prepared once (engine.data.decoding.record_file), or, where nothing may be kept on the disk,
decoded from the files again and again by processes beside this one. Both give the same bytes as a data set in memory.
"""

import hashlib
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.record_file import DamagedRecordError, RecordFile
from engine.data.decoding.tasks import DecodeTask, decoded
from engine.data.decoding.worker_pool import Decoders
from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown


class News:
    """Sentences that wait to be told; may be filled from any thread."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._lock = threading.Lock()

    def tell(self, sentence: str) -> None:
        """Keep ``sentence`` until somebody asks."""
        with self._lock:
            self._waiting.append(sentence)

    def __call__(self) -> tuple[str, ...]:
        """What happened since the last call."""
        with self._lock:
            told, self._waiting = tuple(self._waiting), []
        return told


class Reader(Protocol):
    """Gives pictures by their places."""

    def taken(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """uint8 (n, C, S, S)."""
        ...


class FromPrepared:
    """Reads what was prepared; a damaged record is made anew from the person's own file."""

    def __init__(self, prepared: RecordFile, tasks: Sequence[DecodeTask], tell: Callable[[str], None]) -> None:
        self._prepared = prepared
        self._tasks = tasks
        self._tell = tell
        self._mended: dict[int, NDArray[np.uint8]] = {}

    def taken(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """See Reader."""
        try:
            return self._prepared.taken(places)
        except DamagedRecordError:
            return np.stack([self._one(place) for place in places.tolist()])

    def _one(self, place: int) -> NDArray[np.uint8]:
        if place in self._mended:
            return self._mended[place]
        try:
            return self._prepared.taken(np.array([place]))[0]
        except DamagedRecordError:
            task = self._tasks[place]
            name = shown(Path(task.path).name)
            self._tell(Sentence("The prepared copy of “{name}” is damaged: the file itself is used.", name=name))
            self._mended[place] = decoded(task)
            return self._mended[place]


class FromFiles:
    """Decodes each picture whenever it is wanted."""

    def __init__(self, tasks: Sequence[DecodeTask], tell: Callable[[str], None]) -> None:
        self._tasks = tasks
        self._tell = tell
        self._lock = threading.Lock()
        self._decoders: Decoders | None = None

    def taken(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """See Reader."""
        with self._lock:
            if self._decoders is None:
                self._decoders = Decoders(tell=self._tell)
            pictures: list[NDArray[np.uint8]] = []
            for result in self._decoders.results(self._tasks[place] for place in places.tolist()):
                if isinstance(result, EngineError):
                    raise result
                assert isinstance(result, np.ndarray)
                pictures.append(result)
        return np.stack(pictures)

    def close(self) -> None:
        """End the processes; the next call starts new ones."""
        with self._lock:
            if self._decoders is not None:
                self._decoders.close()
                self._decoders = None


class Streamed:
    """A PictureSource: some places of a reader, in an array's place."""

    ndim = 4
    dtype = np.dtype(np.uint8)

    def __init__(
        self,
        reader: Reader,
        tasks: Sequence[DecodeTask],
        shape: tuple[int, int, int],
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """shape: (C, H, W) of every picture."""
        self._reader = reader
        self._tasks = tasks
        self._places = np.arange(len(tasks)) if places is None else places
        self._shape = shape

    @property
    def shape(self) -> tuple[int, ...]:
        """(N, C, H, W)."""
        return (len(self._places), *self._shape)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, which: slice | NDArray[np.int64]) -> NDArray[np.uint8]:
        places = self._places[which]
        if not len(places):
            return np.zeros((0, *self._shape), np.uint8)
        return self._reader.taken(places)

    def subset(self, indices: NDArray[np.int64]) -> "Streamed":
        """See PictureSource."""
        return Streamed(self._reader, self._tasks, self._shape, self._places[indices])

    def identity(self) -> str:
        """See PictureSource: the content of every file, and how it is read."""
        digest = hashlib.sha256()
        for place in self._places.tolist():
            task = self._tasks[place]
            digest.update(f"{task.digest} {task.kind} {task.spec.size} {task.spec.channels}\n".encode())
        return digest.hexdigest()
