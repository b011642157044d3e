"""A network's forward and backward pass as one CUDA graph: small networks otherwise wait for Python at every kernel.

For batches of one size only; the optimizer, the average and the sums stay outside. Whether it is worth it is measured.
"""

import time
from collections.abc import Callable
from typing import Any, cast

import torch
from torch import Tensor, nn

from engine.sentence import Sentence
from engine.training.step.precision import Precision

ForwardPass = Callable[[Tensor], object]
Capture = Callable[["GraphedModule", Tensor], ForwardPass]

WORTH_FROM = 1.05  # a graph must be so many times as fast to be worth its memory
ROUNDS = 20  # passes per measurement
TURNS = 3  # measurements of each way; the quickest counts, because a busy machine only ever makes slower


class GraphedModule(nn.Module):
    """The same network under another name: capturing replaces a module's ``forward``, and the network keeps its own."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, inputs: Tensor) -> object:
        """What the network says."""
        return self.network(inputs)


def as_graph(module: GraphedModule, inputs: Tensor) -> ForwardPass:
    """The pass over batches like ``inputs`` as a CUDA graph."""
    return cast("ForwardPass", torch.cuda.make_graphed_callables(module, (inputs,), allow_unused_input=True))


def capture_cuda_graph(
    network: nn.Module, inputs: Tensor, precision: Precision, *, measure: bool, capture: Capture = as_graph
) -> tuple[ForwardPass | None, str]:
    """The captured pass of ``network`` in training over batches like ``inputs``.

    None and why not where that is impossible; None and no reason where ``measure`` says that it is not worth it. The
    network runs for that a few times; its statistics, gradients and chance are as before afterwards.
    """
    devices = [inputs.device] if inputs.device.type == "cuda" else []
    before = {name: buffer.clone() for name, buffer in network.named_buffers()}
    try:
        with torch.random.fork_rng(devices=devices):
            with precision.autocast(keeps_casts=False):
                graph = capture(GraphedModule(network).train(), inputs)
            return (graph if not measure or is_worth_it(network, graph, inputs, precision) else None), ""
    except Exception as error:  # drivers and networks have many reasons: training kernel by kernel always works
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return None, Sentence(
            "The step could not be recorded as a CUDA graph ({reason}); it is computed kernel by kernel.", reason=reason
        )
    finally:
        with torch.no_grad():
            for name, buffer in network.named_buffers():
                buffer.copy_(before[name])
        network.zero_grad(set_to_none=True)


def is_worth_it(plain: ForwardPass, graph: ForwardPass, inputs: Tensor, precision: Precision) -> bool:
    """Whether ``graph`` is worth it: both timed in turns. Statistics, gradients and chance of the network move."""
    quickest = {"plain": float("inf"), "graph": float("inf")}
    for _ in range(TURNS):
        for name, forward in (("plain", plain), ("graph", graph)):
            quickest[name] = min(quickest[name], pass_seconds(forward, inputs, precision))
    return quickest["plain"] >= WORTH_FROM * quickest["graph"]


def pass_seconds(forward: ForwardPass, inputs: Tensor, precision: Precision) -> float:
    """How long one pass forward and backward takes."""
    _wait(inputs.device)
    began = time.perf_counter()
    for _ in range(ROUNDS):
        with precision.autocast():
            outputs = forward(inputs)
        first = cast("Tensor", outputs[0] if isinstance(outputs, tuple) else cast("Any", outputs))
        first.float().sum().backward()
    _wait(inputs.device)
    return time.perf_counter() - began


def _wait(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)
