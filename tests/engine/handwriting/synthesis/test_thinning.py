import cv2
import numpy as np

from engine.handwriting.synthesis.thinning import thinned, trace


def drawn(*lines: list[tuple[int, int]], width: int = 3) -> np.ndarray:
    picture = np.zeros((28, 28), np.uint8)
    for line in lines:
        cv2.polylines(picture, [np.array(line, np.int32)], False, 255, width)
    return picture


def redrawn(strokes: list[np.ndarray]) -> np.ndarray:
    picture = np.zeros((28, 28), np.uint8)
    for stroke in strokes:
        cv2.polylines(picture, [np.rint(stroke).astype(np.int32)], False, 255, 3)
    return picture


def test_that_a_line_becomes_one_stroke_along_its_middle() -> None:
    (strokes,) = trace(drawn([(5, 14), (23, 14)])[None])
    assert len(strokes) == 1
    assert np.abs(strokes[0][:, 1] - 14).max() < 1
    assert np.ptp(strokes[0][:, 0]) > 12  # thinning eats the ends a little


def test_that_redrawn_strokes_cover_the_digit() -> None:
    seven = drawn([(6, 5), (21, 5), (12, 24)], [(9, 14), (20, 14)])
    (strokes,) = trace(seven[None])
    again = redrawn(strokes)
    shared = ((seven > 127) & (again > 127)).sum()
    assert shared / (again > 127).sum() > 0.8
    assert shared / (seven > 127).sum() > 0.8


def test_that_a_ring_is_closed() -> None:
    ring = np.zeros((28, 28), np.uint8)
    cv2.circle(ring, (14, 14), 8, 255, 3)
    (strokes,) = trace(ring[None])
    longest = max(strokes, key=len)
    assert np.linalg.norm(longest[0] - longest[-1]) < 2


def test_that_thinned_lines_are_one_pixel_wide_and_still_whole() -> None:
    ink = drawn([(4, 4), (24, 20)], width=5) > 0
    skeleton = thinned(ink[None])[0]
    assert not (skeleton & ~ink).any()
    assert cv2.connectedComponents(skeleton.astype(np.uint8), connectivity=8)[0] == 2
    assert skeleton.sum() < 30


def test_that_blank_pictures_and_dots_are_no_trouble() -> None:
    dot = np.zeros((28, 28), np.uint8)
    dot[10:12, 10:12] = 255
    blank, single = trace(np.stack([np.zeros((28, 28), np.uint8), dot]))
    assert blank == []
    assert len(single) == 1
    assert np.abs(single[0] - 10.5).max() < 2
    assert trace(np.zeros((0, 28, 28), np.uint8)) == []
