"""A tensor that a checkpoint describes, before it is made: which bytes it would take, and how they are laid out."""

from dataclasses import dataclass

MOST_DIMENSIONS = 8

# torch's storage classes -> dtype, bytes of one number
STORAGES = {
    "DoubleStorage": ("float64", 8),
    "FloatStorage": ("float32", 4),
    "HalfStorage": ("float16", 2),
    "BFloat16Storage": ("bfloat16", 2),
    "LongStorage": ("int64", 8),
    "IntStorage": ("int32", 4),
    "ShortStorage": ("int16", 2),
    "CharStorage": ("int8", 1),
    "ByteStorage": ("uint8", 1),
    "BoolStorage": ("bool", 1),
    "ComplexFloatStorage": ("complex64", 8),
    "ComplexDoubleStorage": ("complex128", 16),
    "UntypedStorage": ("bytes", 1),
    "QInt8Storage": ("quantized", 1),
    "QUInt8Storage": ("quantized", 1),
    "QInt32Storage": ("quantized", 4),
}
DTYPES = {
    "float64": 8,
    "float32": 4,
    "float16": 2,
    "bfloat16": 2,
    "float8_e4m3fn": 1,
    "float8_e5m2": 1,
    "int64": 8,
    "int32": 4,
    "int16": 2,
    "int8": 1,
    "uint8": 1,
    "bool": 1,
    "complex64": 8,
    "complex128": 16,
}


@dataclass(frozen=True)
class Storage:
    """Bytes that tensors share. key: which record of the file. count: numbers of ``item_size`` bytes each."""

    dtype: str
    item_size: int
    key: str
    count: int


@dataclass(frozen=True)
class TensorSpec:
    """A tensor that was not made yet. special: why it cannot be weights ("sparse"), else empty."""

    storage: Storage
    dtype: str
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]
    special: str = ""


NO_STORAGE = Storage("float32", 4, "", 0)


def reach(shape: tuple[int, ...], stride: tuple[int, ...]) -> tuple[int, int]:
    """How many numbers a tensor shows, and how many it spans in its storage."""
    shown_numbers, span = 1, 1
    for size, step in zip(shape, stride, strict=True):
        shown_numbers *= size
        span += (size - 1) * step
    return (shown_numbers, span) if shown_numbers else (0, 0)
