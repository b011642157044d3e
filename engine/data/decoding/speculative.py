"""Pictures made while they are looked at for the first time, so that files are decoded once, not twice. No torch.

How a network wants its pictures is only known when all were looked at (ink or photo, gray or colored, how large), so it
is guessed from a few of them, spread over all. Where the guess turns out wrong, the pictures are made afterwards.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.data.decoding.inspection import ImageFacts, inspect_and_decode
from engine.data.decoding.tasks import DecodeTask, InspectAndDecodeTask, Inspected, InspectTask, made_of
from engine.data.decoding.worker_pool import all_done
from engine.data.sets.dataset import CancelledError, never
from engine.hardware.memory import free_memory
from engine.networks.input_spec import InputKind, InputSpec
from engine.pictures.decode import Picture

SAMPLES = 16  # pictures that the guess is made from
MEMORY_SHARE = 0.25  # of the free memory that the made pictures may take

How = Callable[[Sequence[ImageFacts]], tuple[InputKind, InputSpec]]


class SpeculativeDecode:
    """Looks at pictures for one loading, and keeps what it made of them meanwhile."""

    def __init__(self, how: How) -> None:
        """how: ink or photo, and how a network wants its pictures, judged by what was seen of them."""
        self._how = how
        self._guess: tuple[InputKind, InputSpec] | None = None
        self._room = MEMORY_SHARE * free_memory()
        self._made: dict[str, NDArray[np.uint8]] = {}

    def looks(self, paths: Sequence[Path], is_cancelled: Callable[[], bool] = never) -> Iterator[ImageFacts]:
        """A look at each of ``paths``, in order; called for each part. CancelledError when ``is_cancelled`` says so."""
        some = {
            place: inspect_and_decode(paths[place]) for place in spread(len(paths), SAMPLES) if not _asked(is_cancelled)
        }
        usable = [seen for seen, _ in some.values() if not seen.reason]
        if usable and self._guess is None:
            self._guess = self._how(usable)
        if self._guess is not None:
            _, spec = self._guess
            self._room -= len(paths) * spec.channels * spec.size**2  # too little: they are made one by one, afterwards
        rest = [self._task(path) for place, path in enumerate(paths) if place not in some]
        results = all_done(rest, len(rest), is_cancelled=is_cancelled)
        for place in range(len(paths)):
            if place in some:
                yield self._kept(*some.pop(place))
                continue
            result = next(results)
            if isinstance(result, Inspected):
                if result.picture is not None:
                    self._made[result.facts.digest] = result.picture
                result = result.facts
            assert isinstance(result, ImageFacts)
            yield result

    def made(self, task: DecodeTask) -> NDArray[np.uint8] | None:
        """The picture that ``task`` asks for, if it was made in passing; uint8 (C, S, S)."""
        return self._made.get(task.digest) if self._guess == (task.kind, task.spec) else None

    def _task(self, path: Path) -> InspectTask | InspectAndDecodeTask:
        return (
            InspectAndDecodeTask(str(path), *self._guess)
            if self._guess is not None and self._room >= 0
            else InspectTask(str(path))
        )

    def _kept(self, seen: ImageFacts, picture: Picture | None) -> ImageFacts:
        if self._guess is not None and self._room >= 0 and picture is not None:
            made = made_of(picture, *self._guess)
            if made is not None:
                self._made[seen.digest] = made
        return seen


def spread(count: int, some: int) -> list[int]:
    """Places of ``some`` of ``count`` pictures, or of all, evenly from first to last."""
    return np.unique(np.linspace(0, count - 1, min(count, some)).astype(int)).tolist() if count else []


def _asked(is_cancelled: Callable[[], bool]) -> bool:
    if is_cancelled():
        raise CancelledError
    return False
