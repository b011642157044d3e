import argparse
import contextlib
import io
import os
import pickle
import random
import struct
import subprocess
import sys
import warnings
import zipfile
import zlib
from collections import OrderedDict
from pathlib import Path, PosixPath

import numpy as np
import pytest
import safetensors.torch
import torch
from torch import nn

from engine.checkpoint_pickle import follow
from engine.checkpoint_reader import read_checkpoint
from engine.errors import EngineError
from tests.engine.test_weights_file import HOSTILE, written

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


# ---- what loads


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


def test_that_a_deflated_archive_loads(tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(tmp_path / "a.pth")) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    with zipfile.ZipFile(tmp_path / "b.pth", "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    assert is_equal(read_checkpoint(tmp_path / "b.pth").state)


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


# ---- no code


class Evil:
    """Unpickling it would make the file ``sentinel``."""

    def __init__(self, call: object, *arguments: object) -> None:
        self.how = (call, arguments)

    def __reduce__(self) -> object:
        return self.how


def evil_pickles(sentinel: Path) -> dict[str, bytes]:
    command = f"touch {sentinel}"
    raw = command.encode()
    short = b"X" + struct.pack("<I", len(raw)) + raw
    pickles = {f"reduce protocol {number}": pickle.dumps(Evil(os.system, command), number) for number in range(6)}
    return pickles | {
        "nested": pickle.dumps({"state_dict": OrderedDict(a=[(Evil(os.system, command),)])}, 2),
        "getattr": pickle.dumps(Evil(getattr, dict, "fromkeys"), 2),
        "exec": pickle.dumps(Evil(exec, f"open({str(sentinel)!r}, 'w')"), 2),
        "inst": b"(" + short + b"ios\nsystem\n.",
        "obj": b"\x80\x02(cos\nsystem\n" + short + b"o.",
        "stack global": b"\x80\x04\x8c\x05posix\x8c\x06system\x93" + short + b"\x85R.",
        "extension": b"\x80\x02\x82\x01" + short + b"\x85R.",
        "newobj": b"\x80\x02csubprocess\nPopen\n" + short + b"\x85\x81.",
        "newobj_ex": b"\x80\x04\x8c\x05posix\x8c\x06system\x93)}\x92.",
        "build": b"\x80\x02ccollections\nOrderedDict\n)Rcos\nenviron\nb.",
        "broken tail": pickle.dumps(Evil(os.system, command), 2)[:-1] + b"\xff\xff",
        "numpy": b"\x80\x02cnumpy\nload\n" + short + b"\x85R.",
        "torch": b"\x80\x02ctorch\nload\n" + short + b"\x85R.",
        "torch hub": b"\x80\x02ctorch.hub\nload\n" + short + b"\x85R.",
        "builtins": b"\x80\x02cbuiltins\neval\n" + short + b"\x85R.",
    }


@pytest.mark.parametrize("form", ["raw", "zip", "legacy", "safetensors"])
def test_that_no_file_runs_code(tmp_path: Path, form: str) -> None:
    sentinel = tmp_path / "code-ran"
    for kind, data in evil_pickles(sentinel).items():
        path = tmp_path / ("evil.safetensors" if form == "safetensors" else "evil.pth")
        if form == "zip":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("archive/data.pkl", data)
                archive.writestr("archive/version", "3\n")
        elif form == "legacy":
            good = saved(path, _use_new_zipfile_serialization=False).read_bytes()
            path.write_bytes(good[:15] + data)
        else:
            path.write_bytes(data)
        sentence = refusal(path)
        assert not sentinel.exists(), kind
        if kind.startswith("reduce protocol") and form == "zip" and kind[-1] in "2345":
            assert "posix.system" in sentence
            assert "state_dict()" in sentence


def test_that_the_evil_pickles_are_evil(tmp_path: Path) -> None:
    sentinel = tmp_path / "code-ran"
    pickle.loads(evil_pickles(sentinel)["reduce protocol 2"])
    assert sentinel.exists()


@pytest.mark.parametrize(
    "value", [nn.Linear(2, 2), {"model": nn.Conv2d(1, 1, 1)}, {"a": torch.ones(1), "p": PosixPath("/")}]
)
def test_that_whole_objects_are_refused_by_name(tmp_path: Path, value: object) -> None:
    sentence = refusal(saved(tmp_path / "a.pth", value))
    assert "torch.nn.modules" in sentence or "pathlib" in sentence
    assert "state_dict()" in sentence


# ---- damage


def test_that_every_flipped_bit_of_an_archive_is_refused_or_without_effect(tmp_path: Path) -> None:
    good = saved(tmp_path / "a.pth").read_bytes()
    path = tmp_path / "b.pth"
    refused = 0
    for position in range(0, len(good), 3):
        flipped = bytearray(good)
        flipped[position] ^= 1 << position % 8
        path.write_bytes(flipped)
        try:
            read = read_checkpoint(path)
        except EngineError:
            refused += 1
        else:
            assert is_equal(read.state), position
    assert refused > len(good) / 3 * 0.4  # the rest lies in padding and time stamps


@pytest.mark.parametrize("is_zip", [True, False])
def test_that_every_truncation_is_refused(tmp_path: Path, is_zip: bool) -> None:
    good = saved(tmp_path / "a.pth", _use_new_zipfile_serialization=is_zip).read_bytes()
    path = tmp_path / "b.pth"
    for length in [*range(0, len(good), 11), len(good) - 1]:
        path.write_bytes(good[:length])
        refusal(path)


def test_that_junk_around_an_archive_is_refused(tmp_path: Path) -> None:
    good = saved(tmp_path / "a.pth").read_bytes()
    for name, data in {
        "before.pth": b"junk" + good,
        "after.pth": good + b"junk",
        "tail zero.pth": good[: len(good) // 2] + bytes(len(good) // 2),
        "two.pth": good + good,
    }.items():
        (tmp_path / name).write_bytes(data)
        refusal(tmp_path / name)


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


def test_that_records_that_do_not_fit_their_description_are_refused(tmp_path: Path) -> None:
    assert is_equal(read_checkpoint(rebuilt(tmp_path / "same.pth")).state)
    assert "missing" in refusal(rebuilt(tmp_path / "gone.pth", data__0=None))
    assert "another size" in refusal(rebuilt(tmp_path / "short.pth", data__0=b"1234"))
    assert "another size" in refusal(rebuilt(tmp_path / "long.pth", data__0=bytes(100)))
    assert "processor" in refusal(rebuilt(tmp_path / "order.pth", byteorder=b"big"))
    assert "damaged" in refusal(rebuilt(tmp_path / "none.pth", **{"data.pkl": b""}))


def test_that_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "twice.pth")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("source/data.pkl", b"\x80\x02}.")
    assert "same name" in refusal(path)
    path = rebuilt(tmp_path / "two.pth")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/data.pkl", b"\x80\x02}.")
    assert "two descriptions" in refusal(path)


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


@pytest.mark.parametrize(
    "data",
    [
        plan((1000,), (1,)),
        plan((24,), (1,), offset=1),
        plan((1 << 30, 10), (0, 0)),
        plan((24,), (1,), count=1 << 35),
        plan((-24,), (1,)),
        plan((24,), (-1,)),
        plan((24,), (1, 1)),
        plan((1 << 62, 1 << 62), (1, 1)),
        plan((0, 1 << 62), (1, 1)),
        plan((1,) * 100, (1,) * 100),
        plan((24.0,), (1,)),  # type: ignore[arg-type]
    ],
)
def test_that_lies_about_sizes_are_refused(tmp_path: Path, data: bytes) -> None:
    refusal(rebuilt(tmp_path / "lie.pth", **{"data.pkl": data}))


def test_that_an_honest_description_of_that_kind_loads(tmp_path: Path) -> None:
    path = rebuilt(tmp_path / "honest.pth", **{"data.pkl": plan((3, 4), (1, 3), offset=2)})
    assert torch.equal(read_checkpoint(path).state["w"], torch.arange(2.0, 14.0).view(4, 3).t())


def hostile_archives(folder: Path) -> dict[str, Path]:
    deep = b"\x80\x02" + b"]" * 200_000 + b"a" * 199_999 + b"."
    doubled = b"\x80\x02]q\x00" + b"".join(
        b"]q%c(h%ch%ce" % (index + 1, index, index) for index in range(1, 200)
    ).replace(b"q\x01(h\x01", b"q\x01(h\x00")
    references = (
        b"\x80\x02)q\x00"
        + b"".join(b"h%ch%c\x86q%c0" % (index, index, index + 1) for index in range(200))
        + b"h\xc8}h\xc8h\xc8s."
    )
    ordered = b"ccollections\nOrderedDict\n"
    pairs = b"\x80\x02]q\x00(" + b"K\x01K\x02\x86" * 20_000 + b"e" + (ordered + b"h\x00\x85R0") * 30_000 + b"."
    keys = [b"X\x05\0\0\0%05d" % index for index in range(20_000)]
    shared = b"\x80\x02}q\x00(" + b"".join(key + b"N" for key in keys) + b"u"
    for level in (1, 2, 3):
        shared += b"0}q%c(" % level + b"".join(key + b"h%c" % (level - 1) for key in keys) + b"u"
    memo = b"\x80\x02}r\xff\xff\xff\x7f."
    tensors = saved(folder / "many-source.pth", {str(index): torch.zeros(1) for index in range(50_000)})
    bomb = folder / "bomb.pth"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("source/data.pkl", plan((100 << 20,), (1,), count=100 << 20))
        with archive.open("source/data/0", "w") as member:
            for _ in range(400):
                member.write(bytes(1 << 20))
    return {
        "deep": rebuilt(folder / "deep.pth", **{"data.pkl": deep}),
        "doubled": rebuilt(folder / "doubled.pth", **{"data.pkl": doubled + b"."}),
        "references": rebuilt(folder / "references.pth", **{"data.pkl": references}),
        "pairs": rebuilt(folder / "pairs.pth", **{"data.pkl": pairs}),
        "shared": rebuilt(folder / "shared.pth", **{"data.pkl": shared + b"."}),
        "memo": rebuilt(folder / "memo.pth", **{"data.pkl": memo}),
        "memo unknown": rebuilt(folder / "unknown.pth", **{"data.pkl": b"\x80\x02j\xff\xff\xff\x7f."}),
        "big number": rebuilt(
            folder / "number.pth", **{"data.pkl": b"\x80\x02\x8b\x00\x00\x40\x00" + b"\x7f" * (1 << 22) + b"."}
        ),
        "many": tensors,
        "bomb": bomb,
    }


CHILD = """
import resource, sys, time
from pathlib import Path
from engine.checkpoint_reader import read_checkpoint
from engine.errors import EngineError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for name in sys.argv[1:]:
    began = time.process_time()
    try:
        read_checkpoint(Path(name))
    except EngineError as error:
        print(f"{time.process_time() - began:.2f}", len(error.sentence), len(error.details), name)
    else:
        print("LOADED", name)
print("GREW", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_that_bombs_are_refused_quickly_and_in_little_memory(tmp_path: Path) -> None:
    paths = hostile_archives(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, paths.values())], capture_output=True, text=True, check=True
    )
    *lines, last = done.stdout.splitlines()
    assert "LOADED" not in done.stdout
    assert len(lines) == len(paths)
    for line in lines:
        seconds, sentence, details, _ = line.split()
        assert float(seconds) < 2, line
        assert int(sentence) < 400
        assert int(details) < 1000
    assert int(last.split()[1]) < 300 << 10, last  # KiB


@pytest.mark.parametrize("kind", HOSTILE)
def test_that_hostile_headers_of_foreign_safetensors_are_refused(tmp_path: Path, kind: str) -> None:
    header, data = HOSTILE[kind]
    refusal(written(tmp_path / "h.safetensors", header, data))


def scrambled(data: bytes, chance: random.Random) -> bytes:
    """``data`` with a few bytes changed, removed, repeated or put in."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(changed))
        act = chance.randrange(4)
        if act == 0:
            changed[at] = chance.choice(b"().}]tRQsuaebcq\x85\x86\x87\x93\x94\x00\xff")
        elif act == 1:
            del changed[at : at + chance.randrange(1, 9)]
        elif act == 2:
            changed[at:at] = changed[at // 2 : at // 2 + 40]
        else:
            changed[at:at] = chance.choice((b"}", b"(", b"R", b".", b"\x85R", b"h\x00", b"cos\nsystem\n"))
    return bytes(changed)


@pytest.mark.parametrize("kind", ["zip", "description", "legacy", "safetensors"])
def test_that_scrambled_files_are_read_or_refused_in_a_sentence(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)
    value = {"net": WEIGHTS, "epoch": 3, "args": argparse.Namespace(lr=0.1), "best": np.float64(0.9)}
    path = tmp_path / "a.pth"
    if kind == "safetensors":
        safetensors.torch.save_file(dict(WEIGHTS), path)
    else:
        saved(path, value, _use_new_zipfile_serialization=kind != "legacy")
    good = path.read_bytes()
    if kind == "description":
        with zipfile.ZipFile(path) as archive:
            good = archive.read("a/data.pkl")
    read = 0
    for _ in range(500):
        bad = scrambled(good, chance)
        if kind == "description":
            with contextlib.suppress(EngineError):
                follow(io.BytesIO(bad), "a.pth")
                read += 1
            continue
        path.write_bytes(bad)
        with contextlib.suppress(EngineError):
            read_checkpoint(path)
            read += 1
    assert read < 250


# ---- what is no weights


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


KINDS = {
    "pointer.pth": (b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 3\n", "git lfs pull"),
    "page.pth": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
    "config.json": (b'{"architectures": ["ResNet"]}\n', "JSON"),
    "list.json": (b"[1, 2]", "JSON"),
    "x.xml": (b"<?xml version='1.0'?><net/>", "XML"),
    "m.h5": (b"\x89HDF\r\n\x1a\n" + bytes(100), "HDF5"),
    "m.gguf": (b"GGUF\x03\0\0\0" + bytes(100), "GGUF"),
    "m.onnx": (b"\x08\x08\x12\x07pytorch\x1a\x052.1.0:\x80\x01" + bytes(99), "ONNX"),
    "m.npy": (b"\x93NUMPY\x01\0" + bytes(100), "NumPy"),
    "m.mat": (b"MATLAB 5.0 MAT-file, Platform", "MATLAB"),
    "m.pth.gz": (b"\x1f\x8b\x08" + bytes(20), "gzip"),
    "m.tar": (b"sys_info" + bytes(249) + b"ustar\0" + bytes(500), "tar"),
    "notes.pth": ("Gewichte kommen später. 나중에.".encode(), "text"),
    "empty.pth": (b"", "empty"),
    "zeros.pth": (bytes(5000), "only zeros"),
    "noise.pth": (bytes(range(128, 256)) * 20, "no weights file that Inkling knows"),
    "photo.pth": (b"\x89PNG\r\n\x1a\n" + bytes(20), "picture"),
}


@pytest.mark.parametrize("name", KINDS)
def test_that_other_kinds_of_files_are_named(tmp_path: Path, name: str) -> None:
    data, said = KINDS[name]
    (tmp_path / name).write_bytes(data)
    assert said in refusal(tmp_path / name)


def test_that_other_archives_are_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", a=np.ones(3))
    assert "NumPy" in refusal(tmp_path / "a.npz")
    for name, member, said in (
        ("script.pt", "net/code/__torch__.py", "TorchScript"),
        ("program.pt2", "models/model.json", "exported program"),
        ("net.keras", "model.weights.h5", "Keras"),
        ("inside.zip", "folder/net.pth", "unpack"),
        ("other.zip", "readme.txt", "without weights"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(member, b"x")
        assert said in refusal(tmp_path / name)


def test_that_a_file_is_not_the_one_its_name_promises(tmp_path: Path) -> None:
    path = saved(tmp_path / "lenet5-f37072fd.pth")
    assert "Download it again" in refusal(path)
    assert is_equal(read_checkpoint(path.rename(tmp_path / "lenet5-20261122.pth")).state)
    assert is_equal(read_checkpoint(path.with_name("lenet5-20261122.pth").rename(tmp_path / "mine-f37072fd.pth")).state)


def test_that_a_pipe_a_folder_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pth")
    assert "no ordinary file" in refusal(tmp_path / "pipe.pth")
    (tmp_path / "folder.pth").mkdir()
    assert "no ordinary file" in refusal(tmp_path / "folder.pth")


def test_that_crc32_is_what_protects_an_archive(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.pth")
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("a/data/0")
    place = data.index(struct.pack("<6f", *range(6)))
    changed = data[: place + 4] + struct.pack("<f", 99.0) + data[place + 8 :]
    path.write_bytes(changed)
    assert "checksum" in refusal(path)
    forged = zlib.crc32(changed[place : place + info.file_size])
    path.write_bytes(changed.replace(struct.pack("<I", info.CRC), struct.pack("<I", forged)))
    assert read_checkpoint(path).state["conv.weight"].flatten()[1] == 99.0
