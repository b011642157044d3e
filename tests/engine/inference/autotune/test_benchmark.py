import pytest
import torch
from torch import Tensor, nn

from engine.inference.autotune import benchmark
from engine.inference.autotune.benchmark import again, fastest
from engine.inference.backends.backend import FOLDED, FOLDED_BF16, Backend, BackendUnavailableError, CompiledNetwork
from engine.inference.backends.pytorch import PlainNetwork
from engine.networks.input_spec import InputSpec
from tests.engine.inference.networks import network

SPEC = InputSpec(channels=1, size=28, mean=(0.1,), std=(0.3,), kind="ink")
CPU = torch.device("cpu")


class Slow(nn.Module):
    """A network that takes long enough to be beaten for certain."""

    def __init__(self) -> None:
        super().__init__()
        self.output = nn.Linear(784, 10)

    def forward(self, x: Tensor) -> Tensor:
        for _ in range(200):
            x = x.sin().asin()
        return self.output(x.flatten(1))


class Quick:
    """Answers without going through the slow part; ``shift`` makes its answers wrong."""

    def __init__(self, network: Slow, backend: Backend, shift: float) -> None:
        self.backend = backend
        self._network = network
        self._shift = shift

    def logits(self, batch: Tensor) -> Tensor:
        logits = self._network.output(batch.sin().asin().flatten(1)).clone()
        logits[:, 0] += self._shift
        return logits


def only(monkeypatch: pytest.MonkeyPatch, shift: float) -> None:
    """The folded ways answer wrongly by ``shift``; there is no other."""

    def refuse(*_: object) -> CompiledNetwork:
        raise BackendUnavailableError("not here")

    def quick(backend: Backend) -> object:
        return lambda network, _: Quick(network, backend, shift)

    monkeypatch.setattr(benchmark, "TINY", 0)
    monkeypatch.setattr(benchmark, "is_installed", lambda: False)
    monkeypatch.setitem(benchmark.BUILDERS, "folded-bf16", (FOLDED_BF16, refuse))
    monkeypatch.setitem(benchmark.BUILDERS, "folded", (FOLDED, quick(FOLDED)))


def test_that_the_fastest_way_with_the_same_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, 0.0)
    found = fastest(Slow().eval(), SPEC, CPU)
    assert found is not None
    assert found.backend is FOLDED
    tried = [(one.name, one.outcome, one.reason) for one in found.finding.tried]
    assert tried == [
        ("PyTorch, folded, bfloat16", "unavailable", "not here"),
        ("PyTorch, folded", "used", ""),
        ("OpenVINO, bfloat16", "not-installed", ""),
        ("OpenVINO", "not-installed", ""),
    ]
    used = found.finding.used
    assert used is not None
    assert 0 < used.milliseconds < found.finding.plain_milliseconds


def test_that_a_fast_way_with_other_answers_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, 5.0)
    found = fastest(Slow().eval(), SPEC, CPU)
    assert found is not None
    assert found.runtime is None
    assert [one.outcome for one in found.finding.tried][1] == "other-answers"
    assert again(Slow().eval(), SPEC, CPU, "folded") is None


def test_that_openvino_is_not_loaded_for_the_networks_of_the_pen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark, "is_installed", lambda: pytest.fail("asked for OpenVINO"))
    found = fastest(network("inknet"), SPEC, CPU)
    assert found is not None
    assert [trial.backend for trial in found.trials if trial.problem is None] == [FOLDED]
    assert {trial.problem for trial in found.trials if trial.backend is not FOLDED} == {"too-small"}


def test_that_nothing_is_found_while_somebody_waits_for_an_answer() -> None:
    assert fastest(network("inknet"), SPEC, CPU, lambda: False) is None


def test_that_what_was_found_gives_the_plain_answers() -> None:
    plain = network("resnet20")
    found = fastest(plain, SPEC, CPU)
    assert found is not None
    batch = torch.rand(4, 1, 28, 28)
    with torch.inference_mode():
        runtime = found.runtime or PlainNetwork(plain, CPU)
        wanted = plain(batch)
        torch.testing.assert_close(
            runtime.logits(batch), wanted, rtol=0, atol=0.03 * float(wanted.max() - wanted.min())
        )
