"""Checkpoints of a small network, good and bad, for the tests of how they are read."""

import io
import pickle
import zipfile
from collections import OrderedDict
from pathlib import Path

import pytest
import torch

from engine.errors import EngineError
from engine.weights.checkpoint.reader import read_checkpoint

WEIGHTS = OrderedDict({"conv.weight": torch.arange(24.0).view(4, 1, 2, 3), "conv.bias": torch.tensor([0.5, -2.0])})


def saved(path: Path, value: object = WEIGHTS, **how: object) -> Path:
    torch.save(value, path, **how)
    return path


def refusal(path: Path) -> str:
    """The sentence with which ``path`` is refused."""
    with pytest.raises(EngineError) as told:
        read_checkpoint(path)
    assert path.name[:20] in told.value.sentence
    assert len(told.value.sentence) < 400
    assert len(told.value.details) < 1000
    return told.value.sentence


def is_equal(state: dict[str, torch.Tensor], expected: dict[str, torch.Tensor] = WEIGHTS) -> bool:
    return state.keys() == expected.keys() and all(torch.equal(state[name], expected[name]) for name in state)


def rebuilt(path: Path, **changes: bytes | None) -> Path:
    """The sample archive with members replaced, removed or added; ``__`` stands for a slash."""
    with zipfile.ZipFile(saved(path.with_name("source.pth"))) as source:
        members = {info.filename.partition("/")[2]: source.read(info) for info in source.infolist()}
    members |= {name.replace("__", "/"): data for name, data in changes.items()}  # type: ignore[misc]
    with zipfile.ZipFile(path, "w") as target:
        for name, data in members.items():
            if data is not None:
                target.writestr(f"source/{name}", data)
    return path


def plan(shape: tuple[int, ...], stride: tuple[int, ...], *, offset: int = 0, count: int = 24) -> bytes:
    """A pickle of {"w": a tensor of this shape over record 0, said to hold ``count`` floats}."""

    class Described:
        def __reduce__(self) -> object:
            return torch._utils._rebuild_tensor_v2, (Stored(), offset, shape, stride, False, OrderedDict())

    class Stored:
        pass

    class Pickler(pickle.Pickler):
        def persistent_id(self, value: object) -> object:
            return ("storage", torch.FloatStorage, "0", "cpu", count) if isinstance(value, Stored) else None

    stream = io.BytesIO()
    Pickler(stream, 2).dump({"w": Described()})
    return stream.getvalue()
