import pytest
import torch

from engine.diagnosis import diagnose
from engine.errors import EngineError
from models.build import Form, build
from models.catalog import ARCHITECTURES, Architecture

State = dict[str, torch.Tensor]


def weights(key: str, form: Form = "small", *, classes: int = 10, channels: int = 1, size: int = 32) -> State:
    """As large as the real ones, but a view of one zero: nothing is allocated."""
    with torch.device("meta"):
        network = build(key, classes=classes, channels=channels, size=size, form=form)
    return {
        name: torch.zeros((), dtype=tensor.dtype).expand(tensor.shape) for name, tensor in network.state_dict().items()
    }


def refusal(state: State, name: str = "foreign.pth") -> str:
    with pytest.raises(EngineError) as told:
        diagnose(state, name)
    assert name in told.value.sentence
    assert len(told.value.sentence) < 600
    return told.value.sentence


@pytest.mark.parametrize("network", ARCHITECTURES, ids=lambda network: network.key)
def test_that_every_network_of_the_catalog_is_recognized(network: Architecture) -> None:
    forms: list[Form] = ["small", "full"] if network.has_full_form else ["small"]
    for form in forms:
        size = network.size if form == "full" else network.small_sizes[-1]
        state = weights(network.key, form, classes=network.classes, channels=network.channels, size=size)
        found = diagnose(state, "foreign.pth")
        same = weights(
            found.architecture.key, found.form, classes=found.classes, channels=found.channels, size=found.size
        )
        assert {name: tensor.shape for name, tensor in same.items()} == {
            name: tensor.shape for name, tensor in state.items()
        }
        assert found.classes == network.classes
        assert found.channels == network.channels
        assert diagnose(state, f"{network.key}-best.pth").architecture == network


@pytest.mark.parametrize(("classes", "channels"), [(2, 1), (37, 3), (1000, 1)])
def test_that_classes_and_channels_are_found_out(classes: int, channels: int) -> None:
    found = diagnose(weights("resnet20", classes=classes, channels=channels), "a.pth")
    assert (found.architecture.key, found.classes, found.channels) == ("resnet20", classes, channels)


def test_that_the_order_of_the_names_does_not_matter() -> None:
    state = weights("lenet5", classes=7)
    assert diagnose(dict(sorted(state.items(), reverse=True)), "a.safetensors").classes == 7


def test_that_missing_counters_of_old_checkpoints_are_filled_in() -> None:
    state = weights("resnet20", channels=3)
    old = {name: tensor for name, tensor in state.items() if not name.endswith("num_batches_tracked")}
    found = diagnose(old, "a.pth")
    assert found.state.keys() == state.keys()
    assert found.architecture.key == "resnet20"


def test_that_at_most_four_misfits_are_named_with_both_shapes() -> None:
    state = weights("resnet20", channels=3)
    for name in list(state)[:60]:
        if name.endswith("conv1.weight"):
            state[name] = torch.zeros(()).expand(7, 7, 1, 1)
    sentence = refusal(state)
    assert "ResNet-20" in sentence
    assert "7×7×1×1 instead of 16×16×3×3" in sentence
    assert sentence.count(" instead of ") == 4
    assert "more)" in sentence


def test_that_a_missing_half_is_told() -> None:
    state = dict(list(weights("resnet20", channels=3).items())[:60])
    assert "is missing" in refusal(state)


def test_that_transposed_weights_are_told() -> None:
    state = weights("lenet5")
    state["f6.weight"] = state["f6.weight"].t()
    assert "f6.weight is 120×84 instead of 84×120" in refusal(state)


def test_that_weights_of_an_unknown_network_are_described() -> None:
    sentence = refusal({"blocks.0.attention.weight": torch.zeros(4, 4), "patch.weight": torch.zeros(96, 3, 11, 11)})
    assert "does not have" in sentence
    assert "96 filters of 11×11 in the first layer, as in AlexNet of 2012" in sentence
    assert "blocks.0.attention.weight 4×4" in sentence


def test_that_a_known_network_is_recognized_by_building_one_skeleton(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine import diagnosis

    state = weights("lenet5")
    diagnosis._skeleton.cache_clear()
    diagnose(state, "lenet5-mnist.pth")
    assert diagnosis._skeleton.cache_info().misses == 1
