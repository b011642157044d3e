"""What a file is, judged by its first bytes: pictures go on to the decoder, the rest gets a name and a way out."""

import struct

from engine.sentence import Sentence, join

HEAD = 512  # bytes that are enough to judge by


def _suffixes(names: str) -> frozenset[str]:
    return frozenset(f".{name}" for name in names.split())


PICTURE_SUFFIXES = _suffixes(
    "png apng jpg jpeg jpe jfif mpo gif bmp dib tif tiff webp avif jp2 j2k jpx j2c ico ppm pgm pbm pnm pfm"
)
RAW_SUFFIXES = _suffixes("dng nef nrw cr2 arw sr2 srf pef srw 3fr iiq erf mef mos kdc dcr")

SAVE = Sentence("Save it as PNG or JPEG and open that.")
AGAIN = Sentence("Copy or download it again.")


RAW = join(" ", (Sentence("is a raw photo of a camera."), SAVE))
TEXTURE = join(" ", (Sentence("is a game's texture."), SAVE))
VIDEO = Sentence("is a video. Save one frame as PNG or JPEG and open that.")

# first bytes -> what it is and what to do
_STARTS: tuple[tuple[bytes, Sentence], ...] = (
    (b"%PDF", Sentence("is a PDF document. Save the page as a PNG or JPEG picture and open that.")),
    (b"%!PS", join(" ", (Sentence("is a PostScript drawing."), SAVE))),
    (b"\xc5\xd0\xd3\xc6", join(" ", (Sentence("is a PostScript drawing (EPS)."), SAVE))),
    (b"8BPS", join(" ", (Sentence("is a Photoshop file."), SAVE))),
    (b"gimp xcf", join(" ", (Sentence("is a GIMP file."), SAVE))),
    (b"\xff\x0a", join(" ", (Sentence("is JPEG XL."), SAVE))),
    (b"\x00\x00\x00\x0cJXL ", join(" ", (Sentence("is JPEG XL."), SAVE))),
    (b"FUJIFILMCCD-RAW", RAW),
    (b"IIRO", RAW),
    (b"IIRS", RAW),
    (b"MMOR", RAW),
    (b"IIU\x00", RAW),
    (b"\x1a\x45\xdf\xa3", VIDEO),
    (b"\x00\x00\x01\xba", VIDEO),
    (b"\x00\x00\x01\xb3", VIDEO),
    (b"FLV\x01", VIDEO),
    (b"OggS", Sentence("is a sound or video. Choose a picture.")),
    (b"ID3", Sentence("is a sound. Choose a picture.")),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Sentence("is a shortcut. Open the picture it points to.")),
    (b"[InternetShortcut]", Sentence("is a shortcut to a web page. Save the picture itself and open that.")),
    (b"[Desktop Entry]", Sentence("is a shortcut. Open the picture it points to.")),
    (
        b"version https://git-lfs",
        Sentence("is only a Git LFS placeholder, the picture is not there. Run “git lfs pull”."),
    ),
    (b"PK\x03\x04", Sentence("is a ZIP archive or a document. Unpack it and open the pictures inside.")),
    (b"PK\x05\x06", Sentence("is an empty ZIP archive. Choose a picture.")),
    (b"\x1f\x8b", Sentence("is a compressed file (gzip). Unpack it and open what is inside.")),
    (b"7z\xbc\xaf", Sentence("is a 7z archive. Unpack it and open the pictures inside.")),
    (b"Rar!", Sentence("is a RAR archive. Unpack it and open the pictures inside.")),
    (b"\x93NUMPY", join(" ", (Sentence("is a NumPy array."), SAVE))),
    (b"BLP1", TEXTURE),
    (b"BLP2", TEXTURE),
    (b"DDS ", TEXTURE),
    (b"MZ", Sentence("is a program. Choose a picture.")),
    (b"\x7fELF", Sentence("is a program. Choose a picture.")),
)
_VIDEO_BRANDS = (b"isom", b"iso2", b"mp41", b"mp42", b"qt  ", b"M4V ", b"3gp4", b"3gp5", b"avc1", b"MSNV")
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"mif2")


def why_not(head: bytes, suffix: str, size: int) -> str:
    """Why the file cannot be opened as a picture, as the rest of a sentence after its name; empty when it may be one.

    head: the first HEAD bytes. suffix: of the file's name, lower case with the dot. size: of the whole file, bytes.
    """
    if size == 0:
        return join(" ", (Sentence("is empty (0 bytes)."), AGAIN))
    for start, what in _STARTS:
        if head.startswith(start):
            return what
    if not any(head):
        return join(" ", (Sentence("holds only zeros where a picture should begin."), AGAIN))
    return _container(head) or _raw_photo(head, suffix) or _text(head)


def _container(head: bytes) -> str:
    """ISO base media (HEIC, video) and RIFF (video, sound)."""
    if head[4:8] == b"ftyp":
        length = max(16, min(struct.unpack(">I", head[:4])[0], len(head)))
        brands = [head[at : at + 4] for at in (8, *range(16, length, 4))]
        if b"avif" in brands or b"avis" in brands:
            return ""
        if any(brand in _HEIC_BRANDS for brand in brands):
            return Sentence("is HEIC, as iPhones save photos. Save it as JPEG and open that.")
        if brands[0] == b"crx ":
            return RAW
        if any(brand in _VIDEO_BRANDS for brand in brands):
            return VIDEO
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return VIDEO
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Sentence("is a sound. Choose a picture.")
    return ""


def _raw_photo(head: bytes, suffix: str) -> str:
    """Raw photos in a TIFF's clothes: a decoder would find only their tiny preview."""
    is_tiff = head[:4] in (b"II*\x00", b"MM\x00*")
    if is_tiff and (head[8:10] == b"CR" or suffix in RAW_SUFFIXES):
        return RAW
    return ""


def _text(head: bytes) -> str:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = head.decode("utf-16", "ignore").lstrip().lower().encode()
    if b"<svg" in start or b"<!doctype svg" in start:
        return Sentence("is an SVG drawing. Save it as PNG and open that.")
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<body")):
        return Sentence("is a web page saved under a picture's name. Save the picture itself and open that.")
    if start.startswith((b"<?xml", b"<!doctype", b"<!--")):
        return Sentence("is an XML text (SVG drawings are XML, too). Save it as PNG and open that.")
    is_netpbm = head[:1] == b"P" and head[1:2] in b"123456Ff" and head[2:3].isspace()
    if is_netpbm or not _is_text(head):
        return ""
    return Sentence("is text, not a picture. Choose a picture.")


def _is_text(head: bytes) -> bool:
    if len(head) < 16 or b"\x00" in head:
        return False
    try:
        text = head[: len(head) - 4].decode()
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\r\n\t\f" for character in text)


def starts_like_a_picture(head: bytes) -> bool:
    """Whether the first bytes are those of a kind of picture that can be opened (if the rest is sound)."""
    starts = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\0", b"MM\0*", b"\xff\x4f\xff\x51", b"\0\0\1\0")
    return head.startswith(starts) or head[8:12] in (b"WEBP", b"avif", b"avis") or head[4:8] == b"jP  "


def webp_pixels(head: bytes) -> int:
    """Width x height that a WebP file claims, 0 when it is none: its decoder allocates before it tells the size."""
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP" or len(head) < 30:
        return 0
    kind, body = head[12:16], head[20:]
    if kind == b"VP8X":
        width, height = (1 + int.from_bytes(body[at : at + 3], "little") for at in (4, 7))
    elif kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    else:
        width, height = (int.from_bytes(body[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return width * height


def ends_early(head: bytes, tail: bytes, size: int) -> bool:
    """Whether the file's own lengths say that its end is missing. tail: its last bytes."""
    if head[:4] == b"RIFF" and len(head) >= 8:
        return int.from_bytes(head[4:8], "little") + 8 > size
    if head[:4] in (b"II*\x00", b"MM\x00*"):
        order = "little" if head[:1] == b"I" else "big"
        return int.from_bytes(head[4:8], order) + 2 > size
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return b"IEND" not in tail
    if head[:2] == b"\xff\xd8" or head[:4] == b"\xff\x4f\xff\x51" or head[4:8] == b"jP  ":
        return b"\xff\xd9" not in tail
    if head[:4] == b"GIF8":
        return not tail.rstrip(b"\0").endswith(b";")
    if head[:4] == b"\0\0\1\0":
        return _icon_end(head) > size
    return _boxes_end_early(head, size) if head[4:8] == b"ftyp" else size < 16


def _boxes_end_early(head: bytes, size: int) -> bool:
    """Whether the boxes of an AVIF file reach farther than the file, as far as ``head`` shows them."""
    at = 0
    while at + 8 <= len(head):
        length = int.from_bytes(head[at : at + 4], "big")
        if length < 8:
            return False  # to the end of the file, or of more than 4 GB
        at += length
    return at > size or (at < size < at + 8)


def _icon_end(head: bytes) -> int:
    """Where the last picture of an ICO file ends, by its own directory."""
    count = int.from_bytes(head[4:6], "little")
    entries = [head[6 + 16 * i : 22 + 16 * i] for i in range(min(count, len(head) // 16))]
    return max((sum(struct.unpack("<II", entry[8:16])) for entry in entries if len(entry) == 16), default=0)
