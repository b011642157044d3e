"""What is dropped on the window or pasted into it, sorted: local files, a picture without a file, or neither."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

# Encoded pictures as browsers and painting programs offer them, best first. Qt itself decodes none of them.
PICTURE_FORMATS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/tiff", "image/bmp", "image/avif")
MOST_BYTES = 256 << 20


@dataclass(frozen=True)
class DroppedContent:
    """paths: local files and folders. picture: an encoded picture and its format ("png"). bitmap: pixels that a
    program put into the clipboard, not copied yet. elsewhere: the addresses that are not on this machine; nothing is
    fetched from them."""

    paths: tuple[str, ...] = ()
    picture: bytes = b""
    picture_format: str = ""
    elsewhere: tuple[str, ...] = ()
    bitmap: QImage | None = None


def can_take(mime: QMimeData | None) -> bool:
    """Whether there is something to open in ``mime``; cheap enough for every drag move.

    None: Qt has that for a clipboard that another program took away just now, or that it may not look into.
    """
    return mime is not None and _holds_any(mime)


def _holds_any(mime: QMimeData) -> bool:
    return mime.hasUrls() or mime.hasImage() or any(mime.hasFormat(name) for name in PICTURE_FORMATS)


def sort_out(mime: QMimeData | None) -> DroppedContent:
    """What ``mime`` holds. A file counts more than the picture that comes along with it."""
    if mime is None:
        return DroppedContent()
    urls = mime.urls() if mime.hasUrls() else []
    paths = tuple(dict.fromkeys(_local_path(url) for url in urls if _local_path(url)))
    elsewhere = tuple(url.toDisplayString() for url in urls if not _local_path(url))
    if paths:
        return DroppedContent(paths, elsewhere=elsewhere)
    for name in PICTURE_FORMATS:
        if mime.hasFormat(name):
            data = mime.data(name)
            if 0 < data.size() <= MOST_BYTES:
                return DroppedContent(picture=bytes(data.data()), picture_format=name.removeprefix("image/"))
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return DroppedContent(bitmap=image)
    return DroppedContent(elsewhere=elsewhere)


def _local_path(url: QUrl) -> str:
    """The path of a file on this machine; file://other-host/ is elsewhere."""
    return url.toLocalFile() if url.isLocalFile() and not url.host() else ""
