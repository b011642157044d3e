"""Where a person's pictures lie while a network learns from them: in memory, prepared on the disk, or in their files.

No torch.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.record_file import RecordFile, Shape, load_prepared, prepare
from engine.data.decoding.streaming import FromFiles, FromPrepared, Streamed
from engine.data.decoding.tasks import DecodeTask
from engine.data.decoding.worker_pool import all_done
from engine.data.sets.dataset import standing_in
from engine.errors import EngineError
from engine.hardware.memory import free_memory
from engine.networks.input_spec import InputKind, InputSpec
from engine.sentence import Sentence
from engine.storage import paths

GB = 1e9  # bytes
MEMORY_SHARE = 0.25  # of the free memory; a data set in memory is there twice for a moment


def needs_streaming(needed: int, kind: InputKind, options: dict[str, object]) -> tuple[bool, str]:
    """Whether pictures of ``needed`` bytes are read during training; and a sentence when nobody asked for it.

    Drawings never: they are small. EngineError when they do not fit and were wished to be in memory.
    """
    wish, free = options.get("in_memory"), free_memory()
    if kind == "ink" or wish is True:
        if needed > free:
            raise EngineError(
                "The pictures take {needed} GB, but {free} GB of memory are free. Choose the small form of the "
                "network, "
                "or let them be read from the disk (in_memory=false).",
                needed=_gigabytes(needed),
                free=_gigabytes(free),
            )
        return False, ""
    if wish is False:
        return True, ""
    if needed <= MEMORY_SHARE * free:
        return False, ""
    return True, Sentence(
        "The pictures take {needed} GB and {free} GB of memory are free: they are read from the disk while the network "
        "learns.",
        needed=_gigabytes(needed),
        free=_gigabytes(free),
    )


def _gigabytes(count: float) -> str:
    return f"{count / GB:.1f}"


@dataclass(frozen=True)
class Placement:
    """How pictures are kept: as ``kind`` and ``spec`` want them, and where. tell: gets what a person should hear.

    made: gives what was made of a picture already, else None.
    """

    kind: InputKind
    spec: InputSpec
    is_streamed: bool
    keeps_on_disk: bool
    tell: Callable[[str], None]
    is_cancelled: Callable[[], bool]
    made: Callable[[DecodeTask], NDArray[np.uint8] | None] = lambda _: None
    readers: list[FromFiles] = field(default_factory=list[FromFiles])

    def close(self) -> None:
        """End the processes that decode."""
        for reader in self.readers:
            reader.close()

    def pictures(self, tasks: Sequence[DecodeTask]) -> NDArray[np.uint8]:
        """uint8 (N, C, S, S), or what stands in its place. EngineError when one cannot be read."""
        shape: Shape = (self.spec.channels, self.spec.size, self.spec.size)
        key = _key(tasks, self.kind, self.spec)
        if not self.is_streamed:
            return self._in_memory(key, tasks, shape)
        if self.keeps_on_disk:
            try:
                return standing_in(
                    Streamed(FromPrepared(self._prepared(key, tasks, shape), tasks, self.tell), tasks, shape)
                )
            except _DiskError as error:
                self.tell(
                    Sentence(
                        "{problem} Until then each picture is decoded again in each epoch, which is slower.",
                        problem=error.sentence,
                    )
                )
        reader = FromFiles(tasks, self.tell)
        self.readers.append(reader)
        return standing_in(Streamed(reader, tasks, shape))

    def _in_memory(self, key: str, tasks: Sequence[DecodeTask], shape: Shape) -> NDArray[np.uint8]:
        if self.keeps_on_disk:
            with suppress(_DiskError):
                images = load_prepared(key, len(tasks), shape)
                if images is None:
                    self._prepared(key, tasks, shape)
                    images = load_prepared(key, len(tasks), shape)
                if images is not None:
                    return images
        images = np.zeros((len(tasks), *shape), np.uint8)
        for place, picture in enumerate(self._decoded(tasks, 0)):
            images[place] = picture
        return images

    def _prepared(self, key: str, tasks: Sequence[DecodeTask], shape: Shape) -> RecordFile:
        """What was prepared earlier, or is now. _DiskError when the disk does not take it."""
        with suppress(OSError):
            return RecordFile(key, len(tasks), shape)
        try:
            return prepare(key, len(tasks), shape, lambda first: self._decoded(tasks, first))
        except OSError as error:
            raise _DiskError(
                Sentence(
                    "The prepared pictures could not be kept in {folder}: {why}. Free some space.",
                    folder=paths.data(),
                    why=error.strerror or str(error),
                )
            ) from error

    def _decoded(self, tasks: Sequence[DecodeTask], first: int) -> Iterator[NDArray[np.uint8]]:
        ready = [self.made(task) for task in tasks[first:]]
        missing = [task for task, made in zip(tasks[first:], ready, strict=True) if made is None]
        results = all_done(missing, len(missing), self.tell, self.is_cancelled)
        for made in ready:
            result = next(results) if made is None else made
            if isinstance(result, EngineError):
                raise result
            assert isinstance(result, np.ndarray)
            yield result


class _DiskError(Exception):
    """The disk does not take what was prepared; ``sentence`` says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def _key(tasks: Sequence[DecodeTask], kind: InputKind, spec: InputSpec) -> str:
    """Names the prepared pictures: the content of every file, in order, and how it is kept."""
    digest = hashlib.sha256(f"{kind} {spec.channels} {spec.size} {spec.resize}".encode())
    for task in tasks:
        digest.update(bytes.fromhex(task.digest))
    return digest.hexdigest()
