"""QImage <-> uint8 array: the only such conversion. Every array owns its memory; so does every image."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def to_image(picture: NDArray[np.uint8]) -> QImage:
    """uint8 (h, w) gray, (h, w, 3) RGB or (h, w, 4) RGBA (not premultiplied) -> a QImage that owns its pixels.

    An empty picture becomes a null image. ValueError for any other shape or dtype.
    """
    if picture.dtype != np.uint8 or picture.ndim not in (2, 3):
        raise ValueError(f"no picture: {picture.dtype} {picture.shape}")
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    if channels not in _FORMATS or (picture.ndim == 3 and channels == 1):
        raise ValueError(f"no picture: {picture.shape}")
    if picture.size == 0:
        return QImage()
    height, width = picture.shape[:2]
    rows = np.ascontiguousarray(picture)
    # copy(): QImage only borrows the array's memory, which may be gone at the next repaint
    return QImage(rows.data, width, height, width * channels, _FORMATS[channels]).copy()


def to_gray(image: QImage) -> NDArray[np.uint8]:
    """uint8 (h, w), Qt's luma. Transparent parts count as the color below them (black where there is none)."""
    return _pixels(image, QImage.Format.Format_Grayscale8, 1)[..., 0]


def to_rgb(image: QImage) -> NDArray[np.uint8]:
    """uint8 (h, w, 3)."""
    return _pixels(image, QImage.Format.Format_RGB888, 3)


def to_rgba(image: QImage) -> NDArray[np.uint8]:
    """uint8 (h, w, 4), alpha not premultiplied."""
    return _pixels(image, QImage.Format.Format_RGBA8888, 4)


_FORMATS = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}


def _pixels(image: QImage, wanted: QImage.Format, channels: int) -> NDArray[np.uint8]:
    if image.isNull():
        return np.zeros((0, 0, channels), np.uint8)
    converted = image if image.format() == wanted else image.convertToFormat(wanted)
    width, height, stride = converted.width(), converted.height(), converted.bytesPerLine()
    # rows are padded to 4 bytes: take the width, not bytesPerLine
    rows = np.frombuffer(converted.constBits(), np.uint8, height * stride).reshape(height, stride)
    return rows[:, : width * channels].reshape(height, width, channels).copy()
