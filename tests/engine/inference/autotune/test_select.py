from dataclasses import replace

import pytest
import torch

from engine.inference.autotune import select
from engine.inference.autotune.benchmark import Found
from engine.inference.autotune.finding import Finding, WayTried
from engine.inference.autotune.results_cache import forget, question, recall, recall_finding, remember
from engine.inference.autotune.select import chosen
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
    remember(question(CARD, "a" * 64, CPU), "folded")
    assert recall(question(CARD, "a" * 64, CPU)) == "folded"
    assert recall(question(CARD, "b" * 64, CPU)) is None
    forget(question(CARD, "a" * 64, CPU))
    assert recall(question(CARD, "a" * 64, CPU)) is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"x": 3', b"[" * 100_000])
def test_that_a_damaged_memory_is_an_empty_one(content: bytes) -> None:
    (paths.data()).mkdir(parents=True)
    (paths.data() / "runtimes.json").write_bytes(content)
    assert recall("x") is None
    remember("x", "plain")
    assert recall("x") == "plain"


def test_that_what_was_measured_once_is_not_measured_again(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[object] = []

    def count(*_: object) -> Found:
        measured.append(_)
        return Found(None, ())

    monkeypatch.setattr(select, "fastest", count)
    for _ in range(2):
        choice_made = chosen(network("lenet5", 32), CARD, "c" * 64, CPU, lambda: True)
        assert choice_made is not None
        assert choice_made.runtime.way is PLAIN
    assert len(measured) == 1


def test_that_a_remembered_way_is_used_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Finding(2.5, (WayTried("PyTorch, folded", "used", 1.25), WayTried("OpenVINO", "too-small")))
    remember(question(CARD, "d" * 64, CPU), "folded", found)
    monkeypatch.setattr(select, "fastest", lambda *_: pytest.fail("measured again"))
    choice_made = chosen(network("lenet5", 32), CARD, "d" * 64, CPU, lambda: True)
    assert choice_made is not None
    assert choice_made.runtime.way is FOLDED
    assert choice_made.finding == found, "what was measured then is told now"


def test_that_what_an_older_version_kept_is_measured_again() -> None:
    paths.data().mkdir(parents=True)
    (paths.data() / "runtimes.json").write_text('{"x": "folded", "y": {"way": "plain", "finding": {"tried": 3}}}')
    assert recall("x") is None
    assert recall("y") == "plain"
    assert recall_finding("y") == Finding()


def test_that_a_remembered_way_with_other_answers_is_measured_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = question(CARD, "e" * 64, CPU)
    remember(asked, "folded")
    monkeypatch.setattr(select, "again", lambda *_: None)
    monkeypatch.setattr(select, "fastest", lambda *_: Found(None, ()))
    assert chosen(network("lenet5", 32), CARD, "e" * 64, CPU, lambda: True) is not None
    assert recall(asked) == "plain"


def test_that_nothing_is_remembered_of_a_measurement_that_was_disturbed() -> None:
    assert chosen(network("lenet5", 32), CARD, "f" * 64, CPU, lambda: False) is None
    assert recall(question(CARD, "f" * 64, CPU)) is None


def test_that_what_a_busy_machine_measured_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "is_busy", lambda: True)
    monkeypatch.setattr(select, "fastest", lambda *_: Found(None, ()))
    made = chosen(network("lenet5", 32), CARD, "9" * 64, CPU, lambda: True)
    assert made is not None
    assert made.finding.was_busy
    assert recall(question(CARD, "9" * 64, CPU)) is None
