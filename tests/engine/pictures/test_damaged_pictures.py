"""Damaged and hostile pictures are refused at once, in a sentence."""

import struct
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from engine.errors import EngineError
from engine.pictures.decode import MOST_PIXELS, open_bytes
from tests.engine.made_pictures import encoded, noise, scene
from tests.engine.opened import FORMATS, png_chunk, png_of_size, refusal


@pytest.mark.parametrize("kind", [*FORMATS, "ICO"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_that_a_cut_file_is_refused_as_incomplete(kind: str, share: float):
    data = encoded(noise(64, 64), kind)
    cut = data[: int(len(data) * share)]
    assert "is incomplete" in refusal(cut)


@pytest.mark.parametrize("options", [{"progressive": True}, {"quality": 30}, {"subsampling": 0}])
def test_that_a_cut_jpeg_is_never_half_gray(options):
    data = encoded(noise(200, 150), "JPEG", **options)
    for share in np.linspace(0.1, 0.995, 12):
        assert "is incomplete" in refusal(data[: int(len(data) * share)], "photo.jpg")


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_deflate", "jpeg", "packbits"])
def test_that_a_cut_compressed_tiff_is_refused(compression: str):
    data = encoded(noise(), "TIFF", compression=compression)
    for share in (0.05, 0.5, 0.9, 0.99):
        with pytest.raises(EngineError, match=r"incomplete|damaged"):
            open_bytes(data[: int(len(data) * share)], "scan.tif")


def test_that_a_flipped_bit_in_a_png_is_refused():
    data = encoded(noise(), "PNG")
    refused = 0
    for place in range(40, len(data) - 12, len(data) // 25):
        broken = bytearray(data)
        broken[place] ^= 16
        with pytest.raises(EngineError, match=r"damaged|incomplete"):
            open_bytes(bytes(broken), "picture.png")
        refused += 1
    assert refused >= 25


@pytest.mark.parametrize("kind", [*FORMATS, "ICO"])
def test_that_damage_anywhere_is_decoded_or_refused_with_a_sentence(kind: str):
    data = encoded(noise(48, 48), kind)
    generator = np.random.default_rng(11)
    for _ in range(40):
        broken = np.frombuffer(data, np.uint8).copy()
        places = generator.integers(0, len(data), 4)
        broken[places] = generator.integers(0, 256, 4)
        assert outcome(broken.tobytes()) in ("opened", "refused")


def outcome(data: bytes) -> str:
    try:
        rgb = open_bytes(data, "odd.bin").rgb
    except EngineError as error:
        return "refused" if "odd.bin" in error.sentence else error.sentence
    return "opened" if rgb.ndim == 3 and rgb.dtype == np.uint8 else str(rgb.shape)


def gif_of_size(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", width, height, 0, 0, 0) + encoded(scene(), "GIF")[13:]


def webp_of_size(width: int, height: int) -> bytes:
    body = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (width - 1).to_bytes(3, "little")
    body += (height - 1).to_bytes(3, "little") + bytes(20)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


@pytest.mark.parametrize(
    ("data", "megapixels"),
    [
        (png_of_size(30_000, 30_000), "900"),
        (png_of_size(13_000, 13_000), "169"),
        (png_of_size(10_000, 8_800), "88"),
        (gif_of_size(65_535, 65_535), "4,295"),
        (webp_of_size(10_000, 8_200), "82"),
        (webp_of_size(16_384, 16_384), "268"),
    ],
    ids=["900 MP png", "169 MP png", "88 MP png", "gif", "webp", "large webp"],
)
def test_that_pixel_bombs_are_refused_at_once_with_their_size(data: bytes, megapixels: str):
    start = time.perf_counter()
    assert f"{megapixels} megapixels" in refusal(data)
    assert time.perf_counter() - start < 0.5


def test_that_just_under_the_limit_opens_reduced():
    width, height = 10_000, MOST_PIXELS // 10_000
    picture = open_bytes(encoded(Image.new("L", (width, height), 200), "PNG", compress_level=1), "large.png")
    assert (picture.width, picture.height) == (width, height)
    assert picture.rgb.shape[1] < 3000
    assert (picture.rgb == 200).all()


def test_that_text_and_profile_bombs_are_refused():
    text = png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(200_000_000), 9))
    assert "is damaged" in refusal(png_of_size(4, 1, text))


def test_that_one_byte_is_refused():
    assert "incomplete" in refusal(b"\xff")
