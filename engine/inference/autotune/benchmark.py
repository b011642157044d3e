"""Which way is fastest here and gives the same answers: a short measurement, never before the first answer."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.inference.autotune.equivalence import is_same, samples
from engine.inference.autotune.finding import AutotuneReport, BackendTried, Outcome
from engine.inference.backends.backend import (
    DEVICE_HALF,
    FOLDED,
    FOLDED_BF16,
    OPENVINO,
    OPENVINO_BF16,
    PLAIN,
    Backend,
    BackendKey,
    BackendUnavailableError,
    CompiledNetwork,
    NotEquivalentError,
)
from engine.inference.backends.fused import prepare_device_half, prepare_folded, prepare_folded_bf16
from engine.inference.backends.openvino import is_installed, prepare_openvino, prepare_openvino_bf16
from engine.inference.backends.pytorch import PlainNetwork
from engine.networks.input_spec import InputSpec

WORTH_FROM = 1.1  # another way must be so many times as fast as the plain one to be used
TRIAL_SECONDS = 0.4  # for each way, without its preparation and the first answers
LEAST_ROUNDS, MOST_ROUNDS = 3, 15
MOST_SAMPLES = 8
SAMPLE_SECONDS = 0.5  # for the plain answers to the samples; there are at least two
TINY = 300_000  # parameters; the pen waits for such networks, and loading OpenVINO would cost more than it gives
SMALL = 2_000_000  # parameters; of larger networks float32 is only tried where bfloat16 is not to be had

Builder = Callable[[nn.Module, Tensor], CompiledNetwork]
BUILDERS: dict[BackendKey, tuple[Backend, Builder]] = {
    backend.key: (backend, prepare)
    for backend, prepare in (
        (OPENVINO_BF16, prepare_openvino_bf16),
        (OPENVINO, prepare_openvino),
        (FOLDED_BF16, prepare_folded_bf16),
        (FOLDED, prepare_folded),
        (DEVICE_HALF, prepare_device_half),
    )
}
ON_CPU: tuple[tuple[BackendKey, BackendKey], ...] = (("openvino-bf16", "openvino"), ("folded-bf16", "folded"))


@dataclass(frozen=True)
class BackendTrial:
    """How one way did. is_same: whether it gave the plain answers. speedup: times as fast as the plain way.

    problem: why it was not measured; empty where it was. reason: the same in technical words, where there are some.
    """

    backend: Backend
    is_same: bool
    speedup: float = 0.0
    milliseconds: float = 0.0
    problem: Outcome | None = None
    reason: str = ""


@dataclass(frozen=True, eq=False)
class FastestBackend:
    """The runtime to use, and what was measured. runtime: None when the plain one is best."""

    runtime: CompiledNetwork | None
    trials: tuple[BackendTrial, ...]

    @property
    def backend(self) -> Backend:
        """The way to use."""
        return PLAIN if self.runtime is None else self.runtime.backend

    @property
    def finding(self) -> AutotuneReport:
        """What a person is told of it."""
        measured = [trial for trial in self.trials if trial.problem is None]
        plain = min((trial.speedup * trial.milliseconds for trial in measured), default=0.0)
        tried = tuple(
            BackendTried(trial.backend.name, trial.problem or self._outcome(trial), trial.milliseconds, trial.reason)
            for trial in self.trials
        )
        return AutotuneReport(plain, tried)

    def _outcome(self, trial: BackendTrial) -> Outcome:
        return "used" if trial.backend == self.backend else "slower"


class EquivalenceCheck:
    """Compares other ways with the plain answers of one network to the same sample pictures."""

    def __init__(self, network: nn.Module, spec: InputSpec, device: torch.device) -> None:
        self._network = network
        self._plain = PlainNetwork(network, device)
        self.samples, self._answers = self._plain_answers(samples(spec, MOST_SAMPLES))

    def built(self, key: BackendKey) -> CompiledNetwork:
        """The runtime of ``key``. BackendUnavailableError when it cannot be had, NotEquivalentError for other
        answers."""
        backend, build = BUILDERS[key]
        try:
            runtime = build(self._network, self.samples[:1])
            with torch.inference_mode():
                # one by one and together: both are asked for
                answers = torch.cat([runtime.logits(one) for one in self.samples.split(1)])
                together = runtime.logits(self.samples[:2])
        except (RuntimeError, AttributeError) as error:  # the last: an operator that this PyTorch lacks
            raise BackendUnavailableError(f"{type(error).__name__}: {error}"[:300]) from error
        alike = is_same(self._answers, answers, is_exact=backend.is_exact)
        if not alike or not is_same(self._answers[:2], together, is_exact=backend.is_exact):
            raise NotEquivalentError
        return runtime

    def seconds(self, runtime: CompiledNetwork, is_wanted: Callable[[], bool]) -> tuple[float, float]:
        """The quickest answer to one picture of the plain way and of ``runtime``, measured in turns."""
        plain = other = float("inf")
        until = time.perf_counter() + TRIAL_SECONDS
        with torch.inference_mode():
            for turn in range(MOST_ROUNDS):
                sample = self.samples[turn % len(self.samples)].unsqueeze(0)
                plain = min(plain, _seconds(self._plain, sample))
                other = min(other, _seconds(runtime, sample))
                if (turn + 1 >= LEAST_ROUNDS and time.perf_counter() > until) or not is_wanted():
                    break
        return plain, other

    def _plain_answers(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        answers: list[Tensor] = []
        until = time.perf_counter() + SAMPLE_SECONDS
        with torch.inference_mode():
            for one in pictures.split(1):
                answers.append(self._plain.logits(one))
                if len(answers) >= 2 and time.perf_counter() > until:
                    break
        return pictures[: len(answers)], torch.cat(answers)


def fastest(
    network: nn.Module, spec: InputSpec, device: torch.device, is_wanted: Callable[[], bool] = lambda: True
) -> FastestBackend | None:
    """The fastest way to compute ``network``, in eval mode on ``device``, that gives the same answers.

    is_wanted: asked between steps; None when it said no: then nothing was found out.
    """
    judge = EquivalenceCheck(network, spec, device)
    trials: list[BackendTrial] = []
    best: CompiledNetwork | None = None
    best_speedup = WORTH_FROM
    for key in _candidates(network, device, trials):
        if not is_wanted():
            return None
        backend = BUILDERS[key][0]
        try:
            runtime = judge.built(key)
        except BackendUnavailableError as error:
            trials.append(BackendTrial(backend, False, problem="unavailable", reason=str(error)))
            continue
        except NotEquivalentError:
            trials.append(BackendTrial(backend, False, problem="other-answers"))
            continue
        plain, other = judge.seconds(runtime, is_wanted)
        trials.append(BackendTrial(runtime.backend, True, plain / other, other * 1000))
        if plain / other > best_speedup:
            best, best_speedup = runtime, plain / other
    if not is_wanted():
        return None
    return FastestBackend(best, (*trials, *_untried(network, device, trials)))


def again(network: nn.Module, spec: InputSpec, device: torch.device, key: BackendKey) -> CompiledNetwork | None:
    """The runtime of a way that was found fastest before; None when it no longer gives the same answers."""
    try:
        return EquivalenceCheck(network, spec, device).built(key)
    except (BackendUnavailableError, NotEquivalentError):
        return None


def _candidates(network: nn.Module, device: torch.device, trials: list[BackendTrial]) -> Iterator[BackendKey]:
    """The ways worth a trial. ``trials`` grows meanwhile: what was found decides what is tried next."""
    if device.type != "cpu":
        yield "device-half"
        return
    count = sum(weights.numel() for weights in network.parameters())
    if count <= TINY:
        yield "folded"
        return
    is_small = count <= SMALL
    for coarse, exact in ON_CPU:
        if coarse.startswith("openvino") and not is_installed():
            continue
        yield coarse
        if is_small or not trials[-1].is_same:
            yield exact


def _untried(network: nn.Module, device: torch.device, trials: list[BackendTrial]) -> list[BackendTrial]:
    """The ways that were not tried, and why; on a GPU none of the processor's is worth a word."""
    if device.type != "cpu":
        return []
    is_tiny = sum(weights.numel() for weights in network.parameters()) <= TINY
    done = {trial.backend.key for trial in trials}
    left: list[BackendTrial] = []
    backends: tuple[BackendKey, ...] = tuple(key for pair in ON_CPU for key in pair)
    for key in backends:
        if key in done:
            continue
        lacks = key.startswith("openvino") and not is_tiny and not is_installed()
        problem: Outcome = "too-small" if is_tiny else "not-installed" if lacks else "unneeded"
        left.append(BackendTrial(BUILDERS[key][0], False, problem=problem))
    return left


def _seconds(runtime: CompiledNetwork, sample: Tensor) -> float:
    started = time.perf_counter()
    runtime.logits(sample)
    return time.perf_counter() - started
