"""How to compute fast on this machine: number format and threads. Decided once per run, told, and kept on resume."""

import copy
import os
import platform
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor, nn

from engine.recipe import Precision
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.json_cache import JsonCache
from engine.training.distributed.rank import rank_from_environment
from models.objective import objective

DType = Literal["float32", "bfloat16", "float16"]
WORTH_FROM = 1.15  # bfloat16 must be so many times as fast to be worth its coarser numbers
TRIAL_SECONDS = 1.0  # after so long the trial ends with the rounds that it has
TRIAL_ROUNDS = 5
FEWEST_THREADS = 2  # torch counts one core where a virtual machine shows two processors of one


@dataclass(frozen=True)
class ComputePlan:
    """What a run computes with. A resumed run uses the same, else its numbers would differ.

    uses_cuda_graph: forward and backward pass are recorded as a CUDA graph.
    """

    dtype: DType
    threads: int
    uses_cuda_graph: bool = False

    def saved(self) -> dict[str, Any]:
        """Itself under the names that checkpoints have for it; ``restored`` is the way back."""
        return {"number_format": self.dtype, "threads": self.threads, "is_captured": self.uses_cuda_graph}

    @classmethod
    def restored(cls, saved: Mapping[str, Any]) -> "ComputePlan":
        """The plan that gave ``saved``; the oldest checkpoints say nothing of graphs."""
        return cls(saved["number_format"], saved["threads"], saved.get("is_captured", False))


def available_threads() -> int:
    """Threads for one run: torch's choice (real cores), but two where the process may use two processors.

    Several processes that train together on one machine share its processors.
    """
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    allowed //= rank_from_environment().local_world_size
    return max(1, min(allowed, max(torch.get_num_threads(), FEWEST_THREADS)))


def use_plan(plan: ComputePlan) -> None:
    """Compute with the threads of ``plan``, from here on, in the whole process."""
    torch.set_num_threads(plan.threads)


def choose_dtype(wanted: Precision, network: nn.Module, inputs: Tensor, labels: Tensor) -> tuple[DType, str]:
    """The format for training ``network`` on batches like this one, and a sentence when a wish cannot be met.

    ``auto`` on a CPU with bfloat16 instructions measures both on a copy of the network; chance is left as it was. What
    was found is remembered: a busy moment must not make the same recipe run differently tomorrow.
    """
    device = inputs.device
    if wanted == "float32":
        return "float32", ""
    if not has_bfloat16(device) and device.type == "cuda":
        note = Sentence("This GPU has no bfloat16: training uses float16.") if wanted == "bfloat16" else ""
        return "float16", note
    if not has_bfloat16(device):
        note = Sentence("This device has no fast bfloat16: training uses float32.") if wanted == "bfloat16" else ""
        return "float32", note
    if wanted == "bfloat16" or device.type == "cuda":
        return "bfloat16", ""
    question, measured = _question(network, inputs), JsonCache(paths.data() / "pace.json")
    known = measured.get(question)
    if known is None:
        with torch.random.fork_rng(devices=[]):
            gain = gain_of_bfloat16(copy.deepcopy(network), inputs, labels)
        known = "bfloat16" if gain >= WORTH_FROM else "float32"
        measured.put(question, known)
    return ("bfloat16" if known == "bfloat16" else "float32"), ""


def has_bfloat16(device: torch.device) -> bool:
    """Whether the device computes with bfloat16 by instructions of its own."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported(including_emulation=False)
    if device.type != "cpu":
        return False
    return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())  # pyright: ignore[reportPrivateUsage]  the only question there is


def _question(network: nn.Module, inputs: Tensor) -> str:
    """What the answer depends on: machine, version, threads, network, batch."""
    size = sum(parameter.numel() for parameter in network.parameters())
    machine = f"{platform.machine()} {torch.backends.cpu.get_cpu_capability()} torch {torch.__version__}"
    return f"{machine} threads {torch.get_num_threads()}: {type(network).__name__} {size} {tuple(inputs.shape)}"


def gain_of_bfloat16(network: nn.Module, inputs: Tensor, labels: Tensor) -> float:
    """How many times as fast a step is in bfloat16; the quickest of a few of each, taken in turns."""
    quickest = {True: float("inf"), False: float("inf")}
    began = time.perf_counter()
    for turn in range(TRIAL_ROUNDS + 1):
        for coarse in (False, True):
            start = time.perf_counter()
            with torch.autocast(inputs.device.type, torch.bfloat16, enabled=coarse):
                loss = objective(network, network(inputs), labels)
            loss.backward()
            took = time.perf_counter() - start
            if turn > 0 or took > TRIAL_SECONDS:  # the first turn of each warms up
                quickest[coarse] = min(quickest[coarse], took)
        if turn > 0 and time.perf_counter() - began > TRIAL_SECONDS:
            break
    return quickest[False] / quickest[True]
