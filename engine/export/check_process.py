"""The exported file in a process of its own, as another program would use it: ``python -m
engine.export.check_process``.

Reads a ``Task`` as JSON from stdin; writes the logits to a file, and one JSON object with the milliseconds to stdout.
"""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import nn

Answer = Callable[[NDArray[Any]], NDArray[np.float32]]
ROUNDS = 3  # of one picture, for its time; the quickest counts


@dataclass(frozen=True)
class Task:
    """file: what to prove. inputs: .npy with what its network takes: uint8 pictures for ONNX, else float32, normalized.
    answers: where the logits go, .npy float32 (N, K).

    For a .pth also how its network is made, with ``options``: torchvision's network ``key``, or the ``build`` of
    ``network/<module>.py`` in ``folder``.
    """

    file: str
    inputs: str
    answers: str
    key: str = ""
    module: str = ""
    folder: str = ""
    options: dict[str, Any] | None = None


def main() -> None:
    """Run the file on the inputs, in batches of two sizes."""
    task = Task(**json.load(sys.stdin))
    inputs = np.load(task.inputs)
    answer = _answer_of(task)
    np.save(task.answers, np.concatenate([answer(inputs[:1]), answer(inputs[1:])]))
    quickest = min(_seconds(answer, inputs[:1]) for _ in range(ROUNDS))
    print(json.dumps({"milliseconds": quickest * 1000}))


def _seconds(answer: Answer, inputs: NDArray[Any]) -> float:
    began = time.perf_counter()
    answer(inputs)
    return time.perf_counter() - began


def _answer_of(task: Task) -> Answer:
    if task.file.endswith(".onnx"):
        return _onnx(task.file)
    if task.file.endswith(".pth"):
        return _pth(task)
    return _safetensors(Path(task.file))


def _onnx(file: str) -> Answer:
    import onnxruntime

    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return lambda inputs: np.asarray(session.run(["logits"], {"pictures": inputs})[0])


def _pth(task: Task) -> Answer:
    """As any program with PyTorch would load it."""
    import torch

    if task.module:
        from importlib import import_module

        sys.path.insert(0, task.folder)
        network: nn.Module = import_module(f"network.{task.module}").build(task.key, **task.options or {})
    else:
        from models.vision import models

        network = models.get_model(task.key, weights=None, **task.options or {})
    network.load_state_dict(torch.load(task.file, map_location="cpu", weights_only=True), strict=True)
    return _answers(network)


def _safetensors(path: Path) -> Answer:
    """As Inkling on another machine would load it."""
    from engine.weights.load_network import assemble
    from engine.weights.weights_file import load_weights

    state, card = load_weights(path)
    return _answers(assemble(card, state))


def _answers(network: "nn.Module") -> Answer:
    import torch

    network.eval()

    def answer(inputs: NDArray[Any]) -> NDArray[np.float32]:
        with torch.inference_mode():
            return network(torch.from_numpy(inputs)).float().numpy()

    return answer


if __name__ == "__main__":
    main()
