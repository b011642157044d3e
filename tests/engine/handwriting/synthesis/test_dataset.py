from pathlib import Path

import numpy as np
import pytest

from engine.data import catalog
from engine.errors import EngineError
from engine.handwriting.synthesis.dataset import CLASSES, RUBBISH, load, picture_of
from engine.handwriting.synthesis.digit_shapes import STYLES
from engine.handwriting.synthesis.shapes import strokes_of
from engine.recipe import Recipe

SMALL = {"styled": 20, "traced": 6, "rubbish": 40, "mnist": 60}


def pen_file(folder: Path) -> str:
    """Three writers, two digits each, as a tablet gives them."""
    lines: list[str] = []
    for writer in (1, 2, 3):
        for digit in (1, 7):
            lines += [f'.SEGMENT DIGIT 0 ? "{digit}"', f".COMMENT {digit} {writer} 1", ".PEN_DOWN"]
            lines += ["100 400", "200 400", f"150 {100 + writer}", ".PEN_UP"]
    path = folder / "pens.txt"
    path.write_text("\n".join(lines))
    return str(path)


def test_that_it_loads_without_a_pen_file_and_says_so() -> None:
    data = load(dict(SMALL), 0)
    assert data.classes == CLASSES
    assert len(data.images) == len(data.labels) == 126
    assert data.images.shape[1:] == (1, 28, 28)
    assert (data.labels == RUBBISH).sum() == 40
    assert "pendigits" in data.notes[0]
    assert data.test is not None
    assert len(data.test) == 10_000


def test_that_writers_held_out_train_nothing(tmp_path: Path) -> None:
    options: dict[str, object] = {**SMALL, "pendigits": pen_file(tmp_path), "pen_copies": 3}
    everybody = load(dict(options), 0)
    fewer = load({**options, "test_writers": [1], "validation_writers": [2]}, 0)
    assert len(everybody.images) - len(fewer.images) == 2 * 2 * 3
    assert everybody.validation is not None
    assert fewer.validation is not None
    assert len(fewer.validation) - len(everybody.validation) == 2 * 2
    assert everybody.notes == ()


def test_that_the_same_seed_gives_the_same_pictures(tmp_path: Path) -> None:
    options: dict[str, object] = {**SMALL, "pendigits": pen_file(tmp_path)}
    assert load(dict(options), 5).fingerprint() == load(dict(options), 5).fingerprint()
    assert load(dict(options), 5).fingerprint() != load(dict(options), 6).fingerprint()


def test_that_every_style_gives_a_picture_at_every_pen_width() -> None:
    chance = np.random.default_rng(0)
    for style in STYLES:
        for share in (0.01, 0.1, 0.33):
            picture = picture_of(strokes_of(style), share, chance)
            assert picture is not None
            assert picture.max() == 255
            assert 4 < (picture > 0).sum() < 500


def test_that_training_finds_it_by_its_key() -> None:
    data = catalog.load(Recipe(data="handwriting", data_options=dict(SMALL)))
    assert data.title == "Handwriting"
    entry = catalog.entry("handwriting")
    assert entry is not None
    assert entry.classes == CLASSES


@pytest.mark.parametrize(
    "options", [{"pendigits": "/nowhere/pens.gz"}, {"styled": "many"}, {"test_writers": "all of them"}]
)
def test_that_wrong_options_are_told_in_a_sentence(options: dict[str, object]) -> None:
    with pytest.raises(EngineError, match=r"could not be read|cannot be used"):
        load({**SMALL, **options}, 0)
