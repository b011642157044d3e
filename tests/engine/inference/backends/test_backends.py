"""Every way of computing gives the plain answers: one body over the families."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

from engine.inference.autotune.equivalence import is_same
from engine.inference.backends import openvino
from engine.inference.backends.backend import BackendUnavailableError, CompiledNetwork
from engine.inference.backends.fused import prepare_device_half, prepare_folded, prepare_folded_bf16
from engine.inference.backends.openvino import is_installed, prepare_openvino, prepare_openvino_bf16
from engine.inference.backends.pytorch import PlainNetwork
from tests.engine.inference.networks import network, pictures

PROGRAM = Path(__file__).resolve().parents[4]
KEYS = ("lenet5", "inknet", "alexnet_2012", "zfnet", "vgg11_bn", "googlenet_2014", "resnet20", "densenet121")
needs_openvino = pytest.mark.skipif(not is_installed(), reason="the extra “fast” is not installed")
Prepare = Callable[[nn.Module, torch.Tensor], CompiledNetwork]


def departures(key: str, prepare: Prepare) -> list[str]:
    """In what the answers of a prepared network are other than the plain ones, which it must not change either."""
    size = 32 if key.startswith("lenet") else 28
    plain, batch = network(key, size), pictures(3, size)
    with torch.inference_mode():
        wanted = PlainNetwork(plain, torch.device("cpu")).logits(batch)
        try:
            runtime = prepare(plain, batch[:1])
        except BackendUnavailableError as error:
            if "has no bfloat16" in str(error):  # the only reason there may be
                pytest.skip(str(error))
            raise
        found = [
            f"another answer to a batch of {count}"
            for count in (1, 3)
            if not is_same(wanted[:count], runtime.logits(batch[:count]), is_exact=runtime.backend.is_exact)
        ]
        return found if torch.equal(plain(batch), wanted) else [*found, "the plain network was touched"]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("prepare", [prepare_folded, prepare_folded_bf16])
def test_that_folded_and_packed_answers_are_the_plain_ones(key: str, prepare: Prepare) -> None:
    assert departures(key, prepare) == []


def test_that_without_onednn_a_folded_network_gives_the_plain_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: False)
    assert departures("densenet121", prepare_folded) == []
    with pytest.raises(BackendUnavailableError, match="bfloat16"):
        prepare_folded_bf16(network("inknet"), pictures(1))


@needs_openvino
@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("prepare", [prepare_openvino, prepare_openvino_bf16])
def test_that_answers_of_openvino_are_the_plain_ones(key: str, prepare: Prepare) -> None:
    assert departures(key, prepare) == []


@needs_openvino
def test_that_a_layer_unknown_to_openvino_is_told() -> None:
    with pytest.raises(BackendUnavailableError, match="view"):
        prepare_openvino(network("lenet5_1998", size=32), pictures(1, 32))


def test_that_without_openvino_its_way_cannot_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openvino, "find_spec", lambda _: None)
    with pytest.raises(BackendUnavailableError, match="not installed"):
        prepare_openvino(network("inknet"), pictures(1))


def test_that_half_precision_is_for_gpus() -> None:
    with pytest.raises(BackendUnavailableError, match="GPU"):
        prepare_device_half(network("inknet"), pictures(1))


@needs_openvino
def test_that_openvino_sends_nothing_and_writes_nothing(tmp_path: Path) -> None:
    code = """
import socket, sys
def forbidden(*_, **__): raise SystemExit("a socket was opened")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = forbidden
from engine.inference.backends.openvino_import import openvino
assert openvino.Core().available_devices
print(sorted(name for name in sys.modules if name.startswith("openvino_telemetry.")))
"""
    environment = {**os.environ, "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=PROGRAM, env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "[]", "")
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]
