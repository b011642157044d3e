"""Where batches take their pictures from: a tensor on the device, or a source that is read while it computes."""

import threading
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.data.sets.dataset import PictureSource, Split, source_of


class ImageStore(Protocol):
    """Pictures of one split, for ``device``. uint8 (n, C, H, W) in 0..255 comes out.

    chosen_on: where the places that are picked should lie, so that nothing waits for the device.
    """

    device: torch.device
    chosen_on: torch.device

    def take(self, places: Tensor, ahead: Tensor) -> Tensor:
        """The pictures at ``places`` (int64 (n,)). ahead: the places that will be wanted next."""
        ...

    def slice(self, first: int, last: int) -> Tensor:
        """The pictures first .. last-1."""
        ...


def image_store(split: Split, device: torch.device) -> ImageStore:
    """In memory on the device, or read from its source."""
    source = source_of(split.images)
    return InMemory(split.images, device) if source is None else Streaming(source, device)


class InMemory:
    """All pictures on the device."""

    def __init__(self, images: NDArray[np.uint8], device: torch.device) -> None:
        self.device = self.chosen_on = device
        self._images = torch.from_numpy(np.require(images, requirements=("C", "W"))).to(device)

    def take(self, places: Tensor, ahead: Tensor) -> Tensor:  # noqa: ARG002
        """See Shelf."""
        return self._images.index_select(0, places)

    def slice(self, first: int, last: int) -> Tensor:
        """See Shelf."""
        return self._images[first:last]


class Streaming:
    """Reads the next batch in a thread while the network works on this one; at most two batches lie in memory."""

    def __init__(self, source: PictureSource, device: torch.device) -> None:
        self.device, self.chosen_on = device, torch.device("cpu")
        self._source = source
        self._ahead: _Ahead | None = None

    def take(self, places: Tensor, ahead: Tensor) -> Tensor:
        """See Shelf."""
        wanted = places.numpy()
        waiting = self._ahead
        if waiting is not None and not np.array_equal(waiting.places, wanted) and not waiting.was_missed:
            waiting.was_missed = True  # something else was wanted in between: a look at gradients, say
            return self._on_device(self._source[wanted])
        self._ahead = None
        pictures = waiting.result() if waiting is not None and np.array_equal(waiting.places, wanted) else None
        if pictures is None:
            pictures = self._source[wanted]
        if len(ahead):
            self._ahead = _Ahead(self._source, ahead.numpy())
        return self._on_device(pictures)

    def slice(self, first: int, last: int) -> Tensor:
        """See Shelf; goes on with as many."""
        total = len(self._source)
        after = torch.arange(min(last, total), min(2 * last - first, total))
        return self.take(torch.arange(first, min(last, total)), after)

    def _on_device(self, pictures: NDArray[np.uint8]) -> Tensor:
        tensor = torch.from_numpy(np.require(pictures, requirements=("C", "W")))
        if self.device.type == "cuda":
            return tensor.pin_memory().to(self.device, non_blocking=True)
        return tensor.to(self.device)


class _Ahead:
    """One batch that is being read."""

    def __init__(self, source: PictureSource, places: NDArray[np.int64]) -> None:
        self.places = places
        self.was_missed = False
        self._source = source
        self._pictures: NDArray[np.uint8] | None = None
        self._thread = threading.Thread(target=self._read, name="pictures ahead", daemon=True)
        self._thread.start()

    def result(self) -> NDArray[np.uint8] | None:
        """What was read; None when it could not be: then who wants it reads it, and gets the error."""
        self._thread.join()
        return self._pictures

    def _read(self) -> None:
        try:
            self._pictures = self._source[self.places]
        except Exception:  # it comes again, in the thread that can tell it
            self._pictures = None
