"""Colors, depths and transparency come out as they are seen."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from engine.pictures.decode import open_bytes
from tests.engine.made_pictures import encoded, scene
from tests.engine.opened import png_chunk, rgb_of


def ramp(dtype: str, top: float) -> np.ndarray:
    return np.linspace(0, top, 64 * 48).reshape(48, 64).astype(dtype)


@pytest.mark.parametrize(
    ("values", "kind", "word"),
    [
        (ramp("uint16", 65_535), "PNG", "16-bit"),
        (ramp("uint16", 4_095), "PNG", "4095"),
        (ramp(">u2", 65_535), "TIFF", "16-bit"),
        (ramp("int32", 1_000_000), "TIFF", "32-bit"),
        (ramp("float32", 1.0), "TIFF", "Floating"),
        (ramp("float32", 255.0), "TIFF", "Floating"),
        (ramp("float32", 7e9) - np.float32(3e9), "TIFF", "Floating"),
    ],
)
def test_that_deep_pictures_are_scaled_by_their_range_and_it_is_told(values: np.ndarray, kind: str, word: str):
    mode = {"uint16": "I;16", ">u2": "I;16B", "int32": "I", "float32": "F"}[
        ">u2" if values.dtype.byteorder == ">" else values.dtype.name
    ]
    image = Image.frombytes(mode, (64, 48), values.tobytes())
    picture = open_bytes(encoded(image, kind), "deep")
    expected = ramp("float32", 255.0)
    assert np.abs(picture.rgb[..., 0] - expected).max() <= 2
    assert word in picture.notes[0]


def test_that_floats_that_are_no_numbers_are_cleaned_and_told():
    values = ramp("float32", 1.0)
    values[3, 4], values[5, 6], values[7, 8] = np.nan, np.inf, -np.inf
    picture = open_bytes(encoded(Image.fromarray(values), "TIFF"), "float.tif")
    assert picture.rgb[5, 6, 0] == 255
    assert picture.rgb[7, 8, 0] == picture.rgb[3, 4, 0] == 0
    assert "3 values" in picture.notes[0]
    nothing = open_bytes(encoded(Image.fromarray(np.full((4, 4), np.nan, np.float32)), "TIFF"), "float.tif")
    assert (nothing.rgb == 0).all()


def test_that_48_bit_color_is_told():
    rows = np.zeros((5, 1 + 4 * 6), np.uint8)
    rows[:, 1::2] = 130
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 5, 16, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", zlib.compress(rows.tobytes())) + png_chunk(b"IEND", b"")
    picture = open_bytes(data, "deep.png")
    assert (picture.rgb == 130).all()
    assert "16 bits" in picture.notes[0]


@pytest.mark.parametrize("mode", ["CMYK", "YCbCr", "LAB"])
def test_that_print_and_video_colors_come_out_right(mode: str):
    from PIL import ImageCms

    if mode == "LAB":
        profiles = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.applyTransform(scene(), ImageCms.buildTransform(*profiles, "RGB", "LAB"))
    else:
        image = scene().convert(mode)
    for kind in ["TIFF"] if mode == "LAB" else ["TIFF", "JPEG"]:
        options = {"quality": 95} if kind == "JPEG" else {}
        difference = np.abs(rgb_of(encoded(image, kind, **options)).astype(int) - np.asarray(scene(), int))
        assert np.percentile(difference, 90) <= 20


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_that_few_colors_are_read(mode: str):
    rgb = rgb_of(encoded(scene().convert(mode), "PNG"))
    assert rgb.shape == (60, 80, 3)
    assert rgb.std() > 20


def line(color: int, mode: str) -> Image.Image:
    """A line of ink on transparent paper."""
    alpha = np.zeros((40, 40), np.uint8)
    alpha[18:22, 5:35] = 255
    gray = Image.fromarray(np.full((40, 40), color, np.uint8))
    image = Image.merge("LA", (gray, Image.fromarray(alpha)))
    return image if mode == "LA" else image.convert("RGBA")


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
@pytest.mark.parametrize("color", [0, 255])
def test_that_ink_on_transparent_paper_is_seen(mode: str, color: int):
    picture = open_bytes(encoded(line(color, mode), "PNG"), "ink.png")
    assert abs(int(picture.rgb[20, 20, 0]) - int(picture.rgb[2, 2, 0])) == 255
    assert picture.rgb[20, 20, 0] == color
    assert "Transparent" in picture.notes[0]


def test_that_transparent_palettes_are_laid_on_white():
    palette = Image.new("P", (20, 20), 0)
    palette.putpalette([0, 0, 0, 10, 10, 10, 0, 0, 0])
    palette.paste(1, (5, 5, 15, 15))
    for transparency in (0, bytes([0, 255, 255])):
        rgb = rgb_of(encoded(palette, "PNG", transparency=transparency))
        assert rgb[0, 0].tolist() == [255, 255, 255]
        assert rgb[10, 10].tolist() == [10, 10, 10]
    assert rgb_of(encoded(palette, "GIF", transparency=0))[0, 0].tolist() == [255, 255, 255]


def test_that_an_opaque_alpha_channel_is_no_news():
    assert open_bytes(encoded(scene().convert("RGBA"), "PNG"), "opaque.png").notes == ()
