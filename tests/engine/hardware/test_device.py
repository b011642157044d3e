import pytest
import torch

from engine.hardware import device
from engine.hardware.device import choose


@pytest.fixture
def no_accelerator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available=False: None)
    monkeypatch.delenv("INKLING_DEVICE", raising=False)


def pretend(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    found = torch.device(kind)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available=False: found)


def test_that_the_cpu_can_be_asked_for() -> None:
    chosen = choose("cpu")
    assert (chosen.name, chosen.torch_device) == ("CPU", torch.device("cpu"))
    assert "asked for" in chosen.reason


def test_that_the_environment_keeps_away_from_the_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    def touched(check_available: bool = False) -> None:
        raise AssertionError("the driver was touched")

    monkeypatch.setattr(torch.accelerator, "current_accelerator", touched)
    monkeypatch.setenv("INKLING_DEVICE", "cpu")
    assert "INKLING_DEVICE" in choose().reason


@pytest.mark.usefixtures("no_accelerator")
def test_that_a_build_without_cuda_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.version, "cuda", None)
    assert "works on the CPU only" in choose("auto").reason
    assert "works on the CPU only" in choose("cuda").reason


@pytest.mark.usefixtures("no_accelerator")
def test_that_a_missing_driver_is_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.version, "cuda", "13.0")
    monkeypatch.setattr(device, "has_nvidia_driver", lambda: False)
    assert choose().reason == "No NVIDIA GPU with a driver was found."
    monkeypatch.setattr(device, "has_nvidia_driver", lambda: True)
    assert "too old" in choose().reason


@pytest.mark.usefixtures("no_accelerator")
def test_that_a_wish_for_apples_gpu_elsewhere_is_answered() -> None:
    assert "Apple" in choose("mps").reason


def test_that_a_driver_that_raises_is_a_reason_and_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(check_available: bool = False) -> None:
        raise RuntimeError("CUDA driver initialization failed.\nmore lines")

    monkeypatch.delenv("INKLING_DEVICE", raising=False)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", broken)
    chosen = choose()
    assert chosen.name == "CPU"
    assert chosen.reason == "The GPU's driver does not work: CUDA driver initialization failed."


def test_that_a_gpu_that_cannot_compute_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INKLING_DEVICE", raising=False)
    pretend(monkeypatch, "xpu")
    chosen = choose()
    assert chosen.name == "CPU"
    assert "cannot compute" in chosen.reason


def test_that_another_accelerator_than_the_one_wanted_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INKLING_DEVICE", raising=False)
    pretend(monkeypatch, "mps")
    assert choose("cuda").reason == "There is no CUDA device here, only Apple GPU."


def test_that_a_gpu_that_computes_is_used_without_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INKLING_DEVICE", raising=False)
    pretend(monkeypatch, "meta")
    monkeypatch.setattr(device, "problem_of", lambda _: "")
    assert choose() == device.Device("META", torch.device("meta"), "")
