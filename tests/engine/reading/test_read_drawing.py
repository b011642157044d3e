from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.inference.recognizer import Recognizer
from engine.ink.drawing import Drawing, Stroke
from engine.ink.rasterizer import render
from engine.pictures.decode import Picture
from engine.pictures.photo_or_paper import looks_like_photo
from engine.reading import read_number
from engine.reading.read_drawing import read_drawing
from engine.reading.read_picture import read_picture
from tests.engine.recognizers import DIGITS, random_weights


@pytest.fixture
def recognizer(tmp_path: Path) -> Recognizer:
    return Recognizer.load(random_weights(tmp_path / "digits.safetensors"))


def bar(x: float, top: float = 100, bottom: float = 300) -> Stroke:
    points = np.ones((30, 4), np.float32)
    points[:, 0], points[:, 1] = x, np.linspace(top, bottom, 30)
    return Stroke(points, 16.0)


def drawing(*strokes: Stroke) -> Drawing:
    return Drawing(1000, 400, strokes)


def page(*lefts: int) -> Picture:
    rgb = np.full((120, 400, 3), 250, np.uint8)
    for left in lefts:
        rgb[20:100, left : left + 10] = 15
    return Picture(rgb, "page.png", ("A note of the decoder.",), "PNG", 800, 240)


def test_that_many_digits_are_read_in_order_with_boxes_in_canvas_units(recognizer: Recognizer) -> None:
    reading = read_drawing(drawing(bar(700), bar(200), bar(450)), recognizer, "many")
    assert len(reading.text) == 3
    assert reading.lines == ((0, 1, 2),)
    lefts = [glyph.box[0] for glyph in reading.glyphs]
    assert lefts == pytest.approx([192, 442, 692], abs=8)
    assert reading.steps[0].name == "ink found"
    assert len(reading.steps) == 4
    assert all(step.picture.shape == (28, 28) for step in reading.steps[1:])


def test_that_two_lines_are_two_lines(recognizer: Recognizer) -> None:
    reading = read_drawing(drawing(bar(200, 20, 160), bar(400, 20, 160), bar(300, 240, 380)), recognizer, "many")
    assert reading.lines == ((0, 1), (2,))
    assert [len(line) for line in reading.text.splitlines()] == [2, 1]


def test_that_one_means_one_however_far_apart_the_ink_lies(recognizer: Recognizer) -> None:
    reading = read_drawing(drawing(bar(200), bar(700)), recognizer, "one")
    assert len(reading.glyphs) == 1
    assert reading.glyphs[0].box[2] == pytest.approx(516, abs=10)


def test_that_a_single_digit_is_one_glyph_of_all_its_ink(recognizer: Recognizer) -> None:
    alone, automatic = (read_drawing(drawing(bar(300)), recognizer, mode) for mode in ("one", "auto"))
    assert automatic.text == alone.text
    np.testing.assert_array_equal(automatic.prediction.probabilities, alone.prediction.probabilities)


def test_that_symbols_other_than_digits_are_not_taken_for_numbers(tmp_path: Path) -> None:
    card = replace(DIGITS, classes=tuple("abcdefghij"))
    letters = Recognizer.load(random_weights(tmp_path / "letters.safetensors", card))
    assert len(read_drawing(drawing(bar(200), bar(700)), letters, "many").glyphs) == 1


def test_that_no_ink_is_nothing_in_every_mode(recognizer: Recognizer) -> None:
    for mode in ("auto", "one", "many"):
        assert read_drawing(drawing(), recognizer, mode).prediction.verdict == "blank"


def test_that_a_page_is_read_as_a_drawing_is_with_boxes_in_the_files_pixels(recognizer: Recognizer) -> None:
    reading = read_picture(page(50, 250), recognizer, "many")
    assert len(reading.glyphs) == 2
    assert reading.glyphs[0].box == pytest.approx((100, 40, 20, 160), abs=8)
    assert reading.source == "page.png"
    assert reading.source_size == (800, 240)
    assert "A note of the decoder." in reading.notes
    assert max(reading.thumbnail.shape) <= 128
    assert reading.picture.shape == (120, 400, 3)


def test_that_the_same_digit_drawn_and_on_paper_is_seen_alike(recognizer: Recognizer) -> None:
    seven = drawing(Stroke(np.float32([[200, 100, 1, 0], [300, 110, 1, 9], [240, 300, 1, 18]]), 16.0))
    drawn = read_drawing(seven, recognizer, "one")
    paper = 250 - np.pad(render(seven).gray, 40).astype(np.float32) * 0.9
    rgb = np.repeat(paper.astype(np.uint8)[..., None], 3, axis=-1)
    written = read_picture(Picture(rgb, "7.png", (), "PNG", rgb.shape[1], rgb.shape[0]), recognizer, "one")
    last, other = drawn.steps[-1].picture.astype(int), written.steps[-1].picture.astype(int)
    assert last.shape == other.shape == (32, 32)
    assert np.corrcoef(last.ravel(), other.ravel())[0, 1] > 0.97


def test_that_a_blank_page_is_nothing(recognizer: Recognizer) -> None:
    assert read_picture(page(), recognizer).text == "nothing drawn"


def test_that_colorful_pictures_look_like_photos_and_written_pages_do_not() -> None:
    chance = np.random.default_rng(0)
    scene = chance.integers(0, 256, (6, 6, 3), np.uint8).repeat(16, 0).repeat(16, 1)
    yellow = np.full((100, 100, 3), (250, 230, 120), np.uint8)
    yellow[20:80, 45:50] = (20, 30, 140)
    assert looks_like_photo(scene)
    for paper in (page(50, 250).rgb, yellow, np.zeros((28, 28, 3), np.uint8), np.full((1, 900, 3), 7, np.uint8)):
        assert not looks_like_photo(paper)


def test_that_a_single_digit_is_computed_once(recognizer: Recognizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_number, "ONE_DIGIT", 0.0)  # random weights are sure of nothing
    asked: list[int] = []
    compute = recognizer.predict_logits
    monkeypatch.setattr(recognizer, "predict_logits", lambda some: asked.append(len(some)) or compute(some))
    read = read_drawing(drawing(bar(100)), recognizer, "auto")
    assert len(read.glyphs) == 1
    assert asked == [1]
