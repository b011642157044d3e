import io
import struct
import time
import zlib

import numpy as np
import pytest
from PIL import Image

from engine.errors import EngineError
from engine.input_spec import InputSpec
from engine.pictures import MOST_PIXELS, fit, open_bytes, open_picture, show_name, thumbnail
from tests.engine.pictures import encoded, noise, scene, write

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


def test_that_formats_outside_of_the_list_are_refused():
    blp = b"BLP2" + struct.pack("<i4B2I", 1, 1, 0, 0, 0, 1, 83_886_338) + bytes(2000)
    assert "texture" in refusal(blp)
    assert "not a picture" in refusal(encoded(scene(), "TGA"), "picture.tga")
    assert "not a picture" in refusal(encoded(scene(), "PCX"), "picture.pcx")


HTML = b"<!DOCTYPE html>\n<html><body>Sign in</body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><image href="http://192.0.2.1/x"/></svg>'
NAMED = {
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100),
    "JPEG XL": b"\xff\x0a" + bytes(100),
    "SVG": SVG,
    "PDF": b"%PDF-1.7\n" + bytes(100),
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n" + bytes(100),
    "Photoshop": b"8BPS\0\x01" + bytes(100),
    "raw photo": b"II*\0\x10\0\0\0CR\x02\0" + bytes(100),
    "video": b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(100),
    "web page": HTML,
    "Git LFS": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "ZIP": b"PK\x03\x04" + bytes(100),
    "shortcut": b"[InternetShortcut]\nURL=http://192.0.2.1/\n",
    "0 bytes": b"",
    "zeros": bytes(1_000_000),
    "is text": b"a,b,c\n1,2,3\n4,5,6\n and so on and on",
    "incomplete": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("what", NAMED)
def test_that_what_is_no_picture_is_named_whatever_its_ending(what: str):
    sentences = {refusal(NAMED[what], name) for name in ("picture.png", "picture.jpg")}
    assert all(what in sentence for sentence in sentences)
    assert all(
        any(way in sentence for way in ("ave ", "opy ", "open", "Open", "Choose", "Run")) for sentence in sentences
    )


def test_that_each_kind_of_wrong_file_has_its_own_sentence():
    assert len({refusal(data) for data in NAMED.values()}) == len(NAMED)


def test_that_a_raw_photo_in_a_tiffs_clothes_is_not_taken_for_its_preview():
    assert "raw photo" in refusal(encoded(scene(), "TIFF"), "DSC_0001.NEF")


def test_that_one_byte_is_refused():
    assert "incomplete" in refusal(b"\xff")


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
    open_picture(path).name.encode("utf-8")


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
