"""Damage of the right length, which decoders read in silence, is refused; whole files are not."""

import io
import os
import threading
import time

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from engine.errors import EngineError
from engine.pictures.damage import complaints
from engine.pictures.damage.jpeg_scan import is_damaged_jpeg
from engine.pictures.damage.look import is_damaged
from engine.pictures.decode import open_bytes
from tests.engine.made_pictures import encoded
from tests.engine.opened import refusal, rgb_of

# Pillow's format and options, of all kinds whose code has any redundancy
KINDS: dict[str, tuple[str, dict[str, object]]] = {
    "fax 4": ("TIFF", {"compression": "group4"}),
    "fax 3": ("TIFF", {"compression": "group3"}),
    "fax lines": ("TIFF", {"compression": "tiff_ccitt"}),
    "jpeg in tiff": ("TIFF", {"compression": "jpeg"}),
    "lzw in tiff": ("TIFF", {"compression": "tiff_lzw"}),
    "deflate in tiff": ("TIFF", {"compression": "tiff_adobe_deflate"}),
    "webp": ("WEBP", {"quality": 80}),
    "lossless webp": ("WEBP", {"lossless": True}),
    "avif": ("AVIF", {"speed": 9}),
    "icon": ("ICO", {"sizes": [(256, 256)]}),
    "png": ("PNG", {}),
    "gif": ("GIF", {}),
    "jpeg": ("JPEG", {"quality": 90}),
    "progressive jpeg": ("JPEG", {"progressive": True}),
    "jpeg 2000": ("JPEG2000", {}),
}
FAX = ("fax 4", "fax 3", "fax lines")


def picture(kind: str, width: int = 256, height: int = 256, seed: int = 0) -> Image.Image:
    """A page of lines for fax, else soft shapes with noise."""
    rng = np.random.default_rng(seed)
    if kind in FAX:
        page = Image.new("1", (width, height), 1)
        for step in range(20, height, 30):
            ImageDraw.Draw(page).line([(10, step), (width - 20, step + 9)], fill=0, width=7)
        return page
    soft = cv2.resize(rng.normal(128, 50, (7, 9, 3)), (width, height), interpolation=cv2.INTER_CUBIC)
    return Image.fromarray(np.clip(soft + rng.normal(0, 5, soft.shape), 0, 255).astype(np.uint8))


def file_of(kind: str, width: int = 256, height: int = 256, seed: int = 0) -> bytes:
    name, options = KINDS[kind]
    return encoded(picture(kind, width, height, seed), name, **options)


def hit(data: bytes, at: int, size: int = 8) -> bytes:
    """Zeros in the middle of the code."""
    return data[:at] + bytes(size) + data[at + size :]


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_file_whose_second_half_is_zeros_is_refused(kind: str):
    data = file_of(kind)
    half = len(data) // 2
    assert "again" in refusal(data[:half] + bytes(len(data) - half))


@pytest.mark.parametrize("kind", KINDS)
def test_that_whole_pictures_of_any_size_are_read(kind: str):
    for seed, (width, height) in enumerate([(256, 256), (257, 300), (300, 257), (272, 259)]):
        assert rgb_of(file_of(kind, width, height, seed)).ndim == 3


@pytest.mark.parametrize(
    "kind", ["fax 4", "fax 3", "fax lines", "lzw in tiff", "deflate in tiff", "avif", "icon", "gif"]
)
def test_that_damage_in_the_middle_is_refused(kind: str):
    data = file_of(kind)
    for share in (0.3, 0.45, 0.6):
        assert "is damaged" in refusal(hit(data, int(len(data) * share), 100))


def test_that_shifted_blocks_in_a_tiff_of_jpeg_are_refused():
    data = file_of("jpeg in tiff")
    before = np.asarray(Image.open(io.BytesIO(data)).convert("L"), int)
    refused = silent = 0
    for place in range(900, len(data) - 900, len(data) // 60):
        broken = hit(data, place)
        try:
            after = np.asarray(Image.open(io.BytesIO(broken)).convert("L"), int)
        except OSError:
            continue
        if (np.abs(after - before) > 16).mean() > 0.02:
            try:
                open_bytes(broken, "scan.tif")
                silent += 1
            except EngineError:
                refused += 1
    assert refused > 20
    assert refused / (refused + silent) >= 0.9  # a mean that moved within its range leaves no trace


def test_that_transparency_without_an_end_is_refused():
    image = picture("webp")
    image.putalpha(picture("webp", seed=4).convert("L"))
    data = encoded(image, "WEBP", quality=80)
    start = data.index(b"ALPH") + 8
    size = int.from_bytes(data[start - 4 : start], "little")
    broken = data[: start + size // 2] + bytes(size - size // 2) + data[start + size :]
    assert rgb_of(data).shape == (256, 256, 3)
    assert "is damaged" in refusal(broken)


def test_that_blank_pages_are_whole():
    for color in ("white", "black", (12, 200, 77)):
        blank = Image.new("RGB", (500, 301), color)
        for kind, options in [("WEBP", {}), ("WEBP", {"lossless": True}), ("AVIF", {"speed": 9}), ("GIF", {})]:
            assert not is_damaged(io.BytesIO(encoded(blank, kind, **options)), kind)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_that_a_jpeg_is_followed_to_its_end(mode: str, subsampling: int):
    data = encoded(picture("jpeg", 123, 77).convert(mode), "JPEG", quality=85, optimize=True, subsampling=subsampling)
    assert not is_damaged_jpeg(data)
    middle = (data.index(b"\xff\xda") + len(data)) // 2
    assert is_damaged_jpeg(data[:middle] + data[middle + 90 :])


def test_that_a_missing_part_between_restart_markers_is_found():
    data = encoded(picture("jpeg", 123, 77), "JPEG", quality=85, restart_marker_blocks=5)
    first, third = data.index(b"\xff\xd0"), data.index(b"\xff\xd2")
    assert not is_damaged_jpeg(data)
    assert is_damaged_jpeg(data[:first] + data[third:])


def test_that_a_progressive_jpeg_is_not_judged_by_its_blocks():
    assert not is_damaged_jpeg(encoded(picture("jpeg"), "JPEG", progressive=True))


def test_that_what_others_say_meanwhile_is_passed_on(capfd: pytest.CaptureFixture[str]):
    broken = hit(file_of("fax 4"), len(file_of("fax 4")) // 2)
    stop = threading.Event()

    def speak() -> None:
        while not stop.is_set():
            os.write(2, b"a word of another thread\n")
            time.sleep(0.0005)

    speaker = threading.Thread(target=speak)
    speaker.start()
    try:
        found = [complaints.complains_about_fax(broken) for _ in range(20)]
    finally:
        stop.set()
        speaker.join()
    assert found == [True] * 20
    said = capfd.readouterr().err.splitlines()
    assert said
    assert set(said) == {"a word of another thread"}


def test_that_several_threads_listen_to_their_own_picture():
    whole, broken = file_of("fax 4"), hit(file_of("fax 4"), len(file_of("fax 4")) // 2)
    found: dict[int, bool] = {}

    def look(number: int) -> None:
        found[number] = complaints.complains_about_fax(broken if number % 2 else whole)

    threads = [threading.Thread(target=look, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: bool(number % 2) for number in range(12)}


def test_that_nothing_is_printed_of_a_damaged_page(capfd: pytest.CaptureFixture[str]):
    refusal(hit(file_of("fax 4"), len(file_of("fax 4")) // 2))
    assert capfd.readouterr() == ("", "")
