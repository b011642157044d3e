"""Looks at one picture: can it be read, how large is it, is it gray, is it ink; and remembers what it saw. No torch.

What was found is remembered in Inkling's own data folder, by name, size and time of change, so that a second look is
quick; the person's folder is only read.
"""

import hashlib
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from engine.data.sets.dataset import CancelledError, never
from engine.data.sets.picture_hashes import perceptual_hash, pixel_hash
from engine.errors import EngineError
from engine.pictures.decode import Picture, open_picture
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.json_cache import JsonCache
from engine.storage.safe_open import open_regular

DETAIL = 500  # px: what photos are read with; enough for a network of 224
EVEN_SHARE = 0.5  # of the pixels near one brightness: ink on paper rather than a photo
COLORLESS = 6.0  # of 255: largest mean difference between color channels of a gray picture
MEMORY_VERSION = 2  # 1: without hashes of the pixels
ASK_S = 0.1  # between two questions whether whoever looks at the same folder is done


@dataclass(frozen=True)
class ImageFacts:
    """What one look at a picture told. digest: SHA-256 of the file. reason: why it cannot be used; else empty.

    pixels, perceptual: hashes that tell copies (engine.data.sets.picture_hashes).
    """

    digest: str
    width: int = 0
    height: int = 0
    is_gray: bool = False
    is_ink: bool = False
    reason: str = ""
    pixels: str = ""
    perceptual: str = ""


def inspect_image(path: Path) -> ImageFacts:
    """Open the picture at ``path`` and say what it is; a picture that cannot be read has a reason."""
    return inspect_and_decode(path)[0]


def inspect_and_decode(path: Path) -> tuple[ImageFacts, Picture | None]:
    """The same, and the picture itself, read with ``DETAIL``; None when it cannot be read."""
    try:
        with open_regular(path) as file:
            digest = hashlib.sha256()
            while chunk := file.read(1 << 20):
                digest.update(chunk)
        picture = open_picture(path, DETAIL)
    except EngineError as error:
        return ImageFacts("", reason=error.sentence), None
    except OSError as error:
        return ImageFacts("", reason=Sentence("cannot be read ({why})", why=error.strerror or str(error))), None
    gray = _is_gray(picture.rgb)
    is_ink = gray and _has_even_ground(picture.rgb)
    facts = ImageFacts(
        digest.hexdigest(),
        picture.width,
        picture.height,
        gray,
        is_ink,
        pixels=pixel_hash(picture.rgb),
        perceptual=perceptual_hash(picture.rgb),
    )
    return facts, picture


def _is_gray(rgb: NDArray[np.uint8]) -> bool:
    planes = rgb.astype(np.int16)
    return float(np.abs(planes - planes[..., [1, 2, 0]]).mean()) < COLORLESS


def _has_even_ground(rgb: NDArray[np.uint8]) -> bool:
    """Whether half of the pixels have nearly one brightness."""
    counts = np.bincount(rgb[..., 1].ravel() >> 3, minlength=32)
    return float((counts[:-1] + counts[1:]).max()) >= EVEN_SHARE * rgb[..., 1].size


@contextmanager
def locked_inspections(
    folder: Path, is_cancelled: Callable[[], bool] = never, *, keeps_all: bool = False
) -> Generator["InspectionCache"]:
    """The memory of ``folder``, saved at the end, for one at a time in all processes.

    Who comes second waits, and then knows what the first one saw: the window looks at a folder, shows some of its
    pictures and begins a run at nearly the same moment. CancelledError when ``is_cancelled`` says so meanwhile.
    """
    from filelock import FileLock, Timeout

    key = _key_of(folder)
    lock = FileLock(paths.state() / f"looking-{key[0]}.lock")
    try:
        while True:
            if is_cancelled():
                raise CancelledError
            with suppress(OSError):  # nothing can be written: then nobody can be waited for
                paths.state().mkdir(parents=True, exist_ok=True)
                try:
                    lock.acquire(timeout=ASK_S)
                except Timeout:
                    continue
            break
        memory = InspectionCache(folder, keeps_all=keeps_all)
        try:
            yield memory
        finally:
            memory.save()
    finally:
        lock.release()


def _key_of(folder: Path) -> str:
    return hashlib.sha256(str(folder.resolve()).encode(errors="surrogatepass")).hexdigest()[:24]


class InspectionCache:
    """What earlier looks at the pictures of one folder told, kept in Inkling's data folder; may be deleted any time."""

    def __init__(self, folder: Path, *, keeps_all: bool = False) -> None:
        """keeps_all: what is not asked for is remembered on, because only a part of the folder is looked at."""
        path = paths.data() / "folders" / f"{_key_of(folder)}.json"
        self._cache = JsonCache(path, version=MEMORY_VERSION, under="seen")
        self._known = self._cache.entries()
        self._used: dict[str, object] = dict(self._known) if keeps_all else {}
        self._keys: dict[Path, str] = {}  # of files that were asked for: as they were then

    def get(self, path: Path) -> ImageFacts | None:
        """What ``path`` was when somebody looked, if its size and time are the same as then."""
        try:
            status = path.stat()
        except OSError as error:
            return ImageFacts("", reason=Sentence("cannot be read ({why})", why=error.strerror or str(error)))
        key = self._keys[path] = f"{status.st_size} {status.st_mtime_ns} {path}"
        seen = self._remembered(key)
        if seen is not None:
            self._used[key] = asdict(seen)
        return seen

    def put(self, path: Path, seen: ImageFacts) -> None:
        """Remember what ``path`` is, which ``get`` did not know; not what cannot be used."""
        if not seen.reason:
            self._used[self._keys[path]] = asdict(seen)

    def save(self) -> None:
        """Remember what was used; a full disk only means that the next look takes as long."""
        if self._used != self._known:
            self._keys.clear()
            self._cache.replace(self._used)

    def _remembered(self, key: str) -> ImageFacts | None:
        try:
            return ImageFacts(**cast("dict[str, str]", self._known[key]))  # pyright: ignore[reportArgumentType]  checked by use
        except (KeyError, TypeError):
            return None
