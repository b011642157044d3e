import gzip

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.ink.centering import BOX, FIELD, centre, centre_of_mass, ink_box, steps
from engine.storage.paths import RESOURCES


@pytest.fixture(scope="module")
def mnist() -> np.ndarray:
    """The first 1,000 test pictures, uint8 (1000, 28, 28)."""
    with gzip.open(RESOURCES / "mnist" / "t10k-images-idx3-ubyte.gz") as file:
        raw = file.read(16 + 1000 * FIELD * FIELD)
    return np.frombuffer(raw, np.uint8, offset=16).reshape(-1, FIELD, FIELD)


def seven(side: int, nib: int, place: tuple[int, int] = (0, 0), canvas: int = 600) -> np.ndarray:
    gray = np.zeros((canvas, canvas), np.uint8)
    points = (np.array([(0.1, 0.05), (0.8, 0.05), (0.35, 1.0)]) * side + place + nib).astype(np.int32)
    cv2.polylines(gray, [points], isClosed=False, color=255, thickness=nib)
    return gray


def test_that_mnists_own_pictures_stay_as_they_are(mnist: np.ndarray):
    changes = np.array([np.abs(centre(picture).astype(int) - picture).max() for picture in mnist])
    assert (changes <= 1).mean() > 0.99


def test_that_an_enlarged_mnist_picture_comes_back(mnist: np.ndarray):
    boxes = (ink_box(picture) for picture in mnist)
    even = [picture for picture, box in zip(mnist, boxes, strict=True) if box[2] % 2 == 0 == box[3] % 2]
    for picture in even[:50]:
        large = cv2.resize(picture, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
        assert np.abs(centre(large).astype(int) - picture).mean() < 1.0


def test_that_place_and_size_on_the_canvas_do_not_matter():
    usual = centre(seven(200, 20)).astype(int)
    moved = centre(seven(200, 20, (150, 90))).astype(int)
    larger = centre(seven(400, 40)).astype(int)
    assert np.array_equal(usual, moved)
    assert np.abs(usual - larger).mean() < 4


def test_that_the_long_side_is_20_and_the_centre_of_mass_in_the_middle():
    picture = centre(seven(300, 25, (40, 200)))
    _, _, width, height = cv2.boundingRect(picture)
    assert max(width, height) == BOX
    assert np.abs(np.subtract(centre_of_mass(picture), FIELD / 2)).max() <= 0.51


def test_that_the_aspect_is_kept():
    gray = np.zeros((300, 300), np.uint8)
    gray[50:250, 100:150] = 255
    _, _, width, height = cv2.boundingRect(centre(gray))
    assert (width, height) == (5 + 1, 20) or (width, height) == (5, 20)


def test_that_thin_lines_are_strengthened_to_full_ink():
    assert centre(seven(500, 3)).max() == 255
    assert centre(seven(100, 10) // 3).max() == 255


def test_that_no_ink_gives_no_picture():
    for blank in (np.zeros((0, 0), np.uint8), np.zeros((40, 30), np.uint8), np.full((9, 9), 5, np.uint8)):
        assert centre(blank) is None
        shown, picture = steps(blank)
        assert picture is None
        assert [step.name for step in shown] == ["ink found"]


def test_that_the_steps_lead_to_the_same_picture_and_have_their_names():
    gray = seven(200, 20)
    shown, picture = steps(gray, size=32)
    assert [step.name for step in shown] == ["ink found", "box", "20×20", "centre of mass", "28×28", "32×32"]
    assert [step.picture.shape for step in shown[2:]] == [(20, 20), (28, 28), (28, 28), (32, 32)]
    assert np.array_equal(picture, centre(gray))
    assert np.array_equal(shown[-1].picture[2:30, 2:30], picture)
    assert [step.name for step in steps(gray, size=28)[0]][-1] == "28×28"


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (400, 1), (3, 3)])
def test_that_dots_and_hairs_are_placed_whole(shape: tuple[int, int]):
    picture = centre(np.full(shape, 255, np.uint8))
    _, _, width, height = cv2.boundingRect(picture)
    assert max(width, height) == BOX
    assert picture.max() == 255


@settings(max_examples=60, deadline=None)
@given(arrays.arrays(np.uint8, st.tuples(st.integers(1, 40), st.integers(1, 40))))
def test_that_any_picture_gives_a_full_field_or_none(gray: np.ndarray):
    picture = centre(gray)
    assert (picture is None) == (ink_box(gray) is None)
    if picture is not None:
        assert picture.shape == (FIELD, FIELD)
        assert picture.max() == 255
