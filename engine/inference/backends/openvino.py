"""OpenVINO's way, where it is installed (the extra ``fast``): on the CPU, in float32 or bfloat16."""

import threading
from importlib.util import find_spec

import numpy as np
import torch
from torch import Tensor, nn

from engine.inference.backends.backend import OPENVINO, OPENVINO_BF16, Backend, BackendUnavailableError
from engine.inference.backends.folding import folded


def is_installed() -> bool:
    """Whether OpenVINO is there. It is not imported to find out."""
    return find_spec("openvino") is not None


class OpenVinoNetwork:
    """A compiled network; each thread has a request of its own."""

    def __init__(self, compiled: object, backend: Backend) -> None:
        self.backend = backend
        self._compiled = compiled
        self._own = threading.local()

    def logits(self, batch: Tensor) -> Tensor:  # noqa: D102  as in CompiledNetwork
        request = getattr(self._own, "request", None)
        if request is None:
            request = self._own.request = self._compiled.create_infer_request()  # pyright: ignore[reportAttributeAccessIssue]
        request.infer([batch.contiguous().numpy()], share_inputs=True)
        return torch.from_numpy(np.array(request.get_output_tensor().data, np.float32))


def prepare_openvino(network: nn.Module, sample: Tensor) -> OpenVinoNetwork:
    """float32; BackendUnavailableError where OpenVINO is missing or lacks a layer."""
    return _prepared(network, sample, OPENVINO, "f32")


def prepare_openvino_bf16(network: nn.Module, sample: Tensor) -> OpenVinoNetwork:
    """bfloat16, for processors that have instructions for it."""
    return _prepared(network, sample, OPENVINO_BF16, "bf16")


def _prepared(network: nn.Module, sample: Tensor, backend: Backend, precision: str) -> OpenVinoNetwork:
    if not is_installed():
        raise BackendUnavailableError("OpenVINO is not installed")
    try:
        from engine.inference.backends.openvino_graph import converted
        from engine.inference.backends.openvino_import import openvino

        core = openvino.Core()
        if precision == "bf16" and "BF16" not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            raise BackendUnavailableError("the processor has no bfloat16")
        with torch.inference_mode():
            model = converted(folded(network), tuple(sample.shape[1:]))
        compiled = core.compile_model(
            model,
            "CPU",
            {
                "INFERENCE_PRECISION_HINT": precision,
                "PERFORMANCE_HINT": "LATENCY",
                "NUM_STREAMS": 1,
                "INFERENCE_NUM_THREADS": torch.get_num_threads(),
                "ENABLE_CPU_PINNING": False,  # the canvas and trainings share these processors
            },
        )
    except BackendUnavailableError:
        raise
    except Exception as error:  # a library that is broken or another version than known: another way answers
        raise BackendUnavailableError(f"OpenVINO: {error!r}"[:500]) from error
    return OpenVinoNetwork(compiled, backend)
