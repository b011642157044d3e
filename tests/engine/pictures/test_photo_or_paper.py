import numpy as np
import pytest

from engine.pictures.decode import open_picture
from engine.pictures.photo_or_paper import FEATURES, WEIGHTS, features, looks_like_photo, photo_score
from engine.storage import paths


def scene(seed: int, size: int) -> np.ndarray:
    """Sky over ground with things on it, in colors, with some texture."""
    chance = np.random.default_rng(seed)
    y, x = np.mgrid[0 : 1 : size * 1j, 0 : 1 : size * 1j]
    picture = np.where(y[..., None] < 0.5 + 0.1 * np.sin(5 * x)[..., None], (110, 160, 220), (90, 110, 60)).astype(
        float
    )
    for _ in range(6):
        cx, cy, radius = *chance.uniform(0.1, 0.9, 2), chance.uniform(0.08, 0.25)
        inside = (x - cx) ** 2 + (y - cy) ** 2 < radius**2
        picture[inside] = chance.integers(20, 220, 3)
    texture = np.kron(chance.normal(0, 12, (32, 32, 1)), np.ones((size // 32, size // 32, 3)))  # as things have it
    return np.clip(picture + texture, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("size", [32, 416])
@pytest.mark.parametrize("seed", range(4))
def test_that_scenes_are_photos_however_large(seed: int, size: int) -> None:
    assert looks_like_photo(scene(seed, size))


@pytest.mark.parametrize("path", sorted((paths.RESOURCES / "samples").glob("*.*")), ids=lambda path: path.stem)
def test_that_no_sample_of_handwriting_is_taken_for_a_photo(path: object) -> None:
    assert not looks_like_photo(open_picture(str(path)).rgb)


@pytest.mark.parametrize("shape", [(1, 1), (1, 900), (900, 1), (2, 3), (33, 32)])
def test_that_any_plain_picture_is_paper(shape: tuple[int, int]) -> None:
    for gray in (0, 128, 255):
        assert not looks_like_photo(np.full((*shape, 3), gray, np.uint8))


def test_that_every_feature_has_a_weight() -> None:
    assert features(scene(0, 32)).shape == (len(FEATURES),) == (len(WEIGHTS),)
    assert np.isfinite(photo_score(np.zeros((1, 1, 3), np.uint8)))
