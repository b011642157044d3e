"""PyTorch's faster ways: folded and packed for the processor, or folded in float16 on a GPU."""

import copy

import torch
from torch import Tensor, fx, nn

from engine.inference.backends.backend import DEVICE_HALF, FOLDED, FOLDED_BF16, Backend, BackendUnavailableError
from engine.inference.backends.folding import folded
from engine.inference.backends.onednn import packed


class FusedNetwork:
    """A folded graph in a number format of its own, channels last."""

    def __init__(self, graph: fx.GraphModule, backend: Backend, dtype: torch.dtype, device: torch.device) -> None:
        self.backend = backend
        self._forward = graph.forward  # calling the graph itself prints to stderr what goes wrong
        self._dtype = dtype
        self._device = device

    def logits(self, batch: Tensor) -> Tensor:  # noqa: D102  as in CompiledNetwork
        laid_out = batch.to(self._device, self._dtype, memory_format=torch.channels_last)
        logits: Tensor = self._forward(laid_out)
        return logits.to("cpu", torch.float32)


def prepare_folded(network: nn.Module, sample: Tensor) -> FusedNetwork:
    """Folded, packed where this build of PyTorch can, float32, on the CPU."""
    with torch.inference_mode():
        graph = folded(network)
        has_packing = torch.backends.mkldnn.is_available()
        ready = packed(graph, sample, torch.float32) if has_packing else _channels_last(graph)
    return FusedNetwork(ready, FOLDED, torch.float32, torch.device("cpu"))


def prepare_folded_bf16(network: nn.Module, sample: Tensor) -> FusedNetwork:
    """The same in bfloat16, for processors that have instructions for it."""
    has_packing = torch.backends.mkldnn.is_available()
    if not has_packing or not torch.ops.mkldnn._is_mkldnn_bf16_supported():  # pyright: ignore[reportPrivateUsage]  no public question
        raise BackendUnavailableError("the processor has no bfloat16")
    with torch.inference_mode():
        graph = packed(folded(network), sample, torch.bfloat16)
    return FusedNetwork(graph, FOLDED_BF16, torch.bfloat16, torch.device("cpu"))


def prepare_device_half(network: nn.Module, sample: Tensor) -> FusedNetwork:  # noqa: ARG001  the same for all inputs
    """Folded, float16, channels last, on the GPU where ``network`` is."""
    device = next((weights.device for weights in network.parameters()), torch.device("cpu"))
    if device.type not in ("cuda", "mps"):
        raise BackendUnavailableError("the network is not on a GPU")
    with torch.inference_mode():
        graph = _channels_last(folded(network)).half()
    return FusedNetwork(graph, DEVICE_HALF, torch.float16, device)


def _channels_last(graph: fx.GraphModule) -> fx.GraphModule:
    """A copy: layers that were not folded are the network's own."""
    return copy.deepcopy(graph).to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]  not in the stubs
