import pytest
import torch
from torch import Tensor, nn

from engine.inference.backends.backend import BackendUnavailableError
from engine.inference.backends.folding import folded
from tests.engine.inference.networks import network, pictures


@pytest.mark.parametrize("key", ["inknet", "resnet20", "densenet121", "googlenet_2014", "vgg11_bn"])
def test_that_a_folded_network_gives_the_same_answers(key: str) -> None:
    plain, batch = network(key), pictures(3)
    with torch.inference_mode():
        torch.testing.assert_close(folded(plain)(batch), plain(batch), rtol=1e-4, atol=1e-5)


def test_that_no_normalization_behind_a_convolution_is_left() -> None:
    graph = folded(network("inknet"))
    called = [type(graph.get_submodule(str(node.target))) for node in graph.graph.nodes if node.op == "call_module"]
    assert nn.BatchNorm2d not in called


def test_that_the_network_itself_is_left_as_it_was() -> None:
    plain = network("resnet20")
    before = {name: value.clone() for name, value in plain.state_dict().items()}
    folded(plain)
    assert all(torch.equal(value, before[name]) for name, value in plain.state_dict().items())


def test_that_a_network_that_decides_by_numbers_cannot_be_folded() -> None:
    class Deciding(nn.Module):
        def forward(self, x: Tensor) -> Tensor:
            return x if x.sum() > 0 else -x

    with pytest.raises(BackendUnavailableError):
        folded(Deciding().eval())


def test_that_a_convolution_used_twice_is_not_folded() -> None:
    class Twice(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.conv = nn.Conv2d(2, 2, 3, padding=1)
            self.norm = nn.BatchNorm2d(2)

        def forward(self, x: Tensor) -> Tensor:
            return self.conv(self.norm(self.conv(x)))

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        plain = Twice().eval()
    assert plain.norm.running_var is not None
    plain.norm.running_var.fill_(4.0)
    with torch.inference_mode():
        torch.testing.assert_close(folded(plain)(torch.ones(1, 2, 5, 5)), plain(torch.ones(1, 2, 5, 5)))
