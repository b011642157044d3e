"""Pictures as the engine opens or refuses them."""

import struct
import zlib

import numpy as np
import pytest

from engine.errors import EngineError
from engine.pictures.decode import open_bytes

FORMATS = ["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP", "AVIF", "JPEG2000", "PPM"]


def rgb_of(data: bytes, name: str = "picture") -> np.ndarray:
    return open_bytes(data, name).rgb


def refusal(data: bytes, name: str = "picture.png") -> str:
    with pytest.raises(EngineError) as caught:
        open_bytes(data, name)
    sentence = caught.value.sentence
    assert name in sentence
    assert sentence.endswith(".")
    return sentence


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of_size(width: int, height: int, *chunks: bytes) -> bytes:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = png_chunk(b"IDAT", zlib.compress(bytes(1 + 3 * width)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body + png_chunk(b"IEND", b"")
