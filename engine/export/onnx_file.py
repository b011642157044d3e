"""A recognizer as one ONNX file: preprocessing, network and calibrated probabilities in the graph, the card inside."""

import contextlib
import io
import logging
import warnings
from dataclasses import asdict
from typing import Any

import torch
from torch import Tensor, nn
from torch.export import Dim

from engine.errors import EngineError
from engine.export.graph import WithPreprocessing, picture_shape
from engine.storage.json_text import json_text, readable
from engine.version import VERSION
from engine.weights.model_card import ModelCard

INPUT, OUTPUTS = "pictures", ("logits", "probabilities")
OPSET = 18  # every runtime since 2023 has it
LARGEST = 2_000_000_000  # bytes; one protobuf message holds no more


def onnx_bytes(network: nn.Module, card: ModelCard) -> bytes:
    """The file's bytes. ``network``: in eval mode, on the CPU, float32. EngineError when it cannot be written as ONNX.

    Input ``pictures`` uint8 (N, C, H, W), any N; outputs ``logits`` and ``probabilities``, float32 (N, K).
    """
    size = sum(tensor.numel() * tensor.element_size() for tensor in network.state_dict().values())
    if size > LARGEST:
        raise EngineError(
            "“{card}” is larger than 2 GB, which one ONNX file cannot hold. Export it as .pth.", card=card.name
        )
    whole = WithPreprocessing(network, card).eval().requires_grad_(False)
    sample = torch.zeros((2, *picture_shape(card)), dtype=torch.uint8)
    try:
        with _quietly():
            traced = torch.export.export(whole, (sample,), dynamic_shapes=({0: Dim("N")},))
            program = torch.onnx.export(
                traced.run_decompositions(IN_PLAIN_STEPS),
                dynamo=True,
                input_names=[INPUT],
                output_names=list(OUTPUTS),
                opset_version=OPSET,
                external_data=False,
                verbose=False,
            )
    except Exception as error:  # the exporter raises many kinds
        raise EngineError(
            "“{card}” could not be written as ONNX. Export it as .pth or .safetensors.",
            details=repr(error),
            card=card.name,
        ) from error
    assert program is not None
    model = program.model
    model.metadata_props.update(metadata(card))
    model.doc_string = f"{readable(card.name)} ({card.architecture}), made by Inkling {VERSION}"
    model.producer_name, model.producer_version = "Inkling", VERSION
    for node in model.graph:
        node.metadata_props.clear()  # traces with the paths of this machine
    return _serialized(program.model_proto)


MIRROR = " So is the mirror image: the answer is the mean of those to the picture and to its mirror image."


def metadata(card: ModelCard) -> dict[str, str]:
    """What the file says of itself; all values are texts, those of more than one word JSON."""
    spec = card.input
    return {
        "name": readable(card.name),
        "architecture": card.architecture,
        "labels": json_text(card.classes),
        "input": json_text(asdict(spec)),
        "preprocessing": preprocessing_words(card),
        "temperature": repr(card.temperature),
        "license": readable(card.licence),
        "card": json_text(asdict(card)),
        "inkling": VERSION,
    }


def preprocessing_words(card: ModelCard) -> str:
    """What one has to do with a picture before it goes into the graph, in words."""
    spec = card.input
    if spec.kind == "ink":
        return (
            "One digit or sign, gray, uint8 (N, 1, 28, 28), 0 is paper and 255 is ink. Its box is reduced to 20x20 "
            "with the aspect kept, and its center of mass lies in the middle, as in MNIST (LeCun et al. 1998). "
            "Scaling to 0..1, resizing and normalizing are in the graph."
        )
    channels = "RGB" if spec.channels == 3 else "gray"
    return (
        f"{channels}, uint8 (N, {spec.channels}, {spec.size}, {spec.size}), 0..255: the short side resized to "
        f"{max(spec.resize, spec.size)} (bilinear, antialiased), then the middle {spec.size}x{spec.size}. "
        f"Scaling to 0..1 and normalizing are in the graph.{MIRROR if card.answers_from == 'mirrored' else ''}"
    )


def _serialized(proto: Any) -> bytes:
    try:
        return proto.SerializeToString()
    except ValueError as error:
        raise EngineError("The network is too large for one ONNX file. Export it as .pth.", repr(error)) from error


def _adaptive_max_pool(x: Tensor, output_size: list[int]) -> tuple[Tensor, Tensor]:
    """What torch's adaptive pooling does, in steps that ONNX has; the places of the largest values are not told."""
    for dimension, cells in ((-2, output_size[0]), (-1, output_size[1])):
        side = x.shape[dimension]
        parts: list[Tensor] = []
        for cell in range(cells):
            first, last = cell * side // cells, -(-(cell + 1) * side // cells)
            parts.append(x.narrow(dimension, first, last - first).amax(dimension, keepdim=True))
        x = torch.cat(parts, dimension)
    return x, torch.zeros_like(x, dtype=torch.int64)


IN_PLAIN_STEPS: dict[Any, Any] = {torch.ops.aten.adaptive_max_pool2d.default: _adaptive_max_pool}


@contextlib.contextmanager
def _quietly():  # noqa: ANN202
    """The exporter talks on stdout and warns of its own insides."""
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)
