"""The service and speed: how answers were computed is named, and photos are read no finer than they are needed."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.inference.autotune.background import Background
from engine.inference.backends.backend import BACKENDS
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.protocol.recognize import Read, ReadDrawing, ReadFile
from engine.service.service import Service
from tests.engine.recognizers import PHOTO, random_weights


@pytest.fixture
def photos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a photo recognizer, the only one there is."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(recognizers, "shipped_folder", lambda: folder)
    random_weights(folder / "photos.safetensors", PHOTO)
    return "shipped:photos"


def large_photo(path: Path) -> Path:
    """A JPEG of 2400×1800 with detail at several scales."""
    rng = np.random.default_rng(1)
    image = np.full((1800, 2400, 3), 128.0)
    for cells in (6, 60, 300):
        noise = Image.fromarray(rng.integers(0, 256, (cells, cells, 3), np.uint8))
        image += np.asarray(noise.resize((2400, 1800), Image.Resampling.BILINEAR), float) - 128
    Image.fromarray(image.clip(0, 255).astype(np.uint8)).save(path, quality=92)
    return path


def read(service: Service, path: Path, key: str) -> Read:
    answer = service.answer(ReadFile(str(path), key))
    assert isinstance(answer, Read)
    return answer


def test_that_a_photo_read_for_a_known_network_gets_the_answer_of_the_fuller_one(tmp_path: Path, photos: str) -> None:
    service, path = Service(), large_photo(tmp_path / "large.jpg")
    full = read(service, path, photos).reading  # the network is not known yet
    reduced = read(service, path, photos).reading
    assert full.source_size == reduced.source_size == (2400, 1800)
    assert max(reduced.picture.shape) == 1000
    assert reduced.prediction.label == full.prediction.label
    np.testing.assert_allclose(reduced.prediction.probabilities, full.prediction.probabilities, atol=0.01)
    assert reduced.glyphs[0].box == pytest.approx(full.glyphs[0].box, abs=4)


def test_that_an_answer_names_how_it_was_computed_and_stays_the_same_when_that_changes(
    tmp_path: Path, photos: str
) -> None:
    service, path = Service(), large_photo(tmp_path / "large.jpg")
    before = read(service, path, photos).reading
    assert before.runtime == "PyTorch"
    service.find_fastest()
    after = read(service, path, photos).reading
    assert after.runtime in {way.name for way in BACKENDS}
    assert after.prediction.label == before.prediction.label


def test_that_a_recognizer_in_use_is_handed_to_the_background(photos: str) -> None:
    class Noting(Background):
        def want(self, recognizer: object, *, for_file: bool) -> None:
            wanted.append(for_file)

    wanted: list[bool] = []
    service = Service(Noting())
    strokes = (Stroke(np.array([[10, 10, 1, 0], [90, 90, 1, 9]], np.float32), 5.0),)
    assert isinstance(service.answer(ReadDrawing(Drawing(100.0, 100.0, strokes), photos)), Read)
    assert wanted == [False]
