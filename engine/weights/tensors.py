"""Tensors out of a weights file's bytes and into them; numbers that cannot be weights are refused by name."""

import mmap
from collections.abc import Generator, Mapping
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.safe_open import shown
from engine.weights.safetensors_header import BYTES_OF, Header, TensorPlace

TORCH_TYPES = {
    "F64": torch.float64,
    "F32": torch.float32,
    "F16": torch.float16,
    "BF16": torch.bfloat16,
    "F8_E4M3": torch.float8_e4m3fn,
    "F8_E5M2": torch.float8_e5m2,
    "I64": torch.int64,
    "I32": torch.int32,
}
LARGEST_HALF = 65504.0
# the last parts of the names of what layers hold; anything called so may change the answer
OF_LAYERS = frozenset(
    {
        *("weight", "bias", "running_mean", "running_var", "num_batches_tracked"),
        *("in_proj_weight", "in_proj_bias", "weight_g", "weight_v", "weight_orig", "gamma", "beta", "scale"),
    }
)


def plain_arrays(state: Mapping[str, Tensor], *, half: bool) -> list[tuple[str, str, NDArray[np.generic]]]:
    """(name, safetensors dtype, contiguous array) of each tensor; the widest numbers first, so that all lie aligned."""
    rows: list[tuple[str, str, NDArray[np.generic]]] = []
    for name, tensor in state.items():
        plain = tensor.detach().to("cpu")
        if not plain.is_floating_point():
            if plain.dtype != torch.int64:
                raise TypeError(f"{name}: {plain.dtype} is not kept in weights files")
            rows.append((name, "I64", plain.contiguous().numpy()))
            continue
        problem = number_problem(name, plain)
        if problem:
            raise EngineError(
                "The weights are not saved: {problem}. Train again with a smaller learning rate.", problem=problem
            )
        fits_half = half and plain.dim() >= 2 and bool((plain.abs() <= LARGEST_HALF).all())
        array = plain.to(torch.float16 if fits_half else torch.float32).contiguous().numpy()
        rows.append((name, "F16" if fits_half else "F32", array))
    rows.sort(key=lambda row: (-BYTES_OF[row[1]], row[0]))
    return rows


def checked_state(
    buffer: bytearray | mmap.mmap,
    header: Header,
    file_name: str,
    *,
    is_known: bool = False,
    unusable: dict[str, EngineError] | None = None,
) -> tuple[dict[str, Tensor], tuple[Sentence, ...]]:
    """The tensors that ``header`` places in ``buffer``, as float32 or int64; and sentences on what was converted.

    float32 and int64 tensors share the buffer's memory. EngineError names the tensor that no network can use;
    ``is_known``: none was found before, so that the numbers need not be looked at; unusable: see ``set_apart``.
    """
    state: dict[str, Tensor] = {}
    for place in header.tensors:
        with set_apart(place.name, unusable):
            state[place.name] = _tensor(buffer, header.data_start, place, file_name)
    return as_weights(state, file_name, is_known=is_known, unusable=unusable)


@contextmanager
def set_apart(name: str, unusable: dict[str, EngineError] | None) -> Generator[None]:
    """An EngineError within, about the tensor ``name``, goes into ``unusable`` when the tensor may be no part of a
    network: when it lies beside all layers and is not called as what they hold ("class_counts")."""
    try:
        yield
    except EngineError as error:
        if unusable is None or "." in name or name in OF_LAYERS:
            raise
        unusable[name] = error


def as_weights(
    state: Mapping[str, Tensor],
    file_name: str,
    *,
    is_known: bool = False,
    unusable: dict[str, EngineError] | None = None,
) -> tuple[dict[str, Tensor], tuple[Sentence, ...]]:
    """``state`` as float32 and int64, and sentences on what was converted; EngineError names an unusable tensor, or it
    goes into ``unusable``: see ``set_apart``."""
    converted: dict[str, int] = {}
    result: dict[str, Tensor] = {}
    for name, tensor in state.items():
        weights = tensor.to(torch.float32) if is_known and tensor.is_floating_point() else tensor
        if not is_known:
            with set_apart(name, unusable):
                weights = _as_weight(name, tensor, file_name)
            if unusable and name in unusable:
                continue
        if weights.dtype != tensor.dtype and tensor.is_floating_point():
            kind = str(tensor.dtype).removeprefix("torch.")
            converted[kind] = converted.get(kind, 0) + 1
        result[name] = weights
    notes = tuple(
        Sentence(
            "{count} tensors were converted from {kind} to float32."
            if count > 1
            else "{count} tensor was converted from {kind} to float32.",
            count=count,
            kind=kind,
        )
        for kind, count in converted.items()
    )
    return result, notes


def number_problem(name: str, tensor: Tensor) -> Sentence | None:
    """What is wrong with the numbers of ``tensor``, in words; None when they can be weights."""
    # min and max carry NaN and infinity through, without a mask as large as the tensor
    if not tensor.numel():
        return None
    wide = tensor if tensor.dtype in (torch.float32, torch.float64) else tensor.float()
    smallest, largest = (float(extreme) for extreme in torch.aminmax(wide))
    if smallest != smallest or largest != largest:
        return Sentence("“{tensor}” holds NaN (not a number)", tensor=shown(name))
    if smallest == float("-inf") or largest == float("inf"):
        return Sentence("“{tensor}” holds an infinite number", tensor=shown(name))
    if name.endswith("running_var") and smallest < 0:
        return Sentence("“{tensor}” holds a negative variance", tensor=shown(name))
    return None


def _tensor(buffer: bytearray | mmap.mmap, start: int, place: TensorPlace, file_name: str) -> Tensor:
    dtype = TORCH_TYPES.get(place.dtype)
    if dtype is None:
        raise _numbers_of_another_kind(file_name, place.name, place.dtype)
    count = (place.end - place.begin) // BYTES_OF[place.dtype]
    if not count:
        return torch.zeros(place.shape, dtype=dtype)
    offset = start + place.begin
    if offset % BYTES_OF[place.dtype]:
        copied = bytearray(memoryview(buffer)[offset : offset + place.end - place.begin])
        return torch.frombuffer(copied, dtype=dtype).view(place.shape)
    return torch.frombuffer(buffer, dtype=dtype, count=count, offset=offset).view(place.shape)


def _as_weight(name: str, tensor: Tensor, file_name: str) -> Tensor:
    if tensor.dtype == torch.int64 or (tensor.dtype == torch.int32 and tensor.numel() == 1):  # counters
        return tensor.to(torch.int64)
    if tensor.dtype not in TORCH_TYPES.values() or not tensor.is_floating_point():
        raise _numbers_of_another_kind(file_name, name, str(tensor.dtype).removeprefix("torch."))
    problem = number_problem(name, tensor)
    if problem:
        raise unusable_weights(file_name, problem)
    weights = tensor.to(torch.float32)
    if tensor.dtype == torch.float64 and number_problem(name, weights):
        raise unusable_weights(
            file_name, Sentence("“{tensor}” holds numbers too large for float32", tensor=shown(name))
        )
    return weights


def _numbers_of_another_kind(file_name: str, name: str, kind: str) -> EngineError:
    return unusable_weights(file_name, Sentence("“{tensor}” holds {kind} numbers", tensor=shown(name), kind=kind))


def unusable_weights(file_name: str, why: Sentence) -> EngineError:
    """The error for a file with numbers that no network here computes with. why: "“conv.weight” holds NaN"."""
    return EngineError(
        "“{file}” cannot be used: {why}. Get weights in ordinary floating point numbers.",
        file=shown(file_name),
        why=why,
    )
