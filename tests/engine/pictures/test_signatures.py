"""What is no picture that can be read is named."""

import struct

import pytest

from tests.engine.made_pictures import encoded, scene
from tests.engine.opened import refusal


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
