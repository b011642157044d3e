"""What of the weights a run starts from is taken over, and what does not fit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.errors import EngineError
from engine.training.runs.run_folder import BEST
from engine.training.setup.initial_weights import head_row_map
from engine.training.setup.prepare import set_up
from engine.weights.weights_file import load_weights
from tests.engine.training.shape_runs import BASE, NEW, SHAPES, from_, trained

pytestmark = pytest.mark.usefixtures("shapes")


def test_that_size_and_normalization_follow_the_weights(body: Path) -> None:
    card = load_weights(body)[1]
    setup = set_up(from_(body))
    assert setup.spec == card.input
    larger = set_up(from_(body, input_size=40))
    assert (larger.spec.size, larger.spec.mean) == (40, card.input.mean)


def test_that_gray_pictures_are_answered_as_the_color_network_did(body: Path) -> None:
    card = load_weights(body)[1]
    gray = {"classes": ",".join(SHAPES), "each": 4, "channels": 1}
    setup = set_up(from_(body, data_options=gray))
    assert setup.spec.channels == 1
    assert any("summed over the colors" in note for note in setup.notes)
    from engine.networks.preprocess import to_input
    from engine.weights.load_network import assemble

    before = assemble(card, load_weights(body)[0])
    pictures = torch.from_numpy(setup.data.images[:8])
    with torch.inference_mode():
        expected = before(to_input(pictures, card.input))
        answers = setup.network().eval()(to_input(pictures, setup.spec))
    assert float((answers - expected).abs().max()) < 0.35 * float(expected.abs().max())
    assert torch.equal(answers.argmax(1), expected.argmax(1))


def test_that_colored_pictures_are_answered_as_the_gray_network_did() -> None:
    gray = replace(BASE, data="bars", network="inknet", epochs=1)
    folder, _ = trained(gray)
    from engine.networks.preprocess import to_input
    from engine.weights.load_network import assemble

    state, card = load_weights(folder / BEST)
    options: dict[str, object] = {"classes": "square,cross,ring", "each": 4}
    setup = set_up(replace(BASE, network="inknet", start_from=str(folder / BEST), data_options=options))
    assert setup.spec.channels == 3
    assert any("repeated for each color" in note for note in setup.notes)
    pictures = torch.from_numpy(setup.data.images[:8])
    with torch.inference_mode():
        before, after = assemble(card, state), setup.network().eval()
        expected = before.conv1(to_input(pictures, replace(card.input, kind="photo", size=setup.spec.size)))  # pyright: ignore
        answers = after.conv1(to_input(pictures, setup.spec))  # pyright: ignore
    assert torch.allclose(answers, expected, atol=1e-4)


def test_that_known_classes_keep_what_the_head_knows_of_them(body: Path) -> None:
    state = load_weights(body)[0]
    more = {"classes": "ring,square,cross,stripes,checks,dots", "each": 4}
    setup = set_up(from_(body, data_options=more))
    assert any("its head keeps 5 classes and gets 1 new ones" in note for note in setup.notes)
    rows = setup.network().state_dict()["output.weight"]
    assert torch.equal(rows[0], state["output.weight"][2])
    assert torch.equal(rows[1], state["output.weight"][0])
    same = set_up(from_(body, data_options={"each": 4}))
    assert any("knows all of these classes already" in note for note in same.notes)


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("abc", "abc", (0, 1, 2)),
        ("abc", "cab", (2, 0, 1)),
        ("abc", "ca", (2, 0)),
        ("ab", "xba", (None, 1, 0)),
        ("abc", "xyz", None),
        ("abc", "axy", None),
    ],
)
def test_which_rows_of_a_head_are_kept(old: str, new: str, rows: tuple[int | None, ...] | None) -> None:
    assert head_row_map(tuple(old), tuple(new)) == rows


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"freeze": "layer9"}, "has no stage “layer9”. Set freeze to nothing, body, or one of stem, stage1"),
        ({"network": "densenet121"}, "is ResNet-8 in its small form; its weights do not fit DenseNet-121"),
        ({"network": "resnet18", "form": "full"}, "do not fit ResNet-18 in its full form"),
        ({"start_from": "", "freeze": "body"}, "Choose some to start from"),
        ({"start_from": "run:nowhere", "freeze": "body"}, "There is no recognizer"),
    ],
)
def test_that_what_does_not_fit_is_told_in_words(body: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(EngineError) as caught:
        set_up(from_(body, **changes))
    assert words in caught.value.sentence


def test_that_layers_count_and_not_their_network_s_name(body: Path) -> None:
    folder, _ = trained(replace(BASE, network="resnet20", epochs=1, data_options={"each": 4}))
    setup = set_up(from_(folder / BEST, network="resnet18"))
    assert setup.form == "small"


def test_that_a_checkpoint_of_torchvision_is_a_start(tmp_path: Path) -> None:
    from models.build import build

    torch.manual_seed(0)
    network = build("resnet18", classes=7, channels=3, size=64, form="full")
    torch.save(
        {"state_dict": {f"module.{name}": value for name, value in network.state_dict().items()}}, tmp_path / "r.pth"
    )
    recipe = from_(tmp_path / "r.pth", network="resnet18", form="full", input_size=64, freeze="layer3")
    setup = set_up(recipe)
    assert setup.spec.mean == (0.485, 0.456, 0.406)
    made = setup.network()
    assert torch.equal(made.state_dict()["layer4.1.conv2.weight"], network.state_dict()["layer4.1.conv2.weight"])
    assert made.state_dict()["fc.weight"].shape == (3, 512)
    learning = {name.split(".")[0] for name, p in made.named_parameters() if p.requires_grad}
    assert learning == {"layer4", "fc"}
    made.train()
    assert not any(module.training for module in made.get_submodule("layer2").modules())
    assert all(module.training for module in made.get_submodule("layer4").modules())


def test_that_googlenet_s_classifiers_in_the_middle_serve_only_what_learns(tmp_path: Path) -> None:
    from models.build import build

    torch.manual_seed(0)
    network = build("googlenet_2014", classes=4, channels=3, size=79, form="full", has_auxiliary=True)
    torch.save(network.state_dict(), tmp_path / "g.pth")
    start = {"network": "googlenet_2014", "form": "full", "input_size": 79}
    some = set_up(from_(tmp_path / "g.pth", **start, freeze="inception3")).network()
    none = set_up(from_(tmp_path / "g.pth", **start, freeze="inception4")).network()
    assert "aux1.fc2.weight" in some.state_dict()
    assert some.state_dict()["aux1.fc2.weight"].shape[0] == len(NEW)
    assert not [name for name in none.state_dict() if name.startswith("aux")]
