"""Checkpoints from elsewhere load bit for bit, however they are wrapped; what is no weights is told."""

import argparse
import pickle
import struct
from pathlib import Path, PosixPath

import numpy as np
import pytest
import safetensors.torch
import torch
from torch import nn

from engine.errors import EngineError
from engine.weights.checkpoint.reader import read_checkpoint
from tests.engine.checkpoints import WEIGHTS, is_equal, refusal, saved


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (WEIGHTS, ""),
        (dict(WEIGHTS), ""),
        ({"state_dict": WEIGHTS, "epoch": 3}, "state_dict"),
        (
            {"model": WEIGHTS, "optimizer": {"state": {0: {"exp_avg": torch.ones(9)}}, "param_groups": [{"lr": 1}]}},
            "model",
        ),
        ({"net": WEIGHTS, "acc": 91.2, "best": torch.tensor(1.0)}, "net"),
        ({"checkpoint": {"model_state_dict": WEIGHTS}}, "model_state_dict"),
        ({f"module.{name}": tensor for name, tensor in WEIGHTS.items()}, "module."),
        ({f"_orig_mod.module.{name}": tensor for name, tensor in WEIGHTS.items()}, "_orig_mod.module."),
        ({"state_dict": {f"model.{name}": tensor for name, tensor in WEIGHTS.items()}}, "model."),
        ({"n_averaged": torch.tensor(9)} | {f"module.{name}": tensor for name, tensor in WEIGHTS.items()}, "module."),
        ({"state_dict": WEIGHTS, "args": argparse.Namespace(lr=0.1), "best": np.float64(0.9)}, "state_dict"),
        ({name: nn.Parameter(tensor) for name, tensor in WEIGHTS.items()}, ""),
        (
            {"model": WEIGHTS, "seen": {1, 2}, "shape": torch.Size([1]), "kind": torch.float16, 3: "x", (1, 2): 3},
            "model",
        ),
    ],
)
@pytest.mark.parametrize("how", [{}, {"_use_new_zipfile_serialization": False}, {"pickle_protocol": 4}])
def test_that_wrapped_and_prefixed_weights_load(
    tmp_path: Path, value: object, place: str, how: dict[str, object]
) -> None:
    read = read_checkpoint(saved(tmp_path / "a.pth", value, **how))
    assert is_equal(read.state)
    assert not place or any(place in note for note in read.notes)


@pytest.mark.parametrize("is_zip", [True, False])
def test_that_tensors_are_bitwise_as_torch_reads_them(tmp_path: Path, is_zip: bool) -> None:
    shared = torch.randn(6, 8)
    value = {
        "whole": shared,
        "part": shared[2:4, 1:5],
        "turned": shared.t(),
        "channels_last": torch.randn(2, 3, 4, 5).to(memory_format=torch.channels_last),
        "count": torch.tensor(12),
        "empty": torch.zeros(0, 3),
        "scalar": torch.tensor(1.5),
        "stretched": torch.ones(1).expand(5),
    }
    path = saved(tmp_path / "a.pth", value, _use_new_zipfile_serialization=is_zip)
    assert is_equal(read_checkpoint(path).state, torch.load(path, weights_only=True))


def test_that_tags_of_other_devices_do_not_matter(tmp_path: Path) -> None:
    data = saved(tmp_path / "a.pth", {"a": torch.ones(3)}, _use_new_zipfile_serialization=False).read_bytes()
    for tag in (b"mps", b"hpu", b"xpu"):
        (tmp_path / "b.pth").write_bytes(data.replace(b"cpu", tag))
        assert is_equal(read_checkpoint(tmp_path / "b.pth").state, {"a": torch.ones(3)})


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64, torch.float8_e4m3fn])
@pytest.mark.parametrize("suffix", ["pth", "safetensors"])
def test_that_other_floating_point_is_converted_and_told(tmp_path: Path, dtype: torch.dtype, suffix: str) -> None:
    path = tmp_path / f"a.{suffix}"
    value = {"w": torch.tensor([[0.5, -2.0]]).to(dtype)}
    safetensors.torch.save_file(value, path) if suffix == "safetensors" else torch.save(value, path)
    read = read_checkpoint(path)
    assert read.state["w"].dtype == torch.float32
    assert read.state["w"].tolist() == [[0.5, -2.0]]
    assert str(dtype).removeprefix("torch.") in read.notes[-1]


def test_that_a_header_as_long_as_a_zip_magic_is_still_safetensors(tmp_path: Path) -> None:
    name = "n" * (0x4B50 - 63)
    text = f'{{"{name}":{{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}}}'.encode()
    text += b" " * (0x4B50 - len(text))
    assert struct.pack("<Q", len(text))[:2] == b"PK"
    (tmp_path / "a.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + struct.pack("<f", 2.5))
    assert read_checkpoint(tmp_path / "a.safetensors").state[name].item() == 2.5


@pytest.mark.parametrize(
    "value", [nn.Linear(2, 2), {"model": nn.Conv2d(1, 1, 1)}, {"a": torch.ones(1), "p": PosixPath("/")}]
)
def test_that_whole_objects_are_refused_by_name(tmp_path: Path, value: object) -> None:
    sentence = refusal(saved(tmp_path / "a.pth", value))
    assert "torch.nn.modules" in sentence or "pathlib" in sentence
    assert "state_dict()" in sentence


def test_that_a_file_is_not_the_one_its_name_promises(tmp_path: Path) -> None:
    path = saved(tmp_path / "lenet5-f37072fd.pth")
    assert "Download it again" in refusal(path)
    assert is_equal(read_checkpoint(path.rename(tmp_path / "lenet5-20261122.pth")).state)
    assert is_equal(read_checkpoint(path.with_name("lenet5-20261122.pth").rename(tmp_path / "mine-f37072fd.pth")).state)


def test_that_a_part_of_the_names_can_be_chosen(tmp_path: Path) -> None:
    both = {f"{part}.{name}": tensor for part in ("student", "teacher") for name, tensor in WEIGHTS.items()}
    safetensors.torch.save_file({name: tensor.clone() for name, tensor in both.items()}, tmp_path / "a.safetensors")
    for path in (saved(tmp_path / "a.pth", {"state_dict": both}), tmp_path / "a.safetensors"):
        assert is_equal(read_checkpoint(path, "teacher").state)
        with pytest.raises(EngineError, match="called “other”"):
            read_checkpoint(path, "other")


def test_that_counters_of_any_whole_numbers_load(tmp_path: Path) -> None:
    read = read_checkpoint(saved(tmp_path / "a.pth", {**WEIGHTS, "n": torch.tensor(3, dtype=torch.int32)}))
    assert read.state["n"].dtype == torch.int64
    assert not read.notes


def test_that_what_a_pickle_without_weights_asks_for_is_named(tmp_path: Path) -> None:
    large = {"conv.weight": np.zeros(5_000_000, dtype=np.float32)}
    assert "numpy" in refusal(saved(tmp_path / "a.pth", large))
    (tmp_path / "b.pth").write_bytes(pickle.dumps({"a": 1, "model": nn.Linear(1, 1)}, protocol=0))
    assert "copy_reg._reconstructor" in refusal(tmp_path / "b.pth")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ((WEIGHTS, {"epoch": 3}), "1"),
        ([{"epoch": 3, "lr": [0.1]}, WEIGHTS], "2"),
        ({"checkpoint": (3, WEIGHTS)}, "checkpoint.2"),
        (list(WEIGHTS.items()), ""),
        ({"model": list(WEIGHTS.items())}, "model"),
    ],
)
def test_that_weights_in_tuples_and_lists_load(tmp_path: Path, value: object, place: str) -> None:
    read = read_checkpoint(saved(tmp_path / "a.pth", value))
    assert is_equal(read.state)
    assert not place or any(f"“{place}”" in note for note in read.notes)


def test_that_what_counts_the_work_of_layers_is_left_out_and_named(tmp_path: Path) -> None:
    counted = dict(WEIGHTS)
    for place in ("", "conv."):
        counted[f"{place}total_ops"] = counted[f"{place}total_params"] = torch.zeros(1, dtype=torch.float64)
    for before in ("", "module."):
        read = read_checkpoint(saved(tmp_path / "a.pth", {f"{before}{name}": one for name, one in counted.items()}))
        assert is_equal(read.state)
        assert any("“total_ops”, “total_params”" in note for note in read.notes)
        assert not any("converted" in note for note in read.notes)


@pytest.mark.parametrize(
    "stray", [torch.ones(3, dtype=torch.bool), torch.tensor([float("nan")]), torch.ones(2, dtype=torch.uint8)]
)
@pytest.mark.parametrize("suffix", ["pth", "safetensors"])
def test_that_numbers_which_are_no_weights_do_not_refuse_what_they_lie_beside(
    tmp_path: Path, stray: torch.Tensor, suffix: str
) -> None:
    value, path = {**WEIGHTS, "seen": stray}, tmp_path / f"a.{suffix}"
    safetensors.torch.save_file(value, path) if suffix == "safetensors" else torch.save(value, path)
    read = read_checkpoint(path)
    assert is_equal(read.state)
    assert list(read.unusable) == ["seen"]


@pytest.mark.parametrize(
    ("beside", "place"),
    [
        ({"classes": ["cat", "dog"]}, "classes"),
        ({"meta": {"class_names": ("cat", "dog")}}, "meta.class_names"),
        ({"class_to_idx": {"dog": 1, "cat": 0}}, "class_to_idx"),
        ({"idx_to_class": {0: "cat", 1: "dog"}}, "idx_to_class"),
        ({"id2label": {"1": "dog", "0": "cat"}}, "id2label"),
    ],
)
def test_that_names_of_classes_beside_the_weights_are_found(
    tmp_path: Path, beside: dict[str, object], place: str
) -> None:
    read = read_checkpoint(saved(tmp_path / "a.pth", {"model": WEIGHTS, **beside}))
    assert [(one.place, one.names) for one in read.classes] == [(place, ("cat", "dog"))]
    read = read_checkpoint(saved(tmp_path / "a.pth", (WEIGHTS, beside)))
    assert [one.names for one in read.classes] == [("cat", "dog")]


@pytest.mark.parametrize("value", [["a", "a"], [1.5, 2.5], ["", "b"], {"a": 1, "b": 2}, {"a": "b"}, 7, [["a"]], []])
def test_that_other_lists_are_no_names_of_classes(tmp_path: Path, value: object) -> None:
    assert read_checkpoint(saved(tmp_path / "a.pth", {"model": WEIGHTS, "classes": value})).classes == ()


@pytest.mark.parametrize("text", ['["cat", "dog"]', "cat, dog", '{"cat": 0, "dog": 1}'])
def test_that_names_of_classes_in_the_metadata_are_found(tmp_path: Path, text: str) -> None:
    safetensors.torch.save_file(dict(WEIGHTS), tmp_path / "a.safetensors", {"format": "pt", "classes": text})
    (found,) = read_checkpoint(tmp_path / "a.safetensors").classes
    assert found.names == ("cat", "dog")
