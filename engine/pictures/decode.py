"""Any picture file or buffer becomes an RGB array, safely: what cannot be read whole is refused with a sentence.

Pillow decodes, from an explicit list of formats. What the window shows is made from the same array that the network
sees, so there is one decoder in the whole program.
"""

import io
import re
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from engine.errors import EngineError
from engine.networks.input_spec import InputSpec
from engine.pictures.colors import to_eight_bits, to_rgb
from engine.pictures.damage.look import is_damaged
from engine.pictures.signatures import AGAIN, HEAD, ends_early, starts_like_a_picture, webp_pixels, why_not
from engine.sentence import Sentence, join
from engine.storage.safe_open import open_regular, shown

MOST_PIXELS = 50_000_000
MOST_BYTES = 512 * 2**20
MOST_PLAIN_PIXELS = 4_000_000  # of pictures written as decimal text, which are slow to read
DETAIL = 1600  # px: larger pictures are read reduced, to about this on the long side
# "MPO" (two JPEGs in one) is read as JPEG; naming it here would fail
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "DIB", "AVIF", "JPEG2000", "ICO", "PPM")
MANY_FRAMES = ("GIF", "PNG", "WEBP", "AVIF", "TIFF")

Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # also guards pictures inside of pictures (ICO)
MEGA = 10**6
NAMED = "{name} {what}"  # a file, and what is wrong with it


@dataclass(frozen=True, eq=False)
class Picture:
    """A decoded picture, upright, without transparency.

    rgb: uint8 (H, W, 3). name: the file's, fit to be shown. notes: sentences a person should know. format: Pillow's
    name of it. width, height: of the picture in the file, upright; ``rgb`` may be a reduced reading of it.
    """

    rgb: NDArray[np.uint8]
    name: str
    notes: tuple[str, ...]
    format: str
    width: int
    height: int


def open_picture(path: str | Path, detail: int = DETAIL) -> Picture:
    """Read a local picture file.

    detail: larger pictures are read reduced, to about this many pixels on the long side (a photo for a network of
    224 px needs about 450, a page with small digits the default). Raises EngineError with a sentence for
    everything that is not a whole picture of at most 50 megapixels.
    """
    path = Path(path)
    with open_regular(path) as file:
        return _read(file, path.name, detail)


def open_bytes(data: bytes, name: str, detail: int = DETAIL) -> Picture:
    """Read an encoded picture from memory, by the same rules."""
    return _read(io.BytesIO(data), name, detail)


def show_name(path: str | Path) -> str:
    """The file's name as plain text: control and bidirectional characters as codes, elided in the middle."""
    return shown(Path(path).name or str(path))


def fit(rgb: NDArray[np.uint8], spec: InputSpec) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) -> uint8 (S, S, C) for a photo network: the middle square, resized with antialiasing.

    As the networks were trained: short side to ``spec.resize``, then the middle ``spec.size`` (here in one step, so
    that a very long picture is never enlarged as a whole).
    """
    height, width = rgb.shape[:2]
    short = min(height, width)
    side = short * spec.size / max(spec.resize, spec.size)
    left, top = (width - side) / 2, (height - side) / 2
    image = Image.fromarray(rgb if spec.channels == 3 else _luma(rgb))
    square = image.resize((spec.size, spec.size), Image.Resampling.BILINEAR, (left, top, left + side, top + side))
    return np.array(square).reshape(spec.size, spec.size, spec.channels)


def thumbnail(rgb: NDArray[np.uint8], longest: int = 128) -> NDArray[np.uint8]:
    """uint8 (H, W, 3) -> the same picture, at most ``longest`` px a side and at least 1."""
    height, width = rgb.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return rgb.copy()
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.array(Image.fromarray(rgb).resize(size, Image.Resampling.BOX))


def _luma(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(Image.fromarray(rgb).convert("L"))


def _read(file: BinaryIO, name: str, detail: int) -> Picture:
    label = f"“{shown(name)}”"
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(HEAD)
    reason = why_not(head, Path(name).suffix.lower(), size)
    if reason:
        raise EngineError(NAMED, name=label, what=reason)
    if size > MOST_BYTES:
        raise EngineError(
            "{name} is too large ({size} GB). Choose a picture of at most 0.5 GB.",
            name=label,
            size=f"{size / 2**30:.1f}",
        )
    _refuse_pixels(label, webp_pixels(head))
    file.seek(0)
    try:
        with _strictly():
            return decode_image(file, shown(name), label, detail)
    except EngineError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(label, _pixels_in(error)) from error
    except MemoryError as error:
        raise EngineError(
            "{name} needs more memory than there is. Make it smaller and try again.", name=label
        ) from error
    except Exception as error:  # decoders raise whatever their format's library does: all mean "not readable"
        raise EngineError(NAMED, repr(error), name=label, what=_what_is_wrong(file, head, size, error)) from error


@contextmanager
def _strictly() -> Generator[None]:
    """Too many pixels are an error; other remarks of the decoders are not worth a word when the picture loads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def decode_image(file: BinaryIO, name: str, label: str, detail: int) -> Picture:
    """The picture in ``file``; whatever the format's library raises. label: how it is called in a refusal."""
    kind, several = _first_look(file, label)
    if is_damaged(file, kind):
        raise ValueError("decoded without a word, but damaged")
    file.seek(0)
    with Image.open(file, formats=FORMATS) as image:
        notes = [*several, *_depth_note(image)]
        width, height = image.size
        if kind == "JPEG":
            share = detail / max(width, height)
            image.draft(None, (max(1, int(width * share)), max(1, int(height * share))))
        image.load()
        if _turn_upright(image):
            width, height = height, width
        plain, depth_notes = to_eight_bits(image)
        colored, color_notes = to_rgb(_reduced(plain, detail))
        rgb = np.array(colored)
    return Picture(rgb, name, (*notes, *depth_notes, *color_notes), kind, width, height)


def _first_look(file: BinaryIO, label: str) -> tuple[str, tuple[str, ...]]:
    """The format, once the picture is known to be small enough, and a note when there are several.

    Seeking for a second frame changes the first one (colors of a palette, size of the screen): the opened image that
    is asked here shows nothing.
    """
    with Image.open(file, formats=FORMATS) as image:
        kind = "JPEG" if image.format == "MPO" else image.format or ""
        pixels = image.width * image.height
        _refuse_pixels(label, pixels)
        if kind == "PPM" and pixels > MOST_PLAIN_PIXELS and "plain" in _coding(image):
            raise _too_many_pixels(label, pixels, MOST_PLAIN_PIXELS)
        if kind not in MANY_FRAMES or not _has_more(image):
            return kind, ()
    pages, frames = Sentence("Several pages: the first is used."), Sentence("Animated: the first frame is used.")
    return kind, (pages if kind == "TIFF" else frames,)


def _has_more(image: Image.Image) -> bool:
    """Whether there is a second frame or page; they are never counted (a file can claim millions)."""
    try:
        image.seek(1)
    except (EOFError, OSError, ValueError, SyntaxError, KeyError, TypeError):
        return False
    return True


def _depth_note(image: Image.Image) -> tuple[str, ...]:
    return (
        (Sentence("16 bits per color: scaled to 8 bits."),)
        if ";16" in _coding(image) and image.mode in ("RGB", "RGBA", "LA")
        else ()
    )


def _coding(image: Image.Image) -> str:
    """How Pillow is about to decode the pixels, as text."""
    return str(getattr(image, "tile", ""))


def _turn_upright(image: Image.Image) -> bool:
    """Turn the picture as the camera noted (EXIF); True when width and height changed places."""
    before = image.size
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception:  # a damaged note of the camera about the picture is no reason to refuse the picture
        return False
    return image.size != before


def _reduced(image: Image.Image, detail: int) -> Image.Image:
    """Averaged down until the long side is ``detail``."""
    scale = detail / max(image.size)
    if scale >= 0.9:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _refuse_pixels(label: str, pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise _too_many_pixels(label, pixels)


def _too_many_pixels(label: str, pixels: int, most: int = MOST_PIXELS) -> EngineError:
    if not pixels:
        return EngineError(
            "{name} has too many pixels; at most {most} megapixels can be opened. Make it smaller and try again.",
            name=label,
            most=most // MEGA,
        )
    return EngineError(
        "{name} has {count:,} megapixels; at most {most} can be opened. Make it smaller and try again.",
        name=label,
        count=round(pixels / MEGA),
        most=most // MEGA,
    )


def _pixels_in(error: Exception) -> int:
    found = re.search(r"\((\d+) pixels\)", str(error))
    return int(found.group(1)) if found else 0


def _what_is_wrong(file: BinaryIO, head: bytes, size: int, error: Exception) -> Sentence:
    text = str(error).lower()
    file.seek(max(0, size - 64))
    if "truncat" in text or "not enough" in text or ends_early(head, file.read(64), size):
        return join(" ", (Sentence("is incomplete: the file ends too early."), AGAIN))
    if isinstance(error, UnidentifiedImageError) and not starts_like_a_picture(head):
        return Sentence("is not a picture that Inkling can open. Save it as PNG or JPEG and open that.")
    return join(" ", (Sentence("is damaged."), AGAIN))
