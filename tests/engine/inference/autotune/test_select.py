from dataclasses import replace

import pytest
import torch

from engine.inference.autotune import select
from engine.inference.autotune.benchmark import FastestBackend
from engine.inference.autotune.finding import AutotuneReport, BackendTried
from engine.inference.autotune.results_cache import cache_key, drop, get, get_report, put
from engine.inference.autotune.select import select_backend
from engine.inference.backends.backend import FOLDED, PLAIN
from engine.storage import paths
from tests.engine.inference.networks import network
from tests.engine.recognizers import DIGITS

CPU = torch.device("cpu")
CARD = replace(DIGITS, architecture="lenet5")


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("INKLING_HOME", str(tmp_path))
    monkeypatch.setattr(select, "is_busy", lambda: False)


def test_that_a_way_is_remembered_for_these_weights_only() -> None:
    put(cache_key(CARD, "a" * 64, CPU), "folded")
    assert get(cache_key(CARD, "a" * 64, CPU)) == "folded"
    assert get(cache_key(CARD, "b" * 64, CPU)) is None
    drop(cache_key(CARD, "a" * 64, CPU))
    assert get(cache_key(CARD, "a" * 64, CPU)) is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"x": 3', b"[" * 100_000])
def test_that_a_damaged_memory_is_an_empty_one(content: bytes) -> None:
    (paths.data()).mkdir(parents=True)
    (paths.data() / "runtimes.json").write_bytes(content)
    assert get("x") is None
    put("x", "plain")
    assert get("x") == "plain"


def test_that_what_was_measured_once_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[object] = []

    def count(*_: object) -> FastestBackend:
        measured.append(_)
        return FastestBackend(None, ())

    monkeypatch.setattr(select, "fastest", count)
    for _ in range(2):
        choice_made = select_backend(network("lenet5", 32), CARD, "c" * 64, CPU, lambda: True)
        assert choice_made is not None
        assert choice_made.runtime.backend is PLAIN
    assert len(measured) == 1


def test_that_a_remembered_way_is_used_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = AutotuneReport(2.5, (BackendTried("PyTorch, folded", "used", 1.25), BackendTried("OpenVINO", "too-small")))
    put(cache_key(CARD, "d" * 64, CPU), "folded", found)
    monkeypatch.setattr(select, "fastest", lambda *_: pytest.fail("measured again"))
    choice_made = select_backend(network("lenet5", 32), CARD, "d" * 64, CPU, lambda: True)
    assert choice_made is not None
    assert choice_made.runtime.backend is FOLDED
    assert choice_made.finding == found, "what was measured then is told now"


def test_that_what_an_older_version_kept_is_measured_again() -> None:
    paths.data().mkdir(parents=True)
    (paths.data() / "runtimes.json").write_text('{"x": "folded", "y": {"way": "plain", "finding": {"tried": 3}}}')
    assert get("x") is None
    assert get("y") == "plain"
    assert get_report("y") == AutotuneReport()


def test_that_a_remembered_way_with_other_answers_is_measured_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = cache_key(CARD, "e" * 64, CPU)
    put(asked, "folded")
    monkeypatch.setattr(select, "again", lambda *_: None)
    monkeypatch.setattr(select, "fastest", lambda *_: FastestBackend(None, ()))
    assert select_backend(network("lenet5", 32), CARD, "e" * 64, CPU, lambda: True) is not None
    assert get(asked) == "plain"


def test_that_nothing_is_remembered_of_a_measurement_that_was_disturbed() -> None:
    assert select_backend(network("lenet5", 32), CARD, "f" * 64, CPU, lambda: False) is None
    assert get(cache_key(CARD, "f" * 64, CPU)) is None


def test_that_what_a_busy_machine_measured_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "is_busy", lambda: True)
    monkeypatch.setattr(select, "fastest", lambda *_: FastestBackend(None, ()))
    made = select_backend(network("lenet5", 32), CARD, "9" * 64, CPU, lambda: True)
    assert made is not None
    assert made.finding.was_busy
    assert get(cache_key(CARD, "9" * 64, CPU)) is None
