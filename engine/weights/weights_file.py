"""One file is a working recognizer: a .safetensors whose metadata holds the ModelCard and two hashes.

safetensors has no checksum of its own, so ours has two: ``data_sha256`` over all tensor bytes, and ``header_sha256``
over the header's own bytes with that hash's digits replaced by zeros. Any other program that reads safetensors can
read the file. Reading a card needs no torch.
"""

import hashlib
import json
import math
import mmap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn, cast

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.atomic_write import write_atomically
from engine.storage.hash_cache import is_known, remember
from engine.storage.json_dataclasses import from_plain, to_json
from engine.storage.safe_open import open_regular, shown
from engine.weights.model_card import CARD_VERSION, ModelCard
from engine.weights.safetensors_header import Header, header_bytes, read_header

if TYPE_CHECKING:
    from torch import Tensor

FILE_VERSION = 1
LARGEST_READ_WHOLE = 64 << 20  # larger files are mapped into memory instead
ZEROS = b"0" * 64
MOST_CLASSES = 100_000


def save_weights(path: Path, state: "Mapping[str, Tensor]", card: ModelCard, *, half: bool = False) -> None:
    """Write ``state`` and ``card`` to ``path``, whole or not at all.

    Floating point becomes float32; with ``half`` what has two or more dimensions becomes float16 (statistics and
    biases stay float32: they are few and their range matters). int64 counters stay. EngineError when a number is
    not finite or the file cannot be written.
    """
    write_atomically(path, weights_pieces(state, card, half=half))


def weights_pieces(state: "Mapping[str, Tensor]", card: ModelCard, *, half: bool = False) -> list[bytes | memoryview]:
    """The bytes of the file that ``save_weights`` writes, in pieces."""
    from engine.weights.tensors import plain_arrays

    arrays = plain_arrays(state, half=half)
    pieces = [array.data.cast("B") for _, _, array in arrays if array.size]
    data = hashlib.sha256()
    for piece in pieces:
        data.update(piece)
    header = _our_header(card, data.hexdigest(), [(name, dtype, array.shape) for name, dtype, array in arrays])
    return [header, *pieces]


@dataclass(frozen=True, eq=False)
class SoundFile:
    """A weights file of ours whose every bit was checked against its hashes. It stays readable when it is replaced."""

    name: str
    card: ModelCard
    header: Header
    buffer: bytearray | mmap.mmap
    was_known: bool  # checked before and unchanged since: not checked again

    @property
    def data_hash(self) -> str:
        """sha256 of all tensor bytes: equal for files with equal tensors."""
        return self.header.metadata.get("data_sha256", "")

    def state(self) -> "dict[str, Tensor]":
        """The tensors, float32 or int64, on the CPU; EngineError when one cannot be weights."""
        from engine.weights.tensors import checked_state

        return checked_state(self.buffer, self.header, self.name, is_known=self.was_known)[0]

    def pieces(self, card: ModelCard) -> list[bytes | memoryview]:
        """The bytes of a file with the same tensors, bit by bit, and another card."""
        rows = [(place.name, place.dtype, place.shape) for place in self.header.tensors]
        data = memoryview(self.buffer)[self.header.data_start :]
        return [_our_header(card, self.data_hash, rows), data]


def sound_file(path: Path) -> SoundFile:
    """The file of ``path``, checked against its hashes; EngineError for anything damaged, newer or not ours."""
    with open_regular(path) as file:
        size, header, card = _open_ours(file, path.name)
        buffer = whole_or_mapped(file, size, path.name, from_byte=header.data_start)
        said = header.metadata.get("header_sha256", "")
        was_known = isinstance(buffer, mmap.mmap) and is_known(path, file, said)
        found = SoundFile(path.name, card, header, buffer, was_known)
        if not was_known:
            if hashlib.sha256(memoryview(buffer)[header.data_start :]).hexdigest() != found.data_hash:
                _refuse(path.name, Sentence("its numbers have changed since they were written"))
            if isinstance(buffer, mmap.mmap):
                found.state()  # sound numbers, too
                remember(path, file, said)
    return found


def load_weights(path: Path) -> "tuple[dict[str, Tensor], ModelCard]":
    """The tensors (float32 or int64, on the CPU) and the card of a file written by ``save_weights``.

    Every bit is checked against the hashes (of a large file once a week, and when it changed). Large files are mapped
    into memory, not copied; writing into their tensors changes a private copy, never the file. EngineError for anything
    damaged, newer or not ours.
    """
    file = sound_file(path)
    return file.state(), file.card


def read_card(path: Path) -> ModelCard:
    """The card of a weights file, from its header alone: fast, without torch. The tensors are checked when loaded."""
    with open_regular(path) as file:
        return _open_ours(file, path.name)[2]


def replace_card(path: Path, card: ModelCard) -> None:
    """Write the file of ``path`` anew with another card; its tensors stay bit by bit."""
    write_atomically(path, sound_file(path).pieces(card))


def is_ours(header: Header) -> bool:
    """Whether Inkling wrote the file with this header (even if it is damaged since)."""
    return "inkling" in header.metadata or {"card", "data_sha256", "header_sha256"} <= header.metadata.keys()


def whole_or_mapped(file: BinaryIO, size: int, name: str, *, from_byte: int = 0) -> bytearray | mmap.mmap:
    """The ``size`` bytes of ``file``, writable: read into memory, or mapped copy-on-write when large.

    Those before ``from_byte`` are not meant to be used. A file without any other bytes is never mapped.
    """
    if size - from_byte > max(LARGEST_READ_WHOLE, 0):
        return mmap.mmap(file.fileno(), size, access=mmap.ACCESS_COPY)
    file.seek(0)
    buffer = bytearray(size)
    if file.readinto(buffer) != size:  # pyright: ignore[reportAttributeAccessIssue]  BinaryIO lacks it, files have it
        _refuse(name, Sentence("it became shorter while it was read"))
    return buffer


def _our_header(card: ModelCard, data_hash: str, rows: list[tuple[str, str, tuple[int, ...]]]) -> bytes:
    metadata = {
        "header_sha256": ZEROS.decode(),  # first, so that these zeros are the ones replaced
        "format": "pt",
        "inkling": str(FILE_VERSION),
        "card": to_json(card),
        "data_sha256": data_hash,
    }
    header = header_bytes(metadata, rows)
    return header.replace(ZEROS, _header_hash(header[8:]).encode(), 1)


def _open_ours(file: BinaryIO, name: str) -> tuple[int, Header, ModelCard]:
    size = file.seek(0, 2)
    header = read_header(file, size, name)
    if not is_ours(header):
        raise EngineError(
            "“{file}” does not say which network and classes it is for. Import it; Inkling then finds out.",
            file=shown(name),
        )
    version = header.metadata.get("inkling", "")
    if not version.isdecimal() or len(version) > 9:
        _refuse(name, Sentence("its version is unreadable"))
    if int(version) > FILE_VERSION:
        _newer(name)
    said = header.metadata.get("header_sha256", "").encode()
    if header.raw.count(said) != 1 or _header_hash(header.raw.replace(said, ZEROS)).encode() != said:
        _refuse(name, Sentence("its description has changed since it was written"))
    return size, header, _card(header.metadata.get("card", ""), name)


def _header_hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _card(text: str, name: str) -> ModelCard:
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _damage(name, Sentence("its card is unreadable")) from error
    if not isinstance(plain, dict):
        _refuse(name, Sentence("its card is unreadable"))
    fields = cast("dict[str, object]", plain)
    version = fields.get("version")
    if isinstance(version, int) and version > CARD_VERSION:
        _newer(name)
    card = from_plain(ModelCard, fields, Sentence("The card of “{file}”", file=shown(name)))
    problem = card_problem(card)
    if problem is not None:
        _refuse(name, problem)
    return card


def card_problem(card: ModelCard) -> Sentence | None:
    """What in ``card`` cannot be; None when all can."""
    spec = card.input
    if not 1 <= len(card.classes) <= MOST_CLASSES:
        return Sentence("its card names {count} classes", count=len(card.classes))
    if len(set(card.classes)) != len(card.classes):
        return Sentence("its card names a class twice")
    if not 1 <= spec.size <= 4096 or spec.resize < 0:
        return Sentence("its card asks for pictures of {size} pixels", size=spec.size)
    if len(spec.mean) != spec.channels or len(spec.std) != spec.channels:
        return Sentence("the mean and deviation in its card do not fit the channels")
    if not all(math.isfinite(number) for number in (*spec.mean, *spec.std, card.temperature)):
        return Sentence("its card holds a number that is not finite")
    if min(spec.std) <= 0 or card.temperature <= 0:
        return Sentence("its card divides by zero or less")
    return None


def _damage(name: str, why: Sentence) -> EngineError:
    return EngineError("“{file}” is damaged: {why}. Get the file again.", file=shown(name), why=why)


def _refuse(name: str, why: Sentence) -> NoReturn:
    raise _damage(name, why)


def _newer(name: str) -> NoReturn:
    raise EngineError("“{file}” was written by a newer Inkling. Update Inkling to use it.", file=shown(name))
