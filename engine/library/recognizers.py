"""The recognizers on this machine: shipped, trained here, imported. List, import, rename, delete with a way back.

Keys stay the same across restarts: ``shipped:NAME``, ``mine:NAME`` and ``run:RUN``, after the file or the run's folder.
Nothing here imports torch before weights are imported.
"""

import contextlib
import json
import re
import secrets
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.download.verify import damaged_index
from engine.errors import EngineError
from engine.library.info import RecognizerInfo
from engine.sentence import Sentence
from engine.storage import paths
from engine.storage.atomic_write import sync_folder, write_atomically, write_new
from engine.storage.file_lock import folder_locked
from engine.storage.new_names import move_to_new, numbered
from engine.storage.safe_open import read_whole, shown
from engine.version import VERSION
from engine.weights.model_card import ModelCard
from engine.weights.weights_file import read_card, replace_card, weights_pieces
from models.catalog import ARCHITECTURES

if TYPE_CHECKING:
    from torch import Tensor

    from engine.library.torchvision_weights import TorchvisionWeights

SUFFIX = ".safetensors"
BEST = "best.safetensors"
DEFAULTS = "default.json"
LONGEST_NAME = 80
WITHOUT_NAME = "weights"
JOINERS = "\u200c\u200d"  # in Persian words and in emoji
WINDOWS_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


@dataclass(frozen=True)
class Listing:
    """All recognizers that can be used, and a sentence for each file that cannot."""

    recognizers: tuple[RecognizerInfo, ...]
    problems: tuple[Sentence, ...]


def listing() -> Listing:
    """Shipped recognizers in the order of history, then imported ones by name, then those of runs, newest first."""
    recognizers: list[RecognizerInfo] = []
    problems: list[Sentence] = []
    for key, origin, path in _files():
        try:
            recognizers.append(RecognizerInfo(key, _known(read_card(path), path), origin, str(path)))
        except EngineError as error:
            problems.append(error.sentence)
    if aside := damaged_index():
        problems.append(
            Sentence(
                "The list of what was downloaded before was damaged. It is kept as {file} in {folder}; what is "
                "downloaded from now on is noted anew.",
                file=aside,
                folder=str(paths.state()),
            )
        )
    order = [network.key for network in ARCHITECTURES]
    shipped = [info for info in recognizers if info.origin == "shipped"]
    imported = [info for info in recognizers if info.origin == "imported"]
    runs = [info for info in recognizers if info.origin == "run"]
    shipped.sort(key=lambda info: (order.index(info.card.architecture), info.key))
    imported.sort(key=lambda info: (info.card.name.casefold(), info.key))
    runs.sort(key=lambda info: (_changed(Path(info.path)), info.key), reverse=True)
    return Listing((*shipped, *imported, *runs), tuple(problems))


def installed() -> tuple[RecognizerInfo, ...]:
    """All recognizers that can be used, as ``listing`` orders them."""
    return listing().recognizers


def recognizer(key: str) -> RecognizerInfo:
    """The recognizer of ``key``; EngineError when it is gone or damaged."""
    path, origin = _place(key)
    return RecognizerInfo(key, _known(read_card(path), path), origin, str(path))


def default_ink_key() -> str:
    """The recognizer that answers drawings unless another is chosen; empty when there is none at all."""
    return _default("ink")


def default_photo_key() -> str:
    """The recognizer that answers photos unless another is chosen; empty when there is none."""
    return _default("photo")


def import_weights(
    path: Path, name: str = "", classes: Sequence[str] = (), part: str = "", known: "TorchvisionWeights | None" = None
) -> RecognizerInfo:
    """Check the weights in ``path`` and copy them into the library; a file that is there already is not copied again.

    A file that Inkling wrote brings its card. A foreign checkpoint is read, its network is found out, and ``classes``
    names what it tells apart; ``part`` says which of several sets of weights is meant; ``known``: the published weights
    that its hash has proven it to hold. What a person should know about the import stands in the card's notes.
    EngineError says what does not fit (MissingClassesError when only the names of the classes are missing); after it
    nothing has changed.
    """
    from engine.library.import_weights import read_weights  # heavy: torch

    weights = read_weights(path, tuple(map(_one_line, classes)), part, known)
    card = replace(weights.card, name=_clean_name(name) or weights.card.name or _clean_name(path.stem) or WITHOUT_NAME)
    for info in installed():
        if info.origin == "imported" and info.card == card and weights.equals(Path(info.path)):
            return info
    return _added(weights.pieces(card), card)


def add(state: "Mapping[str, Tensor]", card: ModelCard) -> RecognizerInfo:
    """Keep weights that were learned here as a recognizer of one's own, under the card's name."""
    return _added(weights_pieces(state, card), card)


def _added(pieces: Sequence[bytes | memoryview], card: ModelCard) -> RecognizerInfo:
    """A new recognizer under a name that nobody else has, also when others are added at the same moment."""
    made = write_new(paths.weights(), file_names(card.name), pieces)
    return recognizer(f"mine:{made.stem}")


def rename(key: str, name: str) -> RecognizerInfo:
    """Call the recognizer of ``key`` ``name``. Its key, and with it all choices, stay."""
    info = recognizer(key)
    if info.origin == "shipped":
        raise EngineError("Recognizers that come with Inkling keep their names.")
    clean = _clean_name(name)
    if not clean:
        raise EngineError("A recognizer needs a name. Type one.")
    if clean != info.card.name:
        replace_card(Path(info.path), replace(info.card, name=clean))
    return recognizer(key)


def delete(key: str) -> str:
    """Move the recognizer of ``key`` to the trash; what ``restore`` needs to bring it back. A run keeps its record."""
    path, origin = _place(key)
    if origin == "shipped":
        raise EngineError("Recognizers that come with Inkling cannot be deleted.")
    trashed = f"weights-{secrets.token_hex(6)}"
    folder = paths.trash() / trashed
    write_atomically(folder / "where.json", json.dumps({"key": key, "deleted": date.today().isoformat()}).encode())
    try:
        path.rename(folder / "weights.safetensors")
    except OSError as error:
        (folder / "where.json").unlink(missing_ok=True)
        folder.rmdir()
        raise EngineError(
            "“{file}” could not be deleted: {why}.",
            repr(error),
            file=shown(path.name),
            why=error.strerror or str(error),
        ) from error
    return trashed


def restore(trashed: str) -> RecognizerInfo:
    """Bring back what ``delete`` moved away, to its old place; beside it when that is taken by now."""
    folder = paths.trash() / trashed
    try:
        if not re.fullmatch(r"weights-[0-9a-f]{12}", trashed):
            raise ValueError(trashed)
        key = str(json.loads(read_whole(folder / "where.json"))["key"])
        target, _ = _address(key)
        paths.weights().mkdir(parents=True, exist_ok=True)
        with folder_locked(folder):  # else one of two could find the old place taken by the other for a moment
            made = move_to_new(folder / "weights.safetensors", _places_for(key, folder))
        sync_folder(made.parent)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise EngineError("This recognizer is not in the trash any more.", details=repr(error)) from error
    with contextlib.suppress(OSError):  # an empty folder in the trash is listed nowhere
        (folder / "where.json").unlink()
        folder.rmdir()
    return recognizer(key if made == target else f"mine:{made.stem}")


def _places_for(key: str, folder: Path) -> Iterator[Path]:
    """Where the recognizer ``key`` may return to: its old place, unless its run is gone, then places beside it."""
    target, origin = _address(key)
    if origin != "run" or target.parent.is_dir():
        yield target
    try:
        name = read_card(folder / "weights.safetensors").name
    except EngineError:  # damaged: it returns all the same, and is listed as that
        name = target.stem
    for file_name in file_names(name):
        yield paths.weights() / file_name


def trash() -> tuple[str, ...]:
    """What ``restore`` can bring back, the last deleted first."""
    found = [path.parent for path in paths.trash().glob("weights-*/weights.safetensors")]
    return tuple(folder.name for folder in sorted(found, key=_changed, reverse=True))


def shipped_folder() -> Path:
    """Where the recognizers that come with the program lie."""
    return paths.RESOURCES / "weights"


def _files() -> Iterator[tuple[str, str, Path]]:
    """(key, origin, path) of every weights file, readable or not."""
    for path in sorted(shipped_folder().glob(f"*{SUFFIX}")):
        yield f"shipped:{path.stem}", "shipped", path
    for path in sorted(paths.weights().glob(f"*{SUFFIX}")):
        yield f"mine:{path.stem}", "imported", path
    for path in sorted(paths.runs().glob(f"*/{BEST}")):
        yield f"run:{path.parent.name}", "run", path


def _address(key: str) -> tuple[Path, str]:
    """Where the file of ``key`` lies or would lie, and its origin; EngineError when ``key`` is none of ours."""
    kind, _, name = key.partition(":")
    if name not in ("", ".", "..") and name == Path(name).name and "\\" not in name and "\0" not in name:
        if kind == "shipped":
            return shipped_folder() / f"{name}{SUFFIX}", "shipped"
        if kind == "mine":
            return paths.weights() / f"{name}{SUFFIX}", "imported"
        if kind == "run":
            return paths.runs() / name / BEST, "run"
    raise EngineError("There is no recognizer “{key}”. “weights list” shows all.", key=shown(key))


def _place(key: str) -> tuple[Path, str]:
    path, origin = _address(key)
    if not path.is_file():
        raise EngineError("There is no recognizer “{key}” any more. “weights list” shows all.", key=shown(key))
    return path, origin


def _known(card: ModelCard, path: Path) -> ModelCard:
    if card.architecture not in {network.key for network in ARCHITECTURES}:
        raise EngineError(
            "“{file}” needs the network “{network}”, which this Inkling {version} does not have. Update Inkling to use "
            "it.",
            file=shown(path.name),
            network=shown(card.architecture),
            version=VERSION,
        )
    return card


def _default(kind: str) -> str:
    try:
        wanted = json.loads((shipped_folder() / DEFAULTS).read_text("utf-8"))[kind]
    except (OSError, ValueError, KeyError, TypeError):
        wanted = ""
    fitting = [info for info in installed() if info.card.input.kind == kind]
    keys = [info.key for info in fitting]
    if f"shipped:{wanted}" in keys:
        return f"shipped:{wanted}"
    return keys[0] if keys else ""


def _clean_name(name: str) -> str:
    """``name`` as one line of visible characters, at most LONGEST_NAME long."""
    return _one_line(name)[:LONGEST_NAME].strip()


def _one_line(text: str) -> str:
    """``text`` as it is, but on one line and without what cannot be seen; joiners within words and emoji stay."""
    visible = "".join(_visible(character) for character in text)
    return " ".join(visible.split())


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":  # a byte of a file's name that is no UTF-8
        return "\ufffd"
    return " " if category[0] in "CZ" and character not in JOINERS else character


def file_names(name: str) -> Iterator[str]:
    """Names of files in the library, after ``name``, valid on every platform; those that others have are left out.

    Names that differ in case only count as the same, so that the folder may be carried anywhere.
    """
    kept = "".join(character if character.isalnum() or character in "-_" else "-" for character in name)
    stem = re.sub("-+", "-", unicodedata.normalize("NFC", kept)).strip("-")[:40] or "weights"
    if WINDOWS_DEVICES.fullmatch(stem):
        stem += "-weights"
    taken = {path.stem.casefold() for path in paths.weights().glob(f"*{SUFFIX}")}
    for path in numbered(Path(f"{stem}{SUFFIX}")):
        if path.stem.casefold() not in taken:
            yield path.name


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
