"""Under which circumstances a run is trained: the network's cost, versions and machine, in general words."""

import os
import platform

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from engine.hardware.device import Device
from engine.networks.input_spec import InputSpec
from engine.version import VERSION
from models.response_norm import LocalResponseNorm


def multiply_adds(network: nn.Module, spec: InputSpec) -> int:
    """Of the convolutions and dense layers of ``network`` for one picture; 0 where they cannot be counted.

    Sums of response normalization are done by convolution and left out, as in the catalog. Chance and the network stay
    as they were.
    """
    apart: list[int] = []

    def note(_layer: nn.Module, _given: tuple[Tensor], maps: Tensor) -> None:
        apart.append(maps.shape[1] * maps[0].numel())

    handles = [layer.register_forward_hook(note) for layer in network.modules() if isinstance(layer, LocalResponseNorm)]
    device, was_training = next(network.parameters()).device, network.training
    network.eval()
    try:
        with FlopCounterMode(display=False) as counter, torch.no_grad():
            network(torch.zeros(1, spec.channels, spec.size, spec.size, device=device))
    except RuntimeError:  # too little memory, say: training will tell
        return 0
    finally:
        network.train(was_training)
        for handle in handles:
            handle.remove()
    return counter.get_total_flops() // 2 - sum(apart)  # torch counts a multiplication and its addition as two


def versions() -> str:
    """Of what computes: "Inkling 0.1.0, PyTorch 2.13.0, Python 3.11.9"."""
    return f"Inkling {VERSION}, PyTorch {torch.__version__}, Python {platform.python_version()}"


def machine(device: Device) -> str:
    """The machine in general words, nothing that names it: "Linux, x86_64, 2 processors, AVX512"."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    words = [platform.system(), platform.machine(), f"{processors} processor{'s' if processors > 1 else ''}"]
    if device.torch_device.type == "cpu":
        words.append(torch.backends.cpu.get_cpu_capability())
    else:
        words.append(device.name)
    return ", ".join(word for word in words if word)
