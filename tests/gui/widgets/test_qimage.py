import gc

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gui.widgets.qimage import to_gray, to_image, to_rgb, to_rgba

SIZES = ((1, 1), (1, 5), (5, 1), (3, 7), (28, 28), (31, 33), (64, 101))


def random_picture(height: int, width: int, *channels: int) -> NDArray[np.uint8]:
    return np.random.default_rng(height * width).integers(0, 256, (height, width, *channels), np.uint8)


@pytest.mark.parametrize(("height", "width"), SIZES)
def test_that_gray_rgb_and_rgba_come_back_as_they_went(height: int, width: int) -> None:
    for shape, back in (((), to_gray), ((3,), to_rgb), ((4,), to_rgba)):
        picture = random_picture(height, width, *shape)
        image = to_image(picture)
        assert (image.width(), image.height()) == (width, height)
        np.testing.assert_array_equal(back(image), picture)


def test_that_a_pixel_lies_where_it_belongs_though_rows_are_padded() -> None:
    picture = np.zeros((2, 3, 3), np.uint8)
    picture[1, 2] = (10, 20, 30)
    image = to_image(picture)
    assert image.bytesPerLine() > 9
    assert image.pixelColor(2, 1) == QColor(10, 20, 30)
    assert image.pixelColor(2, 0) == QColor(0, 0, 0)


def test_that_the_image_owns_its_pixels() -> None:
    picture = np.full((64, 64), 77, np.uint8)
    image = to_image(picture)
    picture[:] = 0
    del picture
    gc.collect()
    assert image.pixelColor(63, 63) == QColor(77, 77, 77)


def test_that_the_array_owns_its_pixels() -> None:
    image = QImage(9, 9, QImage.Format.Format_RGB888)
    image.fill(QColor(1, 2, 3))
    picture = to_rgb(image)
    image.fill(QColor(9, 9, 9))
    assert picture.flags.owndata or picture.base is not None
    assert (picture == (1, 2, 3)).all()
    picture[0, 0] = 5  # writable


def test_that_a_slice_and_a_turned_picture_are_taken_as_they_look() -> None:
    picture = random_picture(20, 30, 3)
    for view in (picture[::2, 3:17], picture.swapaxes(0, 1), picture[:, ::-1]):
        np.testing.assert_array_equal(to_rgb(to_image(view)), view)


def test_that_other_image_formats_are_converted() -> None:
    image = QImage(4, 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(200, 100, 50, 255))
    assert (to_rgb(image) == (200, 100, 50)).all()
    image.fill(QColor(0, 0, 0, 0))
    assert (to_rgba(image)[..., 3] == 0).all()


def test_that_nothing_becomes_nothing() -> None:
    assert to_image(np.zeros((0, 0, 3), np.uint8)).isNull()
    assert to_gray(QImage()).shape == (0, 0)
    assert to_rgb(QImage()).shape == (0, 0, 3)


@pytest.mark.parametrize(
    "wrong",
    [np.zeros((4, 4), np.float32), np.zeros((4, 4, 2), np.uint8), np.zeros(4, np.uint8), np.zeros((4, 4, 1), np.uint8)],
)
def test_that_what_is_no_picture_is_refused(wrong: NDArray[np.uint8]) -> None:
    with pytest.raises(ValueError, match="no picture"):
        to_image(wrong)
