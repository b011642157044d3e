"""Which way is fastest here and gives the same answers: a short measurement, never before the first answer."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from engine.input_spec import InputSpec
from engine.runtime.openvino_runtime import is_installed, prepare_openvino, prepare_openvino_bf16
from engine.runtime.plain import Plain
from engine.runtime.same_answers import is_same, samples
from engine.runtime.torch_runtimes import prepare_device_half, prepare_folded, prepare_folded_bf16
from engine.runtime.way import (
    DEVICE_HALF,
    FOLDED,
    FOLDED_BF16,
    OPENVINO,
    OPENVINO_BF16,
    PLAIN,
    CannotPrepareError,
    Runtime,
    Way,
    WayKey,
)

PAYS_FROM = 1.1  # another way must be so many times as fast as the plain one to be used
TRIAL_SECONDS = 0.4  # for each way, without its preparation and the first answers
LEAST_ROUNDS, MOST_ROUNDS = 3, 15
MOST_SAMPLES = 8
SAMPLE_SECONDS = 0.5  # for the plain answers to the samples; there are at least two
TINY = 300_000  # parameters; the pen waits for such networks, and loading OpenVINO would cost more than it gives
SMALL = 2_000_000  # parameters; of larger networks float32 is only tried where bfloat16 is not to be had

Prepare = Callable[[nn.Module, Tensor], Runtime]
PREPARATIONS: dict[WayKey, tuple[Way, Prepare]] = {
    way.key: (way, prepare)
    for way, prepare in (
        (OPENVINO_BF16, prepare_openvino_bf16),
        (OPENVINO, prepare_openvino),
        (FOLDED_BF16, prepare_folded_bf16),
        (FOLDED, prepare_folded),
        (DEVICE_HALF, prepare_device_half),
    )
}
ON_CPU: tuple[tuple[WayKey, WayKey], ...] = (("openvino-bf16", "openvino"), ("folded-bf16", "folded"))


@dataclass(frozen=True)
class Trial:
    """How one way did. is_same: whether it gave the plain answers. speedup: times as fast as the plain way."""

    way: Way
    is_same: bool
    speedup: float
    milliseconds: float


@dataclass(frozen=True, eq=False)
class Found:
    """The runtime to use, and what was measured. runtime: None when the plain one is best."""

    runtime: Runtime | None
    trials: tuple[Trial, ...]

    @property
    def way(self) -> Way:
        """The way to use."""
        return PLAIN if self.runtime is None else self.runtime.way


class Judge:
    """Compares other ways with the plain answers of one network to the same sample pictures."""

    def __init__(self, network: nn.Module, spec: InputSpec, device: torch.device) -> None:
        self._network = network
        self._plain = Plain(network, device)
        self.samples, self._answers = self._plain_answers(samples(spec, MOST_SAMPLES))

    def prepared(self, key: WayKey) -> Runtime | None:
        """The runtime of ``key`` when it can be had and gives the same answers, else None."""
        way, prepare = PREPARATIONS[key]
        try:
            runtime = prepare(self._network, self.samples[:1])
            with torch.inference_mode():
                # one by one and together: both are asked for
                answers = torch.cat([runtime.answers(one) for one in self.samples.split(1)])
                together = runtime.answers(self.samples[:2])
        except (CannotPrepareError, RuntimeError, AttributeError):  # the last: an operator that this PyTorch lacks
            return None
        alike = is_same(self._answers, answers, is_exact=way.is_exact)
        return runtime if alike and is_same(self._answers[:2], together, is_exact=way.is_exact) else None

    def seconds(self, runtime: Runtime, is_wanted: Callable[[], bool]) -> tuple[float, float]:
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
                answers.append(self._plain.answers(one))
                if len(answers) >= 2 and time.perf_counter() > until:
                    break
        return pictures[: len(answers)], torch.cat(answers)


def fastest(
    network: nn.Module, spec: InputSpec, device: torch.device, is_wanted: Callable[[], bool] = lambda: True
) -> Found | None:
    """The fastest way to compute ``network``, in eval mode on ``device``, that gives the same answers.

    is_wanted: asked between steps; None when it said no: then nothing was found out.
    """
    judge = Judge(network, spec, device)
    trials: list[Trial] = []
    best: Runtime | None = None
    best_speedup = PAYS_FROM
    for key in _candidates(network, device, trials):
        if not is_wanted():
            return None
        runtime = judge.prepared(key)
        if runtime is None:
            trials.append(Trial(PREPARATIONS[key][0], False, 0.0, 0.0))
            continue
        plain, other = judge.seconds(runtime, is_wanted)
        trials.append(Trial(runtime.way, True, plain / other, other * 1000))
        if plain / other > best_speedup:
            best, best_speedup = runtime, plain / other
    if not is_wanted():
        return None
    return Found(best, tuple(trials))


def again(network: nn.Module, spec: InputSpec, device: torch.device, key: WayKey) -> Runtime | None:
    """The runtime of a way that was found fastest before; None when it no longer gives the same answers."""
    return Judge(network, spec, device).prepared(key)


def _candidates(network: nn.Module, device: torch.device, trials: list[Trial]) -> Iterator[WayKey]:
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


def _seconds(runtime: Runtime, sample: Tensor) -> float:
    started = time.perf_counter()
    runtime.answers(sample)
    return time.perf_counter() - started
