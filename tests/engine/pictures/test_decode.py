"""Whatever the format: the same picture, upright, of a size that can be used."""

import io
import struct
import time

import numpy as np
import pytest
from PIL import Image

from engine.errors import EngineError
from engine.networks.input_spec import InputSpec
from engine.pictures.decode import fit, open_bytes, open_picture, show_name, thumbnail
from tests.engine.made_pictures import encoded, noise, scene, write
from tests.engine.opened import FORMATS, rgb_of


@pytest.mark.parametrize("kind", FORMATS)
def test_that_each_format_shows_the_same_picture(kind: str):
    rgb = rgb_of(encoded(scene(), kind)).astype(int)
    assert rgb.shape == (60, 80, 3)
    assert np.abs(rgb - np.asarray(scene(), int)).mean() < 6


def test_that_a_file_is_opened_and_named(tmp_path):
    path = write(tmp_path, "한글 사진.png", encoded(scene(), "PNG"))
    picture = open_picture(path)
    assert picture.name == "한글 사진.png"
    assert (picture.width, picture.height, picture.format, picture.notes) == (80, 60, "PNG", ())
    assert np.array_equal(picture.rgb, np.asarray(scene()))


def test_that_the_content_counts_and_not_the_files_ending():
    assert open_bytes(encoded(scene(), "JPEG"), "picture.png").format == "JPEG"
    assert open_bytes(encoded(scene(), "PNG") + b"bytes after the end", "picture.txt").format == "PNG"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_that_pictures_stand_upright(kind: str, orientation: int):
    undo = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}
    turned = scene()
    for method in undo.get(orientation, []):
        turned = turned.transpose(Image.Transpose(method))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95} if kind in ("JPEG", "WEBP") else {}
    picture = open_bytes(encoded(turned, kind, exif=exif.tobytes(), **options), "photo")
    assert (picture.width, picture.height) == (80, 60)
    assert np.abs(picture.rgb.astype(int) - np.asarray(scene(), int)).mean() < 6


@pytest.mark.parametrize("orientation", [0, 99, 65_535])
def test_that_an_impossible_orientation_is_ignored(orientation: int):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert rgb_of(encoded(scene(), "JPEG", exif=exif.tobytes())).shape == (60, 80, 3)


def test_that_a_damaged_exif_does_not_hinder():
    exif = Image.Exif()
    exif[0x0112] = 6
    for damaged in (exif.tobytes()[:-7], b"Exif\0\0" + b"\xff" * 30, b"Exif\0\0II*\0\xff\xff\xff\x7f"):
        assert rgb_of(encoded(scene(), "JPEG", exif=damaged)).shape[2] == 3


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_that_the_first_of_many_frames_is_used_and_told(kind: str):
    frames = [Image.new("RGB", (20, 20), (shade, shade, shade)) for shade in (240, 120, 30)]
    picture = open_bytes(encoded(frames[0], kind, save_all=True, append_images=frames[1:]), "many")
    assert np.abs(picture.rgb.astype(int) - 240).max() <= 2
    assert "first" in picture.notes[0]


def test_that_many_frames_are_not_counted():
    frames = [Image.new("L", (8, 8), i % 250) for i in range(3000)]
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    start = time.perf_counter()
    open_bytes(data, "long.gif")
    assert time.perf_counter() - start < 0.2


def test_that_a_tiff_whose_pages_go_in_circles_ends():
    data = bytearray(encoded(scene(), "TIFF"))
    first = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, first)[0]
    struct.pack_into("<I", data, first + 2 + 12 * entries, first)
    assert rgb_of(bytes(data)).shape == (60, 80, 3)


@pytest.mark.parametrize("size", [(1, 1), (1, 100_000), (100_000, 1), (3, 7)])
def test_that_extreme_shapes_work_on_to_thumbnail_and_network(size: tuple[int, int]):
    picture = open_bytes(encoded(Image.new("L", size, 90), "PNG"), "thin.png")
    small = thumbnail(picture.rgb)
    assert 1 <= min(small.shape[:2]) <= max(small.shape[:2]) <= 128
    assert (small == 90).all()
    spec = InputSpec(3, 32, (0.5,) * 3, (0.25,) * 3, "photo")
    assert (fit(picture.rgb, spec) == 90).all()


def test_that_large_photos_are_read_reduced_but_with_enough_detail():
    data = encoded(scene(4000, 3000), "JPEG")
    page, photo = open_bytes(data, "photo.jpg"), open_bytes(data, "photo.jpg", detail=450)
    assert 1500 <= page.rgb.shape[1] <= 1800
    assert 450 <= photo.rgb.shape[1] <= 500
    assert (page.width, page.height) == (4000, 3000)
    assert page.rgb[10, 10].tolist() == pytest.approx([220, 20, 20], abs=6)


def test_that_a_photo_is_fitted_as_the_networks_were_trained():
    rgb = np.asarray(scene(640, 480))
    spec = InputSpec(3, 224, (0.485, 0.456, 0.406), (0.229, 0.224, 0.225), "photo", resize=256)
    whole = Image.fromarray(rgb).resize((341, 256), Image.Resampling.BILINEAR)
    expected = np.asarray(whole.crop((58, 16, 58 + 224, 16 + 224)), int)
    fitted = fit(rgb, spec)
    assert fitted.shape == (224, 224, 3)
    assert np.abs(fitted - expected).mean() < 1.5
    assert fit(rgb, InputSpec(1, 64, (0.5,), (0.5,), "photo")).shape == (64, 64, 1)


@pytest.mark.parametrize("name", ["a\u202egnp.exe", "two\nlines.png", "tab\t.png", "x" * 200, "%s<b>.png", "-rf"])
def test_that_names_are_shown_as_plain_short_text(name: str):
    shown = show_name(f"/somewhere/{name}")
    assert shown.isprintable()
    assert len(shown) <= 60


def test_that_a_name_that_is_not_unicode_is_shown_and_opened(tmp_path):
    path = tmp_path / b"caf\xe9.png".decode("utf-8", "surrogateescape")
    path.write_bytes(encoded(scene(), "PNG"))
    assert open_picture(path).name.encode("utf-8").startswith(b"caf")


def test_that_nothing_is_printed(capfd):
    open_bytes(encoded(scene(), "TIFF", compression="tiff_lzw"), "scan.tif")
    with pytest.raises(EngineError):
        open_bytes(encoded(scene(), "TIFF", compression="tiff_lzw")[:-300], "scan.tif")
    with pytest.raises(EngineError):
        open_bytes(encoded(noise(), "JPEG")[:400], "photo.jpg")
    assert capfd.readouterr() == ("", "")


def test_that_a_buffer_and_a_file_give_the_same_array(tmp_path):
    data = encoded(noise(), "JPEG")
    from_file = open_picture(write(tmp_path, "x.jpg", data)).rgb
    assert np.array_equal(from_file, rgb_of(data))
    assert io.BytesIO(data).read() == data


def palette_frames() -> list[Image.Image]:
    """Two frames of different colors, each with a palette."""
    frames = [scene().convert("P"), scene().transpose(Image.Transpose.ROTATE_180).convert("P")]
    for frame in frames:
        frame.putpalette([value for shade in range(256) for value in (shade, 255 - shade, shade // 2)])
    return frames


@pytest.mark.parametrize("kind", ["PNG", "GIF", "TIFF", "WEBP", "AVIF"])
def test_that_the_first_frame_looks_as_it_does_alone(kind: str):
    first, second = palette_frames()
    alone = rgb_of(encoded(first, kind))
    several = rgb_of(encoded(first, kind, save_all=True, append_images=[second]))
    assert alone.std() > 20
    assert np.abs(several.astype(int) - alone).mean() < 4


def test_that_a_gif_keeps_the_size_of_its_first_frame():
    small, large = encoded(Image.new("P", (60, 40), 0), "GIF"), encoded(Image.new("P", (120, 90), 1), "GIF")
    frame = large[13 + 3 * (2 << (large[10] & 7)) : -1]  # without the screen and its colors
    picture = open_bytes(small[:-1] + frame + b";", "growing.gif")
    assert picture.rgb.shape == (40, 60, 3)
    assert (picture.width, picture.height) == (60, 40)
