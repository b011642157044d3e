"""The runtime for a recognizer: the one remembered for its weights on this machine, else the one measured fastest."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace

import torch
from torch import nn

from engine.inference.autotune.benchmark import again, fastest
from engine.inference.autotune.finding import Finding
from engine.inference.autotune.results_cache import forget, question, recall, recall_finding, remember
from engine.inference.backends.backend import PLAIN, Runtime
from engine.inference.backends.pytorch import Plain
from engine.weights.model_card import ModelCard

BUSY_FROM = 1.5  # programs that want a processor, for each processor


@dataclass(frozen=True, eq=False)
class Choice:
    """The runtime to use, and what the measurement found, now or when it was made."""

    runtime: Runtime
    finding: Finding


def is_busy() -> bool:
    """Whether other programs kept this machine busy within the last minute; False where it cannot be known."""
    return hasattr(os, "getloadavg") and os.getloadavg()[0] > BUSY_FROM * (os.cpu_count() or 1)


def chosen(
    network: nn.Module, card: ModelCard, weights_hash: str, device: torch.device, is_wanted: Callable[[], bool]
) -> Choice | None:
    """The fastest runtime that gives the plain answers of ``network``; None when ``is_wanted`` said no meanwhile.

    One that was remembered is held against the plain answers again before it is used. What was measured while other
    programs kept the processors busy is used, but not remembered.
    """
    asked = question(card, weights_hash, device) if weights_hash else ""
    known = recall(asked) if asked else None
    if known == PLAIN.key:
        return Choice(Plain(network, device), recall_finding(asked))
    if known is not None:
        runtime = again(network, card.input, device, known)
        if runtime is not None:
            return Choice(runtime, recall_finding(asked))
        forget(asked)
    found = fastest(network, card.input, device, is_wanted)
    if found is None:
        return None
    finding = replace(found.finding, was_busy=is_busy())
    if asked and not finding.was_busy:
        remember(asked, found.way.key, finding)
    return Choice(found.runtime or Plain(network, device), finding)
