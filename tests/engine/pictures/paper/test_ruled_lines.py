import cv2
import numpy as np
import pytest

from engine.pictures.paper.ruled_lines import ruled_lines

SIDE = 400


def lines(tilt: float, gap: int = 50, both: bool = False) -> np.ndarray:
    mask = np.zeros((SIDE, SIDE), np.uint8)
    for at in range(25, SIDE, gap):
        mask[at : at + 3] = 255
        if both:
            mask[:, at : at + 3] = 255
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), tilt, 1.2)
    turned = cv2.warpAffine(mask, turn, (SIDE, SIDE))
    return cv2.threshold(turned, 127, 255, cv2.THRESH_BINARY)[1]


def stroke() -> np.ndarray:
    mask = np.zeros((SIDE, SIDE), np.uint8)
    points = np.array([(120, 90), (260, 95), (180, 320)], np.int32)
    cv2.polylines(mask, [points], isClosed=False, color=255, thickness=14)
    return mask


@pytest.mark.parametrize("both", [False, True], ids=["ruled", "squared"])
@pytest.mark.parametrize("tilt", [-5.0, 0.0, 2.3])
def test_that_lines_are_found_and_strokes_are_not(tilt: float, both: bool):
    rules, ink = lines(tilt, both=both), stroke()
    found = ruled_lines(cv2.bitwise_or(rules, ink), np.where(rules > 0, 90, 200).astype(np.uint8))
    away_from_ink = cv2.dilate(ink, np.ones((9, 9), np.uint8)) == 0
    assert (found[away_from_ink & (rules > 0)] > 0).mean() > 0.95
    assert (found[ink > 0] > 0).mean() < 0.03


def test_that_strokes_alone_are_no_lines():
    assert not ruled_lines(stroke(), stroke()).any()


def test_that_strong_ink_on_a_pale_line_stays():
    rules = lines(0.0)
    strength = np.where(rules > 0, 60, 0).astype(np.uint8)
    row = int(np.flatnonzero(rules[:, 10])[0])
    strength[row : row + 3, 150:250] = 230
    found = ruled_lines(rules, strength)
    assert found[row + 1, 50] == 255
    assert not found[row : row + 3, 152:248].any()


def test_that_small_and_empty_masks_have_no_lines():
    assert not ruled_lines(np.full((20, 20), 255, np.uint8), np.full((20, 20), 255, np.uint8)).any()
    assert not ruled_lines(np.zeros((200, 200), np.uint8), np.zeros((200, 200), np.uint8)).any()
