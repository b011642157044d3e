import gzip
from pathlib import Path

import numpy as np
import pytest

from engine.errors import EngineError
from engine.handwriting.synthesis.unipen import parse_unipen, read_unipen, to_drawing

SAMPLE = """.INCLUDE dene.doc
.LEXICON "0" "7"

.SEGMENT DIGIT 0 ? "7"
.COMMENT 7 12 3
.PEN_DOWN
 100 400
 200 400
 150 100
.PEN_UP
.DT 100
.PEN_DOWN
 120 250
 180 260
.PEN_UP
.SEGMENT DIGIT 1 ? "0"
.COMMENT no numbers here
.PEN_DOWN
 5 5
.PEN_UP
.SEGMENT DIGIT 2 ? "1"
.COMMENT 1 30 9
"""


def test_that_digits_have_label_writer_and_strokes() -> None:
    seven, zero = parse_unipen(SAMPLE)
    assert (seven.label, seven.writer) == ("7", 12)
    assert [len(stroke) for stroke in seven.strokes] == [3, 2]
    assert seven.strokes[0].dtype == np.float32
    assert seven.strokes[1].tolist() == [[120, 250], [180, 260]]
    assert (zero.label, zero.writer) == ("0", 0)


def test_that_plain_and_packed_files_are_read_alike(tmp_path: Path) -> None:
    plain, packed = tmp_path / "pens.txt", tmp_path / "pens.gz"
    plain.write_text(SAMPLE)
    packed.write_bytes(gzip.compress(SAMPLE.encode()))
    assert [digit.label for digit in read_unipen(plain)] == [digit.label for digit in read_unipen(packed)]


def test_that_a_drawing_turns_y_downwards_and_keeps_time() -> None:
    drawing = to_drawing(parse_unipen(SAMPLE)[0], pen_width=12)
    first, second = drawing.strokes
    assert first.points[:, 1].tolist() == [100, 100, 400]
    assert first.pen_width == 12
    assert second.points[0, 3] > first.points[-1, 3]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no handwriting"),
        ("Dear Sir,\nplease find enclosed", "no handwriting"),
        ("\x00\xff\x00" * 50, "no handwriting"),
        (".SEGMENT DIGIT 0 ? 8\n.PEN_DOWN\n1 1\n", "Line 1"),
        ('.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n1\n', "Line 3"),
        ('.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\none two\n', "Line 3"),
        ('.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\nnan 2\n', "no tablet"),
        ('.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n1e30 2\n', "no tablet"),
        ('.SEGMENT DIGIT 0 ? "8"\n.PEN_DOWN\n' + "1 2\n" * 20_001, "more than 20000 points"),
        ('.SEGMENT DIGIT 0 ? "8"\n' + ".PEN_DOWN\n" * 20_001, "more than 20000 points"),
    ],
)
def test_that_broken_text_is_told_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(EngineError, match=told):
        parse_unipen(text, "pens.txt")


def test_that_damaged_and_missing_files_are_told(tmp_path: Path) -> None:
    cut = tmp_path / "cut.gz"
    cut.write_bytes(gzip.compress(SAMPLE.encode() * 100)[:-40])
    with pytest.raises(EngineError, match=r"cut\.gz is (incomplete|damaged)"):
        read_unipen(cut)
    cut.write_bytes(b"\x1f\x8b" + b"\x07" * 200)
    with pytest.raises(EngineError, match="damaged"):
        read_unipen(cut)
    with pytest.raises(EngineError, match="could not be read"):
        read_unipen(tmp_path / "nowhere.gz")
