"""Foreign checkpoints, read strictly: .safetensors, and .pt and .pth as torch.save writes them (zip or legacy).

Neither pickle.load nor torch.load ever sees the file: engine.storage.pickle_machine follows its description
without running anything, all sizes are checked against the file, and the tensors are made straight from the checked
bytes. One reader means that what was checked is what is used.
"""

import hashlib
import io
import mmap
import re
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO, NoReturn

import torch
from torch import Tensor

from engine.errors import EngineError
from engine.sentence import Sentence
from engine.storage.hash_cache import known_hash, remember
from engine.storage.pickle_machine import is_pickle
from engine.storage.safe_open import open_regular, shown
from engine.weights.checkpoint.class_names import ClassNames, class_names, class_names_in_metadata
from engine.weights.checkpoint.not_weights import SAVE_A_STATE_DICT, refuse_other_kinds
from engine.weights.checkpoint.pickle_reader import LARGEST_PICKLE, follow
from engine.weights.checkpoint.state_dict import named_weights, no_weights, part_of, without_prefixes
from engine.weights.checkpoint.tensor_spec import Storage, TensorSpec, reach
from engine.weights.checkpoint.zip_reader import checked_members
from engine.weights.damage import damaged
from engine.weights.safetensors_header import looks_like_safetensors, read_header
from engine.weights.tensors import as_weights, checked_state, set_apart, unusable_weights
from engine.weights.weights_file import is_ours, whole_or_mapped
from models.catalog import ARCHITECTURES

LARGEST_FILE = 4 << 30
MOST_TENSORS = 10_000
LEGACY_MAGIC = re.compile(rb"\x80[\x02-\x05](\x95.{8})?\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19\.", re.DOTALL)
PROMISED_HASH = re.compile(r"^(?P<network>\w+?)(-\w+)?-(?P<hash>[0-9a-f]{8})( ?\(\d+\))?$")


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """Named tensors, float32 or int64 on the CPU, and sentences on what was unwrapped or converted.

    classes: what may be the names of its classes. unusable: why a tensor that need not belong to the network cannot be
    weights, by its name; it is not in ``state``.
    """

    state: dict[str, Tensor]
    notes: tuple[Sentence, ...]
    classes: tuple[ClassNames, ...] = ()
    unusable: Mapping[str, EngineError] = field(default_factory=dict)


def read_checkpoint(path: Path, part: str = "") -> Checkpoint:
    """The weights in a foreign file. part: which set when it holds several ("ema").

    EngineError says what is wrong; nothing in the file is ever run. Opens the file once: what was checked is read.
    The sha256 of a large file is noted when all was found well; unchanged, it is mapped without reading it through.
    """
    with open_regular(path) as file:
        size = file.seek(0, 2)
        if size > LARGEST_FILE:
            raise EngineError(
                "“{file}” is larger than any network here ({gigabytes:.1f} GB).",
                file=shown(path.name),
                gigabytes=size / 1e9,
            )
        head, tail = _ends(file, size)
        if looks_like_safetensors(head, path.name):
            return _read_safetensors(file, size, path.name, part)
        if head.startswith(b"PK\x03\x04"):
            return _noted(_Source(file, size, path, part), _read_zip)
        if LEGACY_MAGIC.match(head):
            return _noted(_Source(file, size, path, part), _read_legacy)
    if is_pickle(head):
        follow(io.BytesIO(head), path.name)  # names what it asks for, if that can be found out
        raise EngineError(
            "“{file}” is a bare Python pickle, which Inkling does not open. {advice}",
            file=shown(path.name),
            advice=SAVE_A_STATE_DICT,
        )
    refuse_other_kinds(head, tail, path.name)
    raise EngineError(
        "“{file}” is no weights file that Inkling knows, or it is damaged at its beginning. Choose a .safetensors, "
        ".pth or .pt file of PyTorch weights.",
        file=shown(path.name),
    )


class _Source:
    """The bytes of a file and its name. is_known: they were read through before and are unchanged since; is_sound:
    the numbers of this ``part``, too, were found fit to be weights."""

    def __init__(self, file: BinaryIO, size: int, path: Path, part: str) -> None:
        self.name = path.name
        self.part = part
        self._path = path
        self._file = file
        self.buffer: bytearray | mmap.mmap = whole_or_mapped(file, size, self.name)
        self.view = memoryview(self.buffer)
        known, _, checked_part = (known_hash(path, file) or "").partition(" ") if self._is_mapped else ("", "", "")
        self.is_known = bool(known)
        self.is_sound = self.is_known and checked_part == part
        self._hash = known or (hashlib.sha256(self.view).hexdigest() if self._is_mapped else "")
        _check_promised_hash(self.view, self.name, self._hash)

    @property
    def _is_mapped(self) -> bool:
        return isinstance(self.buffer, mmap.mmap)

    def note(self) -> None:
        """All was found well: a large file need not be read through again."""
        if self._is_mapped and not self.is_sound:
            remember(self._path, self._file, f"{self._hash} {self.part}")

    def damaged(self, why: Sentence) -> NoReturn:
        raise damaged(self.name, why)


def _noted(source: _Source, read: "Callable[[_Source], Checkpoint]") -> Checkpoint:
    checkpoint = read(source)
    source.note()
    return checkpoint


def _ends(file: BinaryIO, size: int) -> tuple[bytes, bytes]:
    file.seek(0)
    head = file.read(1 << 20)
    file.seek(max(0, size - 4096))
    return head, file.read(4096)


def _check_promised_hash(view: memoryview, name: str, known: str) -> None:
    """torchvision's files end in the first 8 digits of their sha256: ``resnet18-f37072fd.pth``. known: it, or empty."""
    promise = PROMISED_HASH.match(Path(name).stem)
    if promise is None or promise["network"] not in {network.key for network in ARCHITECTURES}:
        return
    if not _is_date(promise["hash"]):
        found = known or hashlib.sha256(view).hexdigest()
        if not found.startswith(promise["hash"]):
            raise EngineError(
                "“{file}” is not the file that its name promises (sha256 {promised}…, found {found}…). Download it "
                "again.",
                file=shown(name),
                promised=promise["hash"],
                found=found[:8],
            )


def _is_date(digits: str) -> bool:
    """Whether ``digits`` are rather a day ("20240131") than the beginning of a hash."""
    try:
        return digits.startswith(("19", "20")) and bool(date.fromisoformat(digits))
    except ValueError:
        return False


# ---- safetensors


def _read_safetensors(file: BinaryIO, size: int, name: str, part: str) -> Checkpoint:
    header = read_header(file, size, name)
    if is_ours(header):
        raise EngineError("“{file}” was written by Inkling; its card says what it is.", file=shown(name))
    unusable: dict[str, EngineError] = {}
    buffer = whole_or_mapped(file, size, name, from_byte=header.data_start)
    state, converted = checked_state(buffer, header, name, unusable=unusable)
    chosen = part_of(state, part) if part else state
    if not chosen:
        raise no_weights(name, part)
    plain, notes = without_prefixes(chosen, name)
    return Checkpoint(plain, (*notes, *converted), class_names_in_metadata(header.metadata), unusable)


# ---- zip


def _read_zip(source: _Source) -> Checkpoint:
    members = checked_members(
        source.buffer, source.name, lambda names: _refuse_other_zips(names, source.name), is_known=source.is_known
    )
    root = next(name for name in members if name.endswith("/data.pkl")).removesuffix("/data.pkl")
    if bytes(members.get(f"{root}/byteorder", b"little")) != b"little":
        raise _from_another_processor(source.name)
    description = members[f"{root}/data.pkl"]
    if len(description) > LARGEST_PICKLE:
        follow(
            io.BytesIO(description[:LARGEST_PICKLE]), source.name
        )  # names what it asks for, if that can be found out
        source.damaged(Sentence("it describes more than any network here has"))

    def record(storage: Storage) -> memoryview:
        found = members.get(f"{root}/data/{storage.key}")
        if found is None:
            source.damaged(Sentence("the numbers “{key}” are missing", key=shown(storage.key)))
        if len(found) != storage.count * storage.item_size:
            source.damaged(Sentence("the numbers “{key}” have another size than described", key=shown(storage.key)))
        return found

    stream = io.BytesIO(description)
    described = follow(stream, source.name)
    if stream.read(1):
        source.damaged(Sentence("something follows its description"))
    return _checkpoint(described, record, source)


def _refuse_other_zips(members: Sequence[str], name: str) -> None:
    file = shown(name)
    descriptions = [member for member in members if member.endswith("/data.pkl")]
    inner = {member.partition("/")[2] or member for member in members}
    if any(member.startswith("code/") or member == "constants.pkl" for member in inner):
        raise EngineError(
            "“{file}” is TorchScript: a program, which Inkling never runs. {advice}",
            file=file,
            advice=SAVE_A_STATE_DICT,
        )
    if any(member.startswith(("models/", "archive_format", "serialized_exported")) for member in (*inner, *members)):
        raise EngineError(
            "“{file}” is an exported program (.pt2), which Inkling never runs. {advice}",
            file=file,
            advice=SAVE_A_STATE_DICT,
        )
    if all(member.endswith(".npy") for member in members):
        raise EngineError(
            "“{file}” holds NumPy arrays. Inkling reads PyTorch weights: .safetensors, .pth, .pt.", file=file
        )
    if "model.weights.h5" in members or "keras_metadata.pb" in inner:
        raise EngineError(
            "“{file}” is a Keras network. Inkling reads PyTorch weights: .safetensors, .pth, .pt.", file=file
        )
    if any(member.lower().endswith((".pth", ".pt", ".safetensors", ".zip")) for member in members):
        raise EngineError(
            "“{file}” is a zip archive with other files inside: unpack it and choose one of them.", file=file
        )
    if not descriptions:
        raise EngineError("“{file}” is a zip archive without weights inside: unpack it and look.", file=file)
    if len(descriptions) > 1:
        raise damaged(name, Sentence("it holds two descriptions"))


def _from_another_processor(name: str) -> EngineError:
    return EngineError(
        "“{file}” was written on another kind of processor. {advice}", file=shown(name), advice=SAVE_A_STATE_DICT
    )


# ---- legacy: four pickles, then each storage as a count and its numbers


def _read_legacy(source: _Source) -> Checkpoint:
    # the description lies at the beginning; the numbers behind it are not copied
    stream = io.BytesIO(source.view[: LARGEST_PICKLE + 4096])
    for _ in range(2):  # magic number, protocol
        follow(stream, source.name)
    about = follow(stream, source.name)
    if isinstance(about, dict) and about.get("little_endian") is False:
        raise _from_another_processor(source.name)
    storages: dict[str, Storage] = {}
    described = follow(stream, source.name, storages)
    keys = follow(stream, source.name)
    if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
        source.damaged(Sentence("the list of its numbers cannot be read"))
    places = _legacy_places(source, stream.tell(), keys, storages)
    checkpoint = _checkpoint(described, lambda storage: places[storage.key], source)
    note = Sentence("This old file format has no checksum: damage inside its numbers cannot be noticed.")
    return replace(checkpoint, notes=(*checkpoint.notes, note))


def _legacy_places(
    source: _Source, begin: int, keys: list[str], storages: Mapping[str, Storage]
) -> dict[str, memoryview]:
    places: dict[str, memoryview] = {}
    for key in keys:
        if key not in storages or key in places:
            source.damaged(Sentence("the list of its numbers does not fit its description"))
        storage = storages[key]
        size = storage.count * storage.item_size
        if begin + 8 + size > len(source.view):
            source.damaged(Sentence("it ends within its numbers"))
        if struct.unpack_from("<q", source.view, begin)[0] != storage.count:
            source.damaged(Sentence("the numbers “{key}” have another size than described", key=shown(key)))
        places[key] = source.view[begin + 8 : begin + 8 + size]
        begin += 8 + size
    if begin != len(source.view):
        source.damaged(Sentence("something follows its numbers"))
    if storages.keys() - places.keys():
        source.damaged(Sentence("numbers are missing"))
    return places


# ---- tensors out of checked bytes


def _checkpoint(described: object, record: Callable[[Storage], memoryview], source: _Source) -> Checkpoint:
    name = source.name
    found, unwrapped = named_weights(described, source.part, name)
    plans, unprefixed = without_prefixes(found, name)
    _check_sizes(plans, name)
    unusable: dict[str, EngineError] = {}
    tensors: dict[str, Tensor] = {}
    for key, plan in plans.items():
        with set_apart(key, unusable):
            tensors[key] = _tensor(plan, record, key, name)
    state, converted = as_weights(tensors, name, is_known=source.is_sound, unusable=unusable)
    if not state and unusable:
        raise next(iter(unusable.values()))
    return Checkpoint(state, (*unwrapped, *unprefixed, *converted), class_names(described), unusable)


def _check_sizes(plans: Mapping[str, TensorSpec], name: str) -> None:
    """No more tensors, and no more numbers in them, than a network and its file could have."""
    storages = {plan.storage.key: plan.storage for plan in plans.values()}
    stored = sum(storage.count for storage in storages.values())
    shown_numbers = sum(reach(plan.shape, plan.stride)[0] for plan in plans.values())
    if len(plans) > MOST_TENSORS or shown_numbers > 2 * stored + (1 << 20):
        raise EngineError(
            "“{file}” is damaged: its {tensors:,} tensors show {shown:,} numbers, but only {stored:,} are stored. Get "
            "the file again.",
            file=shown(name),
            tensors=len(plans),
            shown=shown_numbers,
            stored=stored,
        )


def _tensor(plan: TensorSpec, record: Callable[[Storage], memoryview], key: str, name: str) -> Tensor:
    if plan.special:
        raise unusable_weights(name, Sentence("“{tensor}” is {kind}", tensor=shown(key), kind=plan.special))
    dtype: torch.dtype = getattr(torch, plan.dtype)
    data = record(plan.storage)
    if data.nbytes < dtype.itemsize:
        return torch.zeros(plan.shape, dtype=dtype)
    if data.readonly:
        data = memoryview(bytearray(data))  # inflated members; torch wants writable memory
    numbers = torch.frombuffer(data, dtype=dtype, count=data.nbytes // dtype.itemsize)
    if numbers.data_ptr() % numbers.element_size():
        numbers = numbers.clone()  # legacy files do not align their numbers
    return numbers.as_strided(plan.shape, plan.stride, plan.offset)
