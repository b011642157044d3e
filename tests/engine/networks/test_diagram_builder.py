import pytest

from engine.errors import EngineError
from engine.networks.diagram import DiagramLayer, NetworkDiagram
from engine.networks.diagram_builder import draw
from engine.protocol.networks import DrawNetwork
from models.catalog import architecture
from tests.engine.protocol.frames import travelled


def layers(blueprint: NetworkDiagram) -> list[DiagramLayer]:
    return [layer for stage in blueprint.stages for layer in stage.layers]


def test_that_lenet_is_drawn_layer_by_layer() -> None:
    drawn = draw("lenet5")
    assert (drawn.key, drawn.channels, drawn.size, drawn.classes) == ("lenet5", 1, 32, 10)
    assert [stage.shape for stage in drawn.stages] == [(6, 28, 28), (16, 10, 10), (120, 1, 1), (84,), (10,)]
    assert [layer.kind for layer in layers(drawn)] == ["5×5", "5×5", "5×5", "dense", "dense"]
    assert sum(layer.parameters for layer in layers(drawn)) == drawn.parameters == 61_706
    assert sum(layer.multiply_adds for layer in layers(drawn)) == architecture("lenet5").multiply_adds


def test_that_the_papers_count_is_compared_with_what_was_built() -> None:
    drawn = draw("lenet5_1998")
    assert (drawn.parameters, drawn.published, drawn.publisher) == (60_000, 60_000, "the paper")


def test_that_stages_have_one_size_of_maps_and_blocks_are_told() -> None:
    drawn = draw("resnet20")
    assert [stage.shape for stage in drawn.stages] == [(16, 32, 32), (32, 16, 16), (64, 8, 8), (10,)]
    assert {layer.block_kind for layer in drawn.stages[1].layers} == {"Residual"}
    assert len({layer.block for layer in drawn.stages[1].layers}) == 3
    assert drawn.stages[1].layers[0].kind == "3×3, stride 2"


def test_that_the_largest_network_of_torchvision_is_drawn_in_stages() -> None:
    drawn = draw("densenet201")
    maps = [(128, 56, 56), (256, 28, 28), (896, 14, 14), (1920, 7, 7)]
    assert [stage.shape for stage in drawn.stages] == [(64, 112, 112), *maps, (1000,)]
    assert len({layer.block for layer in drawn.stages[3].layers if layer.block_kind == "Dense layer"}) == 48
    assert (drawn.parameters, drawn.published, drawn.publisher) == (20_013_928, 20_013_928, "torchvision")
    assert sum(layer.multiply_adds for layer in layers(drawn)) == architecture("densenet201").multiply_adds


def test_that_groups_and_branches_are_told() -> None:
    assert draw("alexnet_2012").stages[1].layers[0].kind == "5×5, 2 groups"
    assert draw("googlenet_2014").stages[2].shape == (480, 28, 28)  # all branches of 3b together


def test_that_an_unknown_network_is_told() -> None:
    with pytest.raises(EngineError, match="resnet9"):
        draw("resnet9")


def test_that_a_blueprint_travels() -> None:
    drawn = draw("inknet")
    back = travelled(drawn)
    assert isinstance(back, NetworkDiagram)
    assert back.stages == drawn.stages
    asked = travelled(DrawNetwork("inknet"))
    assert isinstance(asked, DrawNetwork)
