import ast
from dataclasses import replace

import numpy as np
import onnxruntime
import pytest
import torch

from engine.export.graph import WithPreprocessing, picture_shape
from engine.export.onnx_file import onnx_bytes
from engine.export.script import network_sources, onnx_script, torch_script
from engine.export.state_dict_file import for_torchvision, pth_bytes
from engine.networks.input_spec import InputSpec
from engine.networks.preprocess import to_input
from models.build import build
from models.catalog import FAMILIES
from tests.engine.recognizers import DIGITS, PHOTO

GRAY_64 = InputSpec(channels=1, size=64, mean=(0.1,), std=(0.3,), kind="ink")


def test_that_the_graph_prepares_pictures_as_training_does():
    for spec in (GRAY_64, replace(GRAY_64, channels=3, mean=(0.1, 0.2, 0.3), std=(0.3,) * 3), DIGITS.input):
        card = replace(DIGITS, input=spec)
        whole = WithPreprocessing(torch.nn.Flatten(), card)
        pictures = torch.randint(0, 256, (2, *picture_shape(card)), dtype=torch.uint8)
        assert torch.allclose(whole(pictures)[0], to_input(pictures, spec).flatten(1), atol=1e-5)


def test_that_pooling_which_onnx_lacks_is_written_in_steps_that_it_has():
    card = replace(DIGITS, architecture="inknet", input=replace(DIGITS.input, size=28), temperature=1.5)
    network = build("inknet", classes=10, channels=1, size=28).eval()
    session = onnxruntime.InferenceSession(onnx_bytes(network, card), providers=["CPUExecutionProvider"])
    pictures = np.random.default_rng(0).integers(0, 256, (5, 1, 28, 28), np.uint8)
    with torch.inference_mode():
        wanted = WithPreprocessing(network, card).eval()(torch.from_numpy(pictures))
    for found, one in zip(session.run(None, {"pictures": pictures}), wanted, strict=True):
        assert np.allclose(found, one.numpy(), atol=1e-4)


def test_that_a_gray_recognizer_answers_alike_in_torchvisions_own_class(tmp_path):
    from models.vision import models

    card = replace(DIGITS, architecture="resnet18", form="full", input=replace(GRAY_64, size=64))
    own = build("resnet18", classes=10, channels=1, size=64, form="full").eval()
    path = tmp_path / "digits.pth"
    path.write_bytes(pth_bytes(for_torchvision(own, own.state_dict(), card)))
    theirs = models.resnet18(num_classes=10)
    theirs.load_state_dict(torch.load(path, weights_only=True))
    gray = torch.randn(2, 1, 64, 64)
    with torch.inference_mode():
        assert torch.allclose(theirs.eval()(gray.expand(-1, 3, -1, -1)), own(gray), atol=1e-4)


@pytest.mark.parametrize("card", [DIGITS, PHOTO, replace(PHOTO, name='A "name"\\ with\nmarks', licence='"""')])
@pytest.mark.parametrize("form", ["small", "full"])
def test_that_every_script_is_python_and_names_what_it_needs(card, form):
    card = replace(card, architecture="googlenet", form=form)
    scripts = [onnx_script(card, "predict.py", "a.onnx")]
    scripts += [
        torch_script(card, "predict.py", file, "googlenet", "conv1.conv.weight") for file in ("a.pth", "a.safetensors")
    ]
    for script in scripts:
        body = ast.parse(script.text).body
        imported = {
            alias.name.partition(".")[0] for node in body if isinstance(node, ast.Import) for alias in node.names
        }
        assert imported - {"json", "sys", "numpy"} <= set(script.needs)
        assert f"pip install {' '.join(script.needs)}" in script.text
        assert "inkling" not in imported | {"engine"} - {"engine"}


def test_that_the_source_of_a_network_comes_with_all_that_it_imports():
    for module in FAMILIES:
        sources = network_sources(module)
        assert "from models" not in "".join(sources.values())
        for text in sources.values():
            inner = [node.module for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
            assert {
                f"{name.removeprefix('network.').replace('.', '/')}.py" for name in inner if name.startswith("network.")
            } <= sources.keys()
