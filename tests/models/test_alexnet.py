"""AlexNet of 2012 and ZFNet, against their papers' shapes; response normalization."""

import pytest
import torch
from torch import nn

from models.response_norm import LocalResponseNorm
from tests.models.measured import on_paper, parameters


def shapes_of_convolutions(network: nn.Module, size: int) -> list[tuple[int, ...]]:
    seen: list[tuple[int, ...]] = []

    def note(_layer: nn.Module, _given: object, maps: torch.Tensor) -> None:
        seen.append(tuple(maps.shape[1:]))

    for layer in network.modules():
        if isinstance(layer, nn.Conv2d):
            layer.register_forward_hook(note)
    network.eval()(torch.empty(1, 3, size, size, device="meta"))
    return seen


@pytest.mark.parametrize(
    ("key", "size", "sides"),
    [("alexnet_2012", 227, [55, 27, 13, 13, 13]), ("zfnet", 224, [110, 26, 13, 13, 13])],
)
def test_that_the_maps_have_the_papers_sizes(key: str, size: int, sides: list[int]) -> None:
    seen = shapes_of_convolutions(on_paper(key, classes=1000, channels=3, size=size, form="full"), size)
    assert seen == [(maps, side, side) for maps, side in zip([96, 256, 384, 384, 256], sides, strict=True)]


def test_that_two_groups_halve_the_weights_of_the_second_fourth_and_fifth_convolution() -> None:
    network = on_paper("alexnet_2012", classes=1000, channels=3, size=227, form="full")
    groups = [layer.groups for layer in network.modules() if isinstance(layer, nn.Conv2d)]
    assert groups == [1, 2, 1, 2, 2]
    assert parameters(network.get_submodule("conv2")) == 256 * 48 * 25 + 256


@pytest.mark.parametrize("maps", [3, 32])
def test_that_response_normalization_is_pytorchs(maps: int) -> None:
    torch.manual_seed(0)
    x = torch.randn(2, maps, 5, 6) * 30
    theirs = nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2.0)  # theirs divides alpha by the five neighbors
    torch.testing.assert_close(LocalResponseNorm()(x), theirs(x))
