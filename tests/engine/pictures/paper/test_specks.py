import cv2
import numpy as np

from engine.pictures.paper.specks import without_specks, without_tails


def digit(thickness: int = 12) -> np.ndarray:
    mask = np.zeros((300, 300), np.uint8)
    cv2.polylines(mask, [np.array([(100, 60), (190, 65), (140, 240)], np.int32)], False, 255, thickness)
    return mask


def cleaned(mask: np.ndarray, strength: np.ndarray | None = None) -> np.ndarray:
    return without_specks(mask, mask if strength is None else strength)


def test_that_the_digit_stays_as_it_is():
    assert np.array_equal(cleaned(digit()), digit())


def test_that_specks_scratches_and_far_dots_go():
    dirty = digit()
    dirty[20:23, 250:253] = 255
    cv2.line(dirty, (20, 280), (90, 290), 255, 1)
    assert np.array_equal(cleaned(dirty), digit())


def test_that_a_decimal_point_and_a_second_stroke_stay():
    number = digit()
    cv2.circle(number, (220, 235), 7, 255, -1)
    cv2.line(number, (110, 150), (120, 205), 255, 9)
    assert np.array_equal(cleaned(number), number)


def test_that_weak_parts_are_dirt():
    with_ghost = digit()
    cv2.line(with_ghost, (220, 60), (230, 200), 255, 12)
    strength = np.where(with_ghost > 0, 220, 0).astype(np.uint8)
    strength[:, 205:] //= 3
    assert np.array_equal(cleaned(with_ghost, strength), digit())


def test_that_the_table_at_the_border_goes_but_a_digit_at_the_border_stays():
    table = digit()
    table[:, :40] = 255
    assert np.array_equal(cleaned(table), digit())
    cropped = digit()[66:, :]
    assert np.array_equal(cleaned(cropped), cropped)


def test_that_grain_alone_is_nothing():
    grain = np.where(np.random.default_rng(1).random((300, 300)) < 0.02, 255, 0).astype(np.uint8)
    assert not cleaned(grain).any()


def test_that_thin_tails_go():
    tailed = digit()
    cv2.line(tailed, (150, 150), (290, 155), 255, 2)
    freed = without_tails(tailed)
    assert not freed[:, 180:].any() or not freed[140:170, 180:].any()
    assert np.count_nonzero(cv2.absdiff(freed, digit())) < 0.06 * np.count_nonzero(digit())
    assert not without_tails(np.zeros((9, 9), np.uint8)).any()
