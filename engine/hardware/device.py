"""Which device computes, and, when it is not the GPU, why."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import torch

from engine.sentence import Sentence

DEVICE_VARIABLE = "INKLING_DEVICE"  # "cpu" keeps Inkling away from a broken graphics driver
TRIAL_SIDE = 8
TRIAL_SUM = float(TRIAL_SIDE**3)  # ones times ones: each of the 8 x 8 products sums 8 ones


@dataclass(frozen=True)
class Device:
    """name: as a person knows it ("CPU", "NVIDIA H200"). reason: why it is not the GPU; empty when it is."""

    name: str
    torch_device: torch.device
    reason: str


def choose(wanted: str = "auto") -> Device:
    """The device for ``wanted`` (engine.recipe.DeviceChoice); the CPU where that one cannot be used.

    A missing or broken driver is a reason, never an error: the device is tried with a small sum first.
    """
    if wanted == "cpu":
        return _cpu(Sentence("The CPU was asked for."))
    if os.environ.get(DEVICE_VARIABLE) == "cpu":
        return _cpu(Sentence("The CPU was asked for by the environment variable {name}.", name=DEVICE_VARIABLE))
    kind, why = _accelerator(wanted)
    if kind is None:
        return _cpu(why)
    device = torch.device(kind)
    problem = problem_of(device)
    if problem:
        return _cpu(problem)
    return Device(device_name(kind), device, "")


def device_name(kind: str) -> str:
    """What a person calls the accelerator of ``kind``."""
    if kind == "cuda":
        return torch.cuda.get_device_name()
    return {"mps": "Apple GPU", "xpu": "Intel GPU"}.get(kind, kind.upper())


def _cpu(reason: str) -> Device:
    return Device("CPU", torch.device("cpu"), reason)


def _accelerator(wanted: str) -> tuple[str | None, str]:
    """The kind of accelerator to use, or None and why there is none."""
    try:
        found = torch.accelerator.current_accelerator(check_available=True)
    except Exception as error:  # a broken driver raises whatever it likes
        return None, Sentence("The GPU's driver does not work: {why}", why=_first_line(error))
    if found is not None and wanted in ("auto", found.type):
        return found.type, ""
    if found is not None:
        return None, Sentence(
            "There is no {wanted} device here, only {found}.", wanted=wanted.upper(), found=device_name(found.type)
        )
    return None, _why_none(wanted, cuda_build=torch.version.cuda, has_driver=has_nvidia_driver)


def _why_none(wanted: str, cuda_build: str | None, has_driver: Callable[[], bool]) -> str:
    if wanted == "mps" or (wanted == "auto" and torch.backends.mps.is_built()):
        if not torch.backends.mps.is_built():
            return Sentence("This build of PyTorch has no support for Apple GPUs.")
        return Sentence("Apple's GPU cannot be used: it needs macOS 14 or later on a Mac with an M chip.")
    if cuda_build is None:
        return Sentence("This build of PyTorch works on the CPU only. Install a build with CUDA to use an NVIDIA GPU.")
    if not has_driver():
        return Sentence("No NVIDIA GPU with a driver was found.")
    return Sentence(
        "The NVIDIA driver was found, but no GPU it can use. It may be too old for this PyTorch or in use elsewhere."
    )


def has_nvidia_driver() -> bool:
    """Whether a driver of NVIDIA is at work here, as far as the system tells."""
    return any(os.path.exists(place) for place in ("/dev/nvidiactl", "/proc/driver/nvidia", "/dev/dxg"))  # noqa: PTH110


def problem_of(device: torch.device) -> str:
    """Why ``device`` cannot compute; empty when it can."""
    try:
        ones = torch.ones(TRIAL_SIDE, TRIAL_SIDE, device=device)
        total = float(ones.matmul(ones).sum())
    except Exception as error:  # torch raises RuntimeError for all, drivers raise more
        return Sentence("The GPU was found but cannot compute: {why}", why=_first_line(error))
    return "" if total == TRIAL_SUM else Sentence("The GPU was found but computes wrong sums.")


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(".") + "."
