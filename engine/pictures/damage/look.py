"""The second look at a picture file, by its format: whether what the decoder reads without a word is damaged."""

import io
import struct
from typing import BinaryIO

from PIL import Image, TiffImagePlugin

from engine.pictures.damage.complaints import complains_about_jpeg
from engine.pictures.damage.gif_frame import is_damaged_gif
from engine.pictures.damage.last_bytes import is_damaged_avif, is_damaged_webp
from engine.pictures.damage.tiff_strips import is_damaged_tiff

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
ICON_ENTRY, ICON_HEAD = 16, 6  # bytes
MOST_INNER = 4  # pictures of an icon that are looked at
COMPRESSION, RAW = 259, 1  # TIFF's tag, and its value for none


def is_damaged(file: BinaryIO, kind: str) -> bool:
    """Whether the picture in ``file``, of Pillow's format ``kind``, is damaged. Its position afterwards is any.

    Raises what the decoders raise, which means the same.
    """
    file.seek(0)
    if kind == "PNG":
        _check_png(file)
        return False
    if kind == "TIFF":
        return _is_damaged_tiff(file)
    look = LOOKS.get(kind)
    return look is not None and look(file.read())


def _check_png(file: BinaryIO) -> None:
    """By its checksums, which the decoder does not look at where the pixels are; raises when one is wrong."""
    with Image.open(file, formats=("PNG",)) as copy:
        copy.verify()


def _is_damaged_tiff(file: BinaryIO) -> bool:
    with Image.open(file, formats=("TIFF",)) as page:
        if not isinstance(page, TiffImagePlugin.TiffImageFile) or page.tag_v2.get(COMPRESSION, RAW) == RAW:
            return False
        place = file.seek(0)
        data = file.read()
        file.seek(place)
        return is_damaged_tiff(data, page)


def _is_damaged_icon(data: bytes) -> bool:
    """The PNGs among an icon's pictures have checksums; its bitmaps have none. The largest is the one that is used."""
    count = int.from_bytes(data[4:6], "little")
    entries = [data[at : at + ICON_ENTRY] for at in range(ICON_HEAD, ICON_HEAD + ICON_ENTRY * count, ICON_ENTRY)]
    whole = [entry for entry in entries if len(entry) == ICON_ENTRY]
    for entry in sorted(whole, key=lambda entry: (entry[0] - 1) % 256 * ((entry[1] - 1) % 256), reverse=True)[
        :MOST_INNER
    ]:
        size, offset = struct.unpack("<II", entry[8:])
        inner = data[offset : offset + size]
        if inner.startswith(PNG_HEAD):
            _check_png(io.BytesIO(inner))
    return False


LOOKS = {
    "GIF": is_damaged_gif,
    "JPEG": complains_about_jpeg,
    "WEBP": is_damaged_webp,
    "AVIF": is_damaged_avif,
    "ICO": _is_damaged_icon,
}
