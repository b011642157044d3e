from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.errors import EngineError
from engine.inference.recognizer import Recognizer
from engine.inference.recognizer_cache import RecognizerCache
from engine.ink.drawing import Drawing, Stroke
from engine.library import recognizers
from engine.protocol.compare import CompareBytes, Compared, CompareDrawing, CompareFile
from engine.protocol.messages import Failed
from engine.service.comparison import Comparison
from engine.service.service import Service
from tests.engine.protocol.frames import travelled
from tests.engine.recognizers import DIGITS, PHOTO, random_weights

KEYS = ("shipped:first", "shipped:second", "shipped:third")


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Service:
    """Three recognizers of digits, one of photos."""
    folder = tmp_path / "shipped"
    monkeypatch.setattr(recognizers, "shipped_folder", lambda: folder)
    for seed, key in enumerate(KEYS):
        name = key.split(":")[1]
        random_weights(folder / f"{name}.safetensors", replace(DIGITS, name=name), seed)
    random_weights(folder / "photos.safetensors", PHOTO)
    return Service()


def stroke() -> Drawing:
    points = np.ones((40, 4), np.float32)
    points[:, 0] = np.linspace(200, 240, 40)
    points[:, 1] = np.linspace(100, 400, 40)
    return Drawing(500.0, 500.0, (Stroke(points, 20.0),))


def picture(path: Path) -> Path:
    rgb = np.full((60, 80, 3), 245, np.uint8)
    rgb[10:50, 36:42] = 20
    Image.fromarray(rgb).save(path)
    return path


def compared(answer: object) -> Compared:
    assert isinstance(answer, Compared), answer
    return answer


def test_that_all_recognizers_answer_the_same_drawing_in_the_order_named(service: Service) -> None:
    told = compared(service.answer(CompareDrawing(stroke(), KEYS)))
    assert [one.key for one in told.answers] == list(KEYS)
    assert told.remaining == ()
    for one in told.answers:
        assert one.reading is not None
        assert one.reading.recognizer == one.key.split(":")[1]
        assert one.milliseconds > 0
        assert one.reading.steps == ()


def test_that_the_answers_are_those_of_recognizing(service: Service) -> None:
    from engine.protocol.recognize import Read, ReadDrawing

    told = compared(service.answer(CompareDrawing(stroke(), KEYS, "one")))
    for one in told.answers:
        read = service.answer(ReadDrawing(stroke(), one.key, "one"))
        assert isinstance(read, Read)
        assert one.reading is not None
        np.testing.assert_array_equal(one.reading.prediction.probabilities, read.reading.prediction.probabilities)


def test_that_a_budget_leaves_the_rest_for_later_but_never_all(service: Service) -> None:
    compared(service.answer(CompareDrawing(stroke(), KEYS)))  # loaded from here on
    told = compared(service.answer(CompareDrawing(stroke(), KEYS, budget_ms=1e-6)))
    assert [one.key for one in told.answers] == [KEYS[0]]
    assert told.remaining == KEYS[1:]
    rest = compared(service.answer(CompareDrawing(stroke(), told.remaining, budget_ms=60_000)))
    assert [one.key for one in rest.answers] == list(KEYS[1:])


def test_that_those_who_have_answered_do_not_wait_for_a_network_to_be_loaded(service: Service) -> None:
    compared(service.answer(CompareDrawing(stroke(), KEYS[:1])))
    told = compared(service.answer(CompareDrawing(stroke(), KEYS, budget_ms=60_000)))
    assert told.remaining == KEYS[1:]


def test_that_a_recognizer_that_is_gone_is_told_beside_the_others(service: Service) -> None:
    told = compared(service.answer(CompareDrawing(stroke(), (KEYS[0], "mine:gone", KEYS[1]))))
    assert [one.reading is None for one in told.answers] == [False, True, False]
    assert "no recognizer" in told.answers[1].error


def test_that_a_picture_says_what_it_is_before_anybody_answers(service: Service, tmp_path: Path) -> None:
    told = compared(service.answer(CompareFile(str(picture(tmp_path / "a.png")))))
    assert (told.answers, told.kind) == ((), "ink")


def test_that_recognizers_of_both_kinds_answer_a_picture(service: Service, tmp_path: Path) -> None:
    told = compared(service.answer(CompareFile(str(picture(tmp_path / "a.png")), (KEYS[0], "shipped:photos"))))
    readings = [one.reading for one in told.answers]
    assert readings[0] is not None
    assert readings[1] is not None
    assert set(readings[1].prediction.labels) == {"cat", "dog", "frog"}


def test_that_bytes_are_compared_like_a_file(service: Service, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    by_file = compared(service.answer(CompareFile(str(path), KEYS[:1])))
    by_bytes = compared(service.answer(CompareBytes(path.read_bytes(), "a.png", KEYS[:1])))
    first, second = by_file.answers[0].reading, by_bytes.answers[0].reading
    assert first is not None
    assert second is not None
    np.testing.assert_array_equal(first.prediction.probabilities, second.prediction.probabilities)


def test_that_a_picture_is_opened_once_for_all_its_requests(service: Service, tmp_path: Path) -> None:
    path = picture(tmp_path / "a.png")
    opened: list[str] = []

    def recognizer(key: str) -> Recognizer:
        opened.append(key)
        raise EngineError("none")

    comparison = Comparison(recognizer, lambda _key: True)
    comparison.answer(CompareFile(str(path), KEYS))
    before = path.stat()
    path.write_bytes(b"x" * before.st_size)
    import os

    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    comparison.answer(CompareFile(str(path), KEYS))  # the same file as far as anybody can tell: not read again
    path.write_bytes(b"x")
    with pytest.raises(EngineError):
        comparison.answer(CompareFile(str(path), KEYS))


def test_that_a_broken_picture_is_told_in_a_sentence(service: Service, tmp_path: Path) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    told = service.answer(CompareFile(str(bad), KEYS))
    assert isinstance(told, Failed)
    assert "bad.png" in told.sentence
    empty = service.answer(CompareBytes(b"", "nothing.png", KEYS))
    assert isinstance(empty, Failed)


def test_that_requests_and_answers_travel(service: Service) -> None:
    told = compared(service.answer(travelled(CompareDrawing(stroke(), KEYS, "one", 40.0))))
    back = compared(travelled(told))
    assert [one.key for one in back.answers] == [one.key for one in told.answers]


def test_that_networks_that_are_too_large_together_are_let_go_the_one_unused_longest_first(tmp_path: Path) -> None:
    cache = RecognizerCache(most_parameters=2 * DIGITS.parameters)
    paths = [random_weights(tmp_path / f"{n}.safetensors", seed=n) for n in range(3)]
    for path in paths:
        cache.get(path)
    assert [cache.has(path) for path in paths] == [False, True, True]
    cache.get(paths[1])
    cache.get(paths[0])
    assert [cache.has(path) for path in paths] == [True, True, False]
    alone = RecognizerCache(most_parameters=1)
    assert alone.get(paths[0]) is alone.get(paths[0])
