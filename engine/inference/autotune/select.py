"""The runtime for a recognizer: the one remembered for its weights on this machine, else the one measured fastest."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import nn

from engine.inference.autotune.benchmark import again, fastest
from engine.inference.autotune.finding import AutotuneReport
from engine.inference.autotune.results_cache import cache_key, drop, get, get_report, put
from engine.inference.backends.backend import PLAIN, CompiledNetwork
from engine.inference.backends.pytorch import PlainNetwork
from engine.weights.model_card import ModelCard

BUSY_FROM = 1.5  # programs that want a processor, for each processor


@dataclass(frozen=True, eq=False)
class Choice:
    """The runtime to use, and what the measurement found, now or when it was made."""

    runtime: CompiledNetwork
    finding: AutotuneReport


def is_busy() -> bool:
    """Whether other programs kept this machine busy within the last minute; False where it cannot be known."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > BUSY_FROM * (os.cpu_count() or 1)


def select_backend(
    network: nn.Module, card: ModelCard, weights_hash: str, device: torch.device, is_wanted: Callable[[], bool]
) -> Choice | None:
    """The fastest runtime that gives the plain answers of ``network``; None when ``is_wanted`` said no meanwhile.

    One that was remembered is held against the plain answers again before it is used. What was measured while other
    programs kept the processors busy is used, but not remembered.
    """
    asked = cache_key(card, weights_hash, device) if weights_hash else ""
    known = get(asked) if asked else None
    if known == PLAIN.key:
        return Choice(PlainNetwork(network, device), get_report(asked))
    if known is not None:
        runtime = again(network, card.input, device, known)
        if runtime is not None:
            return Choice(runtime, get_report(asked))
        drop(asked)
    found = fastest(network, card.input, device, is_wanted)
    if found is None:
        return None
    finding = replace(found.finding, was_busy=is_busy())
    if asked and not finding.was_busy:
        put(asked, found.backend.key, finding)
    return Choice(found.runtime or PlainNetwork(network, device), finding)
