"""What tells copies of pictures from other pictures: a hash of the pixels, and a perceptual hash. No torch.

The perceptual hash stays nearly the same when a picture is saved as JPEG, resized or made brighter: the lowest
frequencies of its discrete cosine transform, as of pHash (Zauner 2010, "Implementation and Benchmarking of Perceptual
Image Hash Functions"), but with the square roots of their sizes instead of their signs alone, so that small ones that
noise turns around count little, and large ones, which pictures of the same stripes share, do not count for all. Each is
multiplied by its frequency, because pictures of the world have less and less in higher ones: so two skies are no copies
of each other. Brightness is the frequency 0, which is left out, contrast the length, which is made 1.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

FREQUENCIES = 16  # half waves over the picture, each way
ROWS, COLUMNS = (
    axis[1:]
    for axis in np.nonzero(np.add.outer(np.arange(FREQUENCIES), np.arange(FREQUENCIES)) < FREQUENCIES)  # no corners
)
LENGTH = len(ROWS)  # 135 numbers
STEPS = 127  # of the largest number of a hash that is 1 long: 8 bits with a sign
FLAT = 0.5  # of 255: root mean square of the weighted frequencies of a picture that shows nothing
LUMA = np.array((0.299, 0.587, 0.114), np.float32)
HEX = 32  # digits of a pixel hash: 128 bits


@dataclass(frozen=True, eq=False)
class PictureHashes:
    """Of N pictures. pixels: hex, equal for equal pixels. perceptual: int8 (N, LENGTH), 0 where nothing is shown."""

    pixels: tuple[str, ...]
    perceptual: NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.pixels)

    def subset(self, indices: NDArray[np.int64]) -> "PictureHashes":
        """Of the pictures at ``indices``, in that order."""
        return PictureHashes(tuple(self.pixels[index] for index in indices.tolist()), self.perceptual[indices])


def hashes_of(images: NDArray[np.uint8], *, perceptual: bool = True) -> PictureHashes:
    """Of uint8 (N, C, H, W). perceptual: else those hashes are zeros, which are like no other."""
    count = len(images)
    pixels = tuple(_digest(np.ascontiguousarray(image)) for image in images)
    found = np.zeros((count, LENGTH), np.int8)
    if perceptual and images.size:
        for first in range(0, count, 1024):  # so that the copies as float32 stay small
            some = images[first : first + 1024]
            gray = some[:, 0] if some.shape[1] == 1 else np.tensordot(some, LUMA, ([1], [0]))
            found[first : first + 1024] = _perceptual(gray.astype(np.float32))
    return PictureHashes(pixels, found)


def pixel_hash(rgb: NDArray[np.uint8]) -> str:
    """Of uint8 (H, W, 3): equal for equal pixels."""
    return _digest(rgb)


def perceptual_hash(rgb: NDArray[np.uint8]) -> str:
    """Of uint8 (H, W, 3), as text; ``decoded`` is the way back."""
    gray = rgb.astype(np.float32) @ LUMA
    return base64.b85encode(_perceptual(gray[np.newaxis]).tobytes()).decode("ascii")


def decoded(texts: tuple[str, ...]) -> NDArray[np.int8]:
    """int8 (N, LENGTH) of the texts of ``perceptual_hash``; zeros for an empty one."""
    found = np.zeros((len(texts), LENGTH), np.int8)
    for place, text in enumerate(texts):
        if text:
            found[place] = np.frombuffer(base64.b85decode(text), np.int8)
    return found


def unit_vectors(perceptual: NDArray[np.int8]) -> NDArray[np.float32]:
    """float32 (N, LENGTH), each 1 long or 0; the product of two is 1 for the same picture."""
    vectors = perceptual.astype(np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)


def is_odd() -> NDArray[np.bool_]:
    """bool (LENGTH,): which numbers change their sign when a picture is mirrored."""
    return COLUMNS % 2 == 1


def _perceptual(gray: NDArray[np.float32]) -> NDArray[np.int8]:
    """int8 (N, LENGTH) of float32 (N, H, W) in 0..255."""
    _, height, width = gray.shape
    waves = _waves(height) @ gray @ _waves(width).T  # (N, FREQUENCIES, FREQUENCIES)
    weighted = waves[:, ROWS, COLUMNS] * np.hypot(ROWS, COLUMNS).astype(np.float32)
    lengths = np.linalg.norm(weighted, axis=1, keepdims=True)
    shows = lengths >= FLAT * np.sqrt(LENGTH)
    roots = np.copysign(np.sqrt(np.abs(weighted)), weighted)
    units = roots / np.where(shows, np.linalg.norm(roots, axis=1, keepdims=True), 1)
    # a number of 1/2 or more is rare: the steps are used up to there
    return np.where(shows, np.clip(np.rint(units * 2 * STEPS), -STEPS, STEPS), 0).astype(np.int8)


@lru_cache(maxsize=64)
def _waves(length: int) -> NDArray[np.float32]:
    """float32 (FREQUENCIES, length): the waves of the transform over ``length`` pixels, whose means do not depend on
    it."""
    middle = (np.arange(length) + 0.5) / length
    return (np.cos(np.pi * np.outer(np.arange(FREQUENCIES), middle)) / length).astype(np.float32)


def _digest(pixels: NDArray[np.uint8]) -> str:
    digest = hashlib.sha256(repr(pixels.shape).encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()[:HEX]
