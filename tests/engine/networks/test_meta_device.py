import subprocess
import sys

import pytest
import torch

from engine.networks.meta_device import on_meta_device
from models.build import build
from models.catalog import ARCHITECTURES, Architecture


@pytest.mark.parametrize("network", ARCHITECTURES, ids=lambda network: network.key)
def test_that_a_hollow_network_has_all_names_and_shapes_and_no_numbers(network: Architecture) -> None:
    size = network.small_sizes[-1]
    with on_meta_device():
        hollow = build(network.key, classes=network.classes, channels=network.channels, size=size)
    assert all(weights.is_meta for weights in hollow.parameters())
    if network.parameters < 5_000_000:
        real = build(network.key, classes=network.classes, channels=network.channels, size=size)
        shapes = {name: tensor.shape for name, tensor in real.state_dict().items()}
        assert {name: tensor.shape for name, tensor in hollow.state_dict().items()} == shapes


def test_that_numbers_are_made_as_ever_afterwards() -> None:
    with on_meta_device():
        torch.nn.Linear(3, 4)
    weights = torch.nn.Linear(3, 4).weight
    assert weights.device.type == "cpu"
    assert weights.abs().sum() > 0


def test_that_no_machinery_for_tensors_without_numbers_is_imported() -> None:
    """Filling one imports a thousand modules of torch and sympy, which takes seconds."""
    code = """
import sys
from engine.networks.meta_device import on_meta_device
from models.build import build
with on_meta_device():
    build("resnet20", classes=10, channels=3, size=32)
    build("lenet5", classes=10, channels=3, size=32)
print("sympy" in sys.modules, "torch._inductor" in sys.modules)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=100)
    assert said.stdout.split() == ["False", "False"]
