from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from engine.errors import EngineError
from engine.hardware.device import Device
from engine.inference.recognizer import Recognizer
from engine.inference.recognizer_cache import RecognizerCache
from tests.engine.recognizers import DIGITS, PHOTO, random_weights

CPU = Device("CPU", torch.device("cpu"), "asked for")


def pictures(count: int, *shape: int) -> NDArray[np.uint8]:
    return np.random.default_rng(count).integers(0, 256, (count, *shape), np.uint8)


@pytest.fixture
def digits(tmp_path: Path) -> Path:
    return random_weights(tmp_path / "digits.safetensors")


def test_that_probabilities_have_a_row_per_picture_and_sum_to_one(digits: Path) -> None:
    probabilities = Recognizer.load(digits).predict(pictures(5, 1, 28, 28))
    assert probabilities.shape == (5, 10)
    assert probabilities.dtype == np.float32
    np.testing.assert_allclose(probabilities.sum(1), 1, atol=1e-5)


def test_that_a_picture_gets_the_same_answer_alone_and_among_many(digits: Path) -> None:
    recognizer = Recognizer.load(digits)
    many = pictures(300, 1, 28, 28)
    together = recognizer.predict_logits(many)
    assert together.shape == (300, 10)
    np.testing.assert_allclose(recognizer.predict_logits(many[299:]), together[299:], atol=1e-5)


def test_that_no_pictures_give_no_answers(digits: Path) -> None:
    assert Recognizer.load(digits).predict(pictures(0, 1, 28, 28)).shape == (0, 10)


def test_that_pictures_that_came_over_the_pipe_are_read(digits: Path) -> None:
    received = np.frombuffer(bytes(28 * 28), np.uint8).reshape(1, 1, 28, 28)
    assert not received.flags.writeable
    assert Recognizer.load(digits).predict(received).shape == (1, 10)


def test_that_a_photo_network_reads_color(tmp_path: Path) -> None:
    recognizer = Recognizer.load(random_weights(tmp_path / "photo.safetensors", PHOTO), CPU)
    (prediction,) = recognizer.predictions(pictures(1, 3, 32, 32))
    assert prediction.labels == ("cat", "dog", "frog")


def test_that_numbers_that_overflow_become_no_answer_of_not_a_number(tmp_path: Path) -> None:
    path = random_weights(tmp_path / "wild.safetensors", replace(DIGITS, temperature=1e-30))
    assert np.isfinite(Recognizer.load(path).predict(pictures(3, 1, 28, 28))).all()


def test_that_an_unknown_network_is_told(tmp_path: Path) -> None:
    path = random_weights(tmp_path / "new.safetensors")
    from engine.weights.weights_file import replace_card

    replace_card(path, replace(DIGITS, architecture="resnet9000"))
    with pytest.raises(EngineError, match="resnet9000"):
        Recognizer.load(path)


def test_that_weights_of_another_network_are_told(tmp_path: Path) -> None:
    path = random_weights(tmp_path / "other.safetensors")
    from engine.weights.weights_file import replace_card

    replace_card(path, replace(DIGITS, classes=("a", "b")))
    with pytest.raises(EngineError, match="do not fit"):
        Recognizer.load(path)


def test_that_the_cache_gives_the_same_recognizer_until_the_file_changes(digits: Path) -> None:
    cache = RecognizerCache()
    first = cache.get(digits)
    assert cache.get(digits) is first
    random_weights(digits, replace(DIGITS, name="Another name"), seed=1)
    assert cache.get(digits).card.name == "Another name"


def test_that_the_cache_keeps_the_ones_used_last(tmp_path: Path) -> None:
    cache = RecognizerCache(capacity=2)
    paths = [random_weights(tmp_path / f"{n}.safetensors", seed=n) for n in range(3)]
    first, second = cache.get(paths[0]), cache.get(paths[1])
    assert cache.get(paths[0]) is first
    cache.get(paths[2])
    assert cache.get(paths[0]) is first
    assert cache.get(paths[1]) is not second


def test_that_after_a_refused_file_the_old_recognizer_answers_as_before(digits: Path, tmp_path: Path) -> None:
    cache = RecognizerCache()
    picture = pictures(1, 1, 28, 28)
    before = cache.get(digits).predict_logits(picture)
    bad = tmp_path / "bad.safetensors"
    bad.write_bytes(digits.read_bytes()[:-100])
    for _ in range(2):
        with pytest.raises(EngineError):
            cache.get(bad)
    np.testing.assert_array_equal(cache.get(digits).predict_logits(picture), before)


def test_that_the_fastest_way_gives_the_same_answers_and_has_a_name(digits: Path) -> None:
    recognizer, many = Recognizer.load(digits), pictures(3, 1, 28, 28)
    stricter = recognizer.sure_from(0.99)
    before = recognizer.predict(many)
    assert recognizer.backend.name == "PyTorch"
    assert not recognizer.autotune(lambda: False)
    assert not recognizer.is_tuned
    assert recognizer.autotune()
    assert stricter.is_tuned
    assert stricter.backend is recognizer.backend
    np.testing.assert_allclose(recognizer.predict(many), before, atol=1e-3)


def test_that_shares_and_predictions_are_of_the_same_answers(digits: Path) -> None:
    recognizer, many = Recognizer.load(digits), pictures(2, 1, 28, 28)
    answers = recognizer.answers(many)
    np.testing.assert_array_equal(answers.shares(), recognizer.shares(many))
    found = [prediction.probabilities for prediction in answers.predictions()]
    np.testing.assert_array_equal(found, recognizer.predict(many))


def test_that_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="gone"):
        RecognizerCache().get(tmp_path / "gone.safetensors")
