"""Which weights are in a file, and whether their numbers can be used."""

import warnings
from pathlib import Path

import pytest
import torch

from engine.errors import EngineError
from engine.weights.checkpoint.reader import read_checkpoint
from tests.engine.checkpoints import WEIGHTS, is_equal, refusal, saved


@pytest.mark.parametrize(
    "value",
    [
        {},
        [],
        [torch.ones(2)],
        torch.ones(2),
        3,
        "text",
        {1: torch.ones(2)},
        None,
        {"optimizer": {"state": {"a": {"exp_avg": torch.ones(3)}}}},
    ],
)
def test_that_a_file_without_named_weights_is_told(tmp_path: Path, value: object) -> None:
    assert "no named weights" in refusal(saved(tmp_path / "a.pth", value))


def test_that_two_sets_are_named_and_one_can_be_chosen(tmp_path: Path) -> None:
    ema = {name: tensor + 1 for name, tensor in WEIGHTS.items()}
    path = saved(tmp_path / "a.pth", {"model": WEIGHTS, "ema": ema})
    sentence = refusal(path)
    assert "“model”, “ema”" in sentence
    assert is_equal(read_checkpoint(path, part="ema").state, ema)
    with pytest.raises(EngineError, match="no named weights called"):
        read_checkpoint(path, part="other")


def test_that_the_same_name_with_and_without_a_prefix_is_refused(tmp_path: Path) -> None:
    assert "twice" in refusal(saved(tmp_path / "a.pth", {"a": torch.ones(1), "module.a": torch.ones(1)}))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("conv.weight", torch.tensor([[1.0, float("nan")]]), "NaN"),
        ("conv.weight", torch.tensor([float("inf")]), "infinite"),
        ("bn.running_var", torch.tensor([1.0, -1.0]), "negative variance"),
        ("conv.weight", torch.tensor([1e300], dtype=torch.float64), "too large"),
        ("conv.weight", torch.ones(3, dtype=torch.int8), "int8"),
        ("conv.weight", torch.ones(3, dtype=torch.complex64), "complex64"),
        ("conv.mask", torch.ones(3, dtype=torch.bool), "bool"),
        ("conv.weight", torch.ones(3, 3).to_sparse(), "sparse"),
        ("conv.weight", torch.empty(3, device="meta"), "without numbers"),
    ],
)
@pytest.mark.filterwarnings("ignore")  # making such tensors warns
def test_that_unusable_numbers_are_refused_by_name(tmp_path: Path, name: str, value: torch.Tensor, said: str) -> None:
    sentence = refusal(saved(tmp_path / "a.pth", {name: value}))
    assert said in sentence
    assert name in sentence


def test_that_quantized_numbers_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="quantize"):
        value = torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.quint8)
    with warnings.catch_warnings(action="ignore"):
        path = saved(tmp_path / "a.pth", {"conv.weight": value})
    assert "quint8" in refusal(path).lower() or "quantized" in refusal(path)
