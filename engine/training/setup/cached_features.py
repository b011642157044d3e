"""Features of a frozen body: computed once for each picture and kept, in memory or, when there are many, on disk.

Each picture is seen in a few views: as it is, and augmented by chance. After that an epoch is one small dense layer
over numbers that are there already.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.data.batches.batches import Batches, BatchRange, next_batch, seed_for
from engine.data.sets.dataset import CancelledError
from engine.errors import EngineError
from engine.hardware.out_of_memory import is_out_of_memory
from engine.storage.atomic_write import write_atomically
from engine.training.runs.events import Preparing
from engine.training.setup.frozen_body import FrozenBody

VIEWS = 4  # of each picture, where it is augmented
AT_ONCE = 64  # pictures through the body; the chance of a view depends on it, so it is always the same
LARGEST_IN_MEMORY = 512 << 20  # bytes
TELL_SECONDS = 0.3
FLOAT32_BYTES = 4


class CachedFeatures:
    """The features of ``pictures``, as examples for the head. Until ``compute`` is done they are computed when needed.

    views: how many of each picture. path: the file that keeps them when they are more than LARGEST_IN_MEMORY. key: says
    of which pictures they are.
    """

    def __init__(
        self, body: FrozenBody, pictures: Batches, *, views: int = 1, seed: int = 0, path: Path, key: str = ""
    ) -> None:
        self._body = body
        self._pictures = pictures
        self._views = views
        self._seed = seed
        self._path = path
        self._key = key
        self._table: Tensor | None = None  # float32 (V, N, F)

    def __len__(self) -> int:
        return len(self._pictures)

    def shuffled(self, epoch: int, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Features float32 (n, F), each in a view drawn by chance, and labels int64 (n,) or shares (n, K)."""
        if self._table is None:
            inputs, labels = self._pictures.shuffled(epoch, place)
            return self._body.features(inputs), labels
        indices = self._pictures.order(epoch)[place.first : place.last]
        chance = torch.Generator().manual_seed(seed_for(self._seed, epoch, place.first + 1))
        view = torch.randint(self._views, (len(indices),), generator=chance)
        labels = self._pictures.labels[indices]
        inputs = self._table[view, indices.cpu()].to(labels.device)
        return self._pictures.mixed(inputs, labels, epoch, place)

    def in_order(self, place: BatchRange) -> tuple[Tensor, Tensor]:
        """Features float32 (n, F) of the pictures as they are, and labels int64 (n,)."""
        if self._table is None:
            inputs, labels = self._pictures.in_order(place)
            return self._body.features(inputs), labels
        labels = self._pictures.labels[place.first : place.last]
        return self._table[0, place.first : place.last].to(labels.device), labels

    @property
    def body_passes(self) -> int:
        """How many times a picture passes the body, all views counted."""
        return self._views * len(self)

    def keep_apart(self, process: int) -> None:
        """Several processes learn from these pictures: each keeps features of its own."""
        self._path = self._path.with_stem(f"{self._path.stem}-{process}")

    def compute(self, should_stop: Callable[[], bool]) -> Iterator[Preparing]:
        """Send all pictures through the body; how far it is. CancelledError when ``should_stop`` says so.

        EngineError when there is no room on the disk for them.
        """
        if self._table is not None:
            return
        shape = (self._views, len(self), self._body.width)
        if _size(shape) <= LARGEST_IN_MEMORY:
            table = torch.empty(shape)
            for view, part, features, progress in self._computed(should_stop):
                table[view, part.first : part.last] = features
                yield from progress
            self._table = table
            return
        if not self._is_on_disk(shape):
            yield from self._write(should_stop)
        mapped = np.memmap(self._path, np.float32, "c", shape=shape)
        self._table = torch.from_numpy(mapped)

    def forget(self) -> None:
        """Give back their room on the disk: nobody will learn from them any more."""
        self._table = None
        for path in (self._marker(), self._path):
            path.unlink(missing_ok=True)

    def _computed(
        self, should_stop: Callable[[], bool]
    ) -> Iterator[tuple[int, BatchRange, Tensor, tuple[Preparing, ...]]]:
        """(view, place, features (n, F) on the CPU, what to tell now), view by view, in order."""
        began = last_told = time.monotonic()
        total, done = self._views * len(self), 0
        for view in range(self._views):
            first = 0
            while first < len(self):
                if should_stop():
                    raise CancelledError
                place = next_batch(first, len(self), AT_ONCE)
                inputs, _ = self._pictures.in_view(view, place)
                features = self._in_pieces(inputs)
                done, first, now = done + len(place), place.last, time.monotonic()
                progress: tuple[Preparing, ...] = ()
                if now - last_told >= TELL_SECONDS or done == total:
                    last_told = now
                    progress = (Preparing("features", done, total, (now - began) / done * (total - done)),)
                yield view, place, features, progress

    def _in_pieces(self, inputs: Tensor) -> Tensor:
        """Through the body, in smaller pieces where memory runs out: the features are the same."""
        pieces = 1
        while True:
            try:
                return torch.cat([self._body.features(part) for part in inputs.tensor_split(pieces)]).cpu()
            except (RuntimeError, MemoryError) as error:
                if pieces >= len(inputs) or not is_out_of_memory(error):
                    raise
                pieces *= 2

    def _write(self, should_stop: Callable[[], bool]) -> Iterator[Preparing]:
        """A file of numbers, written from beginning to end; the marker beside it says that it is whole."""
        self._marker().unlink(missing_ok=True)
        try:
            with self._path.open("wb") as file:
                for _, _, features, progress in self._computed(should_stop):
                    file.write(np.ascontiguousarray(features.numpy()).data)
                    yield from progress
        except OSError as error:
            with suppress(OSError):
                self._path.unlink()
            raise EngineError(
                "The features of the frozen body could not be kept in {folder}: {why}. Make room, or set freeze to "
                "nothing.",
                folder=self._path.parent,
                why=error.strerror or str(error),
            ) from error
        write_atomically(self._marker(), self._whole_key())

    def _is_on_disk(self, shape: tuple[int, int, int]) -> bool:
        try:
            return self._marker().read_bytes() == self._whole_key() and self._path.stat().st_size == _size(shape)
        except OSError:
            return False

    def _marker(self) -> Path:
        return self._path.with_suffix(".key")

    def _whole_key(self) -> bytes:
        return f"{self._key} {self._body.digest()}\n".encode()


def _size(shape: tuple[int, int, int]) -> int:
    """Bytes of a table of ``shape``."""
    return math.prod(shape) * FLOAT32_BYTES
