import gzip

import cv2
import numpy as np
import pytest

from engine.ink.centering import centre
from engine.pictures.paper.find_ink import LONGEST_SHOWN, find_ink
from engine.storage.paths import RESOURCES

SIDE = 480


@pytest.fixture(scope="module")
def mnist() -> np.ndarray:
    """The first 200 test pictures, uint8 (200, 28, 28)."""
    with gzip.open(RESOURCES / "mnist" / "t10k-images-idx3-ubyte.gz") as file:
        return np.frombuffer(file.read(16 + 200 * 784), np.uint8, offset=16).reshape(-1, 28, 28)


def two(side: int = SIDE) -> np.ndarray:
    """The ink of a 2 in the middle, float32 (side, side), 0..1."""
    scale = side / 480
    ink = np.zeros((side, side), np.uint8)
    arc = cv2.ellipse2Poly((int(235 * scale), int(190 * scale)), (int(60 * scale), int(55 * scale)), 0, -170, 60, 5)
    tail = np.array([(170, 330), (310, 325)]) * scale
    points = np.concatenate([arc, tail]).astype(np.int32)
    cv2.polylines(ink, [points], isClosed=False, color=255, thickness=max(1, int(16 * scale)), lineType=cv2.LINE_AA)
    return ink.astype(np.float32) / 255


def written(
    paper: tuple[int, int, int] = (240, 238, 230),
    ink: tuple[int, int, int] = (30, 35, 60),
    shape: np.ndarray | None = None,
    light: np.ndarray | float = 1.0,
    noise: float = 3.0,
    ground: np.ndarray | None = None,
) -> np.ndarray:
    """A photo: ``shape`` in ``ink`` on ``paper`` (or on ``ground``, uint8 RGB), lit and noisy."""
    alpha = (two() if shape is None else shape)[..., None]
    base = np.broadcast_to(np.array(paper, np.float32), (*alpha.shape[:2], 3)) if ground is None else ground
    rgb = base * (1 - alpha) + np.array(ink, np.float32) * alpha
    rgb = rgb * np.broadcast_to(light, alpha.shape[:2])[..., None]
    rgb = cv2.GaussianBlur(rgb.astype(np.float32), (0, 0), 0.8)
    rgb += np.random.default_rng(5).normal(0, noise, rgb.shape)
    return np.clip(rgb, 0, 255).astype(np.uint8)


def likeness(rgb: np.ndarray, shape: np.ndarray | None = None) -> float:
    """Correlation of what is found with what was written, both centred (to the next pixel)."""
    wanted = centre(np.rint((two() if shape is None else shape) * 255).astype(np.uint8))
    found = centre(find_ink(rgb).gray)
    assert found is not None
    moves = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    return max(float(np.corrcoef(np.roll(found, by, (0, 1)).ravel(), wanted.ravel())[0, 1]) for by in moves)


def grid(gap: int, color: tuple[int, int, int], tilt: float, upright: bool = True, thick: int = 2) -> np.ndarray:
    paper = np.full((SIDE, SIDE, 3), (242, 240, 236), np.float32)
    for at in range(gap // 2, SIDE, gap):
        paper[at : at + thick] = color
        if upright:
            paper[:, at : at + thick] = color
    turn = cv2.getRotationMatrix2D((SIDE / 2, SIDE / 2), tilt, 1.12)
    return cv2.warpAffine(paper, turn, (SIDE, SIDE), borderMode=cv2.BORDER_REPLICATE)


def shadow(depth: float, softness: float) -> np.ndarray:
    x = np.linspace(0, 1, SIDE)
    return np.broadcast_to(1 - depth / (1 + np.exp(-(x - 0.45) / softness)), (SIDE, SIDE))


@pytest.mark.parametrize(
    ("paper", "ink"),
    [
        ((240, 238, 230), (30, 35, 60)),
        ((250, 225, 110), (190, 30, 40)),
        ((240, 240, 236), (150, 150, 152)),
        ((225, 230, 232), (20, 130, 80)),
        ((205, 220, 240), (30, 60, 170)),
        ((45, 60, 52), (225, 225, 215)),
        ((20, 30, 80), (240, 240, 120)),
    ],
    ids=["pen", "red on yellow", "pencil", "marker", "blue on blue", "chalk", "yellow on blue"],
)
def test_that_ink_is_found_on_any_paper(paper, ink):
    assert likeness(written(paper, ink)) > 0.97


@pytest.mark.parametrize("softness", [0.004, 0.03, 0.3])
@pytest.mark.parametrize("depth", [0.3, 0.65])
def test_that_shadows_do_not_matter(depth: float, softness: float):
    assert likeness(written(light=shadow(depth, softness))) > 0.95


@pytest.mark.parametrize("tilt", [-3.0, 0.0, 1.2])
@pytest.mark.parametrize(
    ("gap", "upright"), [(70, False), (35, True), (90, True)], ids=["ruled", "small squares", "squares"]
)
@pytest.mark.parametrize("color", [(150, 175, 215), (110, 115, 130)], ids=["pale", "dark"])
def test_that_ruled_and_squared_lines_are_taken_away_without_the_digit(gap, upright, color, tilt):
    rgb = written(ground=grid(gap, color, tilt, upright))
    assert likeness(rgb) > 0.93


def test_that_taking_lines_away_is_told():
    assert find_ink(written(ground=grid(60, (90, 95, 110), 1.0))).notes
    assert not find_ink(written()).notes


@pytest.mark.parametrize("size", [60, 120, 800])
def test_that_size_does_not_matter(size: int):
    assert likeness(written(shape=two(size)), two(size)) > 0.9


def test_that_dirt_is_left_out_but_a_point_is_kept():
    shape = two()
    generator = np.random.default_rng(2)
    for x, y in generator.integers(10, SIDE - 10, (60, 2)).tolist():
        shape[y : y + 2, x : x + 2] = 1
    with_point = shape.copy()
    cv2.circle(with_point, (370, 330), 9, 1.0, -1)
    clean = find_ink(written(shape=shape)).gray
    assert cv2.connectedComponents((clean > 127).astype(np.uint8))[0] - 1 == 1
    pointed = find_ink(written(shape=with_point)).gray
    assert cv2.connectedComponents((pointed > 127).astype(np.uint8))[0] - 1 == 2


def test_that_the_table_beside_the_paper_is_no_ink():
    rgb = written()
    rgb[:, :60] = (70, 50, 35)
    rgb[-40:] = (70, 50, 35)
    assert likeness(rgb) > 0.95


def test_that_an_overexposed_scan_with_a_gray_shadow_shows_only_the_ink():
    rgb = written((255, 255, 255), noise=0)
    rgb[120:400, 340:420] = 215
    assert likeness(rgb) > 0.97


def blank_papers() -> dict[str, np.ndarray]:
    nothing = np.zeros((SIDE, SIDE), np.float32)
    return {
        "white": np.full((50, 60, 3), 255, np.uint8),
        "black": np.zeros((50, 60, 3), np.uint8),
        "constant": np.full((300, 200, 3), 117, np.uint8),
        "one pixel": np.full((1, 1, 3), 40, np.uint8),
        "line of pixels": np.full((1, 5000, 3), 40, np.uint8),
        "noisy": written(shape=nothing, noise=8),
        "shadow": written(shape=nothing, light=shadow(0.5, 0.05)),
        "ruled": written(shape=nothing, ground=grid(60, (150, 175, 215), 1.5, upright=False)),
        "squared": written(shape=nothing, ground=grid(45, (120, 130, 150), -2.0)),
    }


@pytest.mark.parametrize("name", blank_papers())
def test_that_blank_paper_has_no_ink(name: str):
    found = find_ink(blank_papers()[name])
    assert not found.gray.any()
    assert centre(found.gray) is None


def test_that_mnists_own_pictures_pass_unharmed_in_both_polarities(mnist: np.ndarray):
    for picture in mnist:
        wanted = centre(picture).astype(int)
        for gray in (picture, 255 - picture):
            found = centre(find_ink(np.repeat(gray[..., None], 3, axis=2)).gray)
            assert np.abs(found.astype(int) - wanted).max() <= 2


def test_that_enlarged_mnist_pictures_keep_their_shape(mnist: np.ndarray):
    for picture in mnist[:20]:
        large = cv2.resize(picture, (280, 280), interpolation=cv2.INTER_CUBIC)
        found = centre(find_ink(np.repeat(large[..., None], 3, axis=2)).gray)
        assert np.corrcoef(found.ravel(), centre(large).ravel())[0, 1] > 0.97


def test_that_a_digit_that_fills_the_picture_is_found():
    ink = two()
    tight = written()[115:350, 160:330]
    assert likeness(tight, ink) > 0.9


def test_that_the_steps_are_named_small_and_in_the_pictures_own_polarity():
    dark, light = find_ink(written((45, 60, 52), (225, 225, 215))), find_ink(written())
    for found in (dark, light):
        assert [step.name for step in found.steps] == ["picture", "light evened"]
        assert all(max(step.picture.shape[:2]) <= LONGEST_SHOWN for step in found.steps)
    assert dark.steps[1].picture.mean() < 90
    assert light.steps[1].picture.mean() > 165
    assert light.gray.shape == (SIDE, SIDE)


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1), (2, 2), (7, 300), (64, 64), (65, 65), (97, 131)])
def test_that_any_picture_is_looked_at_without_trouble(shape):
    rgb = np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8)
    gray = find_ink(rgb).gray
    assert gray.shape == shape
    assert gray.dtype == np.uint8
