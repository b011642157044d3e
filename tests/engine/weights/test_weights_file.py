import json
import struct
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
import safetensors.torch
import torch

from engine.errors import EngineError
from engine.networks.input_spec import MNIST_INK_32
from engine.weights import weights_file
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import load_weights, read_card, save_weights, sound_file

SAMPLES = Path(__file__).parents[2] / "samples"


def card(**changes: object) -> ModelCard:
    plain = ModelCard(
        name="Digits",
        architecture="lenet5",
        form="small",
        classes=("0", "1", "둘"),
        input=MNIST_INK_32,
        parameters=26,
        data="three digits",
        test_accuracy=0.99,
        recipe={"epochs": 3},
    )
    return replace(plain, **changes)


def state() -> dict[str, torch.Tensor]:
    torch.manual_seed(1)
    return {
        "conv.weight": torch.randn(2, 1, 3, 3),
        "conv.bias": torch.randn(2),
        "norm.running_var": torch.rand(3) * 1e-6,
        "norm.num_batches_tracked": torch.tensor(7),
        "empty": torch.zeros(0, 4),
        "column": torch.randn(4, 3).t(),
    }


def equal(a: dict[str, torch.Tensor], b: dict[str, torch.Tensor]) -> bool:
    return a.keys() == b.keys() and all(torch.equal(a[name], b[name]) and a[name].dtype == b[name].dtype for name in a)


def test_that_saved_weights_load_bitwise_equal_with_their_card(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    loaded, loaded_card = load_weights(path)
    assert equal(loaded, state())
    assert loaded_card == card() == read_card(path)


def test_that_other_programs_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    assert equal(safetensors.torch.load_file(path), state())


def test_that_half_halves_the_matrices_only(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    wide = state() | {"huge": torch.full((2, 2), 1e6)}
    save_weights(path, wide, card(), half=True)
    stored = safetensors.torch.load_file(path)
    assert stored["conv.weight"].dtype == torch.float16
    assert stored["norm.running_var"].dtype == torch.float32
    assert stored["huge"].dtype == torch.float32
    loaded, _ = load_weights(path)
    assert equal(loaded, wide | {name: wide[name].half().float() for name in ("conv.weight", "column")})


def test_that_a_card_is_read_without_torch(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    code = (
        "import sys, pathlib; from engine.weights.weights_file import read_card;"
        f"print(read_card(pathlib.Path({str(path)!r})).name); assert 'torch' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Digits\n"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_that_numbers_that_are_no_numbers_are_not_saved(tmp_path: Path, value: float) -> None:
    with pytest.raises(EngineError, match=r"conv\.weight"):
        save_weights(tmp_path / "a.safetensors", {"conv.weight": torch.tensor([[1.0, value]])}, card())
    assert not list(tmp_path.glob("*.*"))


def test_that_every_flipped_bit_is_refused_or_without_effect(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    good = path.read_bytes()
    refused = 0
    for position in range(len(good)):
        bit = position * 5 % 8
        path.write_bytes(good[:position] + bytes([good[position] ^ 1 << bit]) + good[position + 1 :])
        try:
            loaded, loaded_card = load_weights(path)
        except EngineError:
            refused += 1
        else:
            assert equal(loaded, state()), position
            assert loaded_card == card(), position
    assert refused == len(good)


def test_that_every_truncation_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    good = path.read_bytes()
    for length in [*range(0, len(good), 7), len(good) - 1]:
        path.write_bytes(good[:length])
        with pytest.raises(EngineError, match=r"a\.safetensors"):
            load_weights(path)


def test_that_a_file_of_a_newer_version_says_update(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card(version=99))
    with pytest.raises(EngineError, match="Update Inkling"):
        read_card(path)
    save_weights(path, state(), card())
    path.write_bytes(path.read_bytes().replace(b'"inkling":"1"', b'"inkling":"2"'))
    with pytest.raises(EngineError, match="Update Inkling"):
        load_weights(path)


@pytest.mark.parametrize(
    "changes",
    [
        {"classes": ()},
        {"classes": ("a", "a")},
        {"temperature": 0.0},
        {"input": replace(MNIST_INK_32, std=(0.0,))},
        {"input": replace(MNIST_INK_32, mean=(0.1, 0.2))},
        {"input": replace(MNIST_INK_32, size=10**9)},
    ],
)
def test_that_an_impossible_card_is_refused(tmp_path: Path, changes: dict[str, object]) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card(**changes))
    with pytest.raises(EngineError, match="card"):
        read_card(path)


def test_that_a_foreign_safetensors_file_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    safetensors.torch.save_file({"fc.weight": torch.ones(2, 2)}, path)
    with pytest.raises(EngineError, match="Import it"):
        load_weights(path)


@pytest.fixture
def mapped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as large: it is mapped instead of read."""
    monkeypatch.setattr(weights_file, "LARGEST_READ_WHOLE", 0)


@pytest.mark.usefixtures("mapped")
def test_that_a_large_file_is_mapped_and_never_changed_by_its_tensors(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    content = path.read_bytes()
    for _ in range(2):
        loaded, _ = load_weights(path)
        assert equal(loaded, state())
        loaded["conv.weight"].zero_()
    assert path.read_bytes() == content


@pytest.mark.usefixtures("mapped")
def test_that_a_large_file_is_hashed_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    a_minute_later = time.time() + 60
    assert not sound_file(path).was_known
    assert not sound_file(path).was_known  # checked too soon after it was written to trust its time
    monkeypatch.setattr(time, "time", lambda: a_minute_later)
    assert not sound_file(path).was_known
    assert sound_file(path).was_known
    changed = bytearray(path.read_bytes())
    changed[-2] ^= 1
    path.write_bytes(changed)
    with pytest.raises(EngineError, match="changed since"):
        sound_file(path)
    changed[-2] ^= 1
    path.write_bytes(changed)
    assert not sound_file(path).was_known
    monkeypatch.setattr(time, "time", lambda: 4e9)
    assert not sound_file(path).was_known


@pytest.mark.usefixtures("mapped")
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"null", b'{"a": 3}', b"[" * 100_000])
def test_that_a_damaged_list_of_known_files_does_no_harm(tmp_path: Path, home: Path, content: bytes) -> None:
    path = tmp_path / "a.safetensors"
    save_weights(path, state(), card())
    (home / "state").mkdir()
    (home / "state" / "checked-weights.json").write_bytes(content)
    assert not sound_file(path).was_known
    assert str(path) in json.loads((home / "state" / "checked-weights.json").read_text())


def written(path: Path, header: object, data: bytes = b"", *, padding: int = 0) -> Path:
    text = (header if isinstance(header, bytes) else json.dumps(header).encode()) + b" " * padding
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)
    return path


def row(begin: int, end: int, shape: object = None, dtype: str = "F32") -> dict[str, object]:
    return {"dtype": dtype, "shape": [(end - begin) // 4] if shape is None else shape, "data_offsets": [begin, end]}


HOSTILE: dict[str, tuple[object, bytes]] = {
    "not JSON": (b"{hello", b""),
    "not UTF-8": (b'{"\xff": 1}', b""),
    "a list": (b"[1, 2]", b""),
    "deep": (b'{"a":' + b"[" * 200_000 + b"]" * 200_000 + b"}", b""),
    "big number": (b'{"a":{"dtype":"F32","shape":[' + b"9" * 5000 + b'],"data_offsets":[0,4]}}', b"abcd"),
    "huge shape": ({"a": row(0, 4, [1 << 40, 1 << 40])}, b"abcd"),
    "zero times huge": ({"a": row(0, 0, [0, 1 << 60])}, b""),
    "twice": (b'{"a":%b,"a":%b}' % ((json.dumps(row(0, 4)).encode(),) * 2), b"abcd"),
    "overlap": ({"a": row(0, 8), "b": row(4, 12)}, bytes(12)),
    "hole": ({"a": row(0, 4), "b": row(8, 12)}, bytes(12)),
    "negative": ({"a": row(0, 4, [-1])}, b"abcd"),
    "negative offsets": ({"a": {"dtype": "F32", "shape": [1], "data_offsets": [-4, 0]}}, b"abcd"),
    "reversed": ({"a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}}, b"abcd"),
    "float shape": ({"a": row(0, 4, [1.0])}, b"abcd"),
    "bool shape": ({"a": row(0, 4, [True])}, b"abcd"),
    "text shape": ({"a": row(0, 4, "1")}, b"abcd"),
    "many dimensions": ({"a": row(0, 4, [1] * 1000)}, b"abcd"),
    "unknown dtype": ({"a": row(0, 4, [1], "F31")}, b"abcd"),
    "odd fields": ({"a": row(0, 4) | {"more": 1}}, b"abcd"),
    "metadata of numbers": ({"__metadata__": {"a": 1}, "a": row(0, 4)}, b"abcd"),
    "metadata list": ({"__metadata__": [], "a": row(0, 4)}, b"abcd"),
    "trailing": ({"a": row(0, 4)}, b"abcde"),
    "cut": ({"a": row(0, 4)}, b"abc"),
    "not a number": (b'{"a":{"dtype":"F32","shape":[NaN],"data_offsets":[0,4]}}', b"abcd"),
    "50,000 tensors": ({str(index): row(0, 0) for index in range(50_000)}, b""),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_a_header_that_breaks_the_rules_is_refused(tmp_path: Path, kind: str) -> None:
    header, data = HOSTILE[kind]
    with pytest.raises(EngineError, match=r"h\.safetensors") as told:
        load_weights(written(tmp_path / "h.safetensors", header, data))
    assert len(told.value.sentence) < 300


def test_that_a_padded_header_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="padded"):
        load_weights(written(tmp_path / "h.safetensors", {"a": row(0, 4)}, b"abcd", padding=1_000_000))


@pytest.mark.parametrize("length", [1 << 63, (1 << 64) - 1, 99 << 20, 1000])
def test_that_a_header_length_that_lies_allocates_nothing(tmp_path: Path, length: int) -> None:
    path = tmp_path / "h.safetensors"
    path.write_bytes(struct.pack("<Q", length) + b"{}")
    with pytest.raises(EngineError, match="past its end"):
        load_weights(path)


def test_that_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"folder|no ordinary file"):
        load_weights(tmp_path)
    with pytest.raises(EngineError, match="not there"):
        load_weights(tmp_path / "nothing.safetensors")


def test_that_weights_of_version_1_load_for_ever() -> None:
    loaded, loaded_card = load_weights(SAMPLES / "weights-version-1.safetensors")
    assert loaded_card == card(created="2026-11-22", program_version="0.1.0")
    torch.testing.assert_close(loaded["conv.bias"], torch.tensor([0.5, -0.25]), rtol=0, atol=0)
    assert loaded["conv.weight"].shape == (2, 1, 3, 3)
    assert loaded["conv.weight"].flatten().tolist() == [index / 8 for index in range(18)]
    assert loaded["norm.num_batches_tracked"].item() == 7
