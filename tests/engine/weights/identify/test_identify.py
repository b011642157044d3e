import pytest
import torch

from engine.errors import EngineError
from engine.networks.meta_device import on_meta_device
from engine.weights.checkpoint.state_dict import SeveralSetsError
from engine.weights.identify.identify import diagnose
from models.build import Form, build
from models.catalog import ARCHITECTURES, Architecture

State = dict[str, torch.Tensor]


def weights(key: str, form: Form = "small", *, classes: int = 10, channels: int = 1, size: int = 32) -> State:
    """As large as the real ones, but a view of one zero: nothing is allocated."""
    with on_meta_device():
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
    assert "47 of its 107 weights are missing" in refusal(state)
    state["other.weight"] = torch.zeros(3, 3)
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


def test_that_a_known_network_is_recognized_by_building_one_network(monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.weights.identify.signatures import signature

    state = weights("lenet5")
    signature.cache_clear()
    diagnose(state, "lenet5-mnist.pth")
    assert signature.cache_info().misses == 1


# ---- networks that are a part of something larger


def named(before: str, state: State) -> State:
    return {f"{before}{name}": tensor for name, tensor in state.items()}


def body_and_head(state: State) -> tuple[State, State]:
    head = {name: tensor for name, tensor in state.items() if name.startswith("fc.")}
    return {name: tensor for name, tensor in state.items() if name not in head}, head


@pytest.mark.parametrize("before", ["backbone.", "encoder.", "resnet.", "0.", "a.b.c.", "_forward_module.module."])
def test_that_any_name_before_all_names_is_removed_and_told(before: str) -> None:
    state = weights("resnet20", channels=3)
    found = diagnose(named(before, state), "a.pth")
    assert found.state.keys() == state.keys()
    assert any(f"“{before}” was removed" in note for note in found.notes)


@pytest.mark.parametrize(
    ("body", "head"),
    [("backbone.", "head."), ("backbone.", ""), ("", "fc.1."), ("", "last_linear."), ("base.", "out.")],
)
def test_that_a_body_and_a_head_side_by_side_are_put_together(body: str, head: str) -> None:
    state = weights("resnet18", "full", channels=3, classes=5, size=224)
    its_body, its_head = body_and_head(state)
    if head in ("", "head."):  # a head that keeps its name
        renamed = named(head, its_head)
    else:
        renamed = {f"{head}{name.removeprefix('fc.')}": tensor for name, tensor in its_head.items()}
    found = diagnose({**named(body, its_body), **renamed}, "a.pth")
    assert found.state.keys() == state.keys()
    assert found.classes == 5
    assert found.notes


@pytest.mark.parametrize("beside", ["criterion.weight", "val_acc.total", "loss_fn.weight", "metrics.f1.tp"])
def test_that_what_serves_training_only_is_left_out_and_told(beside: str) -> None:
    state = weights("resnet20", channels=3)
    found = diagnose({**named("model.", state), beside: torch.zeros(10)}, "a.pth")
    assert found.state.keys() == state.keys()
    assert any(beside.partition(".")[0] in note for note in found.notes)


def test_that_of_two_networks_side_by_side_one_has_to_be_chosen() -> None:
    both = {
        **named("student.", weights("resnet20", channels=3)),
        **named("teacher.", weights("resnet8", channels=3)),
    }
    with pytest.raises(SeveralSetsError, match=r"student.*teacher") as told:
        diagnose(both, "a.pth")
    assert set(told.value.parts) == {"student", "teacher"}


@pytest.mark.parametrize("beside", ["adapter.weight", "head.weight", "model2.fc.weight"])
def test_that_nothing_which_may_change_the_answer_is_left_out(beside: str) -> None:
    state = {**named("model.", weights("resnet20", channels=3)), beside: torch.zeros(5, 10)}
    assert "too much" in refusal(state)


@pytest.mark.parametrize(
    "beside",
    [
        *({"mean": torch.zeros(1, 1, 1, 1), "std": torch.ones(1, 1, 1, 1)}, {"class_weights": torch.ones(10)}),
        *({"criterion.weight": torch.ones(10)}, {"normalize.mean": torch.zeros(3)}, {"epoch": torch.tensor(3)}),
        {f"anchor{number}": torch.ones(2) for number in range(9)},
    ],
    ids=lambda beside: next(iter(beside)),
)
@pytest.mark.parametrize("before", ["", "model."])
def test_that_tensors_beside_a_complete_network_are_left_out_and_named(before: str, beside: State) -> None:
    state = weights("resnet20", channels=3)
    found = diagnose({**named(before, state), **beside}, "a.pth")
    assert found.state.keys() == state.keys()
    told = " ".join(found.notes)
    assert all(f"“{name}”" in told or f"“{name.partition('.')[0]}”" in told for name in list(beside)[:4])
    assert len(beside) < 5 or "and 5 more" in told


def test_that_a_renamed_head_is_found_beside_tensors_of_no_use() -> None:
    body, head = body_and_head(weights("resnet18", "full", channels=3, classes=5, size=224))
    renamed = {f"fc.1.{name.removeprefix('fc.')}": tensor for name, tensor in head.items()}
    assert diagnose({**body, **renamed, "class_weights": torch.ones(5)}, "a.pth").classes == 5


@pytest.mark.parametrize("beside", ["conv.gamma", "layer1.0.scale", "fc2.weight", "weight", "layer1.9.conv1.weight"])
def test_that_nothing_in_a_layer_or_called_like_one_is_left_out(beside: str) -> None:
    refusal({**weights("resnet20", channels=3), beside: torch.ones(3, 3)})


@pytest.mark.parametrize("key", ["inknet", "resnet20", "lenet5", "vgg11", "googlenet"])
@pytest.mark.parametrize("share", [0.25, 0.6])
def test_that_a_part_of_a_network_is_called_that(key: str, share: float) -> None:
    state = weights(key, channels=3)
    some = dict(list(state.items())[: max(2, int(share * len(state)))])
    sentence = refusal(some)
    assert "holds only a part of" in sentence
    assert "Get the whole file" in sentence


@pytest.mark.parametrize("network", ARCHITECTURES, ids=lambda network: network.key)
def test_that_shapes_are_told_with_the_classes_that_the_file_has(network: Architecture) -> None:
    classes = 10 if network.key != "lenet5-1998" else network.classes
    state = weights(network.key, classes=classes, channels=network.channels, size=network.small_sizes[-1])
    heads = [name for name, tensor in state.items() if tensor.dim() == 2 and tensor.shape[0] == classes]
    for name in heads[-1:]:
        state[name] = state[name].t()
        sentence = refusal(state)
        assert "13×" not in sentence
        assert "as if transposed" in sentence


def test_that_counters_of_any_shape_are_taken() -> None:
    state = weights("resnet20", channels=3)
    for name in state:
        if name.endswith("num_batches_tracked"):
            state[name] = torch.tensor([7.0])
    counters = {tensor for name, tensor in diagnose(state, "a.pth").state.items() if name.endswith("tracked")}
    assert all(counter.shape == () and counter.dtype == torch.int64 and counter == 7 for counter in counters)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ({"features.3.squeeze.weight": torch.zeros(16, 96, 1, 1)}, "SqueezeNet"),
        ({"encoder.pos_embedding": torch.zeros(1, 197, 768)}, "Vision Transformer"),
        ({"module.features.1.conv.0.0.weight": torch.zeros(32, 1, 3, 3), "module.x": torch.zeros(1)}, "MobileNetV2"),
    ],
)
def test_that_a_network_which_is_not_here_is_named(state: State, title: str) -> None:
    sentence = refusal(state)
    assert title in sentence
    assert "Choose" in sentence
